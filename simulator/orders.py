"""Orders to play with, in the published schema; each shows one thing that the desk must notice."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

Order = dict[str, Any]
Told = dict[str, Any]

MARIA: Final = {"id": "acc-buyer", "name": "Maria Lindqvist"}
OMAR: Final = {"id": "acc-buyer-2", "name": "Omar Haddad"}
LAMPS: Final = {"id": "acc-seller", "name": "Golden Lamp Trading"}


def demo_orders(now: datetime) -> list[Order]:
    """Seven orders of two buyers, dated around `now` (aware, UTC)."""
    return [
        _order("OK-100201", "Desk lamp, oak", "48.00", **never_shipped(now, "oak")),
        _order("OK-100202", "Ceiling lamp Aurora", "129.00", **arrived(now, "red")),
        _order("OK-100203", "Floor lamp Birch", "210.00", **too_late(now, "white")),
        _refunded(now),
        _many(now),
        _charged_back(now),
        _somebody_elses(now),
    ]


def just_paid(now: datetime, colour: str = "grey") -> Told:
    """Paid an hour ago; the seller still has five days to send it."""
    return {
        "paid_at": _ago(now, 1 / 24), "agreed_ship_by": _day(now, -5),
        "agreed_delivery_by": _day(now, -14), "options": {"Colour": colour}, **_unshipped(),
    }  # fmt: skip


def never_shipped(now: datetime, colour: str = "oak") -> Told:
    """Category 1.1: paid, and the day to ship by has passed."""
    return {
        "paid_at": _ago(now, 21), "agreed_ship_by": _day(now, 9),
        "agreed_delivery_by": _day(now, 2), "options": {"Colour": colour}, **_unshipped(),
    }  # fmt: skip


def arrived(now: datetime, colour: str = "red") -> Told:
    """Category 2.1: it arrived five days ago, and is not what was ordered."""
    return {
        "paid_at": _ago(now, 20), "agreed_ship_by": _day(now, 15),
        "agreed_delivery_by": _day(now, 4),
        "options": {"Colour": colour, "Voltage": "220 V"}, **_arrived(now, 5),
    }  # fmt: skip


def too_late(now: datetime, colour: str = "white") -> Told:
    """It arrived more than sixty days ago: too long for a claim."""
    return {
        "paid_at": _ago(now, 90), "agreed_ship_by": _day(now, 85),
        "agreed_delivery_by": _day(now, 70), "options": {"Colour": colour}, **_arrived(now, 66),
    }  # fmt: skip


STORIES: Final[Mapping[str, Callable[[datetime], Told]]] = {
    "just_paid": just_paid,
    "never_shipped": never_shipped,
    "arrived": arrived,
    "too_late": too_late,
}
"""What can have happened to an order before anybody plays with it."""

TOLD_BY: Final = {"OK-100201": "never_shipped", "OK-100202": "arrived", "OK-100203": "too_late"}
"""The demo orders that tell one of these stories."""

TITLES: Final = {
    "just_paid": "Table lamp Fjord", "never_shipped": "Desk lamp, oak",
    "arrived": "Ceiling lamp Aurora", "too_late": "Floor lamp Birch",
}  # fmt: skip
"""What an order of each story is called when nobody named it."""


def new_order(
    order_id: str,
    story: str,
    now: datetime,
    *,
    title: str,
    amount: str,
    buyer: Mapping[str, str],
    seller: Mapping[str, str],
) -> Order:
    """An order with this story behind it. Raises KeyError for a story that nobody knows."""
    told = STORIES[story](now)
    return _order(order_id, title, amount, buyer=dict(buyer), seller=dict(seller), **told)


def _refunded(now: datetime) -> Order:
    """The whole price was given back."""
    refund = {
        "status": "full",
        "amount": {"amount": "35.00", "currency": "USD"},
        "executed_at": _ago(now, 8),
    }
    return _order(
        "OK-100204", "Bedside lamp", "35.00", paid_at=_ago(now, 30),
        agreed_ship_by=_day(now, 26), agreed_delivery_by=_day(now, 16),
        options={}, **_arrived(now, 17) | {"refund": refund},
    )  # fmt: skip


def _many(now: datetime) -> Order:
    """Forty of one thing: the desk must ask how many are wrong."""
    return _order(
        "OK-100205", "Garden lights, set of 40", "320.00", quantity=40, paid_at=_ago(now, 25),
        agreed_ship_by=_day(now, 20), agreed_delivery_by=_day(now, 6),
        options={"Colour": "warm"}, **_arrived(now, 5),
    )  # fmt: skip


def _charged_back(now: datetime) -> Order:
    """Never shipped, and the buyer has already turned to the bank (TERM-6)."""
    chargeback = {"opened_at": _ago(now, 3), "status": "open", "provider": "Visa",
                  "reference": "CB-77120", "reason": "goods not received"}  # fmt: skip
    return _order(
        "OK-100206", "Reading lamp, brass", "64.00", paid_at=_ago(now, 24),
        agreed_ship_by=_day(now, 12), agreed_delivery_by=_day(now, 3),
        options={"Colour": "brass"}, **_unshipped() | {"chargeback": chargeback},
    )  # fmt: skip


def _somebody_elses(now: datetime) -> Order:
    """Another buyer's: the first one must never reach it."""
    return _order(
        "OK-100301", "Desk lamp, walnut", "52.00", buyer=dict(OMAR), paid_at=_ago(now, 14),
        agreed_ship_by=_day(now, 6), agreed_delivery_by=_day(now, -4),
        options={"Colour": "walnut"}, **_unshipped(),
    )  # fmt: skip


def instant(moment: datetime) -> str:
    """An instant as records write it, to the second."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _order(order_id: str, title: str, amount: str, **more: Any) -> Order:
    return {
        "schema_version": "1",
        "order_id": order_id,
        "on_okyoo": True,
        "buyer": dict(MARIA),
        "seller": dict(LAMPS),
        "title": title,
        "quantity": 1,
        "amount_paid": {"amount": amount, "currency": "USD"},
        "payment_method": "visa_credit",
        "refund": None,
        "settlement": None,
        "chargeback": None,
        "liquidated_damages": None,
        "events": [],
        **more,
    }


def _unshipped() -> Order:
    return {
        "shipped_at": None,
        "tracking": None,
        "delivered_at": None,
        "receipt_confirmed_at": None,
    }


def _arrived(now: datetime, days: float) -> Order:
    """Sent a week before it came; receipt confirmed on the next day."""
    return {
        "shipped_at": _ago(now, days + 7),
        "tracking": None,
        "delivered_at": _ago(now, days),
        "receipt_confirmed_at": _ago(now, days - 1),
    }


def _ago(now: datetime, days: float) -> str:
    return instant(now - timedelta(days=days))


def _day(now: datetime, days: float) -> str:
    return (now - timedelta(days=days)).date().isoformat()
