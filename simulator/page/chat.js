// A chat as bubbles: words, albums, files, keyboards.
export function drawChat(log, view, how) {
  const nearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 160 || !log.childElementCount;
  const rows = groups(view.messages).map((group) => bubble(group, how));
  if (!rows.length) rows.push(emptiness(how.empty));
  log.replaceChildren(...rows);
  if (nearEnd) log.scrollTop = log.scrollHeight;
}

function groups(messages) {
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
  const row = make("li", `row${first.out ? " out" : ""}`);
  row.dataset.message = first.id;
  const body = make("div", "bubble");
  if (how.group && !first.out) body.append(make("div", "by", first.from.name));
  const photos = group.filter((m) => m.photo);
  if (photos.length) body.append(album(photos));
  for (const m of group) if (m.document) body.append(file(m));
  const words = first.text ?? (photos.length > 1 ? null : first.caption);
  if (words && !(photos.length && first.caption && photos.length > 1)) body.append(make("div", "text", words));
  const at = new Date(first.date * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  body.append(make("time", "", first.edited ? `edited ${at}` : at));
  row.append(body);
  if (first.keyboard) row.append(keyboard(first, how));
  return row;
}

function album(photos) {
  const box = make("div", photos.length === 1 ? "album one" : "album");
  for (const m of photos) {
    const figure = make("figure");
    const link = make("a");
    link.href = m.photo;
    link.target = "_blank";
    const image = make("img");
    image.src = m.photo;
    image.alt = m.caption ?? "photo";
    link.append(image);
    figure.append(link);
    if (photos.length > 1 && m.caption) {
      const caption = make("figcaption", "", m.caption);
      caption.title = m.caption;
      figure.append(caption);
    }
    box.append(figure);
  }
  return box;
}

function file(message) {
  const link = make("a", "file");
  link.href = message.document.url;
  link.target = "_blank";
  const ending = message.document.name.split(".").pop().slice(0, 4).toUpperCase();
  link.append(make("i", "", ending));
  const words = make("span", "", message.document.name);
  words.append(make("small", "", `${Math.max(1, Math.round(message.document.size / 1024))} KB`));
  link.append(words);
  return link;
}

function keyboard(message, how) {
  const keys = make("div", "keys");
  message.keyboard.forEach((line, row) => {
    const box = make("div");
    line.forEach((key, col) => {
      const button = make("button", `key ${key.style ?? ""}`, key.text);
      button.type = "button";
      button.onclick = () => how.press(message, row, col, key);
      box.append(button);
    });
    keys.append(box);
  });
  return keys;
}

function emptiness(text) {
  return make("li", "empty", text);
}

function make(tag, className = "", text = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}
