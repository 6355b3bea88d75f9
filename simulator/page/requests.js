// What the bots asked of Telegram, newest first; by bot, by method, or only what went wrong.
import { ask } from "./api.js";
import { make, options, second } from "./dom.js";

const KEPT = 200;

export class Requests {
  constructor(panel, count, last) {
    Object.assign(this, { count, last, entries: [], methods: new Set() });
    this.rows = panel.querySelector("tbody");
    [this.bot, this.method] = panel.querySelectorAll("select");
    this.wrong = panel.querySelector("input");
    for (const one of [this.bot, this.method, this.wrong]) one.onchange = () => this.draw();
  }

  bots(bots) {
    options(this.bot, [["", "Both bots"], ...bots.map((bot) => [bot.username, bot.name])], "");
    options(this.method, [["", "Every method"]], "");
  }

  opened() {
    this.draw();
  }

  async load() {
    this.entries = await ask(`/_emu/v1/journal?limit=${KEPT}`);
    this.draw();
  }

  add(entry) {
    this.entries = [...this.entries, entry].slice(-KEPT);
    this.draw();
  }

  draw() {
    const failed = this.entries.filter((entry) => !entry.ok).length, newest = this.entries.at(-1);
    this.count.textContent = failed ? `${this.entries.length}, ${failed} refused` : String(this.entries.length);
    this.last.textContent = newest ? `${newest.bot} · ${newest.method} · ${newest.code}` : "";
    for (const { method } of this.entries) {
      if (!this.methods.has(method)) this.method.append(make("option", "", method, { value: method }));
      this.methods.add(method);
    }
    if (this.rows.closest("[hidden]")) return;
    const wanted = this.entries.filter((entry) => (!this.bot.value || entry.bot === this.bot.value)
      && (!this.method.value || entry.method === this.method.value) && !(this.wrong.checked && entry.ok));
    this.rows.replaceChildren(...wanted.reverse().map(row));
  }
}

function row(entry) {
  const node = make("tr", entry.ok ? "" : "wrong");
  for (const cell of [second(new Date(entry.at)), entry.bot, entry.method, entry.code, entry.description ?? "ok"])
    node.append(make("td", "", String(cell)));
  return node;
}
