// "Try this": four steps for a newcomer, ticked as they happen.
import { icon, make } from "./dom.js";

const STEPS = [
  ["Buyer", "press Open a dispute beside Ceiling lamp Aurora.", (d) => d.buyer.messages.length > 0],
  ["Buyer", "tap through; when asked, use Sample photos.", (d) => d.letters > 0],
  ["Seller", "press Answer in the inbox, and tap to the end.", (d) => d.group.messages.length > 0],
  ["Staff", "press Claim on the card, then start the staff bot.", (d) => d.mediator.messages.length > 1],
];

export function drawHints(box, done) {
  const told = STEPS.map(([, , happened]) => happened(done));
  const now = told.indexOf(false);
  if (now < 0) {
    const end = "You have been all the way round. Try Desk lamp, oak next: it was paid for and never shipped.";
    return box.querySelector("ol").replaceChildren(make("li", "now", end));
  }
  box.querySelector("ol").replaceChildren(...STEPS.map(([who, what], n) => {
    const step = make("li", told[n] ? "done" : n === now ? "now" : "");
    if (n === now) step.setAttribute("aria-current", "step");
    const mark = make("span", "mark", told[n] ? "" : String(n + 1));
    if (told[n]) mark.append(icon("check"));
    const words = make("span");
    words.append(make("b", "", who), `: ${what}`);
    step.append(mark, words);
    return step;
  }));
}

export function closable(box) {
  box.hidden = localStorage.getItem("hints") === "closed";
  box.querySelector("button").onclick = () => {
    localStorage.setItem("hints", "closed");
    box.hidden = true;
  };
}
