// The start panel with its three tours, and the bar with the caption of the one that plays.
import { ask, send } from "./api.js";
import { button, icon, make, redraw } from "./dom.js";
import { recall, remember } from "./state.js";
import { GOODS } from "./tours/goods.js";
import { LATE } from "./tours/late.js";
import { PARCEL } from "./tours/parcel.js";
import { Player } from "./tours/player.js";

const TOURS = [PARCEL, GOODS, LATE];
const HAND = ".key, .market .panel button, .market .add, .write button, .banner button, .block, .empty button, .pencil";

export class Tours {
  constructor(box, page) {
    Object.assign(this, { box, page, player: null, awake: false });
    const told = new URLSearchParams(location.search);
    this.pace = Number(told.get("pace") ?? 1);
    this.patience = Number(told.get("patience") ?? 20);
    this.caption = box.querySelector(".caption");
    this.cards = box.querySelector(".cards");
    this.bar = box.querySelector(".choices");
    for (const type of ["click", "input", "change"])
      document.getElementById("columns").addEventListener(type, (event) => this.touched(event), true);
  }

  ready(awake) {
    this.awake = awake;
    for (const card of this.cards.querySelectorAll("button")) card.disabled = !awake;
  }

  // After a reload a tour stands still where it was until the visitor says so.
  resume() {
    const kept = recall("tour"), tour = TOURS.find((one) => one.key === kept?.key);
    if (!tour) return this.welcome(!recall("welcomed"));
    this.begin(tour, kept.told, kept.at, true);
  }

  welcome(open) {
    if (this.player) return;
    this.box.hidden = !open;
    this.box.classList.add("welcome");
    this.cards.hidden = false;
    this.caption.textContent = "Watch it happen, or play yourself: file as the buyer, answer as the seller, claim as the mediator.";
    this.cards.replaceChildren(...TOURS.map((tour) => this.card(tour)));
    this.choices(["Play by myself", "tour-close", () => this.close()]);
    this.ready(this.awake);
  }

  card(tour) {
    const node = make("button", "tour", "", { type: "button", "data-testid": `tour-${tour.key}`, disabled: !this.awake });
    const words = make("span");
    words.append(make("b", "", tour.title), make("small", "", tour.about));
    node.append(icon("play"), words);
    node.onclick = () => this.start(tour);
    return node;
  }

  close() {
    const held = this.box.contains(document.activeElement);
    remember("welcomed", true);
    this.box.hidden = true;
    if (held) document.getElementById("tours").focus();
  }

  // The first of each role plays, so that a tour speaks the language it was written in.
  async start(tour) {
    const { columns } = this.page;
    try {
      for (const one of columns.values()) await one.become(one.people[0]);
      const order = await send("/_market/v1/orders/fresh", {
        buyer: await account(columns.get("buyer")), seller: await account(columns.get("seller")), story: tour.story,
      });
      this.begin(tour, { order: order.order_id });
    } catch (error) {
      this.caption.textContent = error.message;
    }
  }

  begin(tour, told, at = 0, paused = false) {
    this.tour = tour;
    this.player = new Player(this.page, {
      pace: this.pace, patience: this.patience,
      keep: (now, known) => remember("tour", now === null ? null : { key: tour.key, at: now, told: known }),
      show: (state) => this.show(state),
    });
    this.box.hidden = false;
    this.box.classList.remove("welcome");
    this.box.classList.add("playing");
    const held = this.cards.contains(document.activeElement);
    this.cards.hidden = true;
    this.player.paused = paused;
    this.player.play(tour, told, at);
    if (held) this.bar.firstElementChild.focus();
    if (paused) this.caption.append(" The page was loaded again, so the tour waits.");
  }

  show({ at, of, say, missing, done }) {
    if (done) return this.end("That was all. Everything stays as it is; go on from here as you like.");
    if (missing) this.caption.textContent = `I waited for ${missing}, and it did not come. Is trouble scheduled, or are updates held back? See Trouble below.`;
    else this.caption.replaceChildren(make("b", "", `${this.tour.title}, ${at + 1} of ${of}`), make("span", "", say));
    this.steer(Boolean(missing));
  }

  steer(waits = this.player.paused) {
    const paused = waits || this.player.paused;
    this.choices(
      [paused ? "Go on" : "Pause", "tour-pause", () => { this.player.pause(!paused); this.steer(!paused); }],
      ["Next", "tour-next", () => { this.player.next(); this.steer(false); }],
      ["Stop", "tour-stop", () => this.end("Stopped. Everything stays as it is; go on from here as you like.")]);
  }

  // Whoever acts himself has taken over: the tour makes way, and everything stays.
  touched(event) {
    const by = event.type === "click" ? event.target.closest(HAND) : event.target.closest("textarea, .who select");
    if (!event.isTrusted || !by || !this.player) return;
    this.end("You have taken over, so the tour has stopped. Everything stays as it is.");
  }

  end(words) {
    this.player.stop();
    this.player = null;
    remember("tour", null);
    this.box.classList.remove("playing");
    this.caption.textContent = words;
    this.choices(["Another tour", "tour-another", () => this.welcome(true)], ["Close", "tour-close", () => this.close()]);
  }

  choices(...all) {
    redraw(this.bar, ...all.map(([words, id, deed]) => button(words, "act quiet", id, deed)));
  }
}

async function account(column) {
  const accounts = await ask("/_market/v1/accounts");
  return accounts.find((one) => one.person === column.person.id)?.account ?? "";
}
