"""Notices, exhibits, events and signals of a scenario as facts."""

from datetime import UTC, datetime

from core.rulebook.exhibit_facts import SIDES
from core.rulebook.facts import Fact, Source
from core.rulebook.scenario_exhibits import exhibit_of
from core.rulebook.scenario_form import Event, ScenarioFacts
from core.rulebook.scenario_values import answered, side_of, told_by
from core.rulebook.signals import FRAUD

_OPENING = "mediation_opened"
_UNDATED = datetime.min.replace(tzinfo=UTC)
"""Comes before everything that has a date."""
_CALLED_OFF = ("withdrawn", "cancelled", "closed")


def proceeding_facts(told: ScenarioFacts) -> dict[str, Fact]:
    """What happened before and during the mediation."""
    found: dict[str, Fact] = {}
    if told.states("notices"):
        for side in SIDES:
            at = _first_delivery(told, side)
            found[f"{side}_notified_at"] = Fact(at, Source.SERVER)
    if told.states("evidence"):
        vouched = bool(told.application and told.application.truth_statement_given)
        items = tuple(
            exhibit_of(item, side_of(item.by, told), vouched=vouched)
            for item in told.evidence or ()
        )
        found["exhibits"] = Fact(items, Source.SERVER)
    if told.states("risk_signals"):
        found["risk_signals"] = Fact(tuple(told.risk_signals or ()), Source.SERVER)
    events = [
        event.model_copy(update={"by": side_of(event.by, told)}) for event in told.events or ()
    ]
    events.sort(key=lambda event: event.at or _UNDATED)
    if told.states("events"):
        found |= _withdrawal(events) | _settling(events)
        acts = tuple(e.at for e in events if e.by == "respondent" and e.at)
        found["respondent_acts_at"] = Fact(acts, Source.SERVER)
        found["thin_file_raised"] = Fact(any(map(_raises_thin_file, events)), Source.SERVER)
    return found | _elsewhere(told, events) | _signs(told)


def _first_delivery(told: ScenarioFacts, side: str) -> datetime | None:
    """The first opening notice that really arrived; a failed attempt starts nothing."""
    arrived = [
        n.delivered_at
        for n in told.notices or ()
        if side_of(n.to, told) == side and n.kind == _OPENING and n.delivered_at and not n.failure
    ]
    return min(arrived, default=None)


def _withdrawal(events: list[Event]) -> dict[str, Fact]:
    """The applicant's own request; the other side's withdraws nothing but its own."""
    state, pressure = "none", None
    for event in events:
        if event.by != "claimant" or not event.kind.startswith("withdrawal"):
            continue
        if event.kind.endswith(("retracted", "revoked", "cancelled")):
            state, pressure = "none", None
            continue
        twice = event.double_confirmed or event.kind.endswith("confirmed")
        state = "confirmed" if twice else "asked" if state == "none" else state
        if event.pressure_reported is not None:
            pressure = bool(pressure) or event.pressure_reported
    return {
        "withdrawal": Fact(state, Source.CLAIMANT),
        "pressure_reported": Fact(pressure, Source.CLAIMANT),
    }


def _settling(events: list[Event]) -> dict[str, Fact]:
    yes, no = _sides([e for e in events if "settle_themselves" in e.kind])
    return {
        "settling_confirmed_by": Fact(yes, Source.SERVER),
        "settling_denied_by": Fact(no, Source.SERVER),
    }


def _sides(events: list[Event]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which sides say that they agreed, and which deny it; the last word of each counts."""
    words: dict[str, bool] = {}
    for event in events:
        denies = event.kind.startswith(("den", "reject")) or event.kind.endswith(
            ("denied", "rejected")
        )
        if event.by in SIDES:
            words[event.by] = not denies
        words |= dict.fromkeys(event.confirmed_by or (), True) | dict.fromkeys(
            event.denied_by or (), False
        )
    sides = [side for side in SIDES if side in words]
    return (
        tuple(side for side in sides if words[side]),
        tuple(side for side in sides if not words[side]),
    )


def _elsewhere(told: ScenarioFacts, events: list[Event]) -> dict[str, Fact]:
    """Arbitration, another body, the payment service: by answer, and by what was told later."""
    found = _declared_arbitration(told)
    told_of = [e for e in events if "arbitra" in e.kind or "award" in e.kind or "court" in e.kind]
    if told_of:
        ruled = any("award" in e.kind for e in told_of)
        source = Source(told_of[-1].by) if told_of[-1].by in SIDES else Source.SERVER
        known = found.get("arbitral_award")
        ruled = ruled or bool(known and known.value)
        found |= told_by(source, arbitration=True, arbitral_award=ruled)
    bodies = [
        e for e in events if ("agency" in e.kind or "other_body" in e.kind) and e not in told_of
    ]
    if bodies:
        yes, no = _sides(bodies)
        found["other_agency_agreed"] = Fact(bool(yes) and not no, Source.SERVER)
        found["other_agency_confirmed_by"] = Fact(yes, Source.SERVER)
    charges = [e for e in events if e.kind.startswith(("chargeback", "payment_dispute"))]
    if charges:
        still = not charges[-1].kind.endswith(_CALLED_OFF)
        found["chargeback"] = Fact(still, Source.RECORD)
    return found


def _declared_arbitration(told: ScenarioFacts) -> dict[str, Fact]:
    word = told.declarations.arbitration if told.declarations else None
    if word in {"pending", "court", "award"}:
        return told_by(Source.CLAIMANT, arbitration=True, arbitral_award=word == "award")
    plain = answered(word)
    return {} if plain is None else told_by(Source.CLAIMANT, arbitration=plain)


def _raises_thin_file(event: Event) -> bool:
    """A person says that the evidence of both does not let okyoo go on (ACC-6)."""
    spoken = event.clause == "ACC-6" or "thin" in event.kind or "acc_6" in event.kind.casefold()
    return event.by == "staff" and spoken


def _signs(told: ScenarioFacts) -> dict[str, Fact]:
    """Signs of fraud from three places; known once all three were looked at, or one shows a sign."""
    signs = set(told.risk_signals or ()) & FRAUD
    for item in told.evidence or ():
        signs |= set(item.signals or ()) & FRAUD
    signs |= _parcel_signs(told)
    looked = told.states("risk_signals") and told.states("evidence") and told.states("order")
    looked = looked and (told.order is None or told.order.states("tracking"))
    if not signs and not looked:
        return {}
    return {"fraud_signs": Fact(tuple(sorted(signs)), Source.RECORD)}


def _parcel_signs(told: ScenarioFacts) -> set[str]:
    order = told.order
    tracking = order.tracking if order else None
    if order is None or tracking is None:
        return set()
    signs = set()
    if tracking.first_scan_at and order.paid_at and tracking.first_scan_at < order.paid_at:
        signs.add("first_scan_before_payment")
    reached, meant = tracking.delivered_country, order.deliver_to_country
    if reached and meant and reached != meant:
        signs.add("delivered_to_other_country")
    return signs
