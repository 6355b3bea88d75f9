// A chat as rows. Only what changed is drawn anew, so a screen reader hears each thing once.
import { bubble, moment } from "./bubble.js";
import { day, make } from "./dom.js";

export function drawChat(log, view, how) {
  const first = !log.childElementCount;
  const nearEnd = first || log.scrollHeight - log.scrollTop - log.clientHeight < 160;
  const rows = view.messages.length ? daysAndBubbles(view.messages, how) : [emptiness(how)];
  if (how.typing) rows.push({ key: "typing", mark: "", build: dots });
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
    if (label !== today) rows.push({ key: `day ${label}`, mark: "", build: () => make("div", "day", label) });
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

function emptiness(how) {
  return {
    key: "empty", mark: how.empty, build: () => {
      const row = make("div", "empty");
      row.append(make("p", "", how.empty));
      if (how.start) row.append(make("button", "act quiet", "Start", { type: "button", onclick: how.start, "data-testid": how.startId }));
      return row;
    },
  };
}

function dots() {
  const row = make("div", "typing", "", { "aria-hidden": "true" });
  row.append(make("i"), make("i"), make("i"));
  return row;
}
