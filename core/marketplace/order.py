"""An order as the marketplace records it, in one versioned form for file, API and simulator."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from core.errors import Fault, Refused
from core.ledger.canonical import canonical
from core.marketplace.event import OrderEvent
from core.marketplace.missing import MISSING, Missing
from core.marketplace.parts import (
    Account,
    Chargeback,
    ChatLine,
    LiquidatedDamages,
    ListingSnapshot,
    Refund,
    Settlement,
    Tracking,
)
from core.marketplace.plain import plain
from core.money import Money

SCHEMA_VERSION: Final = "1"


@dataclass(frozen=True, kw_only=True)
class OrderRecord:
    """What the platform knows of one order. Instants are UTC; days are the marketplace's.

    `MISSING` is unknown; `None` or an empty tuple is the platform's statement that there is none.
    `events` is what has been folded in, oldest first.
    """

    order_id: str
    on_okyoo: bool
    buyer: Account
    seller: Account
    title: str
    quantity: int
    schema_version: str = SCHEMA_VERSION
    unit_price: Money | Missing | None = MISSING
    amount_paid: Money | Missing | None = MISSING
    paid_at: datetime | Missing | None = MISSING
    payment_method: str | Missing | None = MISSING
    options: Mapping[str, str] | Missing | None = MISSING
    agreed_ship_by: date | Missing | None = MISSING
    agreed_delivery_by: date | Missing | None = MISSING
    shipped_at: datetime | Missing | None = MISSING
    tracking: Tracking | Missing | None = MISSING
    delivered_at: datetime | Missing | None = MISSING
    receipt_confirmed_at: datetime | Missing | None = MISSING
    deliver_to_country: str | Missing | None = MISSING
    refund: Refund | Missing | None = MISSING
    settlement: Settlement | Missing | None = MISSING
    chargeback: Chargeback | Missing | None = MISSING
    liquidated_damages: LiquidatedDamages | Missing | None = MISSING
    listing: ListingSnapshot | Missing | None = MISSING
    chat_extract: tuple[ChatLine, ...] | Missing | None = MISSING
    events: tuple[OrderEvent, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The record as JSON values; `from_json` reads it back exactly."""
        body: dict[str, Any] = plain(replace(self, events=()))
        return {**body, "events": [event.to_json() for event in self.events]}

    def record_sha(self) -> str:
        """SHA-256 of the canonical JSON, hex: what a pinned snapshot is known by."""
        return hashlib.sha256(canonical(self.to_json())).hexdigest()


def after(record: OrderRecord, event: OrderEvent) -> OrderRecord:
    """The record with the event folded in; the order in which events arrive does not matter.

    A field holds what the latest event that settles it said. A repeated event changes nothing.
    Raises Fault for another order's event, Refused for a known id with other content.
    """
    if event.order_id != record.order_id:
        message = f"event {event.event_id} is not about order {record.order_id}"
        raise Fault(message)
    for known in record.events:
        if known.event_id == event.event_id:
            return _same(record, known, event)
    settled = {
        name: value
        for name, value in event.changes().items()
        if not _overtaken(record, event, name)
    }
    events = tuple(sorted((*record.events, event), key=_moment))
    return replace(record, **settled, events=events)  # type: ignore[arg-type]  # changes() names fields with their values


def _same(record: OrderRecord, known: OrderEvent, event: OrderEvent) -> OrderRecord:
    if known != event:
        raise Refused("order-event-changed", order=record.order_id, event=event.event_id)
    return record


def _overtaken(record: OrderRecord, event: OrderEvent, name: str) -> bool:
    return any(name in e.changes() and _moment(e) > _moment(event) for e in record.events)


def _moment(event: OrderEvent) -> tuple[datetime, str]:
    return event.at, event.event_id
