// Legal time: shown in the head, moved on by a click. Limits and retries do not follow it.
import { ask, send } from "./api.js";
import { button, instant, make, redraw } from "./dom.js";
import { deadline } from "./happenings.js";

const STEPS = [
  { name: "hour", label: "+1 hour", seconds: 3600, why: "An hour passes." },
  { name: "day", label: "+1 day", seconds: 86_400, why: "A claim lapses 24 hours after it was made." },
];

export class Clockwork {
  constructor(panel, head, warn) {
    Object.assign(this, { head, warn, ahead: 0, jumps: [] });
    this.big = panel.querySelector(".now");
    this.box = panel.querySelector(".jumps");
    setInterval(() => this.tick(), 5000);
  }

  now() {
    return new Date(Date.now() + this.ahead);
  }

  tick(now) {
    if (now) this.ahead = new Date(now) - Date.now();
    const moment = this.now(), words = instant(moment);
    for (const node of [this.head, this.big]) {
      node.textContent = words;
      node.dateTime = moment.toISOString();
    }
    if (now) this.opened();
  }

  async opened() {
    if (this.box.closest("[hidden]")) return;
    this.draw(this.jumps);
    try {
      this.jumps = await ask("/_desk/v1/clock");
      this.draw(this.jumps);
    } catch { /* no desk here, or not yet: the plain steps are enough */ }
  }

  draw(jumps) {
    const plain = STEPS.map((step) => this.card(step.label, step.why, step.name,
      () => send("/_emu/v1/clock", { advance_seconds: step.seconds })));
    const reckoned = jumps.map((jump) => this.card(...told(jump), jump.jump,
      () => send("/_desk/v1/clock", { jump: jump.jump })));
    redraw(this.box, ...plain, ...reckoned);
  }

  card(label, why, name, deed) {
    const node = make("div", "card");
    node.append(button(label, "act", `clock-${name}`, async () => {
      try {
        await deed();
      } catch (error) {
        this.warn(error.message);
      }
    }), make("p", "", why));
    return node;
  }
}

function told(jump) {
  const until = instant(new Date(jump.to));
  if (jump.jump === "deadline") return ["To the next deadline", `${deadline(jump)}: ${until}.`];
  const off = jump.skipped.map((one) => `${instant(new Date(`${one.day}T12:00`)).slice(0, 10).replace(/,$/, "")} (${one.why})`);
  return ["+3 working days", `To ${until}, by the calendar of the rules.${off.length ? ` Not counted: ${off.join(", ")}.` : ""}`];
}
