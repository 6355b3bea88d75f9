"""Orders to play with, in the published schema; each shows one thing that the desk must notice."""

from datetime import datetime, timedelta
from typing import Any, Final

Order = dict[str, Any]

MARIA: Final = {"id": "acc-buyer", "name": "Maria Lindqvist"}
OMAR: Final = {"id": "acc-buyer-2", "name": "Omar Haddad"}
LAMPS: Final = {"id": "acc-seller", "name": "Golden Lamp Trading"}


def demo_orders(now: datetime) -> list[Order]:
    """Seven orders of two buyers, dated around `now` (aware, UTC)."""
    return [
        _never_shipped(now),
        _not_as_ordered(now),
        _too_late(now),
        _refunded(now),
        _many(now),
        _charged_back(now),
        _somebody_elses(now),
    ]


def _never_shipped(now: datetime) -> Order:
    """Category 1.1: paid, and the day to ship by has passed."""
    return _order(
        "OK-100201", "Desk lamp, oak", "48.00", paid_at=_ago(now, 21),
        agreed_ship_by=_day(now, 9), agreed_delivery_by=_day(now, 2),
        options={"Colour": "oak"}, **_unshipped(),
    )  # fmt: skip


def _not_as_ordered(now: datetime) -> Order:
    """Category 2.1: it arrived five days ago, and is not what was ordered."""
    return _order(
        "OK-100202", "Ceiling lamp Aurora", "129.00", paid_at=_ago(now, 20),
        agreed_ship_by=_day(now, 15), agreed_delivery_by=_day(now, 4),
        options={"Colour": "red", "Voltage": "220 V"}, **_arrived(now, 5),
    )  # fmt: skip


def _too_late(now: datetime) -> Order:
    """It arrived more than sixty days ago: too long for a claim."""
    return _order(
        "OK-100203", "Floor lamp Birch", "210.00", paid_at=_ago(now, 90),
        agreed_ship_by=_day(now, 85), agreed_delivery_by=_day(now, 70),
        options={"Colour": "white"}, **_arrived(now, 66),
    )  # fmt: skip


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
    return (now - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(now: datetime, days: float) -> str:
    return (now - timedelta(days=days)).date().isoformat()
