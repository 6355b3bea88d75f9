"""How single values of a scenario become values of facts."""

from datetime import date, datetime
from decimal import Decimal

from core.calendar import WorkingCalendar
from core.errors import Fault
from core.money import Money
from core.rulebook.facts import Fact, Source
from core.rulebook.scenario_form import ScenarioFacts
from core.rulebook.scenario_types import Part


def told_by(source: Source, **values: object) -> dict[str, Fact]:
    """Facts by name, all from one source."""
    return {name: Fact(value, source) for name, value in values.items()}


def side_of(by: str | None, told: ScenarioFacts) -> str:
    """`claimant` or `respondent` for either of them, also where his role is named; else the source."""
    for side, party in (("claimant", told.claimant), ("respondent", told.respondent)):
        if party is not None and party.role == by and by in {"buyer", "seller"}:
            return side
    return by or ""


def answered(word: str | bool | None) -> bool | None:
    """Yes or no; None for whatever else stands there."""
    if isinstance(word, bool):
        return word
    return {"yes": True, "no": False}.get((word or "").strip().casefold())


def stated(part: Part, source: Source, *names: str) -> dict[str, Fact]:
    """The keys that stand in a part, under their own names; null is a statement."""
    return {name: Fact(getattr(part, name), source) for name in names if part.states(name)}


def platform_day(told: date | datetime | None, calendar: WorkingCalendar) -> date | None:
    """The platform's day of a day or an instant."""
    return calendar.day_of(told) if isinstance(told, datetime) else told


def money(amount: Decimal | None, currency: str | None, path: str) -> Money | None:
    """An amount of a currency; None while one of the two is not said.

    Raises Fault with the path for an amount that the currency does not have.
    """
    if amount is None or currency is None:
        return None
    try:
        return Money(amount, currency)
    except Fault as fault:
        message = f"{path}: {fault}"
        raise Fault(message) from None
