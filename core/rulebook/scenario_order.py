"""The order's part of a scenario as facts."""

from decimal import Decimal
from typing import Any

from core.calendar import WorkingCalendar
from core.rulebook.facts import Fact, Source
from core.rulebook.scenario_form import ScenarioFacts
from core.rulebook.scenario_order_form import LiquidatedDamages, Order, Settlement
from core.rulebook.scenario_values import money, platform_day, stated, told_by

_OURS = Source.RECORD
_GONE = frozenset({"withdrawn", "cancelled", "closed"})
"""States of a payment dispute that is none any more."""
_ELSEWHERE = ("off_platform", "off-platform", "offline", "whatsapp", "wechat", "telegram", "e-mail",
              "email", "phone")  # fmt: skip


def order_facts(told: ScenarioFacts, calendar: WorkingCalendar, where: str) -> dict[str, Fact]:
    """What the record of the order says; without an order it says that there is none."""
    if not told.states("order"):
        return {}
    order = told.order
    if order is None:
        return told_by(_OURS, on_okyoo=False, ordered_at=None, attributes=_parties(told))
    path = f"{where}.order"
    found = stated(order, _OURS, "paid_at", "shipped_at", "delivered_at", "receipt_confirmed_at")
    if order.on_okyoo is not None:
        found["on_okyoo"] = Fact(order.on_okyoo, _OURS)
    # The form has these keys only where there is something to say.
    found["closing_notice_at"] = Fact(order.closing_notice_at, _OURS)
    found["order_type"] = Fact(order.order_type, _OURS)
    for name in ("agreed_ship_by", "agreed_delivery_by"):
        if order.states(name):
            found[name] = Fact(platform_day(getattr(order, name), calendar), _OURS)
    if order.states("placed_at") or order.states("paid_at"):
        found["ordered_at"] = Fact(order.placed_at or order.paid_at, _OURS)
    if order.states("tracking"):
        found["tracking_status"] = Fact(order.tracking and order.tracking.status, _OURS)
        found["tracking_reason"] = Fact(order.tracking and order.tracking.reason, _OURS)
    found["attributes"] = Fact(_attributes(told, order), _OURS)
    return (
        found | _money(order, path) | _refund(order, path) | _settled(order) | _damages(order, path)
    )


def _money(order: Order, path: str) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for name in ("amount_paid", "amount_due"):
        if not order.states(name):
            continue
        amount = getattr(order, name)
        sum_ = money(amount or Decimal(0), order.currency, f"{path}.{name}")
        if sum_ is not None or amount is None:
            found[name] = Fact(sum_, _OURS)
    return found


def _refund(order: Order, path: str) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    if order.states("chargeback"):
        status = (order.chargeback.status or "").casefold() if order.chargeback else ""
        found["chargeback"] = Fact(order.chargeback is not None and status not in _GONE, _OURS)
    if not order.states("refund"):
        return found
    refund = order.refund
    if refund is None:
        never = {"refund_executed_at": None, "refund_amount": None}
        return found | told_by(_OURS, refund_status="none", refund_by_chargeback=False, **never)
    if refund.states("executed_at") or refund.status == "none":
        found["refund_executed_at"] = Fact(refund.executed_at, _OURS)
    if refund.status is not None:
        found["refund_status"] = Fact(refund.status, _OURS)
    found["refund_by_chargeback"] = Fact("chargeback" in (refund.via or "").casefold(), _OURS)
    nothing = refund.status in {"none", "pending"} or refund.amount == 0
    amount = money(refund.amount, order.currency, f"{path}.refund.amount")
    if nothing or amount is not None:
        found["refund_amount"] = Fact(None if nothing else amount, _OURS)
    return found


def _settled(order: Order) -> dict[str, Fact]:
    if not order.states("settlement"):
        return {}
    settlement = order.settlement
    if settlement is None:
        return told_by(_OURS, settlement_recorded=False, settlement_performed=False)
    found: dict[str, Fact] = {"agreed_as_full": Fact(settlement.agreed_as_full, _OURS)}
    if settlement.recorded_on_platform is not None:
        found["settlement_recorded"] = Fact(settlement.recorded_on_platform, _OURS)
    performed = fully_performed(settlement)
    if performed is not None:
        found["settlement_performed"] = Fact(performed, _OURS)
    if settlement.same_matter is not None:
        found["same_matter"] = Fact(settlement.same_matter, Source.CLAIMANT)
    return found


def fully_performed(settlement: Settlement) -> bool | None:
    """Whether a settlement was carried out in full; None where the ledger does not say."""
    if not settlement.states("amount_performed"):
        return None
    if settlement.amount_performed is None:
        return False
    if settlement.amount_due is None:
        return None
    return settlement.amount_performed >= settlement.amount_due


def _damages(order: Order, path: str) -> dict[str, Fact]:
    if not order.states("liquidated_damages"):
        return {}
    agreed = order.liquidated_damages
    if agreed is None:
        return told_by(_OURS, liquidated_damages=None)
    figure = money(agreed.amount, agreed.currency, f"{path}.liquidated_damages.amount")
    if figure is None:
        return {}
    here = _on_platform(agreed)
    found = told_by(_OURS, liquidated_damages=figure)
    return found if here is None else found | told_by(_OURS, damages_on_platform=here)


def _on_platform(agreed: LiquidatedDamages) -> bool | None:
    """Whether okyoo holds the clause; None where nobody says where it stands."""
    if agreed.recorded_on_platform is not None or agreed.where is None:
        return agreed.recorded_on_platform
    where = agreed.where.casefold()
    return not any(word in where for word in _ELSEWHERE)


def _attributes(told: ScenarioFacts, order: Order) -> dict[str, Any]:
    """Every plain value of the record, under its own name, for the tests of special regulations."""
    kept = {name: getattr(order, name) for name in type(order).model_fields if order.states(name)}
    every = {**kept, **(order.model_extra or {})}
    plain = (str, int, Decimal, list, type(None))
    return {n: v for n, v in every.items() if isinstance(v, plain)} | _parties(told)


def _parties(told: ScenarioFacts) -> dict[str, Any]:
    """Both sides' countries, by side and by role; the market is the buyer's."""
    found: dict[str, Any] = {}
    for side, party in (("claimant", told.claimant), ("respondent", told.respondent)):
        if party is None or party.country is None:
            continue
        found[f"{side}_country"] = found[f"{side}.country"] = party.country
        if party.role in {"buyer", "seller"}:
            found[f"{party.role}_country"] = party.country
    if "buyer_country" in found:
        found["market"] = found["buyer_country"]
    return found
