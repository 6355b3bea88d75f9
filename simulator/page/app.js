// The page of `okyoo play`: three columns of chats, kept up by server-sent events.
import { ask, send } from "./api.js";
import { Column } from "./column.js";
import { make } from "./dom.js";
import { closable, drawHints } from "./hints.js";
import { Journal } from "./journal.js";
import { alarm } from "./lightbox.js";
import { drawInbox, drawOrders } from "./market.js";

const $ = (id) => document.getElementById(id);
const columns = new Map();
const waiting = new Set();
const page = { awake: 0, news };
let letters = 0, ahead = 0, journal;

start().catch((error) => {
  $("columns").replaceChildren(make("p", "failed", `The page could not start: ${error.message}`, { role: "alert" }));
});

async function start() {
  const world = await ask("/_emu/v1/state");
  const [party, staff] = world.bots, [group] = world.groups;
  const one = (role) => world.people.find((p) => p.role === role);
  const buyer = one("buyer"), seller = one("seller"), mediator = one("mediator");
  column("buyer", buyer, [{ key: "buyer", where: { bot: party.username }, title: party.name,
    empty: "Open a dispute from one of your orders above." }]);
  column("seller", seller, [{ key: "seller", where: { bot: party.username }, title: party.name,
    empty: "When a dispute is filed against you, the notice arrives in your inbox above." }]);
  column("staff", mediator, [
    { key: "group", where: { group: group.id }, title: group.title, tabName: "Staff chat", topics: group.topics,
      empty: "Complete cases appear here as cards." },
    { key: "mediator", where: { bot: staff.username }, title: staff.name, tabName: "Private",
      empty: "Dossiers of the cases that you claim come here." }]);
  journal = new Journal($("journal"));
  closable($("hints"));
  tabs();
  tick(world.now);
  setInterval(() => tick(), 5000);
  for (const button of document.querySelectorAll("[data-advance]")) button.onclick = () => advance(button);
  listen();
  await everything();
  page.awake = 1;
  waken();
}

function column(name, person, chats) {
  const made = new Column(name, person, chats.map((chat) => ({ ...chat, person })), page);
  columns.set(name, made);
  $("columns").append(made.node);
}

async function everything() {
  await Promise.all([...columns.values()].flatMap((c) => c.chats.map((chat) => c.refresh(chat))));
  await Promise.all([market(), journal.load()]);
  hints();
}

async function market() {
  const accounts = await ask("/_market/v1/accounts");
  for (const one of columns.values()) one.account = accounts.find((a) => a.person === one.person.id)?.account ?? "";
  await Promise.all([orders(columns.get("buyer")), inbox(columns.get("seller"))]);
}

async function orders(buyer) {
  drawOrders(buyer.strip, await ask(`/_market/v1/orders?account=${buyer.account}`), async (order) => {
    try {
      const { link } = await send(`/_market/v1/orders/${order.order_id}/dispute`, { account: buyer.account });
      if (await buyer.follow(link)) buyer.strip.open = false;
    } catch (error) {
      buyer.toast(error.message, "wrong");
    }
  });
}

async function inbox(seller) {
  const found = await ask(`/_market/v1/inbox?account=${seller.account}`);
  if (found.length > letters && page.awake) news(seller);
  letters = found.length;
  drawInbox(seller.strip, found, async (letter) => {
    if (await seller.follow(letter.link)) seller.strip.open = false;
  });
}

function listen() {
  const source = new EventSource("/_emu/v1/events");
  source.onmessage = ({ data }) => hear(JSON.parse(data));
  source.onerror = () => standing("Connection lost, trying again…", "lost");
  source.onopen = () => { if (page.awake) everything().then(waken); };
}

function hear(event) {
  if (event.type === "market") inbox(columns.get("seller")).then(hints);
  if (event.type === "clock") tick(event.now);
  if (event.type === "request") journal.add(event);
  for (const one of columns.values()) {
    if (event.type === "callback_answer" && event.person === one.person.id) answered(one, event);
    if (!["message", "edited", "deleted"].includes(event.type)) continue;
    for (const chat of one.chats) if (concerns(event, chat)) later(one, chat);
  }
}

function concerns(event, chat) {
  return chat.where.group ? event.group === chat.where.group
    : event.person === chat.person.id && event.bot === chat.where.bot;
}

function later(one, chat) {
  if (waiting.has(chat)) return;
  waiting.add(chat);
  setTimeout(async () => {
    waiting.delete(chat);
    await one.refresh(chat);
    hints();
  }, 40);
}

function answered(one, event) {
  if (event.text && event.show_alert) alarm(event.text);
  else if (event.text) one.toast(event.text);
}

function hints() {
  const view = (name, n = 0) => columns.get(name).chats[n].view;
  drawHints($("hints"), { letters, buyer: view("buyer"), group: view("staff"), mediator: view("staff", 1) });
}

async function waken() {
  const { ready } = await ask("/_market/v1/ready");
  standing(ready ? "Both bots are up" : "The bots are waking up…", ready ? "ready" : "");
  if (!ready) setTimeout(waken, 500);
}

function standing(words, kind) {
  $("state").textContent = words;
  $("state").className = `state ${kind}`;
}

function tick(now) {
  if (now) ahead = new Date(now) - Date.now();
  const moment = new Date(Date.now() + ahead);
  $("clock").textContent = moment.toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  $("clock").dateTime = moment.toISOString();
}

async function advance(button) {
  try {
    await send("/_emu/v1/clock", { advance_seconds: Number(button.dataset.advance) });
  } catch (error) {
    columns.get("buyer").toast(error.message, "wrong");
  }
}

function tabs() {
  const buttons = [...document.querySelectorAll(".tabs button")];
  for (const tab of buttons) tab.onclick = () => {
    for (const other of buttons) other.setAttribute("aria-selected", String(other === tab));
    for (const one of columns.values()) one.node.classList.toggle("shown", one.name === tab.dataset.tab);
    tab.classList.remove("new");
  };
  buttons[0].click();
}

function news(one) {
  if (one.node.classList.contains("shown")) return;
  document.querySelector(`.tabs [data-tab=${one.name}]`).classList.add("new");
}
