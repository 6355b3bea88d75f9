// What befalls people and chats at a click, and the list of all trouble that has happened.
import { ask, send } from "./api.js";
import { button, make, options, second } from "./dom.js";

export class Befalling {
  // `chats()` gives the chats of whoever is played now, the staff chat among them.
  constructor(panel, chats, warn) {
    Object.assign(this, { chats, warn, titles: new Map(), told: 0 });
    this.where = panel.querySelector("[data-testid=befall-where]");
    this.deck = panel.querySelector(".acts");
    this.list = panel.querySelector(".happened");
  }

  async begin() {
    const acts = await ask("/_emu/v1/befall");
    for (const { act, title } of acts) this.titles.set(act, title);
    this.deck.replaceChildren(...acts.map((act) => this.card(act)));
  }

  // `titles` are those of the faults that can be scheduled.
  async load(titles) {
    const happened = await ask("/_emu/v1/befallen");
    options(this.where, this.chats().map((chat) => [chat.key, named(chat)]), this.chosen().key);
    const fresh = happened.filter((one) => one.number > this.told);
    // Answers may overtake one another: an older one takes nothing back.
    this.told = Math.max(this.told, happened.at(-1)?.number ?? 0);
    if (this.told) this.list.querySelector(".none")?.remove();
    else this.list.replaceChildren(make("li", "none", "Nothing yet."));
    // Only what is new is put in, so that a screen reader says each thing once.
    this.list.prepend(...fresh.map((one) => this.row(one, titles)).reverse());
  }

  row({ at, kind, about }, titles) {
    const row = make("li", "fault");
    row.append(make("span", "", `${titles.get(kind) ?? this.titles.get(kind) ?? kind} · ${about}`),
      make("time", "", second(new Date(at))));
    return row;
  }

  card({ act, title, sentence, to }) {
    const node = make("div", "card");
    node.append(button(title, "act quiet", `befall-${act}`, () => this.befall(act, to)), make("p", "", sentence));
    return node;
  }

  async befall(act, to) {
    const chat = to === "group" ? this.chats().find((one) => one.where.group) : this.chosen();
    try {
      await send("/_emu/v1/befall", { act, person: chat.person.id, ...chat.where });
    } catch (error) {
      this.warn(error.message);
    }
  }

  chosen() {
    const all = this.chats();
    return all.find((chat) => chat.key === this.where.value) ?? all[0];
  }
}

function named({ where, person, title }) {
  return where.group ? title : `${person.name} with ${title}`;
}
