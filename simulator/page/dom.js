// Elements and icons. Words always go in as text, never as markup.
export function make(tag, className = "", text = "", more = {}) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  for (const [name, value] of Object.entries(more)) {
    if (name.startsWith("on")) node[name] = value;
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  return node;
}

const PATHS = {
  clip: "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6",
  photo: "M4 5h16v14H4z M4 16l4.5-5 4 4.2 2.8-2.7L20 17 M15.5 9.2h.01",
  paper: "M6 3h8l4 4v14H6z M14 3v4h4 M9 12h6 M9 16h6",
  talk: "M4 5h16v11H10l-4 4v-4H4z M8 9h8 M8 12h5",
  send: "M4 12l16-8-5 16-3.2-6.6z M11.8 13.4L20 4",
  block: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M5.8 5.8l12.4 12.4",
  close: "M6 6l12 12 M18 6L6 18",
  out: "M8 16l8-8 M9 8h7v7",
  down: "M6 9l6 6 6-6",
  check: "M5 12.5l4.5 4.5L19 7",
  lamp: "M8 4h8l3 8H5z M12 12v7 M8.5 20h7",
  pencil: "M4 20l1-4L16 5l3 3L8 19z M14 7l3 3",
  plus: "M12 5v14 M5 12h14",
  more: "M5 12h.01 M12 12h.01 M19 12h.01",
  again: "M5 5v5h5 M5.5 10a7.5 7.5 0 1 1-.7 4.5",
  system: "M12 4a8 8 0 1 0 0 16z M12 4a8 8 0 1 1 0 16",
  light: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z M12 2v2 M12 20v2 M2 12h2 M20 12h2 M5 5l1.4 1.4 M17.6 17.6L19 19 M19 5l-1.4 1.4 M6.4 17.6L5 19",
  dark: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  play: "M7 5l12 7-12 7z",
};

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

// A button that does nothing more before its deed is done. It is not disabled meanwhile: that
// would take the focus away from whoever uses the keyboard.
export function button(text, className, testid, deed, more = {}) {
  const node = make("button", className, text, { type: "button", "data-testid": testid, ...more });
  node.onclick = async () => {
    if (node.hasAttribute("aria-disabled")) return;
    node.setAttribute("aria-disabled", "true");
    await Promise.resolve(deed()).finally(() => node.removeAttribute("aria-disabled"));
  };
  return node;
}

// New content for a box. Focus stays on what has the same name, or else where it was.
export function redraw(box, ...nodes) {
  const able = () => [...box.querySelectorAll("button:enabled")];
  const held = document.activeElement, at = able().indexOf(held);
  box.replaceChildren(...nodes);
  if (at < 0) return;
  const now = able();
  const near = now.find((one) => one.dataset.testid === held.dataset.testid) ?? now[Math.min(at, now.length - 1)] ?? box;
  if (near === box) box.tabIndex = -1;
  near.focus({ preventScroll: true });
}

// Options stay as they are while they are the same: somebody may be choosing.
export function options(select, pairs, chosen) {
  const mark = JSON.stringify(pairs);
  if (select.mark !== mark) select.replaceChildren(...pairs.map(([value, words]) => make("option", "", words, { value })));
  select.mark = mark;
  select.value = String(chosen);
}

// Telegram's clients show these marks as nothing; whoever compares words must not trip over them.
export function plain(text) {
  return (text ?? "").replace(/[\u2066-\u2069]/g, "");
}

const show = (how) => (moment) => new Intl.DateTimeFormat("en-GB", how).format(moment);
export const clock = show({ hour: "2-digit", minute: "2-digit" });
export const day = show({ weekday: "short", day: "numeric", month: "long" });
export const instant = show({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
export const second = show({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
