"""What the holidays library says of a country's days, for which years, and how surely."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any, Final

from core.errors import Fault

NO_COUNTRY: Final = "NONE"
"""Weekends only."""

FIRST_YEAR: Final = 2012
"""From here on no zone has left out a day or gone back to one that had ended."""

LAST_YEAR: Final = 2100
"""Where the library's tables end."""

TABLES_END: Final[Mapping[str, int]] = {
    "BT": 2035, "FJ": 2035, "GY": 2035, "IN": 2035, "MU": 2035, "NP": 2032, "SR": 2035,
}  # fmt: skip
"""The last year of countries whose lunar days run out earlier, without the library's saying so."""

ORDERS_SINCE: Final = 2024
"""A country whose last order to move days is older than this has given the practice up."""

MOVED: Final = 4
"""The library writes a day's move as month and day of both; a single day off is shorter."""

READABLE: Final = "en_US"
"""The language in which days off are named, where the library has it."""

AMERICAN: Final = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
"""The day that a moved one stands for, month first, as nobody else reads it."""

CODE: Final = re.compile("[A-Z]{2}")
ONE_DAY: Final = timedelta(days=1)


class OutOfRange(Fault):
    """A day of a year about which nothing reliable can be said."""


@dataclass(frozen=True)
class DaysOff:
    """The days off of a country or its sub-division, as the library tells them.

    A day is settled unless a yearly order that moves days is still to come for its year, or the
    library only estimates (by the moon) that it or a day beside it is off.
    """

    first_year: int
    last_year: int
    parts: tuple[str, ...]
    """Codes of sub-divisions that have days of their own, when none was chosen."""
    table: Any
    """The library's mapping of days to names; a year is filled in when first asked for."""

    def holiday(self, day: date) -> str | None:
        """The name of the day off, or None."""
        name = self.table.get(day)
        return AMERICAN.sub(r"\3-\1-\2", name) if name else None

    def at_weekend(self, day: date) -> bool:
        """Whether its weekday is one of the country's weekend on that date."""
        return bool(self.table.is_weekend(day))

    def made_up(self, day: date) -> bool:
        """Whether it is at a weekend and was ordered to be worked."""
        return bool(self.table.is_weekend(day) and self.table.is_working_day(day))

    def settled(self, day: date) -> bool:
        """Whether no official word on the day is still to come."""
        if day.year > self._last_order:
            return False
        beside = (day - ONE_DAY, day, day + ONE_DAY)
        return not any(self._estimated(near) for near in beside if near.year <= self.last_year)

    @cached_property
    def _last_order(self) -> int:
        told = getattr(self.table, "special_public_holidays", {})
        orders = [year for year, days in told.items() if _moves_a_day(days)]
        last = max(orders, default=FIRST_YEAR)
        return last if last >= ORDERS_SINCE else LAST_YEAR

    @cached_property
    def _estimate(self) -> str:
        label = getattr(self.table, "estimated_label", None)
        return re.sub(r"%s|[()（）\s]", "", self.table.tr(label)) if label else ""

    def _estimated(self, day: date) -> bool:
        return bool(self._estimate) and self._estimate in (self.holiday(day) or "")


@lru_cache(maxsize=64)
def days_off(country: str) -> DaysOff:
    """The days off of a country by its ISO 3166 code: `CN`, `GB-ENG`, or `NONE` for weekends only.

    A country without its sub-division has the days of the whole country only.
    Raises Fault for one that is not known.
    """
    import holidays  # noqa: PLC0415 — commands that need no dates spare its import

    code, dash, part = country.partition("-")
    if country == NO_COUNTRY:
        table = holidays.HolidayBase()
    elif not CODE.fullmatch(code) or (dash and not part):
        raise _unknown(country)
    else:
        try:
            table = holidays.country_holidays(code, subdiv=part or None, language=READABLE)
        except NotImplementedError:
            raise _unknown(country) from None
    return DaysOff(
        first_year=max(FIRST_YEAR, table.start_year),
        last_year=min(LAST_YEAR, table.end_year, TABLES_END.get(code, LAST_YEAR)),
        parts=tuple(table.subdivisions) if code == country else (),
        table=table,
    )


def _unknown(country: str) -> Fault:
    message = f"no days off are known for {country!r}: give an ISO 3166 code, CN or GB-ENG, or NONE"
    return Fault(message)


def _moves_a_day(days: Any) -> bool:  # noqa: ANN401 — one move or several, as the library has it
    several = days if isinstance(days[0], tuple) else (days,)
    return any(len(move) >= MOVED for move in several)
