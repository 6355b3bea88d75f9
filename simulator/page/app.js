// The page of `okyoo play`: three columns of chats, a drawer, guided tours; kept up by events.
import { ask, send, unlessUnreachable } from "./api.js";
import { Cases } from "./cases.js";
import { Clockwork } from "./clockwork.js";
import { Column } from "./column.js";
import { make } from "./dom.js";
import { Drawer } from "./drawer.js";
import { listen } from "./listen.js";
import { Requests } from "./requests.js";
import { enter, recall, remember } from "./state.js";
import { mark, tablist } from "./tabs.js";
import { theme } from "./theme.js";
import { Tours } from "./tours.js";
import { Trouble } from "./trouble.js";

const $ = (id) => document.getElementById(id);
const COLUMNS = [
  { name: "buyer", title: "Buyer", role: "buyer" },
  { name: "seller", title: "Seller", role: "seller" },
  { name: "staff", title: "Staff", role: "mediator" },
];
const page = {
  awake: 0, columns: new Map(), panels: {}, watchers: new Set(),
  news, standing, everything, people, groups, market, unseen, shown,
  changed: () => { for (const watcher of page.watchers) watcher(); },
};
let tours;

start().catch((error) => {
  $("columns").replaceChildren(make("p", "failed", `The page could not start: ${error.message}`, { role: "alert" }));
});

async function start() {
  const world = await ask("/_emu/v1/state");
  enter(world.world);
  theme($("theme"));
  const [party, staff] = world.bots, group = world.groups.find((one) => one.moved_to === null);
  const chats = chatsOf(party, staff, group);
  for (const one of COLUMNS) {
    const made = new Column(one, chats[one.name], page);
    page.columns.set(one.name, made);
    $("columns").append(made.node);
  }
  cast(world.people);
  furnish(world);
  tabs();
  page.panels.clock.tick(world.now);
  await everything();
  page.awake = 1;
  tours.resume();
  listen(page);
  waken();
}

function chatsOf(party, staff, group) {
  const bot = (key, empty) => () => [{ key, where: { bot: party.username }, title: party.name, empty }];
  return {
    buyer: bot("buyer", "Open a dispute from one of your orders above."),
    seller: bot("seller", "When a dispute is filed against you, the notice arrives in your inbox above."),
    staff: () => [
      { key: "group", where: { group: group.id }, title: group.title, tabName: "Staff chat", topics: group.topics,
        empty: "Complete cases appear here as cards." },
      { key: "mediator", where: { bot: staff.username }, title: staff.name, tabName: "Private",
        empty: "Dossiers of the cases that you claim come here." }],
  };
}

function furnish(world) {
  const warn = (words) => page.columns.get("buyer").toast(words, "wrong");
  const count = (name) => document.querySelector(`.drawer [data-name=${name}] .count`);
  page.panels.requests = new Requests($("panel-requests"), count("requests"), document.querySelector(".drawer .last"));
  page.panels.requests.bots(world.bots);
  page.panels.clock = new Clockwork($("panel-clock"), $("clock"), warn);
  page.panels.case = new Cases($("panel-case"), count("case"), () => page.panels.clock.now(), named);
  page.panels.trouble = new Trouble($("panel-trouble"), count("trouble"), played, chats, warn);
  page.drawer = new Drawer($("drawer"), page.panels);
  page.panels.trouble.begin(world.bots).catch(unlessUnreachable);
  tours = new Tours($("tour"), page);
  $("tours").onclick = () => tours.welcome(true);
  $("reset").onclick = reset;
  $("clock-open").onclick = () => page.drawer.show("clock");
}

// Who is played now, each in the chat in which he may block a bot.
function played() {
  return [...page.columns.values()].map((one) => ({ person: one.person, chat: one.chats.find((c) => c.where.bot) }));
}

function chats() {
  return [...page.columns.values()].flatMap((one) => one.chats);
}

function cast(everybody) {
  for (const one of page.columns.values()) one.who.populate(everybody.filter((p) => p.role === one.role));
}

function named(id) {
  return page.columns.get("staff").people.find((one) => one.id === id)?.name;
}

async function people() {
  cast((await ask("/_emu/v1/state")).people);
}

// A group that moved is followed to its new place, and topics come and go.
async function groups() {
  const known = (await ask("/_emu/v1/state")).groups;
  for (const one of page.columns.values()) one.follows(known);
  await Promise.all(chats().filter((chat) => chat.where.group).map((chat) => chat.column.refresh(chat)));
}

async function everything() {
  const { case: cases, requests, trouble } = page.panels;
  await Promise.all([...chats().map((chat) => chat.column.refresh(chat)), people(), market(), requests.load(), cases.load(), trouble.load()]);
  if (page.awake) waken();
}

function market() {
  const shops = [...page.columns.values()].filter((one) => one.role !== "mediator");
  return Promise.all(shops.map((one) => one.strip.refresh()));
}

async function waken() {
  const { ready } = await ask("/_market/v1/ready").catch(() => ({ ready: false }));
  standing(ready ? "Both bots are up" : "The bots are waking up…", ready ? "ready" : "");
  tours.ready(ready);
  if (!ready) setTimeout(waken, 500);
}

function standing(words, kind) {
  $("state").textContent = words;
  $("state").className = `state ${kind}`;
}

async function reset() {
  try {
    await send("/_desk/v1/reset");
  } catch (error) {
    page.columns.get("buyer").toast(error.message, "wrong");
  }
}

function tabs() {
  tablist($("tabs"), (tab) => shown(tab.dataset.tab));
  shown(recall("tab", "buyer"));
}

function shown(name) {
  const tab = document.querySelector(`#tabs [data-tab=${name}]`);
  mark($("tabs"), tab);
  for (const one of page.columns.values()) one.node.classList.toggle("shown", one.name === name);
  tab.classList.remove("new");
  remember("tab", name);
}

function news(one) {
  if (one.node.classList.contains("shown")) return;
  document.querySelector(`#tabs [data-tab=${one.name}]`).classList.add("new");
}

// Something came for somebody who is not played now: his name bears a dot until he is.
function unseen(event) {
  for (const one of page.columns.values()) one.who.missed(event.person);
}
