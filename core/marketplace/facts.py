"""An order's record as flat facts for the rulebook; what the record does not say is left out."""

from datetime import datetime
from typing import Any

from core.marketplace.missing import MISSING, Missing
from core.marketplace.order import OrderRecord
from core.marketplace.parts import ChargebackStatus, RefundStatus, Settlement

_COPIED = (
    "on_okyoo",
    "paid_at",
    "agreed_ship_by",
    "agreed_delivery_by",
    "shipped_at",
    "delivered_at",
    "receipt_confirmed_at",
    "amount_paid",
    "quantity",
)


def facts_from(record: OrderRecord) -> dict[str, object]:
    """Facts by name. `None` is the platform's statement that there is none.

    `refund_status` is a word ("none", "pending", "partial", "full"); `fraud_signs` a tuple of
    signal names, empty when the record was looked at and shows none (FRAUD).
    """
    found: dict[str, Any] = {name: getattr(record, name) for name in _COPIED}
    found |= _refund(record) | _settlement(record) | _chargeback(record) | _signs(record)
    return {name: value for name, value in found.items() if value is not MISSING}


def _refund(record: OrderRecord) -> dict[str, object]:
    refund = record.refund
    if refund is MISSING:
        return {}
    if refund is None:
        return {"refund_status": RefundStatus.NONE.value, "refund_executed_at": None}
    executed_at = refund.executed_at
    if refund.status is RefundStatus.NONE and executed_at is MISSING:
        executed_at = None
    return {"refund_status": refund.status.value, "refund_executed_at": executed_at}


def _settlement(record: OrderRecord) -> dict[str, object]:
    settlement = record.settlement
    if settlement is MISSING:
        return {}
    if settlement is None:
        return {"settlement_recorded": False, "settlement_performed": False}
    return {"settlement_recorded": True, "settlement_performed": _performed(settlement)}


def _performed(settlement: Settlement) -> bool | Missing:
    """Whether it was carried out in full (ACC-2); missing where the record does not say."""
    if isinstance(settlement.fully_performed, bool):
        return settlement.fully_performed
    due, performed = settlement.due, settlement.performed
    if performed is None:
        return False
    if due is MISSING or due is None or performed is MISSING or due.currency != performed.currency:
        return MISSING
    return bool(performed.amount >= due.amount)


def _chargeback(record: OrderRecord) -> dict[str, object]:
    chargeback = record.chargeback
    if chargeback is MISSING:
        return {}
    there_is = chargeback is not None and chargeback.status is not ChargebackStatus.WITHDRAWN
    return {"chargeback": there_is}


def _signs(record: OrderRecord) -> dict[str, object]:
    """Signs that software may raise and only a person may judge (FRAUD)."""
    tracking = record.tracking
    if tracking is MISSING:
        return {}
    if tracking is None:
        return {"fraud_signs": ()}
    signs = []
    if _before(tracking.first_scan_at, record.paid_at):
        signs.append("first_scan_before_payment")
    if _elsewhere(tracking.delivered_country, record.deliver_to_country):
        signs.append("delivered_to_other_country")
    if not signs and MISSING in (tracking.first_scan_at, record.paid_at):
        return {}
    return {"fraud_signs": tuple(signs)}


def _before(first: datetime | Missing | None, second: datetime | Missing | None) -> bool:
    return isinstance(first, datetime) and isinstance(second, datetime) and first < second


def _elsewhere(actual: str | Missing | None, chosen: str | Missing | None) -> bool:
    return isinstance(actual, str) and isinstance(chosen, str) and actual != chosen
