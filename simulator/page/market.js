// The marketplace's strip: the buyer's orders, the seller's inbox.
export function drawOrders(strip, orders, open) {
  strip.hidden = false;
  strip.replaceChildren(heading("okyoo · my orders"), ...orders.map((order) => {
    const row = box("order");
    const words = document.createElement("div");
    const title = document.createElement("b");
    title.textContent = order.title;
    const small = document.createElement("small");
    const paid = order.amount_paid;
    small.textContent = `${order.order_id} · ${paid.currency} ${paid.amount} · ${standing(order)}`;
    words.append(title, small);
    row.append(words, button("Open a dispute", `dispute-${order.order_id}`, () => open(order)));
    return row;
  }));
}

export function drawInbox(strip, letters, open) {
  strip.hidden = false;
  const shown = [...letters].reverse().map((letter) => {
    const row = box("letter");
    const words = document.createElement("div");
    const text = document.createElement("p");
    text.textContent = letter.text;
    words.append(text);
    row.append(words, button("Answer", `answer-${letter.notice_id}`, () => open(letter)));
    return row;
  });
  if (!shown.length) {
    const none = box("letter");
    none.textContent = "No messages.";
    shown.push(none);
  }
  strip.replaceChildren(heading("okyoo · inbox"), ...shown);
}

function standing(order) {
  if (order.refund?.status === "full") return "refunded";
  if (order.receipt_confirmed_at) return `received ${order.receipt_confirmed_at.slice(0, 10)}`;
  if (order.delivered_at) return `delivered ${order.delivered_at.slice(0, 10)}`;
  return order.shipped_at ? "on its way" : "not sent";
}

function heading(text) {
  const node = document.createElement("h3");
  node.textContent = text;
  return node;
}

function box(name) {
  const node = document.createElement("div");
  node.className = name;
  return node;
}

function button(text, testid, act) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = "act";
  node.textContent = text;
  node.dataset.testid = testid;
  node.onclick = act;
  return node;
}
