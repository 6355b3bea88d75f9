// The thin drawer at the bottom: what the bots asked of Telegram, newest first.
import { ask } from "./api.js";
import { make } from "./dom.js";

const KEPT = 200;

export class Journal {
  constructor(drawer) {
    this.rows = drawer.querySelector("tbody");
    this.last = drawer.querySelector(".last");
    this.count = drawer.querySelector(".count");
    this.total = 0;
    this.failed = 0;
  }

  async load() {
    this.rows.replaceChildren();
    this.total = this.failed = 0;
    for (const entry of await ask(`/_emu/v1/journal?limit=${KEPT}`)) this.add(entry);
  }

  add(entry) {
    this.total += 1;
    this.failed += entry.ok ? 0 : 1;
    const row = make("tr", entry.ok ? "" : "wrong");
    const at = new Date(entry.at).toLocaleTimeString("en-GB");
    for (const cell of [at, entry.bot, entry.method, entry.code, entry.description ?? "ok"])
      row.append(make("td", "", String(cell)));
    this.rows.prepend(row);
    while (this.rows.childElementCount > KEPT) this.rows.lastElementChild.remove();
    this.count.textContent = this.failed ? `${this.total}, ${this.failed} refused` : String(this.total);
    this.last.textContent = `${entry.bot} · ${entry.method} · ${entry.code}`;
  }
}
