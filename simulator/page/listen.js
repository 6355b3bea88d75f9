// The simulator's stream of events, sorted to whom it concerns.
import { unlessUnreachable } from "./api.js";
import { recall } from "./state.js";

const IN_CHAT = ["message", "edited", "deleted", "standing"];
const waiting = new Set();

export function listen(page) {
  const source = new EventSource("/_emu/v1/events");
  source.onmessage = ({ data }) => Promise.resolve(hear(page, JSON.parse(data))).catch(unlessUnreachable);
  source.onerror = () => page.standing("Connection lost, trying again…", "lost");
  return source;
}

function hear(page, event) {
  const { columns, panels } = page;
  switch (event.type) {
    // The same world again: the connection was lost, and something may have been missed.
    case "hello": return event.world === recall("world") ? page.everything() : location.reload();
    case "reset": return page.standing("Starting afresh…", "lost");
    case "clock": return panels.clock.tick(event.now);
    case "request": panels.requests.add(event); return event.ok || soon(panels.trouble, () => panels.trouble.load());
    case "trouble": return soon(panels.trouble, () => panels.trouble.load());
    case "case": return soon(panels.case, () => panels.case.load(event.case));
    case "person": case "deactivated": return soon("people", () => page.people());
    case "migrated": case "topic": case "member": return soon("groups", () => page.groups());
    case "market": case "orders": return soon("market", () => page.market());
    case "callback_answer": return answered(page, event);
    case "working": case "action": return chats(columns, event, (chat) => chat.typing.begin());
    default: if (IN_CHAT.includes(event.type)) inChat(page, event);
  }
}

function inChat(page, event) {
  chats(page.columns, event, (chat) => {
    chat.typing.end();
    soon(chat, async () => {
      await chat.column.refresh(chat);
      if (event.type === "standing" || page.drawer.open === "trouble") await page.panels.trouble.load();
    });
  });
  page.unseen(event);
}

function chats(columns, event, deed) {
  for (const one of columns.values()) for (const chat of one.chats ?? []) if (concerns(event, chat)) deed(chat);
}

function concerns(event, chat) {
  return chat.where.group ? event.group === chat.where.group
    : event.person === chat.person.id && event.bot === chat.where.bot;
}

// Things that come in a burst are looked at once.
function soon(what, deed) {
  if (waiting.has(what)) return;
  waiting.add(what);
  setTimeout(() => { waiting.delete(what); deed().catch(unlessUnreachable); }, 40);
}

function answered(page, event) {
  for (const one of page.columns.values()) if (event.person === one.person?.id && event.text) one.answered(event);
}
