// The drawer below the columns: a tab opens it, the same tab again or Escape closes it.
import { recall, remember } from "./state.js";
import { mark, tablist } from "./tabs.js";

export class Drawer {
  // `panels` maps a tab's name to what fills it; `panel.opened()` is told when it comes in sight.
  constructor(node, panels) {
    Object.assign(this, { node, panels, open: null });
    this.list = node.querySelector("[role=tablist]");
    tablist(this.list, ({ dataset: { name } }) => this.show(name === this.open ? null : name));
    node.querySelector(".shut").onclick = () => this.show(null);
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.open) return;
      const tab = this.tab(this.open);
      this.show(null);
      tab.focus();
    });
    this.show(recall("drawer"));
  }

  tab(name) {
    return this.list.querySelector(`[data-name="${name}"]`);
  }

  show(name) {
    this.open = name in this.panels ? name : null;
    remember("drawer", this.open);
    this.node.classList.toggle("open", this.open !== null);
    this.node.querySelector(".shut").hidden = !this.open;
    mark(this.list, this.open && this.tab(this.open));
    for (const key of Object.keys(this.panels)) {
      this.tab(key).setAttribute("aria-expanded", String(key === this.open));
      document.getElementById(`panel-${key}`).hidden = key !== this.open;
    }
    if (this.open) this.panels[this.open].opened();
  }
}
