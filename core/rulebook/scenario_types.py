"""Instants, days, amounts and names as a scenario writes them; what is none is refused with a reason."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from core.rulebook.currency import CURRENCIES
from core.rulebook.told_facts import CATEGORIES

EARLIEST: Final = date(2000, 1, 1)
LATEST: Final = date(2099, 12, 31)
LARGEST: Final = Decimal(10) ** 15
LONGEST_TEXT: Final = 100_000


def _instant(told: object) -> datetime:
    text = _text(told, "an instant is a text such as 2026-07-14T15:40:00+08:00")
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"it is no instant ({error})") from None
    if instant.tzinfo is None or len(text) <= len("2026-07-14"):
        raise ValueError("an instant needs an hour and a zone, as in 2026-07-14T15:40:00+08:00")
    _within_reach(instant.date())
    return instant.astimezone(UTC)


def _day(told: object) -> date:
    text = _text(told, "a day is a text such as 2026-07-14")
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"it is no day ({error})") from None
    _within_reach(day)
    return day


def _day_or_instant(told: object) -> date:
    return _instant(told) if isinstance(told, str) and "T" in told else _day(told)


def _within_reach(day: date) -> None:
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"it lies outside the years {EARLIEST.year} to {LATEST.year}")


def _text(told: object, reason: str) -> str:
    if isinstance(told, str):
        return told
    raise ValueError(reason)


def _amount(told: object) -> Decimal:
    if isinstance(told, int | Decimal) and not isinstance(told, bool):
        amount = Decimal(told)
        if amount.is_finite() and 0 <= amount <= LARGEST:
            return amount
        raise ValueError("an amount is a number from 0 to 10^15")
    raise ValueError("an amount is a number")


def _currency(told: object) -> object:
    if not isinstance(told, str) or told not in CURRENCIES:
        raise ValueError("it is no currency of ISO 4217")
    return told


def _category(told: object) -> object:
    if not isinstance(told, str) or told not in {*CATEGORIES, "OTHER"}:
        raise ValueError(f"there is no such category; known are {', '.join(CATEGORIES)} and OTHER")
    return told


Instant = Annotated[datetime, BeforeValidator(_instant)]
Day = Annotated[date, BeforeValidator(_day)]
DayOrInstant = Annotated[date | datetime, BeforeValidator(_day_or_instant)]
Amount = Annotated[Decimal, BeforeValidator(_amount)]
Currency = Annotated[str, BeforeValidator(_currency)]
Category = Annotated[str, BeforeValidator(_category)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]


class Part(BaseModel):
    """A part of a scenario; what stands in it is checked, what does not is unknown."""

    # A longest length also makes pydantic refuse texts that hold half of a character.
    model_config = ConfigDict(extra="ignore", strict=True, str_max_length=LONGEST_TEXT)

    def states(self, name: str) -> bool:
        """Whether the key is there at all."""
        return name in self.model_fields_set
