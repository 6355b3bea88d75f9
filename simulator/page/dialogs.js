// What lies over the page for a moment. Escape closes all of it, and focus goes back where it was.
import { make } from "./dom.js";

export function look(source, caption, kind = "image") {
  const box = make("dialog", "photo", "", { "aria-label": caption || "Preview", "data-testid": "photo" });
  const shown = kind === "video" ? make("video", "", "", { src: source, controls: true })
    : make("img", "", "", { src: source, alt: caption || "Photo" });
  const close = make("button", "shut", "×", { type: "button", "aria-label": "Close", autofocus: true, onclick: () => box.close() });
  box.append(shown, close);
  if (caption) box.append(make("p", "", caption));
  box.onclick = (event) => { if (event.target !== shown || kind === "image") box.close(); };
  show(box);
}

export function alarm(text) {
  const box = make("dialog", "alarm", "", { role: "alertdialog", "aria-label": "The bot says", "data-testid": "alert" });
  box.append(make("p", "", text), make("button", "act", "OK", { type: "button", autofocus: true, onclick: () => box.close() }));
  show(box);
}

// Asks for some values; `deed` takes them and throws a sentence when they will not do.
export function form(title, fields, yes, deed, testid) {
  const box = make("dialog", "ask", "", { "aria-label": title, "data-testid": testid });
  const body = make("form", "", "", { method: "dialog", novalidate: true });
  body.append(make("h2", "", title));
  for (const field of fields) body.append(labelled(field));
  const wrong = make("p", "wrong", "", { role: "alert" });
  const line = make("div", "choices");
  line.append(make("button", "act quiet", "Cancel", { type: "button", onclick: () => box.close() }),
    make("button", "act", yes, { "data-testid": `${testid}-yes`, autofocus: fields.length === 0 }));
  body.append(wrong, line);
  box.append(body);
  return new Promise((done) => {
    let result = null;
    body.onsubmit = async (event) => {
      event.preventDefault();
      try {
        result = await deed(Object.fromEntries(new FormData(body)));
        box.close();
      } catch (error) {
        wrong.textContent = error.message;
      }
    };
    show(box, () => done(result));
  });
}

function labelled({ name, label, value = "", choices, hint }) {
  const line = make("label", "field");
  line.append(make("span", "", label));
  const input = choices ? make("select", "", "", { name })
    : make("input", "", "", { name, value, autocomplete: "off", placeholder: hint });
  for (const [key, words] of choices ?? []) input.append(make("option", "", words, { value: key }));
  if (choices && value) input.value = value;
  line.append(input);
  return line;
}

// What was drawn anew meanwhile is known by its name in its column.
function back(before, home) {
  const name = before?.dataset.testid;
  const now = before?.isConnected ? before : name && home.querySelector(`[data-testid="${name}"]`);
  now?.focus({ preventScroll: true });
}

function show(box, done = () => {}) {
  const before = document.activeElement, home = before?.closest("[data-column]") ?? document;
  box.onclose = () => {
    box.remove();
    back(before, home);
    done();
  };
  document.body.append(box);
  box.showModal();
}
