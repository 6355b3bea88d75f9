// The page of `okyoo play`: three columns of chats, kept up by server-sent events.
import { ask, send, upload } from "./api.js";
import { drawChat } from "./chat.js";
import { drawInbox, drawOrders } from "./market.js";
import { samplePdf, samplePhotos } from "./samples.js";

const FACES = { buyer: "#3d8bd4", seller: "#c77a2b", staff: "#6d5fc7" };
const places = new Map();
const views = new Map();

start();

async function start() {
  const world = await ask("/_emu/v1/state");
  const party = world.bots[0], staff = world.bots[1], group = world.groups[0];
  const [buyer, seller, mediator] = ["buyer", "seller", "mediator"].map(
    (role) => world.people.find((p) => p.role === role));
  column("buyer", `${buyer.name}, buyer`, [place("buyer", buyer, { bot: party.username }, party.name)]);
  column("seller", `${seller.name}, seller`, [place("seller", seller, { bot: party.username }, party.name)]);
  column("staff", `${mediator.name}, mediator`, [
    place("group", mediator, { group: group.id }, group.title),
    place("mediator", mediator, { bot: staff.username }, staff.name)]);
  tick(world.now);
  tabs();
  await Promise.all([...places.values()].map(refresh));
  await Promise.all([orders("buyer"), inbox("seller")]);
  listen();
  waken();
}

function place(key, person, where, title) {
  const found = { key, person, where, title };
  places.set(key, found);
  return found;
}

function column(name, title, chats) {
  const node = document.getElementById("column").content.firstElementChild.cloneNode(true);
  node.dataset.testid = `column-${name}`;
  node.dataset.column = name;
  if (name === "buyer") node.classList.add("shown");
  node.querySelector("h2").textContent = title;
  const face = node.querySelector(".face");
  face.textContent = title[0];
  face.style.background = FACES[name];
  const log = node.querySelector(".chat");
  log.setAttribute("aria-label", `${title}: messages`);
  const column = { node, log, chats, current: chats[0] };
  for (const chat of chats) chat.column = column;
  const bar = node.querySelector(".switch");
  if (chats.length > 1) for (const chat of chats) {
    const tab = document.createElement("button");
    tab.textContent = chat.where.group ? "Staff chat" : "Private";
    tab.dataset.testid = `tab-${chat.key}`;
    tab.setAttribute("role", "tab");
    tab.onclick = () => choose(column, chat);
    chat.tab = tab;
    bar.append(tab);
  }
  form(node, column);
  document.getElementById("columns").append(node);
  choose(column, chats[0]);
}

function choose(column, chat) {
  column.current = chat;
  for (const one of column.chats) {
    one.tab?.setAttribute("aria-selected", String(one === chat));
  }
  chat.tab?.classList.remove("new");
  column.node.querySelector(".who p").textContent = chat.where.group ? chat.title : `with ${chat.title}`;
  draw(chat);
}

function form(node, column) {
  const text = node.querySelector(".text");
  node.querySelector(".write").onsubmit = (event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (!said) return;
    text.value = "";
    act(column.current, "say", { text: said });
  };
  const files = node.querySelector("input[type=file]");
  files.onchange = () => {
    const chosen = [...files.files];
    const photo = chosen.every((f) => f.type === "image/jpeg" || f.type === "image/png");
    give(column.current, chosen, photo ? "photo" : "document");
    files.value = "";
  };
  node.querySelector(".samples").onclick = async () =>
    give(column.current, await samplePhotos(), "photo");
  node.querySelector(".paper").onclick = () => give(column.current, [samplePdf()], "document");
}

function here(chat) {
  return { person: chat.person.id, ...chat.where };
}

async function act(chat, verb, more) {
  try {
    return await send(`/_emu/v1/${verb}`, { ...here(chat), ...more });
  } catch (error) {
    toast(error.message, true);
  }
}

async function give(chat, files, as) {
  try {
    await upload("/_emu/v1/upload", { ...here(chat), as }, files);
  } catch (error) {
    toast(error.message, true);
  }
}

async function press(chat, message, row, col, key) {
  if (key.url) return follow(chat, key.url);
  const told = await act(chat, "press", { message_id: message.id, row, col });
  if (told?.answer?.text) toast(told.answer.text, told.answer.show_alert);
}

async function follow(chat, url) {
  const link = new URL(url);
  const bot = link.pathname.slice(1), payload = link.searchParams.get("start") ?? "";
  const target = [...places.values()].find(
    (p) => p.person.id === chat.person.id && p.where.bot === bot);
  if (!target) return toast("That link leads to a chat that is not on this page.", true);
  choose(target.column, target);
  await act(target, "start", { payload });
  await refresh(target);
}

async function refresh(chat) {
  const query = new URLSearchParams(here(chat));
  const before = views.get(chat.key)?.messages.length ?? 0;
  views.set(chat.key, await ask(`/_emu/v1/view?${query}`));
  if (chat.column.current === chat) draw(chat);
  else if (views.get(chat.key).messages.length > before) chat.tab?.classList.add("new");
}

function draw(chat) {
  const view = views.get(chat.key);
  if (!view) return;
  drawChat(chat.column.log, view, {
    press: (message, row, col, key) => press(chat, message, row, col, key),
    start: () => act(chat, "start", { payload: "" }),
    empty: {
      buyer: "Open a dispute from one of your orders above.",
      seller: "When somebody files a dispute, the notice arrives in your marketplace inbox above.",
      group: "Complete cases appear here as cards.",
      mediator: "Dossiers of the cases that you claim come here.",
    }[chat.key],
    group: Boolean(chat.where.group),
  });
}

async function orders(key) {
  const strip = places.get(key).column.node.querySelector(".market");
  const account = (await ask("/_market/v1/accounts")).find((a) => a.person === places.get(key).person.id);
  drawOrders(strip, await ask(`/_market/v1/orders?account=${account.account}`), async (order) => {
    try {
      const { link } = await send(`/_market/v1/orders/${order.order_id}/dispute`, { account: account.account });
      await follow(places.get(key), link);
    } catch (error) {
      toast(error.message, true);
    }
  });
}

async function inbox(key) {
  const strip = places.get(key).column.node.querySelector(".market");
  const account = (await ask("/_market/v1/accounts")).find((a) => a.person === places.get(key).person.id);
  drawInbox(strip, await ask(`/_market/v1/inbox?account=${account.account}`), (letter) =>
    follow(places.get(key), letter.link));
}

function listen() {
  const waiting = new Set();
  const source = new EventSource("/_emu/v1/events");
  source.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    if (event.type === "market") inbox("seller");
    if (event.type === "clock") tick(event.now);
    for (const chat of places.values()) {
      const mine = chat.where.group ? event.group === chat.where.group
        : event.person === chat.person.id && event.bot === chat.where.bot;
      if (!mine || !["message", "edited", "deleted"].includes(event.type) || waiting.has(chat)) continue;
      waiting.add(chat);
      setTimeout(() => { waiting.delete(chat); refresh(chat); }, 40);
    }
  };
}

async function waken() {
  const { ready } = await ask("/_market/v1/ready");
  const state = document.getElementById("state");
  state.textContent = ready ? "Both bots are up" : "The bots are waking up…";
  state.classList.toggle("ready", ready);
  if (!ready) setTimeout(waken, 500);
}

function tick(now) {
  document.getElementById("clock").textContent =
    new Date(now).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}

function tabs() {
  for (const tab of document.querySelectorAll(".tabs button")) tab.onclick = () => {
    for (const other of document.querySelectorAll(".tabs button"))
      other.setAttribute("aria-selected", String(other === tab));
    for (const node of document.querySelectorAll(".column"))
      node.classList.toggle("shown", node.dataset.column === tab.dataset.tab);
  };
}

function toast(text, alert = false) {
  const node = document.createElement("div");
  node.className = alert ? "toast alert" : "toast";
  node.textContent = text;
  document.getElementById("toasts").append(node);
  setTimeout(() => node.remove(), alert ? 6000 : 2500);
}
