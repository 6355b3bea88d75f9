// Trouble at a click: faults of Telegram by their kinds, blocked bots, updates held back, a
// marketplace that is down. The kinds come from the simulator, so a new one appears by itself.
import { ask, send, unlessUnreachable } from "./api.js";
import { Befalling } from "./befalling.js";
import { button, make, options, redraw } from "./dom.js";

export class Trouble {
  // `people()` gives who is played now, with the chat in which each may block a bot; `chats()` all
  // of their chats.
  constructor(panel, count, people, chats, warn) {
    Object.assign(this, { panel, count, people, warn, titles: null });
    this.befalling = new Befalling(panel, chats, warn);
    const find = (selector) => panel.querySelector(selector);
    [this.kinds, this.standing, this.waiting] = [".kinds", ".standing", ".waiting"].map(find);
    [this.bot, this.method] = panel.querySelectorAll("select");
    [this.times, this.seconds] = panel.querySelectorAll("input");
  }

  async begin(bots) {
    this.bots = bots;
    options(this.bot, bots.map((bot) => [bot.username, bot.name]), bots[0].username);
    const { kinds, methods, befalls } = await ask("/_emu/v1/faults/kinds");
    this.befalls = befalls;
    options(this.method, methods.map((name) => [name, name === "*" ? "whatever it asks next" : name]), methods[0]);
    await this.befalling.begin();
    this.kinds.replaceChildren(...kinds.map((kind) => this.card(kind)));
    this.titles = new Map([["limits", "Over the limits (429)"], ...kinds.map((kind) => [kind.kind, kind.title])]);
    await this.load();
  }

  opened() {
    this.load().catch(unlessUnreachable);
  }

  async load() {
    if (!this.titles) return; // the words come first
    const [faults, state, shop] = await Promise.all(
      ["/_emu/v1/faults", "/_emu/v1/state", "/_market/v1/ready"].map(ask));
    this.count.textContent = faults.length || "";
    if (this.panel.hidden) return;
    await this.befalling.load(this.titles);
    const none = make("li", "none", "Nothing is scheduled: every request goes through.");
    redraw(this.waiting, ...(faults.length ? faults.map((fault) => this.row(fault)) : [none]));
    redraw(this.standing, ...this.people().map((one) => this.blocking(one)),
      ...state.bots.map((bot) => this.holding(bot)), this.limiting(state.limits), this.shopping(shop.down));
  }

  card(kind) {
    const node = make("div", "card");
    const wanted = () => ({ kind: kind.kind, bot: this.bot.value, times: Number(this.times.value),
      method: this.befalls[kind.befalls] ?? this.method.value,
      ...(kind.length && { [kind.length]: Number(this.seconds.value) }) });
    node.append(button(kind.title, "act quiet", `fault-${kind.kind}`, () => this.tried("/_emu/v1/faults", wanted())),
      make("p", "", kind.sentence));
    return node;
  }

  row(fault) {
    const node = make("li", "fault");
    const often = fault.times === 1 ? "once" : `${fault.times} times`;
    node.append(make("span", "", `${this.titles.get(fault.kind) ?? fault.kind} · ${fault.bot} · ${fault.method} · ${often}`),
      button("Cancel", "act quiet", `cancel-${fault.id}`, () => this.tried("/_emu/v1/faults/cancel", { id: fault.id })));
    return node;
  }

  blocking({ person, chat }) {
    const { blocked, started } = chat.view, where = { person: person.id, ...chat.where };
    const words = person.deactivated ? `${person.name} has deleted the account: nothing arrives any more.`
      : !started ? `${person.name} has not started the bot yet.`
      : blocked ? `${person.name} has blocked the bot: nothing reaches this chat.`
        : `${person.name} can be written to.`;
    return this.switch(`block-${person.role}`, blocked ? "Unblock" : "Block", words, !started || person.deactivated,
      () => this.tried(`/_emu/v1/${blocked ? "unblock" : "block"}`, where));
  }

  holding(bot) {
    const words = bot.held ? `${bot.name}: updates are held back, ${bot.waiting} waiting.`
      : `${bot.name}: updates arrive at once.`;
    return this.switch(`hold-${bot.username}`, bot.held ? "Release" : "Hold", words, false,
      () => this.tried(`/_emu/v1/${bot.held ? "release" : "hold"}`, { bot: bot.username }));
  }

  limiting(on) {
    const words = on ? "Telegram's published limits are in force: a chat takes a message a second, a group twenty a minute, a bot thirty a second."
      : "Telegram's published limits are not in force.";
    return this.switch("limits", on ? "Lift them" : "Set in force", words, false,
      () => this.tried("/_emu/v1/limits", { on: !on }));
  }

  shopping(down) {
    const words = down ? "The marketplace's inbox is down: notices wait, then people serve them."
      : "The marketplace's inbox takes notices.";
    return this.switch("shop-down", down ? "Bring it up" : "Take it down", words, false,
      () => this.tried("/_market/v1/down", { down: !down }));
  }

  switch(testid, label, words, disabled, deed) {
    const node = make("li", "fault");
    const act = button(label, "act quiet", testid, deed);
    act.disabled = disabled;
    act.setAttribute("aria-label", `${label}: ${words}`);
    node.append(make("span", "", words), act);
    return node;
  }

  async tried(path, body) {
    try {
      await send(path, body);
      await this.load();
    } catch (error) {
      this.warn(error.message);
    }
  }
}
