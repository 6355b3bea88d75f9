"""Counting: so many working days after an instant, so many days after a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from core.calendar.days_off import NO_COUNTRY, ONE_DAY, DaysOff, OutOfRange, days_off
from core.calendar.deadline import Deadline, Skipped
from core.errors import Fault

WEEKDAYS: Final = frozenset(range(7))
"""Monday is 0."""


@dataclass(frozen=True)
class WorkingCalendar:
    """Whose working days count. `country` is ISO 3166, `CN` or `GB-ENG`, or `NONE` for weekends.

    `zone` is the IANA name of the clocks that say when a day begins. `weekend` holds weekday
    numbers, Monday 0; None is the country's own. `overrides` are the operator's word on single
    days: true for one that counts. With `cutoff`, an event at or after that hour counts as having
    come on the next working day, as a paper handed in after closing does; that day is then the
    event's, and is not counted.
    Raises Fault for a zone or a weekend that is none.
    """

    country: str
    zone: str
    makeup_days_count: bool = True
    weekend: tuple[int, ...] | None = None
    cutoff: time | None = None
    overrides: tuple[tuple[date, bool], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what would make a wrong or an endless count."""
        if self.weekend is not None and not set(self.weekend) < WEEKDAYS:
            message = f"a weekend of days {self.weekend} leaves no week; Monday is 0, Sunday 6"
            raise Fault(message)
        try:
            ZoneInfo(self.zone)
        except (KeyError, ValueError, OSError):
            message = f"{self.zone!r} is not a zone of the IANA database"
            raise Fault(message) from None

    def working_days_after(self, event_at: datetime, days: int, *, rule: str = "") -> Deadline:
        """The end of so many working days after an instant; the event's own day is excluded.

        Raises Fault for less than a day or an instant without a zone, OutOfRange for years about
        which nothing can be said.
        """
        _at_least_one(days)
        day = self.day_of(event_at)
        self._ensure_known(day)
        late = self.cutoff is not None and self._local(event_at).time() >= self.cutoff
        counted: list[date] = []
        skipped: list[Skipped] = []
        while len(counted) < days:
            day += ONE_DAY
            why = self.day_off(day)
            if why is None and late:
                why, late = "cutoff", False
            if why is None:
                counted.append(day)
            else:
                skipped.append(Skipped(day, why))
        return Deadline(
            starts_at=event_at.astimezone(UTC),
            counted=tuple(counted),
            skipped=tuple(skipped),
            last_day=day,
            ends_at=self.end_of(day),
            zone=self.zone,
            provisional=not self._settled((*counted, *(s.day for s in skipped))),
            days=days,
            unit="working",
            rule=rule,
        )

    def calendar_days_after(self, anchor: date, days: int, *, rule: str = "") -> Deadline:
        """The end of so many days after a day; an end on a day off rolls to the next working day.

        A cut-off changes nothing: a period in calendar days runs from a day, not from an hour.
        Raises Fault for less than a day, OutOfRange for years about which nothing can be said.
        """
        _at_least_one(days)
        self._ensure_known(anchor)
        try:
            plain = anchor + timedelta(days=days)
        except OverflowError:
            raise self._out_of_range(f"{days} days after {anchor}") from None
        day = plain
        skipped: list[Skipped] = []
        while (why := self.day_off(day)) is not None:
            skipped.append(Skipped(day, why))
            day += ONE_DAY
        return Deadline(
            starts_at=self.end_of(anchor),
            counted=(),
            skipped=tuple(skipped),
            last_day=day,
            ends_at=self.end_of(day),
            zone=self.zone,
            provisional=not self._settled((*(s.day for s in skipped), day)),
            days=days,
            unit="calendar",
            rolled_from=plain if plain != day else None,
            rule=rule,
        )

    def day_of(self, instant: datetime) -> date:
        """The platform's day of an instant. Raises Fault for an instant without a zone."""
        return self._local(instant).date()

    def end_of(self, day: date) -> datetime:
        """The first instant (UTC) of the next day on the zone's clocks, which ends this one.

        Where the clocks skip midnight that is when they are put forward; where midnight comes
        twice, it is the first.
        """
        return datetime.combine(day + ONE_DAY, time(), self._zone).astimezone(UTC)

    def is_working_day(self, day: date) -> tuple[bool, bool]:
        """Whether a day counts, and whether that is settled. Raises OutOfRange."""
        return self.day_off(day) is None, self._settled((day,))

    def day_off(self, day: date) -> str | None:
        """Why a day does not count, or None for a working day. Raises OutOfRange."""
        return self._known(day)[0]

    def knows(self, day: date) -> bool:
        """Whether something can be said about the days of its year."""
        return self._days_off.first_year <= day.year <= self._days_off.last_year

    def leaves_official_data(self, today: date, days: int = 60) -> bool:
        """Whether nothing settled is known of a day that many days ahead: operators are warned."""
        try:
            return not self._settled((today + timedelta(days=days),))
        except OutOfRange:
            return True

    @cached_property
    def _known_days(self) -> dict[date, tuple[str | None, bool]]:
        """Why each day asked for is off, and whether that is settled."""
        return {}

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @cached_property
    def _own_word(self) -> dict[date, bool]:
        return dict(self.overrides)

    @cached_property
    def _days_off(self) -> DaysOff:
        return days_off(self.country)

    def _known(self, day: date) -> tuple[str | None, bool]:
        known = self._known_days.get(day)
        if known is None:
            self._ensure_known(day)
            settled = day in self._own_word or self._days_off.settled(day)
            known = self._known_days[day] = self._why_off(day), settled
        return known

    def _why_off(self, day: date) -> str | None:
        if day in self._own_word:
            return None if self._own_word[day] else "override"
        if holiday := self._days_off.holiday(day):
            return holiday
        if not self._at_weekend(day) or (self.makeup_days_count and self._days_off.made_up(day)):
            return None
        return "weekend"

    def _at_weekend(self, day: date) -> bool:
        if self.weekend is not None:
            return day.weekday() in self.weekend
        return self._days_off.at_weekend(day)

    def _settled(self, days: Iterable[date]) -> bool:
        return all(self._known(day)[1] for day in days)

    def _ensure_known(self, day: date) -> None:
        if not self.knows(day):
            raise self._out_of_range(str(day))

    def _out_of_range(self, what: str) -> OutOfRange:
        whose = "weekends" if self.country == NO_COUNTRY else f"the days off of {self.country}"
        known = f"from {self._days_off.first_year} to {self._days_off.last_year}"
        return OutOfRange(f"{what}: {whose} are known {known} only")

    def _local(self, instant: datetime) -> datetime:
        if instant.tzinfo is None:
            message = f"{instant} has no zone"
            raise Fault(message)
        try:
            return instant.astimezone(self._zone)
        except OverflowError:
            raise self._out_of_range(instant.isoformat()) from None


def _at_least_one(days: int) -> None:
    if days < 1:
        message = f"a period of {days} days is none"
        raise Fault(message)
