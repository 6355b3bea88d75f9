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

OFFICIAL: Final[Mapping[str, int]] = {"CN": 2026}
"""The last year whose official notice (holidays and make-up days) is in the data."""

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Skipped:
    """A day that was not counted. `why` is `weekend`, `override`, or the holiday's name."""

    day: date
    why: str


@dataclass(frozen=True)
class Deadline:
    """When a period ends, and how that was reckoned. `ends_at` is exclusive, UTC.

    `starts_at` is the event (UTC); `last_day` the local day at whose end the period ends; `rolled_from`
    the day it would have ended on, had that been a working day.
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
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The deadline that `as_json` wrote."""
        return cls(
            starts_at=datetime.fromisoformat(data["starts_at"]),
            counted=tuple(date.fromisoformat(day) for day in data["counted"]),
            skipped=tuple(
                Skipped(date.fromisoformat(s["day"]), s["why"]) for s in data["skipped"]
            ),
            last_day=date.fromisoformat(data["last_day"]),
            ends_at=datetime.fromisoformat(data["ends_at"]),
            zone=data["zone"],
            provisional=data["provisional"],
            days=data["days"],
            unit=data["unit"],
            rolled_from=date.fromisoformat(data["rolled_from"]) if data["rolled_from"] else None,
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

    def working_days_after(self, event_at: datetime, days: int) -> Deadline:
        """The end of so many working days after an instant; the event's own day is excluded."""
        start = self._local_day(event_at)
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
        )

    def calendar_days_after(self, anchor: date, days: int) -> Deadline:
        """The end of so many days after a day; an end on a day off rolls to the next working day."""
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
        )

    def day_of(self, instant: datetime) -> date:
        """The platform's day of an instant."""
        return instant.astimezone(self._zone).date()

    def day_off(self, day: date) -> str | None:
        """Why a day does not count, or None for a working day."""
        if day not in self._known_days:
            self._known_days[day] = self._why_off(day)
        return self._known_days[day]

    def official(self, year: int) -> bool:
        """Whether the official notice for a year is in the data."""
        last = OFFICIAL.get(self.country)
        return last is None or year <= last

    @cached_property
    def _known_days(self) -> dict[date, str | None]:
        return {}

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @cached_property
    def _holidays(self) -> Any:  # noqa: ANN401 — a mapping of the holidays library
        import holidays  # noqa: PLC0415 — it costs half a second, and commands that need no dates spare it

        return None if self.country == "NONE" else holidays.country_holidays(self.country)

    def _why_off(self, day: date) -> str | None:
        override = dict(self.overrides).get(day)
        if override is not None:
            return None if override else "override"
        holiday = self._holidays.get(day) if self._holidays is not None else None
        if holiday:
            return str(holiday)
        if day.weekday() not in self._weekend:
            return None
        if self.makeup_days_count and self._holidays is not None:
            return None if day in self._holidays.weekend_workdays else "weekend"
        return "weekend"

    @cached_property
    def _weekend(self) -> frozenset[int]:
        if self.weekend is not None:
            return frozenset(self.weekend)
        return frozenset({5, 6} if self._holidays is None else self._holidays.weekend)

    def _local_day(self, instant: datetime) -> date:
        local = instant.astimezone(self._zone)
        if self.cutoff is not None and local.time() >= self.cutoff:
            return local.date() + ONE_DAY
        return local.date()

    def _end_of(self, day: date) -> datetime:
        return datetime.combine(day + ONE_DAY, time(), self._zone).astimezone(UTC)
