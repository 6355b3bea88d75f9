"""When the acceptance period ends (ACC-1; reading §4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from core.calendar import Deadline, WorkingCalendar
from core.rulebook.facts import Facts
from core.rulebook.profile import FilingRule, Profile

NOT_RECEIVED: Final = "not_received"
"""The rule that goods never received fall under, whatever their category."""


@dataclass(frozen=True)
class Anchor:
    """The day from which days are counted: of several, the first that is stated, or the latest."""

    names: tuple[str, ...]
    first_stated: bool = False


ANCHORS: Final[Mapping[str, Anchor]] = {
    "receipt": Anchor(("receipt_confirmed_at", "delivered_at"), first_stated=True),
    "payment_or_delivery_due": Anchor(("paid_at", "agreed_delivery_by")),
    "return_or_refund_due": Anchor(("return_delivered_at", "agreed_refund_by")),
    "commitment_or_receipt": Anchor(("commitment_due_on", "receipt_confirmed_at")),
    "last_act": Anchor(("last_act_at",)),
}


@dataclass(frozen=True)
class FilingPeriod:
    """The period of one application.

    `deadline` is None when everything is stated and nothing has begun it. `surely_ends_at` is the
    exclusive end (UTC) under the latest plausible date; None while a missing fact could move it.
    `facts` are those it rests on; `missing` those that could still change it.
    """

    deadline: Deadline | None
    surely_ends_at: datetime | None
    facts: tuple[str, ...]
    missing: tuple[str, ...] = ()


def filing_period(facts: Facts, profile: Profile, calendar: WorkingCalendar) -> FilingPeriod | None:
    """The acceptance period, or None while its category or anchor is not known."""
    category = facts.value("category")
    if category is None:
        return None
    rule = profile.filing_rule(category)
    looked_at = ANCHORS[rule.anchor].names
    days = _days(rule, facts, calendar)
    if not days and not _missing(rule, facts):
        rule = profile.filing_rule_named(NOT_RECEIVED)
        looked_at = (*looked_at, *ANCHORS[rule.anchor].names)
        days = _days(rule, facts, calendar)
    missing = _missing(rule, facts)
    used = ("category", *(name for name in dict.fromkeys(looked_at) if name in facts))
    begun = _begun(rule, facts, days)
    if begun is None:
        return None if missing else FilingPeriod(None, None, used)
    deadline = calendar.calendar_days_after(begun, rule.days, rule="ACC-1")
    latest = calendar.calendar_days_after(max(days.values()), rule.days).ends_at
    return FilingPeriod(deadline, None if missing else latest, used, missing)


def filing_deadline(facts: Facts, profile: Profile, calendar: WorkingCalendar) -> Deadline | None:
    """The end of the acceptance period, or None while its anchor is unknown or has not come."""
    period = filing_period(facts, profile, calendar)
    return period.deadline if period else None


def filing_waits_for(facts: Facts, profile: Profile) -> tuple[str, ...]:
    """The facts without which the period cannot be reckoned for sure."""
    category = facts.value("category")
    if category is None:
        return ("category",)
    rule = profile.filing_rule(category)
    missing = _missing(rule, facts)
    if missing or any(facts.value(name) is not None for name in ANCHORS[rule.anchor].names):
        return missing
    return _missing(profile.filing_rule_named(NOT_RECEIVED), facts)


def _begun(rule: FilingRule, facts: Facts, days: Mapping[str, date]) -> date | None:
    anchor = ANCHORS[rule.anchor]
    if not anchor.first_stated:
        return max(days.values(), default=None)
    for name in anchor.names:
        if name in days:
            return days[name]
        if name not in facts:
            return None
    return None


def _missing(rule: FilingRule, facts: Facts) -> tuple[str, ...]:
    return tuple(name for name in ANCHORS[rule.anchor].names if name not in facts)


def _days(rule: FilingRule, facts: Facts, calendar: WorkingCalendar) -> dict[str, date]:
    stated = {name: facts.value(name) for name in ANCHORS[rule.anchor].names}
    return {name: _day(value, calendar) for name, value in stated.items() if value is not None}


def _day(value: Any, calendar: WorkingCalendar) -> date:  # noqa: ANN401 — a day or an instant
    return calendar.day_of(value) if isinstance(value, datetime) else value
