// The journals of the cases as they grow: what happened, when, by whom, and that the chain holds.
import { ask } from "./api.js";
import { icon, instant, make, options, second } from "./dom.js";
import { actor, deadline, happening, left } from "./happenings.js";
import { recall, remember } from "./state.js";

export class Cases {
  // `now()` is legal time; `named(id)` is how a mediator is called, if we know.
  constructor(panel, count, now, named) {
    Object.assign(this, { panel, count, now, named, cases: [], known: new Map() });
    const find = (selector) => panel.querySelector(selector);
    [this.which, this.facts, this.rows, this.table, this.none] =
      ["select", ".facts", "tbody", ".scroll", ".none"].map(find);
    this.which.onchange = () => {
      this.byHand = true;
      remember("case", this.which.value);
      this.draw();
    };
    setInterval(() => this.draw(), 30_000);
  }

  opened() {
    this.draw();
  }

  // A case that speaks comes to the front; once one was chosen by hand, only a new one does.
  async load(spoke) {
    const fresh = !this.cases.some((one) => one.case === spoke);
    try {
      this.cases = await ask("/_desk/v1/cases");
    } catch (error) {
      this.cases = [];
      this.none.textContent = error.message;
      return this.draw();
    }
    this.none.textContent = "No case yet. The journal of a case appears here as things happen to it.";
    if (spoke && (fresh || !this.byHand)) remember("case", spoke);
    this.draw();
  }

  draw() {
    const shown = this.cases.find((one) => one.case === recall("case")) ?? this.cases[0];
    this.count.textContent = this.cases.length;
    this.none.hidden = Boolean(shown);
    this.table.hidden = this.facts.hidden = this.which.hidden = !shown;
    if (!shown || this.panel.hidden) return;
    options(this.which, this.cases.map((one) => [one.case, `${one.case} · ${one.order} · ${one.status}`]), shown.case);
    this.facts.replaceChildren(this.seal(shown), ...shown.deadlines.map((one) => this.due(one)));
    const rows = [...shown.events].reverse().map((event) => this.row(shown.case, event));
    this.rows.replaceChildren(...rows);
    this.known.set(shown.case, shown.events.length);
  }

  seal(one) {
    const words = one.verified ? `Chain verified: ${one.events.length} entries` : "The chain is broken";
    const node = make("li", one.verified ? "seal" : "seal broken", "", { "data-testid": "chain" });
    node.append(icon(one.verified ? "check" : "close"), words);
    return node;
  }

  due(one) {
    const at = new Date(one.at);
    return make("li", "due", `${deadline(one, "")} ${instant(at)} (${left(at - this.now())})`);
  }

  row(number, event) {
    const fresh = event.seq > (this.known.get(number) ?? Infinity);
    const node = make("tr", event.verified ? (fresh ? "fresh" : "") : "wrong");
    const at = make("td", "", second(new Date(event.at)), { title: instant(new Date(event.at)) });
    const seal = make("td", "mono", `${event.digest} `);
    if (event.verified) seal.append(icon("check"), make("span", "unseen", "verified"));
    else seal.append("does not fit");
    node.append(make("td", "", String(event.seq)), at, make("td", "", happening(event)), make("td", "", actor(event.actor, this.named)), seal);
    return node;
  }
}
