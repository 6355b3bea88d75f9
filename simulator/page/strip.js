// The marketplace above a chat: a person's orders, and the inbox where the desk's notices arrive.
import { ask } from "./api.js";
import { button, icon, make, redraw } from "./dom.js";
import { newOrder, orderRow } from "./orders.js";
import { recall, remember } from "./state.js";
import { mark, tablist } from "./tabs.js";

export class Strip {
  constructor(column, node) {
    Object.assign(this, { column, node, orders: [], letters: [], account: null, unfolded: new Set() });
    Object.assign(this, recall(`strip.${column.name}`, { shown: column.name === "seller" ? "inbox" : "orders", open: true }));
    const find = (selector) => node.querySelector(selector);
    [this.list, this.panel, this.fold, this.add] = ["[role=tablist]", ".panel", ".fold", ".add"].map(find);
    this.list.setAttribute("aria-label", `${column.title}: marketplace`);
    this.panel.id = `market-${column.name}`;
    this.fold.setAttribute("aria-controls", this.panel.id);
    for (const name of ["orders", "inbox"]) {
      this.tab(name).dataset.testid = `${name}-${column.name}`;
      this.tab(name).setAttribute("aria-controls", this.panel.id);
    }
    this.add.append(icon("plus"), "New order");
    this.add.dataset.testid = `new-order-${column.name}`;
    this.add.onclick = () => newOrder(column);
    this.fold.append(icon("down"));
    this.fold.onclick = () => this.show(this.shown, !this.open);
    tablist(this.list, (tab) => this.show(tab.dataset.name));
  }

  tab(name) {
    return this.list.querySelector(`[data-name=${name}]`);
  }

  show(name, open = true) {
    Object.assign(this, { shown: name, open });
    remember(`strip.${this.column.name}`, { shown: name, open });
    this.draw();
  }

  async refresh() {
    const accounts = await ask("/_market/v1/accounts");
    const account = accounts.find((one) => one.person === this.column.person.id)?.account ?? null;
    const same = account === this.account, before = this.letters.length;
    this.account = account;
    const query = new URLSearchParams({ account: account ?? "" });
    [this.orders, this.letters] = await Promise.all(
      ["orders", "inbox"].map((kind) => ask(`/_market/v1/${kind}?${query}`)));
    const news = same && this.letters.length > before;
    if (news && this.column.page.awake) this.column.page.news(this.column);
    if (news) this.show("inbox");
    else this.draw();
  }

  draw() {
    this.node.hidden = this.account === null;
    this.panel.hidden = !this.open;
    this.fold.setAttribute("aria-expanded", String(this.open));
    this.fold.setAttribute("aria-label", this.open ? "Fold the marketplace" : "Unfold the marketplace");
    this.add.hidden = this.shown !== "orders" || !this.open;
    this.tab("orders").querySelector(".count").textContent = this.orders.length;
    this.tab("inbox").querySelector(".count").textContent = this.letters.length;
    mark(this.list, this.tab(this.shown));
    const side = this.column.role;
    const rows = this.shown === "orders" ? this.orders.map((order) => orderRow(order, side, this))
      : [...this.letters].reverse().map((letter, n) => letterRow(letter, n === 0, this));
    const none = this.shown === "orders" ? "No orders yet." : "No messages yet.";
    redraw(this.panel, ...(rows.length ? rows : [make("li", "none", none)]));
    this.column.page.changed();
  }

  // Answers whether the deed was done; what stood in its way is said in the column.
  async tried(deed) {
    try {
      return (await deed()) ?? true;
    } catch (error) {
      this.column.toast(error.message, "wrong");
      return false;
    }
  }
}

function letterRow(letter, newest, strip) {
  const row = make("li", newest ? "letter newest" : "letter", "", { "data-case": letter.case_id });
  const label = make("div");
  label.append(make("p", "", letter.text));
  const open = async () => {
    if (await strip.column.follow(letter.link)) strip.show("inbox", false);
  };
  row.append(label, button("Answer", newest ? "act" : "act quiet", `answer-${letter.notice_id}`, open));
  return row;
}
