// A message's words with their entities. Offsets count UTF-16 units, as strings here do.
const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "code",
  blockquote: "q", spoiler: "span",
};

export function words(text, entities = []) {
  const box = document.createElement("div");
  box.className = "text";
  box.dir = "auto";
  const cuts = new Set([0, text.length]);
  for (const e of entities) cuts.add(e.offset).add(Math.min(e.offset + e.length, text.length));
  const edges = [...cuts].sort((a, b) => a - b);
  edges.slice(0, -1).forEach((from, n) => {
    const to = edges[n + 1];
    const over = entities.filter((e) => e.offset <= from && e.offset + e.length >= to);
    box.append(over.reduce((inner, e) => wrap(inner, e), text.slice(from, to)));
  });
  return box;
}

function wrap(inner, entity) {
  const href = entity.type === "text_link" ? entity.url : entity.type === "url" ? String(inner) : null;
  const node = document.createElement(safe(href) ? "a" : TAGS[entity.type] ?? "span");
  if (safe(href)) Object.assign(node, { href, target: "_blank", rel: "noopener noreferrer" });
  node.append(inner);
  return node;
}

export function safe(href) {
  return /^https?:\/\//i.test(href ?? "");
}
