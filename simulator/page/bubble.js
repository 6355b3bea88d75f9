// One message, or one album, as a bubble with its buttons.
import { clock, icon, make } from "./dom.js";
import { look } from "./dialogs.js";
import { words } from "./words.js";

const HUES = [205, 28, 265, 150, 340];

export function bubble(group, how) {
  const [first] = group;
  if (first.service) return make("div", "day service", first.service);
  const row = make("div", `row${first.out ? " out" : ""}`, "", { "data-message": first.id });
  const body = make("div", "bubble");
  if (how.group && !first.out) body.append(sender(first, how));
  if (first.reply_to) body.append(make("blockquote", "quote", first.reply_to.text ?? "Message"));
  const photos = group.filter((m) => m.photo);
  if (photos.length) body.append(album(photos));
  for (const m of group) if (m.document) body.append(file(m, group.length > 1));
  const alone = group.length === 1 ? first.caption : null;
  const said = opening(first) ?? first.text ?? alone;
  if (said) body.append(words(said, first.entities ?? []));
  body.append(stamp(first));
  row.append(body);
  if (first.out && first.text && !first.text.startsWith("/")) row.append(pencil(first, how));
  if (first.keyboard) row.append(keyboard(first, how));
  return row;
}

export function moment(told) {
  return new Date(typeof told === "number" ? told * 1000 : told);
}

function stamp(message) {
  const at = clock(moment(message.edited ?? message.date));
  return make("time", "", message.edited ? `edited ${at}` : at);
}

// A client shows a deep link's message without its payload; so do we: it is a key.
function opening(message) {
  return message.out && /^\/start\s/.test(message.text ?? "") ? "/start" : null;
}

function pencil(message, how) {
  const button = make("button", "pencil", "", { type: "button", title: "Edit this message", "aria-label": `Edit: ${message.text.slice(0, 40)}` });
  button.append(icon("pencil"));
  button.onclick = () => how.edit(message);
  return button;
}

function sender(message, how) {
  const line = make("div", "by");
  const name = make("b", "", message.from.name);
  name.style.setProperty("--hue", HUES[Math.abs(message.from.id ?? 0) % HUES.length]);
  line.append(name);
  if (message.from.is_bot) line.append(make("span", "badge", "bot"));
  const topic = how.topics?.find((t) => t.id === message.topic);
  if (topic) line.append(make("span", "badge topic", `# ${topic.name}`));
  return line;
}

function album(photos) {
  const box = make("div", `album n${photos.length}`);
  for (const m of photos) {
    const figure = make("figure");
    const open = make("button", "", "", { type: "button", "aria-label": `Open photo: ${m.caption ?? "no caption"}` });
    open.append(make("img", "", "", { src: m.photo, alt: "" }));
    open.onclick = () => look(m.photo, m.caption ?? "");
    figure.append(open);
    if (photos.length > 1 && m.caption) figure.append(make("figcaption", "", m.caption, { title: m.caption }));
    box.append(figure);
  }
  return box;
}

function file(message, captioned) {
  const { name, size, url, mime } = message.document;
  const link = make("a", "file", "", { href: url, target: "_blank", rel: "noopener", title: `Open ${name}` });
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4).toUpperCase() : "FILE";
  const label = make("span");
  label.append(make("b", "", name), make("small", "", weight(size)));
  if (captioned && message.caption) label.append(make("small", "", message.caption));
  link.append(make("i", "", ending), label);
  const kind = /^(image|video)\//.exec(mime)?.[1];
  if (kind) link.onclick = (event) => { event.preventDefault(); look(url, name, kind); };
  return link;
}

function weight(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

function keyboard(message, how) {
  const keys = make("div", "keys", "", { role: "group", "aria-label": "Buttons of this message" });
  message.keyboard.forEach((line, row) => {
    const box = make("div");
    line.forEach((key, col) => {
      const button = make("button", `key ${key.style ?? ""}`, key.text, { type: "button" });
      if (key.url) button.append(icon("out"));
      button.onclick = async () => {
        button.classList.add("busy");
        await how.press(message, row, col, key);
        button.classList.remove("busy");
      };
      box.append(button);
    });
    keys.append(box);
  });
  return keys;
}
