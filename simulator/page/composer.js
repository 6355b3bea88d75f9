// Where a person writes and attaches. Files wait in a tray until they are sent.
import { icon, make } from "./dom.js";
import { samplePdf, samplePhotos } from "./samples.js";
import { sampleTalk } from "./sample-talk.js";

const PHOTO = ["image/jpeg", "image/png"];
const MOST = 10;

// `send.text(words)`, `send.files(files, as, caption)` and `send.edit(message, words)` answer
// whether it went out; `changed` is told when the tray is another one.
export function composer(form, send, { warn, changed }) {
  const text = form.querySelector("textarea"), tray = form.querySelector(".tray");
  const input = form.querySelector("input[type=file]"), asFile = form.querySelector(".as-file input");
  const editing = form.querySelector(".editing");
  let staged = [], edited = null;

  function stage(files) {
    if (staged.length + files.length > MOST) warn(`An album holds at most ${MOST} files.`);
    staged = [...staged, ...files].slice(0, MOST);
    draw();
    if (form.contains(document.activeElement)) text.focus({ preventScroll: true });
  }

  function draw() {
    tray.hidden = !staged.length;
    tray.querySelector(".staged").replaceChildren(...staged.map(chip));
    const photos = staged.length > 0 && staged.every((f) => PHOTO.includes(f.type));
    asFile.disabled = !photos;
    asFile.checked = asFile.checked && photos;
    editing.hidden = !edited;
    text.placeholder = staged.length ? "Add some words…" : "Write a message";
    changed();
  }

  function chip(file) {
    const node = make("li", "chip");
    if (PHOTO.includes(file.type)) {
      const image = make("img", "", "", { alt: file.name, src: URL.createObjectURL(file) });
      image.onload = () => URL.revokeObjectURL(image.src);
      node.append(image);
    } else {
      node.append(icon("paper"), make("span", "", file.name));
    }
    const drop = make("button", "", "", { type: "button", "aria-label": `Remove ${file.name}` });
    drop.append(icon("close"));
    drop.onclick = () => { staged = staged.filter((f) => f !== file); draw(); text.focus({ preventScroll: true }); };
    node.append(drop);
    return node;
  }

  function edit(message) {
    edited = message;
    text.value = message?.text ?? "";
    grow(text);
    draw();
    text.focus();
  }

  async function sendAll() {
    const said = text.value.trim(), files = staged, changed = edited;
    if (!said && !files.length) return;
    const photo = files.every((f) => PHOTO.includes(f.type)) && !asFile.checked;
    [staged, edited, text.value] = [[], null, ""];
    grow(text);
    draw();
    if (await gone(changed, said, files, photo)) return;
    text.value ||= said;
    staged = staged.length ? staged : files;
    edited = changed;
    draw();
  }

  async function gone(changed, said, files, photo) {
    if (changed) return send.edit(changed, said);
    // The words of an album go out as a message of their own, so that none are lost.
    const caption = files.length === 1 ? said : "";
    const sent = !files.length || await send.files(files, photo ? "photo" : "document", caption);
    return sent && said && !caption ? send.text(said) : sent;
  }

  form.onsubmit = (event) => { event.preventDefault(); sendAll(); };
  editing.querySelector("button").onclick = () => edit(null);
  text.oninput = () => grow(text);
  text.onkeydown = (event) => {
    if (event.key === "Escape" && edited) edit(null);
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendAll();
  };
  text.onpaste = (event) => { if (event.clipboardData.files.length) stage([...event.clipboardData.files]); };
  input.onchange = () => { stage([...input.files]); input.value = ""; };
  form.querySelector(".attach").onclick = () => input.click();
  form.querySelector(".samples").onclick = async () => stage(await samplePhotos());
  form.querySelector(".paper").onclick = () => stage([samplePdf()]);
  form.querySelector(".talk").onclick = async () => stage([await sampleTalk()]);
  return { edit };
}

function grow(text) {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight + 2, 120)}px`;
}
