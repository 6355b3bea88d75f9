// What lies over the page for a moment: a photo at full size, or a bot's alert. Escape closes both.
import { make } from "./dom.js";

export function look(source, caption) {
  const box = make("dialog", "photo", "", { "aria-label": caption || "Photo", "data-testid": "photo" });
  box.append(make("img", "", "", { src: source, alt: caption || "Photo" }));
  if (caption) box.append(make("p", "", caption));
  box.onclick = () => box.close();
  show(box);
}

export function alarm(text) {
  const box = make("dialog", "alarm", "", { role: "alertdialog", "aria-label": "The bot says", "data-testid": "alert" });
  box.append(make("p", "", text), make("button", "act", "OK", { type: "button", autofocus: true, onclick: () => box.close() }));
  show(box);
}

function show(box) {
  box.onclose = () => box.remove();
  document.body.append(box);
  box.showModal();
}
