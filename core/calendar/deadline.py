"""A deadline and how it was reckoned: plain values, kept with the case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, Self
from zoneinfo import ZoneInfo

LAST_SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True)
class Skipped:
    """A day that was not counted.

    `why` is `weekend`, `override`, `cutoff` (the event came after the hour, and counts as having
    come on this day), or the holiday's name.
    """

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

    @property
    def last_second(self) -> datetime:
        """The last whole second in time, on the clocks of `zone`: what people are told."""
        return (self.ends_at - LAST_SECOND).astimezone(ZoneInfo(self.zone))

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
