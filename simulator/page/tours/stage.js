// What a tour finds on the page: the message that a step waits for, the button, the letter.
import { plain } from "../dom.js";

const COLUMN_OF = { buyer: "buyer", seller: "seller", group: "staff", mediator: "staff" };

export class Stage {
  // Only what is new since the tour's last deed in a chat can answer a step.
  constructor(page) {
    this.page = page;
    this.seen = new Map();
  }

  column(step) {
    return this.page.columns.get(COLUMN_OF[step.in]);
  }

  chat(step) {
    const { chats } = this.column(step);
    return chats.find((chat) => chat.key === step.in) ?? chats[0];
  }

  // Bring the place of a step into sight: its column on a phone, its chat, its orders or inbox.
  reveal(step) {
    const column = this.column(step), chat = this.chat(step);
    this.page.shown(column.name);
    if (column.current !== chat) column.turn(chat);
    if (step.open === "dispute") column.strip.show("orders");
    if (step.letter) column.strip.show("inbox");
  }

  // What the step waits for, or null while it is not there.
  find(step, told) {
    const { strip } = this.column(step);
    if (step.letter) return strip.panel.querySelector(`.letter[data-case="${told.case}"]`);
    if (step.open === "dispute") return strip.panel.querySelector(`[data-order="${told.order}"]`);
    const wanted = filled(step.sees, told);
    return this.rows(step).find((row) => plain(row.textContent).includes(wanted)
      && (!step.press || step.ifAsked || this.key(row, step.press))) ?? null;
  }

  rows(step) {
    const chat = this.chat(step), seen = this.seen.get(chat.key) ?? new Map();
    const rows = [...chat.log.querySelectorAll(".row:not(.out)")].reverse();
    return rows.filter((row) => seen.get(row.dataset.row) !== row.mark);
  }

  // Where the deed of a step is done, within what was found; null when there is nothing to press.
  target(step, found) {
    if (step.open) return found.querySelector(step.open === "dispute" ? "[data-testid^=dispute]" : ".act");
    if (step.press) return this.key(found, step.press);
    if (step.attach) return this.column(step).form.querySelector(`.${step.attach}`);
    if (step.write) return this.column(step).form.querySelector("textarea");
    return null;
  }

  key(row, label) {
    return [...row.querySelectorAll(".key")].find((key) => plain(key.textContent).startsWith(label)) ?? null;
  }

  // From here on, what stands in this chat is old.
  note(step) {
    const { key, log } = this.chat(step);
    this.seen.set(key, new Map([...log.children].map((row) => [row.dataset.row, row.mark])));
  }
}

export function filled(text, told) {
  return text.replace(/\{(\w+)\}/g, (_, name) => told[name] ?? "");
}
