"""Working days and filing periods, with the arithmetic that people are shown (reading §4, §7).

The day of the event is not counted. A period ends when its last day ends in the platform's zone,
stored as an exclusive UTC instant. A deadline that touches a year without an official notice of
holidays is provisional: it may be lengthened later, never shortened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any, Final, Self
from zoneinfo import ZoneInfo

from core.errors import Fault

OFFICIAL: Final[Mapping[str, int]] = {"CN": 2026}
"""The last year whose official notice (holidays and make-up days) is in the data.

A country without an entry fixes its days off by statute, years ahead.
"""

NO_COUNTRY: Final = "NONE"
"""Weekends only."""

READABLE: Final = "en_US"
"""The language in which days off are named, where the library has it."""

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Skipped:
    """A day that was not counted. `why` is `weekend`, `override`, or the holiday's name."""

    day: date
    why: str


@dataclass(frozen=True)
class Deadline:
    """When a period ends, and how that was reckoned. `ends_at` is exclusive, UTC.

    `starts_at` is the event, or the end of the anchor day (UTC); `last_day` the day in `zone` at
    whose end the period ends; `rolled_from` the day it would have ended on, had that been a
    working day. `unit` is `working` or `calendar`. `rule` is the clause that sets the period.
    """

    starts_at: datetime
    counted: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    last_day: date
    ends_at: datetime
    zone: str
    provisional: bool
    days: int
    unit: str
    rolled_from: date | None = None
    rule: str = ""

    def as_json(self) -> dict[str, Any]:
        """The deadline as JSON values, for the record."""
        return {
            "starts_at": self.starts_at.isoformat(),
            "counted": [day.isoformat() for day in self.counted],
            "skipped": [{"day": s.day.isoformat(), "why": s.why} for s in self.skipped],
            "last_day": self.last_day.isoformat(),
            "ends_at": self.ends_at.isoformat(),
            "zone": self.zone,
            "provisional": self.provisional,
            "days": self.days,
            "unit": self.unit,
            "rolled_from": self.rolled_from.isoformat() if self.rolled_from else None,
            "rule": self.rule,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The deadline that `as_json` wrote."""
        return cls(
            starts_at=datetime.fromisoformat(data["starts_at"]),
            counted=tuple(date.fromisoformat(day) for day in data["counted"]),
            skipped=tuple(Skipped(date.fromisoformat(s["day"]), s["why"]) for s in data["skipped"]),
            last_day=date.fromisoformat(data["last_day"]),
            ends_at=datetime.fromisoformat(data["ends_at"]),
            zone=data["zone"],
            provisional=data["provisional"],
            days=data["days"],
            unit=data["unit"],
            rolled_from=date.fromisoformat(data["rolled_from"]) if data["rolled_from"] else None,
            rule=data["rule"],
        )


@dataclass(frozen=True)
class WorkingCalendar:
    """Whose working days count. `country` is ISO 3166, or "NONE" for weekends only.

    `weekend` holds weekday numbers, Monday 0. `overrides` are the operator's word on single days.
    """

    country: str
    zone: str
    makeup_days_count: bool = True
    weekend: tuple[int, ...] | None = None
    cutoff: time | None = None
    overrides: tuple[tuple[date, bool], ...] = ()

    def working_days_after(self, event_at: datetime, days: int, *, rule: str = "") -> Deadline:
        """The end of so many working days after an instant; the event's own day is excluded.

        Raises Fault for less than a day, or an instant without a zone.
        """
        _at_least_one(days)
        start = self._event_day(event_at)
        counted: list[date] = []
        skipped: list[Skipped] = []
        day = start
        while len(counted) < days:
            day += ONE_DAY
            why = self.day_off(day)
            if why is None:
                counted.append(day)
            else:
                skipped.append(Skipped(day, why))
        return Deadline(
            starts_at=event_at.astimezone(UTC),
            counted=tuple(counted),
            skipped=tuple(skipped),
            last_day=day,
            ends_at=self._end_of(day),
            zone=self.zone,
            provisional=not self.official(day.year),
            days=days,
            unit="working",
            rule=rule,
        )

    def calendar_days_after(self, anchor: date, days: int, *, rule: str = "") -> Deadline:
        """The end of so many days after a day; an end on a day off rolls to the next working day.

        Raises Fault for less than a day.
        """
        _at_least_one(days)
        plain = anchor + timedelta(days=days)
        day = plain
        skipped: list[Skipped] = []
        while (why := self.day_off(day)) is not None:
            skipped.append(Skipped(day, why))
            day += ONE_DAY
        return Deadline(
            starts_at=self._end_of(anchor),
            counted=(),
            skipped=tuple(skipped),
            last_day=day,
            ends_at=self._end_of(day),
            zone=self.zone,
            provisional=not self.official(day.year),
            days=days,
            unit="calendar",
            rolled_from=plain if plain != day else None,
            rule=rule,
        )

    def day_of(self, instant: datetime) -> date:
        """The platform's day of an instant. Raises Fault for an instant without a zone."""
        return self._local(instant).date()

    def is_working_day(self, day: date) -> tuple[bool, bool]:
        """Whether a day counts, and whether the official notice for its year is in the data."""
        return self.day_off(day) is None, self.official(day.year)

    def day_off(self, day: date) -> str | None:
        """Why a day does not count, or None for a working day."""
        if day not in self._known_days:
            self._known_days[day] = self._why_off(day)
        return self._known_days[day]

    def official(self, year: int) -> bool:
        """Whether the official notice for a year is in the data."""
        last = OFFICIAL.get(self.country)
        return last is None or year <= last

    def leaves_official_data(self, today: date, days: int = 60) -> bool:
        """Whether the next days reach a year whose notice is missing: operators are warned."""
        return not self.official((today + timedelta(days=days)).year)

    @cached_property
    def _known_days(self) -> dict[date, str | None]:
        return {}

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @cached_property
    def _own_word(self) -> dict[date, bool]:
        return dict(self.overrides)

    @cached_property
    def _holidays(self) -> Any:  # noqa: ANN401 — a mapping of the holidays library
        import holidays  # noqa: PLC0415 — commands that need no dates spare its import

        if self.country == NO_COUNTRY:
            return None
        named = holidays.country_holidays(self.country)
        if READABLE in named.supported_languages:
            return holidays.country_holidays(self.country, language=READABLE)
        return named

    def _why_off(self, day: date) -> str | None:
        if day in self._own_word:
            return None if self._own_word[day] else "override"
        holiday = self._holidays.get(day) if self._holidays is not None else None
        if holiday:
            return str(holiday)
        if day.weekday() not in self._weekend or self._made_up(day):
            return None
        return "weekend"

    def _made_up(self, day: date) -> bool:
        if not self.makeup_days_count or self._holidays is None:
            return False
        return day in self._holidays.weekend_workdays

    @cached_property
    def _weekend(self) -> frozenset[int]:
        if self.weekend is not None:
            return frozenset(self.weekend)
        return frozenset({5, 6} if self._holidays is None else self._holidays.weekend)

    def _event_day(self, instant: datetime) -> date:
        local = self._local(instant)
        if self.cutoff is None or local.time() < self.cutoff:
            return local.date()
        # After the cut-off it counts as having come on the next working day.
        day = local.date() + ONE_DAY
        while self.day_off(day) is not None:
            day += ONE_DAY
        return day

    def _local(self, instant: datetime) -> datetime:
        if instant.tzinfo is None:
            message = f"{instant} has no zone"
            raise Fault(message)
        return instant.astimezone(self._zone)

    def _end_of(self, day: date) -> datetime:
        return datetime.combine(day + ONE_DAY, time(), self._zone).astimezone(UTC)


def _at_least_one(days: int) -> None:
    if days < 1:
        message = f"a period of {days} days is none"
        raise Fault(message)
