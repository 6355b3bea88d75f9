"""When the acceptance period ends (ACC-1; reading §4)."""

from datetime import date, datetime
from typing import Any, Final

from core.calendar import Deadline, WorkingCalendar
from core.rulebook.facts import Facts
from core.rulebook.profile import Profile

GOODS_RECEIVED: Final = frozenset({"CAT-2.1", "CAT-2.2", "CAT-3", "CAT-6", "CAT-7", "CAT-8"})


def filing_deadline(facts: Facts, profile: Profile, calendar: WorkingCalendar) -> Deadline | None:
    """The end of the acceptance period, or None while its anchor is unknown."""
    category = facts.value("category")
    if category is None:
        return None
    if category in GOODS_RECEIVED:
        anchor = facts.value("receipt_confirmed_at") or facts.value("delivered_at")
        if anchor is not None:
            return calendar.calendar_days_after(calendar.day_of(anchor), profile.filing.received)
    return _not_received(facts, profile, calendar)


def _not_received(facts: Facts, profile: Profile, calendar: WorkingCalendar) -> Deadline | None:
    days = [
        _day(facts.value(name), calendar)
        for name in ("paid_at", "agreed_delivery_by")
        if facts.value(name) is not None
    ]
    if not days:
        return None
    return calendar.calendar_days_after(max(days), profile.filing.not_received)


def _day(value: Any, calendar: WorkingCalendar) -> date:  # noqa: ANN401 — a day or an instant
    return calendar.day_of(value) if isinstance(value, datetime) else value
