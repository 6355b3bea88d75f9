// The marketplace's strip: the buyer's orders, and the inbox where the desk's notices arrive.
import { icon, make } from "./dom.js";

export function drawOrders(strip, orders, open) {
  strip.hidden = false;
  const list = make("ul");
  for (const order of orders) list.append(orderRow(order, open));
  fill(strip, "My orders", orders.length, list);
}

export function drawInbox(strip, letters, open) {
  strip.hidden = false;
  const list = make("ul");
  if (!letters.length) list.append(make("li", "none", "No messages yet."));
  [...letters].reverse().forEach((letter, n) => list.append(letterRow(letter, n === 0, open)));
  if (letters.length > Number(strip.dataset.count ?? 0)) strip.open = true;
  strip.dataset.count = letters.length;
  fill(strip, "Inbox", letters.length, list);
}

function fill(strip, title, count, list) {
  const head = make("summary");
  head.append(make("span", "shop", "okyoo market"), make("b", "", title), make("span", "count", String(count)), icon("down"));
  strip.replaceChildren(head, list);
}

function orderRow(order, open) {
  const row = make("li", "order");
  const tile = make("span", "tile");
  tile.style.setProperty("--hue", (Number(order.order_id.replace(/\D/g, "")) * 67) % 360);
  tile.append(icon("lamp"));
  const label = make("div");
  const [tone, standing] = state(order);
  const small = make("small", "", `${order.order_id} · ${order.amount_paid.currency} ${order.amount_paid.amount} · `);
  small.append(make("span", `tone ${tone}`, standing));
  label.append(make("b", "", order.title), small);
  row.append(tile, label, button("Open a dispute", "act quiet", `dispute-${order.order_id}`, () => open(order)));
  return row;
}

function letterRow(letter, newest, open) {
  const row = make("li", newest ? "letter newest" : "letter");
  const label = make("div");
  label.append(make("p", "", letter.text));
  row.append(label, button("Answer", newest ? "act" : "act quiet", `answer-${letter.notice_id}`, () => open(letter)));
  return row;
}

function state(order) {
  if (order.chargeback) return ["bad", "chargeback open"];
  if (order.refund?.status === "full") return ["calm", "refunded"];
  if (order.delivered_at) return ["good", `delivered ${short(order.delivered_at)}`];
  if (order.shipped_at) return ["calm", "on its way"];
  return ["warn", order.agreed_ship_by ? `not shipped, due ${short(order.agreed_ship_by)}` : "not shipped"];
}

function short(told) {
  return new Date(told).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
}

function button(text, className, testid, act) {
  const node = make("button", className, text, { type: "button", "data-testid": testid });
  node.onclick = async () => {
    node.disabled = true;
    await act();
    node.disabled = false;
  };
  return node;
}
