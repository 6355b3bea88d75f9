// An order as its owner sees it: where it stands, what can be done with it, and a new one.
import { ask, send } from "./api.js";
import { form } from "./dialogs.js";
import { button, icon, make } from "./dom.js";

const STORIES = [
  ["just_paid", "Paid just now"],
  ["never_shipped", "Paid three weeks ago, never sent"],
  ["arrived", "Arrived five days ago"],
  ["too_late", "Arrived more than two months ago"],
];

export function orderRow(order, side, strip) {
  const row = make("li", "order", "", { "data-order": order.order_id });
  const tile = make("span", "tile");
  tile.style.setProperty("--hue", (Number(order.order_id.replace(/\D/g, "")) * 67) % 360);
  tile.append(icon("lamp"));
  const label = make("div");
  const [tone, standing] = state(order);
  const paid = order.amount_paid;
  const small = make("small", "", `${order.order_id} · ${paid.currency} ${paid.amount} · `);
  small.append(make("span", `tone ${tone}`, standing));
  label.append(make("b", "", order.title), small);
  const dispute = button("Open a dispute", "act quiet", `dispute-${order.order_id}`, () => open(order, strip),
    { "aria-label": `Open a dispute about ${order.title}, ${order.order_id}` });
  row.append(tile, label, dispute, more(order, strip));
  if (strip.unfolded.has(order.order_id)) row.append(deeds(order, side, strip));
  return row;
}

async function open(order, strip) {
  const done = await strip.tried(async () => {
    const { link } = await send(`/_market/v1/orders/${order.order_id}/dispute`, { account: strip.account });
    return strip.column.follow(link);
  });
  if (done) strip.show("orders", false);
}

function more(order, strip) {
  const id = order.order_id, unfolded = strip.unfolded.has(id);
  const node = make("button", "round small", "", {
    type: "button", title: "What happens to this order", "aria-expanded": String(unfolded),
    "aria-label": `What happens to ${order.title}, ${id}`, "data-testid": `more-${id}`,
  });
  node.append(icon("more"));
  node.onclick = () => {
    if (!strip.unfolded.delete(id)) strip.unfolded.add(id);
    strip.draw();
  };
  return node;
}

// A parcel's carrier is nobody in particular: both sides may let him deliver.
function deeds(order, side, strip) {
  const box = make("div", "deeds", "", { role: "group", "aria-label": `What happens to ${order.title}` });
  const mine = order.may.filter((deed) => [side, "carrier"].includes(deed.by));
  for (const deed of mine) {
    const id = `${deed.name}-${order.order_id}`;
    box.append(button(deed.label, "act quiet", id, () => strip.tried(() => happen(order, deed))));
  }
  if (!mine.length) box.append(make("small", "", "Nothing more can happen to it from here."));
  return box;
}

async function happen(order, deed) {
  const path = `/_market/v1/orders/${order.order_id}/events`;
  if (!deed.sum) return send(path, { deed: deed.name });
  const fields = [{ name: "amount", label: `Amount in ${order.amount_paid.currency}`, hint: "12.50" }];
  return form(deed.label, fields, deed.label, ({ amount }) => send(path, { deed: deed.name, amount }), "refund-part");
}

// The other side is chosen among the accounts that the marketplace has.
export async function newOrder(column) {
  const { strip, role } = column, other = role === "buyer" ? "seller" : "buyer";
  const accounts = await ask("/_market/v1/accounts");
  const choices = accounts.filter((one) => one.role === other).map((one) => [one.account, one.name]);
  const fields = [
    { name: "title", label: "What is bought", value: "Table lamp Fjord" },
    { name: "amount", label: "Price in USD", value: "79.00" },
    { name: other, label: other === "seller" ? "Seller" : "Buyer", choices },
    { name: "story", label: "What has happened so far", choices: STORIES },
  ];
  const made = await form("New order", fields, "Make it",
    (told) => send("/_market/v1/orders", { ...told, [role]: strip.account }), "new-order");
  if (made) strip.show("orders");
}

function state(order) {
  if (order.chargeback) return ["bad", "chargeback open"];
  if (order.refund?.status === "full") return ["calm", "refunded"];
  if (order.refund) return ["calm", `${order.refund.amount.amount} refunded`];
  if (order.receipt_confirmed_at) return ["good", `received ${short(order.receipt_confirmed_at)}`];
  if (order.delivered_at) return ["good", `delivered ${short(order.delivered_at)}`];
  if (order.shipped_at) return ["calm", "on its way"];
  return ["warn", order.agreed_ship_by ? `not sent, due ${short(order.agreed_ship_by)}` : "not sent"];
}

function short(told) {
  return new Date(told).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
}
