"""`okyoo deadline`: when a period ends, reckoned from options; each fault names its option."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.commands.deadline_sheet import Reckoning, as_record, as_sheet
from core.calendar import OutOfRange, WorkingCalendar, days_off
from core.errors import Fault

DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
HOUR: Final = re.compile(r"\d{2}:\d{2}", re.ASCII)
COUNT: Final = re.compile(r"0*[1-9]\d{0,8}", re.ASCII)
WEEKDAY: Final = re.compile(r"[0-6]", re.ASCII)
EVERY_DAY: Final = 7


@dataclass(frozen=True)
class Asked:
    """The options as they were typed; None for one that was not."""

    since: str | None
    working_days: str | None
    calendar_days: str | None
    country: str
    zone: str
    no_makeup_days: bool
    cutoff: str | None
    weekend: str | None


def answer(asked: Asked, *, as_json: bool) -> str:
    """The deadline as JSON, or as lines for a person. Raises Fault with the option at fault."""
    reckoning = _reckoning(asked)
    if as_json:
        return json.dumps(as_record(reckoning), ensure_ascii=False, indent=2)
    return "\n".join(as_sheet(reckoning))


def _reckoning(asked: Asked) -> Reckoning:
    option, days = _days(asked)
    calendar = _calendar(asked)
    event = _event(asked)
    try:
        day = calendar.day_of(event) if isinstance(event, datetime) else event
        calendar.day_off(day)
    except OutOfRange as fault:
        raise _named("--from", fault) from None
    try:
        if option == "--calendar-days":
            deadline = calendar.calendar_days_after(day, days)
        else:
            # A day without an hour stands for its first instant.
            first = calendar.end_of(day - timedelta(days=1))
            deadline = calendar.working_days_after(
                event if isinstance(event, datetime) else first, days
            )
    except OutOfRange as fault:
        raise _named(option, fault) from None
    return Reckoning(str(asked.since), day, calendar, deadline, days_off(asked.country).parts)


def _calendar(asked: Asked) -> WorkingCalendar:
    cutoff, weekend = _cutoff(asked), _weekend(asked)
    try:
        days_off(asked.country)
    except Fault as fault:
        raise _named("--country", fault) from None
    try:
        return WorkingCalendar(asked.country, asked.zone, not asked.no_makeup_days, weekend, cutoff)
    except Fault as fault:
        raise _named("--zone", fault) from None


def _days(asked: Asked) -> tuple[str, int]:
    told = {"--working-days": asked.working_days, "--calendar-days": asked.calendar_days}
    given = [(option, days) for option, days in told.items() if days is not None]
    if len(given) != 1:
        message = "give either --working-days N or --calendar-days N"
        raise Fault(message)
    ((option, days),) = given
    if not COUNT.fullmatch(days):
        raise _bad(option, days, "give a number of days, 1 or more")
    if option == "--calendar-days" and asked.cutoff is not None:
        raise _bad("--cutoff", asked.cutoff, "calendar days run from a day, not from an hour")
    return option, int(days)


def _event(asked: Asked) -> datetime | date:
    if asked.since is None:
        message = "give --from, as 2026-11-23T10:00:00+08:00, 2026-11-23T02:00:00Z, or a day"
        raise Fault(message)
    try:
        if DAY.fullmatch(asked.since):
            day = date.fromisoformat(asked.since)
        else:
            day = datetime.fromisoformat(asked.since)
    except ValueError:
        reason = "there is no such instant; write it as 2026-11-23T10:00:00+08:00"
        raise _bad("--from", asked.since, reason) from None
    if isinstance(day, datetime) and day.tzinfo is None:
        reason = f"its offset is missing: write {asked.since}+08:00, or {asked.since}Z for UTC"
        raise _bad("--from", asked.since, reason)
    if not isinstance(day, datetime) and asked.cutoff is not None:
        raise _bad("--from", asked.since, "a day has no hour to compare with --cutoff")
    return day


def _cutoff(asked: Asked) -> time | None:
    if asked.cutoff is None:
        return None
    try:
        hour = time.fromisoformat(asked.cutoff) if HOUR.fullmatch(asked.cutoff) else None
    except ValueError:
        hour = None
    if hour is None:
        raise _bad("--cutoff", asked.cutoff, "give an hour as HH:MM, 00:00 to 23:59")
    return hour


def _weekend(asked: Asked) -> tuple[int, ...] | None:
    if asked.weekend is None:
        return None
    days = {part.strip() for part in asked.weekend.split(",")}
    if not all(map(WEEKDAY.fullmatch, days)) or len(days) == EVERY_DAY:
        reason = "give weekday numbers, Monday 0, as 5,6 for Saturday and Sunday; not all seven"
        raise _bad("--weekend", asked.weekend, reason)
    return tuple(sorted(int(day) for day in days))


def _bad(option: str, told: str, reason: str) -> Fault:
    return Fault(f"{option} {told!r}: {reason}")


def _named(option: str, fault: Fault) -> Fault:
    return Fault(f"{option}: {fault}")
