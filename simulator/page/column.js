// One column: a person, his chats, the strip of the marketplace above them, the composer below.
import { ask, send, upload } from "./api.js";
import { drawChat } from "./chat.js";
import { composer } from "./composer.js";
import { alarm } from "./dialogs.js";
import { icon, make } from "./dom.js";
import { recall, remember } from "./state.js";
import { Strip } from "./strip.js";
import { mark, tablist } from "./tabs.js";
import { Typing } from "./typing.js";
import { Who } from "./who.js";

const ICONS = { attach: "clip", samples: "photo", paper: "paper", talk: "talk", send: "send", block: "block", down: "down" };

export class Column {
  // `chatsOf(person)` names the chats that a person of this role has here.
  constructor({ name, title, role }, chatsOf, page) {
    Object.assign(this, { name, title, role, chatsOf, page, casts: new Map() });
    this.node = document.getElementById("column").content.firstElementChild.cloneNode(true);
    this.node.id = `column-${name}`;
    this.node.dataset.column = name;
    this.node.dataset.testid = `column-${name}`;
    this.node.setAttribute("aria-label", title);
    const find = (selector) => this.node.querySelector(selector);
    [this.form, this.banner, this.block, this.down, this.switch] =
      [".write", ".banner", ".block", ".down", ".switch"].map(find);
    find(".role").textContent = `${role} ·`;
    for (const [place, drawn] of Object.entries(ICONS)) find(`.${place}`).prepend(icon(drawn));
    this.strip = new Strip(this, find(".market"));
    this.composer = composer(this.form, {
      text: (text) => this.act(this.current, "say", { text }),
      edit: (message, text) => this.act(this.current, "edit", { message_id: message.id, text }),
      files: (files, as, caption) => this.give(this.current, files, as, caption),
    }, { warn: (words) => this.toast(words, "wrong"), changed: () => page.changed() });
    this.block.onclick = () => this.act(this.current, "block", {});
    this.banner.querySelector("button").onclick = () => this.act(this.current, "unblock", {});
    this.down.onclick = () => toEnd(this.current.log);
    this.who = new Who(this, find(".who select"));
    tablist(this.switch, (tab) => this.turn(this.chats.find((chat) => chat.tab === tab)));
  }

  get chats() {
    return this.casts.get(this.person.id);
  }

  get people() {
    return this.who.people;
  }

  play(person) {
    this.person = person;
    remember(`person.${this.name}`, person.id);
    if (!this.casts.has(person.id)) this.casts.set(person.id, this.chatsOf(person).map((chat) => this.open(chat, person)));
    this.node.querySelector(".face").textContent = person.name[0];
    this.node.querySelectorAll(".chat").forEach((log) => log.remove());
    this.node.querySelector(".logs").prepend(...this.chats.map((chat) => chat.log));
    this.switch.replaceChildren(...(this.chats.length > 1 ? this.chats.map((chat) => chat.tab) : []));
    this.who.arrived();
    this.turn(this.chats.find((chat) => chat.key === recall(`chat.${this.name}`)) ?? this.chats[0]);
  }

  // The same person, of whom something else is known now.
  renewed(person) {
    this.person = person;
    for (const chat of this.chats) chat.person = person;
    this.who.draw();
    this.draw(this.current);
  }

  // What is known of the groups; one that has moved is gone on with where it is now.
  follows(groups) {
    for (const chat of [...this.casts.values()].flat()) {
      const moved = groups.find((one) => one.id === chat.where.group)?.moved_to;
      if (moved) chat.where = { group: moved };
      chat.topics = groups.find((one) => one.id === chat.where.group)?.topics ?? chat.topics;
    }
  }

  open(chat, person) {
    Object.assign(chat, { person, column: this, atEnd: true, view: { messages: [], started: false, blocked: false } });
    chat.log = make("div", "chat", "", {
      role: "log", "aria-live": "polite", tabindex: "0", hidden: true,
      "aria-label": `${person.name}: messages with ${chat.title}`, "data-testid": `chat-${chat.key}`,
    });
    chat.log.onscroll = () => this.far();
    new ResizeObserver(() => { if (chat.atEnd) toEnd(chat.log); }).observe(chat.log);
    chat.tab = make("button", "", chat.tabName, { type: "button", role: "tab", "data-testid": `tab-${chat.key}` });
    chat.typing = new Typing(() => this.draw(chat));
    return chat;
  }

  turn(chat) {
    this.current = chat;
    remember(`chat.${this.name}`, chat.key);
    for (const one of this.chats) one.log.hidden = one !== chat;
    mark(this.switch, chat.tab);
    chat.tab.classList.remove("new");
    this.node.querySelector(".who .badge").hidden = Boolean(chat.where.group);
    this.draw(chat);
    toEnd(chat.log);
  }

  async refresh(chat) {
    const before = chat.view.messages.length;
    try {
      chat.view = await ask(`/_emu/v1/view?${new URLSearchParams(here(chat))}`);
    } catch (error) {
      return this.toast(error.message, "wrong");
    }
    const more = chat.view.messages.length > before && before + this.page.awake > 0;
    if (more && this.current !== chat) chat.tab.classList.add("new");
    if (more) this.page.news(this);
    this.draw(chat);
  }

  draw(chat) {
    const mayStart = chat.where.bot && !chat.view.started;
    drawChat(chat.log, chat.view, {
      press: (message, row, col, key) => this.press(chat, message, row, col, key),
      edit: (message) => this.composer.edit(message),
      start: mayStart && (() => this.act(chat, "start", { payload: "" })),
      startId: `start-${chat.key}`, empty: chat.empty, typing: chat.typing.on,
      group: Boolean(chat.where.group), topics: chat.topics,
    });
    this.page.changed();
    if (chat !== this.current) return;
    const quiet = chat.where.group ? chat.title : `with ${chat.title}`;
    this.node.querySelector(".with").textContent = chat.typing.on ? "typing…" : quiet;
    const gone = this.person.deactivated, blocked = chat.view.blocked;
    const held = [this.banner, this.block, this.form].find((one) => one.contains(document.activeElement));
    this.banner.hidden = !blocked && !gone;
    this.banner.firstElementChild.textContent = gone ? "This account was deleted." : "You blocked this bot.";
    this.banner.lastElementChild.hidden = gone;
    this.form.hidden = blocked || gone;
    this.block.hidden = !chat.where.bot || !chat.view.started || blocked || gone;
    if (held?.hidden) (gone ? chat.log : blocked ? this.banner.lastElementChild : this.form.querySelector("textarea")).focus();
    this.far();
  }

  far() {
    const { log } = this.current, below = log.scrollHeight - log.scrollTop - log.clientHeight;
    this.current.atEnd = below < 160;
    this.down.hidden = below < 240;
  }

  async press(chat, message, row, col, key) {
    if (!key.url) return this.act(chat, "press", { message_id: message.id, row, col });
    const link = new URL(key.url);
    if (link.hostname === "t.me") await this.follow(key.url);
    else if (/^https?:$/.test(link.protocol)) window.open(key.url, "_blank", "noopener");
  }

  // Another person takes this column over.
  async become(person) {
    this.play(person);
    await Promise.all([...this.chats.map((chat) => this.refresh(chat)), this.page.market()]);
  }

  // A deep link opens the chat with its bot, as a client does. Answers whether it led anywhere.
  async follow(url) {
    const link = new URL(url), bot = link.pathname.slice(1);
    const chat = this.chats.find((c) => c.where.bot === bot);
    if (!chat) {
      this.toast("That link leads to a chat that is not in this column.", "wrong");
      return false;
    }
    const mine = this.node.contains(document.activeElement);
    this.turn(chat);
    const gone = await this.act(chat, "start", { payload: link.searchParams.get("start") ?? "" });
    if (mine) chat.log.focus({ preventScroll: true });
    return gone;
  }

  async act(chat, verb, more) {
    return this.tried(chat, () => send(`/_emu/v1/${verb}`, { ...here(chat), ...more }));
  }

  async give(chat, files, as, caption) {
    return this.tried(chat, () => upload("/_emu/v1/upload", { ...here(chat), as, caption }, files));
  }

  async tried(chat, deed) {
    try {
      await deed();
    } catch (error) {
      this.toast(error.message, "wrong");
      return false;
    }
    toEnd(chat.log);
    await this.refresh(chat);
    return true;
  }

  answered(event) {
    if (event.show_alert) alarm(event.text);
    else this.toast(event.text);
  }

  toast(text, kind = "") {
    const node = make("div", `toast ${kind}`, text, { role: kind === "wrong" ? "alert" : null, "data-testid": "toast" });
    this.node.querySelector(".toasts").append(node);
    setTimeout(() => node.remove(), kind === "wrong" ? 7000 : 3500);
  }
}

function toEnd(log) {
  log.scrollTop = log.scrollHeight;
}

function here(chat) {
  return { person: chat.person.id, ...chat.where };
}
