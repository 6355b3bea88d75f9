// Plays a tour step by step: say, wait for the real message, show what will be pressed, press it.
// Waiting is for what appears on the page, never for a while; only the reading pauses take time.
import { plain } from "../dom.js";
import { filled, Stage } from "./stage.js";

const READING_MS = 1300, LETTER_MS = 40, LONGEST_MS = 8000;
const CASE = /D-[0-9A-Z]{4}-[0-9A-Z]{4}/;

class Stopped extends Error {}

export class Player {
  // `show(state)` draws the caption; `keep(at, told)` remembers how far it went. `pace` stretches
  // the reading pauses; `patience` is for how many seconds a message is waited for.
  constructor(page, { show, keep, pace, patience }) {
    Object.assign(this, { page, show, keep, pace, patience, wakers: new Set(), paused: false, stopped: false });
    this.stage = new Stage(page);
  }

  async play(tour, told, from = 0) {
    try {
      for (let at = from; at < tour.steps.length; at += 1) {
        this.keep(at, told);
        await this.step(tour, at, told);
      }
      this.keep(null);
      this.show({ done: true });
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    } finally {
      this.page.watchers.delete(this.poke);
    }
  }

  async step(tour, at, told) {
    const step = tour.steps[at];
    if (step.ifAsked && !this.stage.target(step, await this.appeared(step, told))) return;
    this.show({ at, of: tour.steps.length, say: filled(step.say, told) });
    await this.running();
    this.stage.reveal(step);
    const found = await this.appeared(step, told);
    if (step.learn) told[step.learn] = CASE.exec(plain(found.textContent))?.[0];
    // What is aimed at may be drawn anew while somebody reads.
    const aimed = () => this.place(step, told, found);
    const again = () => aim(aimed());
    aim(aimed(), true);
    this.page.watchers.add(again);
    await this.reading(step.say).finally(() => this.page.watchers.delete(again));
    aim(null);
    await this.does(step, told);
  }

  place(step, told, found) {
    const now = this.stage.find(step, told) ?? found;
    return this.stage.target(step, now) ?? now;
  }

  // The place is looked up again: while somebody read, it may have been drawn anew.
  async does(step, told) {
    const found = this.stage.find(step, told), target = found && this.stage.target(step, found);
    if (!target) return;
    this.stage.note(step);
    const { form } = this.stage.column(step);
    if (step.write) target.value = step.write;
    else target.click();
    if (step.attach) await this.until(() => form.querySelector(".chip"), "the file in the tray");
    if (step.attach || step.write) form.querySelector(".send").click();
  }

  async appeared(step, told) {
    const what = step.letter ? "a letter in the inbox" : step.sees ? `“${filled(step.sees, told)}”` : "the order";
    return this.until(() => this.stage.find(step, told), `${what} for ${this.stage.column(step).person.name}`);
  }

  // Looks whenever the page changed. When nothing comes the visitor is told, and may wait on.
  async until(look, what) {
    for (;;) {
      let end = performance.now() + this.patience * 1000;
      while (performance.now() < end) {
        if (this.paused || this.stopped) {
          await this.running();
          end = performance.now() + this.patience * 1000;
        }
        const found = look();
        if (found) return found;
        await this.changed(end - performance.now());
      }
      this.show({ missing: what });
      this.paused = true;
      await this.running();
    }
  }

  changed(within) {
    return new Promise((done) => {
      const timer = setTimeout(() => this.poke(), Math.max(within, 0));
      this.poke = () => { clearTimeout(timer); this.page.watchers.delete(this.poke); done(); };
      this.page.watchers.add(this.poke);
    });
  }

  async reading(words) {
    const ms = Math.min(READING_MS + words.length * LETTER_MS, LONGEST_MS) * this.pace;
    await new Promise((done) => {
      const timer = setTimeout(done, ms);
      this.skip = () => { clearTimeout(timer); done(); };
    });
    this.skip = null;
    await this.running();
  }

  async running() {
    while (this.paused && !this.stopped) await new Promise((done) => this.wakers.add(done));
    if (this.stopped) throw new Stopped();
  }

  pause(paused) {
    this.paused = paused;
    this.wake();
  }

  next() {
    this.pause(false);
    this.skip?.();
  }

  stop() {
    this.stopped = true;
    aim(null);
    this.skip?.();
    this.poke?.();
    this.wake();
  }

  wake() {
    for (const waker of this.wakers) waker();
    this.wakers.clear();
  }
}

function aim(target, first = false) {
  for (const node of document.querySelectorAll(".aim")) if (node !== target) node.classList.remove("aim");
  target?.classList.add("aim");
  if (first) target?.scrollIntoView({ block: "nearest" });
}
