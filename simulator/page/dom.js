// Elements and icons. Words always go in as text, never as markup.
export function make(tag, className = "", text = "", more = {}) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  for (const [name, value] of Object.entries(more)) {
    if (name.startsWith("on")) node[name] = value;
    else if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  return node;
}

const PATHS = {
  clip: "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6",
  photo: "M4 5h16v14H4z M4 16l4.5-5 4 4.2 2.8-2.7L20 17 M15.5 9.2h.01",
  paper: "M6 3h8l4 4v14H6z M14 3v4h4 M9 12h6 M9 16h6",
  send: "M4 12l16-8-5 16-3.2-6.6z M11.8 13.4L20 4",
  block: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M5.8 5.8l12.4 12.4",
  close: "M6 6l12 12 M18 6L6 18",
  out: "M8 16l8-8 M9 8h7v7",
  down: "M6 9l6 6 6-6",
  check: "M5 12.5l4.5 4.5L19 7",
  lamp: "M8 4h8l3 8H5z M12 12v7 M8.5 20h7",
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

export function clock(moment) {
  return moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

export function day(moment) {
  return moment.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "long" });
}
