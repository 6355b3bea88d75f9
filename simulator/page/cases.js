// The journals of the cases as they grow: what happened, when, by whom, and that the chain holds.
import { ask } from "./api.js";
import { icon, instant, make, options, second } from "./dom.js";
import { actor, deadline, happening, left } from "./happenings.js";
import { recall, remember } from "./state.js";

export class Cases {
  constructor(panel, count, now) {
    Object.assign(this, { panel, count, now, cases: [], known: new Set() });
    const find = (selector) => panel.querySelector(selector);
    [this.which, this.facts, this.rows, this.table, this.none] =
      ["select", ".facts", "tbody", ".scroll", ".none"].map(find);
    this.which.onchange = () => { remember("case", this.which.value); this.draw(); };
    setInterval(() => this.draw(), 30_000);
  }

  opened() {
    this.draw();
  }

  // A case that speaks comes to the front, unless another was chosen by hand and is still there.
  async load(spoke) {
    try {
      this.cases = await ask("/_desk/v1/cases");
    } catch (error) {
      this.cases = [];
      this.none.textContent = error.message;
      return this.draw();
    }
    this.none.textContent = "No case yet. The journal of a case appears here as things happen to it.";
    if (spoke) remember("case", spoke);
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
    for (const event of shown.events) this.known.add(`${shown.case}/${event.seq}`);
  }

  seal(one) {
    const words = one.verified ? `Chain verified: ${one.events.length} entries` : "The chain is broken";
    const node = make("li", one.verified ? "seal" : "seal broken", "", { "data-testid": "chain" });
    node.append(icon(one.verified ? "check" : "close"), words);
    return node;
  }

  due(one) {
    const at = new Date(one.at);
    return make("li", "due", `${deadline(one)} ${instant(at)} (${left(at - this.now())})`);
  }

  row(number, event) {
    const fresh = !this.known.has(`${number}/${event.seq}`);
    const node = make("tr", event.verified ? (fresh ? "fresh" : "") : "wrong");
    const at = make("td", "", second(new Date(event.at)), { title: instant(new Date(event.at)) });
    const seal = make("td", "mono", `${event.digest} `);
    if (event.verified) seal.append(icon("check"), make("span", "unseen", "verified"));
    else seal.append("does not fit");
    node.append(make("td", "", String(event.seq)), at, make("td", "", happening(event)), make("td", "", actor(event.actor)), seal);
    return node;
  }
}
