"""The parts of a scenario that single categories look at, as facts."""

from decimal import Decimal

from core.calendar import WorkingCalendar
from core.rulebook.facts import Fact, Source
from core.rulebook.scenario_form import Commitment, History, ScenarioFacts
from core.rulebook.scenario_order import fully_performed
from core.rulebook.scenario_order_form import Order
from core.rulebook.scenario_values import money, platform_day, stated, told_by

_OURS = Source.RECORD
_SENDING = ("ship", "dispatch", "send")
_DELIVERY = ("deliver",)
_PAYING = ("pay", "refund", "compensat", "settle")
"""How a promise begins whose keeping other records show."""


def dispute_facts(told: ScenarioFacts, calendar: WorkingCalendar, where: str) -> dict[str, Fact]:
    """What the records say of a return, a promise, conduct, the listing and the places."""
    found: dict[str, Fact] = {}
    if told.order is not None:
        found |= _listing(told.order, f"{where}.order") | _places(told.order)
    if told.states("returned"):
        found |= _returned(told, calendar)
    if told.states("commitment"):
        found |= _promised(told, calendar)
    if told.states("history"):
        found |= _history(told.history, calendar)
    if told.states("conduct"):
        found |= _conduct(told)
    return found


def _listing(order: Order, path: str) -> dict[str, Fact]:
    found = stated(order, _OURS, "listing_brand")
    listing = order.listing_snapshot
    if listing is not None and None not in {listing.item_price, listing.shipping_price}:
        total = (listing.item_price or Decimal(0)) + (listing.shipping_price or Decimal(0))
        sum_ = money(total, order.currency, f"{path}.listing_snapshot.item_price")
        if sum_ is not None:
            found["listing_total"] = Fact(sum_, _OURS)
    if order.states("extra_charge"):
        charge = order.extra_charge
        if charge is None or not charge.recorded_on_platform:
            return found | told_by(_OURS, extra_charge=None)
        extra = money(charge.amount, order.currency, f"{path}.extra_charge.amount")
        if extra is not None:
            found["extra_charge"] = Fact(extra, _OURS)
    return found


def _places(order: Order) -> dict[str, Fact]:
    found = stated(order, _OURS, "ship_from_selected", "ship_from_actual")
    if order.deliver_to_country is not None:
        found["deliver_to_selected"] = Fact(order.deliver_to_country, _OURS)
    reached = order.delivered_to or (order.tracking and order.tracking.delivered_country)
    if reached is not None:
        found["delivered_to"] = Fact(reached, _OURS)
    for name in ("buyer_permission", "buyer_consent"):
        word = getattr(order, f"{name}_on_record")
        if word is not None:
            found[name] = Fact(word, _OURS)
    return found


def _returned(told: ScenarioFacts, calendar: WorkingCalendar) -> dict[str, Fact]:
    returned = told.returned
    if returned is None:
        never = {"return_agreed_at": None, "return_delivered_at": None, "agreed_refund_by": None}
        return told_by(_OURS, return_agreed_on_platform=False, **never)
    found: dict[str, Fact] = {"return_refused": Fact(returned.refused_by_seller, _OURS)}
    if returned.states("agreed_at"):
        found["return_agreed_at"] = Fact(returned.agreed_at, _OURS)
    if returned.agreed_where is not None:
        here = returned.agreed_where.startswith(("on_platform", "platform", "okyoo"))
        talk = [
            e
            for e in told.evidence or ()
            if e.kind in {"return_agreement", "off_platform_communication"}
        ]
        recognised = any(
            e.recognised_by
            and e.recognised_by.claimant is True
            and e.recognised_by.respondent is True
            for e in talk
        )
        found["return_agreed_on_platform"] = Fact(here or recognised, _OURS)
    if returned.states("delivered_to_seller_on"):
        found["return_delivered_at"] = Fact(returned.delivered_to_seller_on, _OURS)
    if returned.states("refund_due_by"):
        due = platform_day(returned.refund_due_by, calendar)
        found["agreed_refund_by"] = Fact(due, _OURS)
    return found


def _promised(told: ScenarioFacts, calendar: WorkingCalendar) -> dict[str, Fact]:
    promised = told.commitment
    if promised is None:
        return told_by(_OURS, commitment_recorded=False, commitment_due_on=None)
    found: dict[str, Fact] = {}
    if promised.recorded_on_platform is not None:
        found["commitment_recorded"] = Fact(promised.recorded_on_platform, _OURS)
    if promised.states("due_by"):
        found["commitment_due_on"] = Fact(platform_day(promised.due_by, calendar), _OURS)
    return found | _kept(told, promised, calendar)


def _kept(told: ScenarioFacts, promised: Commitment, calendar: WorkingCalendar) -> dict[str, Fact]:
    """When a promise was kept: by its own record, else by the record of what was promised."""
    what, order = promised.what.strip().casefold(), told.order
    if promised.states("performed_at"):
        return _kept_on(platform_day(promised.performed_at, calendar))
    if order is None:
        return {}
    if what.startswith(_SENDING) and order.states("shipped_at"):
        return _kept_on(platform_day(order.shipped_at, calendar))
    if what.startswith(_DELIVERY) and order.states("delivered_at"):
        return _kept_on(platform_day(order.delivered_at, calendar))
    unpaid = order.settlement is not None and fully_performed(order.settlement) is False
    if what.startswith(_PAYING) and unpaid:
        return _kept_on(None)
    return {}


def _kept_on(day: object) -> dict[str, Fact]:
    return {"commitment_kept_on": Fact(day, _OURS)}


def _history(history: History | None, calendar: WorkingCalendar) -> dict[str, Fact]:
    if history is None:
        return {"untenable_by_claimant": Fact(0, _OURS), "untenable_by_respondent": Fact(0, _OURS)}
    found: dict[str, Fact] = {}
    if history.by_claimant is not None:
        found["untenable_by_claimant"] = Fact(history.by_claimant, _OURS)
    if history.by_respondent is not None:
        found["untenable_by_respondent"] = Fact(history.by_respondent, _OURS)
    if history.found_untenable_on is not None:
        days = tuple(platform_day(day, calendar) for day in history.found_untenable_on)
        found["untenable_by_claimant_on"] = Fact(days, _OURS)
    return found


def _conduct(told: ScenarioFacts) -> dict[str, Fact]:
    conduct = told.conduct
    if conduct is None:
        return {"acts_on_platform": Fact(0, _OURS), "last_act_at": Fact(None, _OURS)}
    found = stated(conduct, _OURS, "last_act_at")
    if conduct.incidents_on_platform is not None:
        found["acts_on_platform"] = Fact(conduct.incidents_on_platform, _OURS)
    if conduct.incidents_at is not None:
        found["acts_on_platform_at"] = Fact(tuple(conduct.incidents_at), _OURS)
    if conduct.incidents_off_platform is not None:
        found["acts_elsewhere"] = Fact(conduct.incidents_off_platform, Source.CLAIMANT)
    if conduct.unanswered_contacts_in_24h is not None:
        found["unanswered_contacts"] = Fact(conduct.unanswered_contacts_in_24h, _OURS)
    return found
