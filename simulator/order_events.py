"""What may happen to an order at a click; each is an event in the published schema."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from simulator.orders import Order
from simulator.sorry import Sorry

Event = dict[str, Any]


class Impossible(Sorry):
    """That cannot happen to this order; the text says why."""

    status = 409


@dataclass(frozen=True)
class Deed:
    """One thing that can be done. `by` is who does it; `sum` says that it needs an amount."""

    name: str
    label: str
    by: str
    kind: str
    possible: Callable[[Order], bool]
    changes: Callable[[Order, str, str], dict[str, Any]]
    sum: bool = False


def _refund(order: Order, at: str, amount: str, status: str) -> dict[str, Any]:
    money = {"amount": amount, "currency": order["amount_paid"]["currency"]}
    return {"refund": {"status": status, "amount": money, "executed_at": at}}


def _full(order: Order, at: str, amount: str) -> dict[str, Any]:
    return _refund(order, at, order["amount_paid"]["amount"], "full")


def _part(order: Order, at: str, amount: str) -> dict[str, Any]:
    return _refund(order, at, amount, "partial")


def _charge_back(order: Order, at: str, amount: str) -> dict[str, Any]:
    return {"chargeback": {"opened_at": at, "status": "open", "provider": "Visa",
                           "reference": f"CB-{order['order_id']}"}}  # fmt: skip


def _gave_all(order: Order) -> bool:
    return (order["refund"] or {}).get("status") == "full"


DEEDS: Final = (
    Deed("ship", "Ship it", "seller", "shipped",
         lambda o: not o["shipped_at"] and not _gave_all(o),
         lambda o, at, _a: {"shipped_at": at, "tracking": {"number": f"TR-{o['order_id']}"}}),
    Deed("deliver", "Deliver it", "carrier", "delivered",
         lambda o: bool(o["shipped_at"]) and not o["delivered_at"],
         lambda _o, at, _a: {"delivered_at": at}),
    Deed("confirm", "Confirm receipt", "buyer", "receipt_confirmed",
         lambda o: bool(o["delivered_at"]) and not o["receipt_confirmed_at"],
         lambda _o, at, _a: {"receipt_confirmed_at": at}),
    Deed("refund", "Refund in full", "seller", "refunded", lambda o: not _gave_all(o), _full),
    Deed("refund_part", "Refund a part", "seller", "refunded", lambda o: not o["refund"], _part,
         sum=True),
    Deed("charge_back", "Charge back at the bank", "buyer", "chargeback",
         lambda o: not o["chargeback"], _charge_back),
)  # fmt: skip

SAID_IN_EVENT: Final[tuple[str, ...]] = ("tracking", "refund", "chargeback")
"""The parts of a record that an event carries; its moments are the event's own `at`."""


def possible(order: Order) -> list[Deed]:
    """What can happen to it now."""
    return [deed for deed in DEEDS if deed.possible(order)]


def happen(order: Order, name: str, *, event_id: str, at: str, amount: str = "") -> Event:
    """The event of a deed. Raises Impossible."""
    deed = next((d for d in possible(order) if d.name == name), None)
    if deed is None:
        message = "That cannot happen to this order now."
        raise Impossible(message)
    told = deed.changes(order, at, _amount(order, amount) if deed.sum else "")
    said = {part: told[part] for part in SAID_IN_EVENT if part in told}
    return {
        "schema_version": "1", "kind": deed.kind, "event_id": event_id,
        "order_id": order["order_id"], "at": at, **said,
    }  # fmt: skip


def after(order: Order, event: Event) -> Order:
    """The order as it stands after an event."""
    moments = {"shipped": "shipped_at", "delivered": "delivered_at",
               "receipt_confirmed": "receipt_confirmed_at"}  # fmt: skip
    said = {part: event[part] for part in SAID_IN_EVENT if part in event}
    if event["kind"] in moments:
        said[moments[event["kind"]]] = event["at"]
    return {**order, **said, "events": [*order["events"], event]}


def _amount(order: Order, told: str) -> str:
    """A sum below what was paid, with two decimals. Raises Impossible."""
    paid = Decimal(order["amount_paid"]["amount"])
    try:
        amount = Decimal(told).quantize(Decimal("0.01"))
    except InvalidOperation:
        message = "Write an amount in digits, for example 12.50."
        raise Impossible(message) from None
    if not amount.is_finite() or not 0 < amount < paid:
        message = f"A part is more than nothing and less than {paid}."
        raise Impossible(message)
    return str(amount)
