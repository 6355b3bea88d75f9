"""What the marketplace tells the desk: orders, their events, and the links it hands out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from core.desks.serving import issue_link
from core.errors import Refused
from core.marketplace.event import OrderEvent
from core.marketplace.link import Role, deep_link
from core.marketplace.order import OrderRecord, after
from core.marketplace.record_model import from_json
from core.store import shelves
from core.store.rows import OrderEventRow, OrderRow
from core.store.transaction import Transaction


@dataclass(frozen=True)
class Taken:
    """How many records and events were new or changed, and how many were known already."""

    records: int = 0
    events: int = 0
    known: int = 0


def take(tx: Transaction, told: Iterable[OrderRecord | OrderEvent]) -> Taken:
    """Take in records and events, in their order; the same again changes nothing.

    A record told again replaces what no event has settled: what events said stays.
    Raises Refused for an event of an order that nobody told us of, and for one that has changed.
    """
    records = events = known = 0
    for one in told:
        if isinstance(one, OrderRecord):
            if _keep(tx, one):
                records += 1
            else:
                known += 1
        elif _happen(tx, one):
            events += 1
        else:
            known += 1
    return Taken(records, events, known)


def link(tx: Transaction, order_id: str, role: Role, username: str) -> str:
    """A one-time deep link for one side of an order. Raises Refused for an unknown order."""
    if tx.get(shelves.ORDERS, order_id) is None:
        raise Refused("order-unknown", order=order_id)
    return deep_link(username, issue_link(tx, order_id, role))


def _keep(tx: Transaction, record: OrderRecord) -> bool:
    before = tx.get(shelves.ORDERS, record.order_id)
    for event in from_json(before.record).events if before else ():
        record = after(record, event)
    if before is not None and before.record_sha == record.record_sha():
        return False
    row = _row(record, tx.now)
    if before is None:
        tx.add(shelves.ORDERS, row)
    else:
        tx.save(shelves.ORDERS, row)
    for event in record.events:
        _note(tx, event)
    return True


def _happen(tx: Transaction, event: OrderEvent) -> bool:
    before = tx.get(shelves.ORDERS, event.order_id)
    if before is None:
        raise Refused("order-unknown", order=event.order_id)
    return _keep(tx, after(from_json(before.record), event))


def _note(tx: Transaction, event: OrderEvent) -> None:
    key = f"{event.order_id}/{event.event_id}"
    body = event.to_json()
    kept = tx.get(shelves.ORDER_EVENTS, key)
    if kept is not None and kept.body != body:
        raise Refused("order-event-changed", order=event.order_id, event=event.event_id)
    if kept is None:
        tx.add(
            shelves.ORDER_EVENTS,
            OrderEventRow(key, event.order_id, str(body["kind"]), event.at, body, tx.now),
        )


def _row(record: OrderRecord, now: datetime) -> OrderRow:
    return OrderRow(
        order_id=record.order_id,
        record=record.to_json(),
        record_sha=record.record_sha(),
        buyer_id=record.buyer.id,
        seller_id=record.seller.id,
        updated_at=now,
    )
