// Light, dark, or as the system has it.
import { icon } from "./dom.js";
import { recall, remember } from "./state.js";

const ORDER = ["system", "light", "dark"];

export function theme(button) {
  const wear = (name) => {
    document.documentElement.dataset.theme = name;
    button.replaceChildren(icon(name));
    button.title = `Theme: ${name}`;
    button.setAttribute("aria-label", `Theme: ${name}. Change it`);
  };
  button.onclick = () => {
    const next = ORDER[(ORDER.indexOf(recall("theme", "system")) + 1) % ORDER.length];
    remember("theme", next);
    wear(next);
  };
  wear(recall("theme", "system"));
}
