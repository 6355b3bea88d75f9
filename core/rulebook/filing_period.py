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
ORDER_CLOSED: Final = "order_closed"
"""The rule that lengthens a period which ends before its own."""


@dataclass(frozen=True)
class Anchor:
    """The day from which days are counted: of several, the first that is stated, or the latest.

    `doubts` are other words for the same day. They never begin a period, but the latest plausible
    day counts before anybody is refused.
    """

    names: tuple[str, ...]
    first_stated: bool = False
    doubts: tuple[str, ...] = ()


ANCHORS: Final[Mapping[str, Anchor]] = {
    "receipt": Anchor(
        ("receipt_confirmed_at", "delivered_at"), first_stated=True, doubts=("receipt_told_on",)
    ),
    "payment_or_delivery_due": Anchor(("paid_at", "agreed_delivery_by")),
    "return_or_refund_due": Anchor(("return_delivered_at", "agreed_refund_by")),
    "commitment_or_receipt": Anchor(("commitment_due_on", "receipt_confirmed_at")),
    "last_act": Anchor(("last_act_at",)),
    "closing_notice": Anchor(("closing_notice_at",)),
}


@dataclass(frozen=True)
class FilingPeriod:
    """The period of one application.

    `rule` is the profile's, `anchor` the day that counts. `surely_ends_at` is the exclusive end
    (UTC) under the latest plausible date; None while a missing fact could move it. `facts` are
    those it rests on; `missing` those that could still change it.
    """

    rule: FilingRule
    anchor: date
    deadline: Deadline
    surely_ends_at: datetime | None
    facts: tuple[str, ...]
    missing: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What the deadline rests on, as JSON values."""
        return {
            "rule": self.rule.name,
            "days": self.rule.days,
            "basis": self.rule.anchor,
            "anchor": self.anchor.isoformat(),
        }


def filing_period(facts: Facts, profile: Profile, calendar: WorkingCalendar) -> FilingPeriod | None:
    """The acceptance period, or None while its category or the day that begins it is not known."""
    category = facts.value("category")
    if category is None:
        return None
    rule = profile.filing_rule(category)
    looked_at = _names(rule)
    if not _missing(rule, facts) and not _stated(rule, facts):
        rule = profile.filing_rule_named(NOT_RECEIVED)
        looked_at = (*looked_at, *_names(rule))
    closing = profile.filing_rule_named(ORDER_CLOSED)
    missing = (*_awaited(rule, facts), *_missing(closing, facts))
    looked_at = (*looked_at, *_names(closing))
    used = ("category", *(name for name in dict.fromkeys(looked_at) if name in facts))
    begun = [p for p in (_begun(rule, facts, calendar), _begun(closing, facts, calendar)) if p]
    if not begun:
        return None
    period = max(begun, key=lambda found: found.deadline.ends_at)
    latest = max(found.latest for found in begun)
    return FilingPeriod(
        period.rule, period.day, period.deadline, None if missing else latest, used, missing
    )


def filing_deadline(facts: Facts, profile: Profile, calendar: WorkingCalendar) -> Deadline | None:
    """The end of the acceptance period, or None while the day that begins it is not known."""
    period = filing_period(facts, profile, calendar)
    return period.deadline if period else None


def filing_waits_for(facts: Facts, profile: Profile) -> tuple[str, ...]:
    """The facts without which the period cannot be reckoned for sure."""
    category = facts.value("category")
    if category is None:
        return ("category",)
    rule = profile.filing_rule(category)
    closing = _missing(profile.filing_rule_named(ORDER_CLOSED), facts)
    missing = _missing(rule, facts)
    if missing or _stated(rule, facts):
        return (*missing, *closing)
    return (*_awaited(profile.filing_rule_named(NOT_RECEIVED), facts), *closing)


@dataclass(frozen=True)
class _Begun:
    """A period that has begun: its rule, its day, its end, and the end from the latest plausible day."""

    rule: FilingRule
    day: date
    deadline: Deadline
    latest: datetime


def _begun(rule: FilingRule, facts: Facts, calendar: WorkingCalendar) -> _Begun | None:
    days = _days(rule, facts, calendar)
    day = _anchor_day(ANCHORS[rule.anchor], facts, days)
    if day is None:
        return None
    deadline = calendar.calendar_days_after(day, rule.days, rule="ACC-1")
    last = max(days.values())
    same = last == day
    latest = deadline if same else calendar.calendar_days_after(last, rule.days, rule="ACC-1")
    return _Begun(rule, day, deadline, latest.ends_at)


def _anchor_day(anchor: Anchor, facts: Facts, days: Mapping[str, date]) -> date | None:
    stated = {name: days[name] for name in anchor.names if name in days}
    if not anchor.first_stated:
        return max(stated.values(), default=None)
    for name in anchor.names:
        if name in stated:
            return stated[name]
        if name not in facts:
            return None
    return None


def _names(rule: FilingRule) -> tuple[str, ...]:
    anchor = ANCHORS[rule.anchor]
    return (*anchor.names, *anchor.doubts)


def _stated(rule: FilingRule, facts: Facts) -> bool:
    """Whether a record names a day for it."""
    return any(facts.value(name) is not None for name in ANCHORS[rule.anchor].names)


def _awaited(rule: FilingRule, facts: Facts) -> tuple[str, ...]:
    """What is not said; or all its days, where every record says that there is none.

    A period without a first day has no end that anybody could have missed: it is asked for.
    """
    missing = _missing(rule, facts)
    return missing if missing or _stated(rule, facts) else ANCHORS[rule.anchor].names


def _missing(rule: FilingRule, facts: Facts) -> tuple[str, ...]:
    return tuple(name for name in _names(rule) if name not in facts)


def _days(rule: FilingRule, facts: Facts, calendar: WorkingCalendar) -> dict[str, date]:
    stated = {name: facts.value(name) for name in _names(rule)}
    return {name: _day(value, calendar) for name, value in stated.items() if value is not None}


def _day(value: Any, calendar: WorkingCalendar) -> date:  # noqa: ANN401 — a day or an instant
    return calendar.day_of(value) if isinstance(value, datetime) else value
