// One column: a person, his chats, the strip of the marketplace above them, the composer below.
import { ask, send, upload } from "./api.js";
import { drawChat } from "./chat.js";
import { composer } from "./composer.js";
import { icon, make } from "./dom.js";

export class Column {
  constructor(name, person, chats, page) {
    Object.assign(this, { name, person, chats, page });
    this.node = document.getElementById("column").content.firstElementChild.cloneNode(true);
    this.node.dataset.column = name;
    this.node.dataset.testid = `column-${name}`;
    const find = (selector) => this.node.querySelector(selector);
    find("h2").textContent = person.name;
    find(".role").textContent = person.role;
    find(".face").textContent = person.name[0];
    [this.strip, this.form, this.banner, this.block, this.down] =
      [".market", ".write", ".banner", ".block", ".down"].map(find);
    for (const name of ["attach", "samples", "paper", "send"]) find(`.${name}`).prepend(icon(ICONS[name]));
    for (const chat of chats) this.add(chat);
    composer(this.form, {
      text: (text) => this.act(this.current, "say", { text }),
      files: (files, as, caption) => this.give(this.current, files, as, caption),
    }, (words) => this.toast(words, "wrong"));
    this.block.append(icon("block"));
    this.block.onclick = () => this.act(this.current, "block", {});
    this.banner.querySelector("button").onclick = () => this.act(this.current, "unblock", {});
    this.down.append(icon("down"));
    this.down.onclick = () => toEnd(this.current.log);
    this.choose(chats[0]);
  }

  add(chat) {
    chat.column = this;
    chat.view = { messages: [], started: false, blocked: false };
    chat.log = make("ol", "chat", "", {
      role: "log", "aria-live": "polite", tabindex: "0", hidden: true,
      "aria-label": `${this.person.name}: messages with ${chat.title}`, "data-testid": `chat-${chat.key}`,
    });
    chat.atEnd = true;
    chat.log.onscroll = () => this.far();
    new ResizeObserver(() => { if (chat.atEnd) toEnd(chat.log); }).observe(chat.log);
    this.node.querySelector(".logs").prepend(chat.log);
    if (this.chats.length === 1) return;
    chat.tab = make("button", "", chat.tabName, { type: "button", "data-testid": `tab-${chat.key}`, onclick: () => this.choose(chat) });
    this.node.querySelector(".switch").append(chat.tab);
  }

  choose(chat) {
    this.current = chat;
    for (const one of this.chats) {
      one.log.hidden = one !== chat;
      one.tab?.setAttribute("aria-pressed", String(one === chat));
    }
    chat.tab?.classList.remove("new");
    this.node.querySelector(".with").textContent = chat.where.group ? chat.title : `with ${chat.title}`;
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
    if (more && this.current !== chat) chat.tab?.classList.add("new");
    if (more) this.page.news(this);
    this.draw(chat);
  }

  draw(chat) {
    const mayStart = chat.where.bot && !chat.view.started;
    drawChat(chat.log, chat.view, {
      press: (message, row, col, key) => this.press(chat, message, row, col, key),
      start: mayStart && (() => this.act(chat, "start", { payload: "" })),
      startId: `start-${chat.key}`, empty: chat.empty,
      group: Boolean(chat.where.group), topics: chat.topics,
    });
    if (chat !== this.current) return;
    this.banner.hidden = !chat.view.blocked;
    this.form.hidden = chat.view.blocked;
    this.block.hidden = !chat.where.bot || !chat.view.started || chat.view.blocked;
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

  // A deep link opens the chat with its bot, as a client does. Answers whether it led anywhere.
  async follow(url) {
    const link = new URL(url), bot = link.pathname.slice(1);
    const chat = this.chats.find((c) => c.where.bot === bot);
    if (!chat) {
      this.toast("That link leads to a chat that is not in this column.", "wrong");
      return false;
    }
    this.choose(chat);
    const gone = await this.act(chat, "start", { payload: link.searchParams.get("start") ?? "" });
    chat.log.focus({ preventScroll: true });
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

  toast(text, kind = "") {
    const node = make("div", `toast ${kind}`, text, { role: kind === "wrong" ? "alert" : null, "data-testid": "toast" });
    this.node.querySelector(".toasts").append(node);
    setTimeout(() => node.remove(), kind === "wrong" ? 7000 : 3500);
  }
}

const ICONS = { attach: "clip", samples: "photo", paper: "paper", send: "send" };

function toEnd(log) {
  log.scrollTop = log.scrollHeight;
}

function here(chat) {
  return { person: chat.person.id, ...chat.where };
}
