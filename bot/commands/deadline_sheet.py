"""A deadline as it leaves the command line: a record for programs, lines for a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from core.calendar import Deadline, WorkingCalendar

LATE: Final = "counts as the day of the event, which came at the cut-off or after it"


@dataclass(frozen=True)
class Reckoning:
    """What was asked and what came of it.

    `since` is the event as it was typed, `day` its day in the calendar's zone. `parts` are the
    country's sub-divisions that have days off of their own and were not asked for.
    """

    since: str
    day: date
    calendar: WorkingCalendar
    deadline: Deadline
    parts: tuple[str, ...]


def as_record(told: Reckoning) -> dict[str, Any]:
    """JSON values. The end bears the names of the worked examples, and those that `assess` gives it."""
    calendar, deadline = told.calendar, told.deadline
    inclusive, exclusive = deadline.last_second.isoformat(), _utc(deadline.ends_at)
    return {
        "from": told.since,
        "calendar": {
            "country": calendar.country,
            "time_zone": calendar.zone,
            "makeup_days_count": calendar.makeup_days_count,
            "weekend": calendar.weekend and list(calendar.weekend),
            "cutoff": f"{calendar.cutoff:%H:%M}" if calendar.cutoff else None,
        },
        **_period(told),
        "counted_days": [day.isoformat() for day in deadline.counted],
        "skipped": [{"date": s.day.isoformat(), "reason": s.why} for s in deadline.skipped],
        "last_day": deadline.last_day.isoformat(),
        "inclusive_local": inclusive,
        "exclusive_utc": exclusive,
        "deadline_inclusive_local": inclusive,
        "deadline_exclusive_utc": exclusive,
        "provisional": deadline.provisional,
    }


def as_sheet(told: Reckoning) -> Iterator[str]:
    """One line a day: its number if it was counted, and why if it was not."""
    calendar, deadline = told.calendar, told.deadline
    yield f"{_day(told.day)}    –  the event, {told.since}, by the clocks of {calendar.zone}"
    if deadline.unit == "calendar":
        yield f"{_day(_plain(deadline))}  {deadline.days} calendar day{'' if deadline.days == 1 else 's'} later"
    numbers = {day: number for number, day in enumerate(deadline.counted, 1)}
    reasons = {s.day: LATE if s.why == "cutoff" else s.why for s in deadline.skipped}
    for day in sorted({*numbers, *reasons}):
        yield f"{_day(day)}  {numbers.get(day, '–'):>3}  {reasons.get(day, '')}".rstrip()
    yield f"{_day(deadline.last_day)}  the last day; its last second is {deadline.last_second.isoformat()}"
    yield f"In time is what comes before {_utc(deadline.ends_at)}."
    if deadline.provisional:
        yield (
            "Provisional: official word on a day looked at is still to come. The end may move "
            "later; one that was told is never moved earlier."
        )
    if told.parts:
        named = ", ".join(f"{calendar.country}-{part}" for part in told.parts)
        yield f"Only days off of the whole country were looked at. Its parts have their own: {named}."


def _period(told: Reckoning) -> dict[str, Any]:
    deadline = told.deadline
    if deadline.unit == "working":
        return {"event_date": told.day.isoformat(), "working_days": deadline.days}
    return {
        "anchor_date": told.day.isoformat(),
        "period_calendar_days": deadline.days,
        "last_day_before_rolling": _plain(deadline).isoformat(),
    }


def _plain(deadline: Deadline) -> date:
    return deadline.rolled_from or deadline.last_day


def _day(day: date) -> str:
    return f"{day:%a} {day.isoformat()}"


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
