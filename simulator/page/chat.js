// A chat as bubbles. Only what changed is drawn anew, so a screen reader hears each thing once.
import { clock, day, icon, make } from "./dom.js";
import { look } from "./lightbox.js";
import { words } from "./words.js";

const HUES = [205, 28, 265, 150, 340];

export function drawChat(log, view, how) {
  const first = !log.childElementCount;
  const nearEnd = first || log.scrollHeight - log.scrollTop - log.clientHeight < 160;
  const rows = view.messages.length ? daysAndBubbles(view.messages, how) : [emptiness(how)];
  const held = log.contains(document.activeElement) && document.activeElement !== log;
  settle(log, rows, first);
  if (held && document.activeElement === document.body) log.focus({ preventScroll: true });
  if (nearEnd) log.scrollTop = log.scrollHeight;
}

function settle(log, rows, first) {
  const old = new Map([...log.children].map((node) => [node.dataset.row, node]));
  rows.forEach(({ key, mark, build }, n) => {
    let node = old.get(key);
    if (!node || node.mark !== mark) {
      const fresh = build();
      Object.assign(fresh, { mark });
      fresh.dataset.row = key;
      if (!first) fresh.classList.add(node ? "changed" : "fresh");
      node?.replaceWith(fresh);
      node = fresh;
    }
    old.delete(key);
    if (log.children[n] !== node) log.insertBefore(node, log.children[n] ?? null);
  });
  for (const node of old.values()) node.remove();
}

function daysAndBubbles(messages, how) {
  const rows = [];
  let today = "";
  for (const group of albums(messages)) {
    const label = day(moment(group[0].date));
    if (label !== today) rows.push({ key: `day ${label}`, mark: "", build: () => make("li", "day", label) });
    today = label;
    rows.push({ key: String(group[0].id), mark: JSON.stringify(group), build: () => bubble(group, how) });
  }
  return rows;
}

function albums(messages) {
  const found = [];
  for (const message of messages) {
    const last = found.at(-1);
    if (message.media_group_id && last?.[0].media_group_id === message.media_group_id) last.push(message);
    else found.push([message]);
  }
  return found;
}

function bubble(group, how) {
  const [first] = group;
  const row = make("li", `row${first.out ? " out" : ""}`, "", { "data-message": first.id });
  const body = make("div", "bubble");
  if (how.group && !first.out) body.append(sender(first, how));
  if (first.reply_to) body.append(make("blockquote", "quote", first.reply_to.text ?? "Message"));
  const photos = group.filter((m) => m.photo);
  if (photos.length) body.append(album(photos));
  for (const m of group) if (m.document) body.append(file(m, group.length > 1));
  const alone = group.length === 1 ? first.caption : null;
  const said = opening(first) ?? first.text ?? alone;
  if (said) body.append(words(said, first.entities ?? []));
  const at = clock(moment(first.edited ?? first.date));
  const time = make("time", "", first.edited ? `edited ${at}` : at);
  body.append(time);
  row.append(body);
  if (first.keyboard) row.append(keyboard(first, how));
  return row;
}

// A client shows a deep link's message without its payload; so do we: it is a key.
function opening(message) {
  return message.out && /^\/start\s/.test(message.text ?? "") ? "/start" : null;
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
  const box = make("div", `album n${Math.min(photos.length, 4)}`);
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
  const { name, size, url } = message.document;
  const link = make("a", "file", "", { href: url, target: "_blank", rel: "noopener" });
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4).toUpperCase() : "FILE";
  const label = make("span");
  label.append(make("b", "", name), make("small", "", weight(size)));
  if (captioned && message.caption) label.append(make("small", "", message.caption));
  link.append(make("i", "", ending), label);
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

function emptiness(how) {
  return {
    key: "empty", mark: how.empty, build: () => {
      const row = make("li", "empty");
      row.append(make("p", "", how.empty));
      if (how.start) row.append(make("button", "act quiet", "Start", { type: "button", onclick: how.start, "data-testid": how.startId }));
      return row;
    },
  };
}

function moment(told) {
  return new Date(typeof told === "number" ? told * 1000 : told);
}
