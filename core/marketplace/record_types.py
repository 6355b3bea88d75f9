"""The border's own types: what a record may say, and why a line is refused."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from core.errors import Refused

_DATE: Final = "20(1[3-9]|[2-9][0-9])-[0-9]{2}-[0-9]{2}"
"""Years that every period can be reckoned from. 9999 stands for "none" elsewhere; here it is null."""
_INSTANT: Final = (
    rf"^{_DATE}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(\.[0-9]{{1,6}})?(Z|[+-][0-9]{{2}}:[0-9]{{2}})$"
)
_DAY: Final = f"^{_DATE}$"
_AMOUNT: Final = r"^[0-9]{1,15}(\.[0-9]{1,4})?$"


class RecordError(Refused):
    """A record that cannot be taken: which line, which field, and why.

    `line` counts from 1 and is 0 where there is no file; `path` is dotted (`tracking.number`,
    `events[0].at`), empty for the whole line; `reason` is a code that Fluent knows as
    `record-<reason>`.
    """

    def __init__(self, line: int, path: str, reason: str) -> None:
        """Keep where and why."""
        super().__init__(f"record-{reason}", line=line, path=path)
        self.line = line
        self.path = path
        self.reason = reason

    def at_line(self, line: int) -> "RecordError":
        """The same fault, in its place in the file."""
        return RecordError(line, self.path, self.reason)


class FileRefused(Refused):
    """A file of which nothing is taken in, with everything that is wrong with it."""

    def __init__(self, name: str, faults: Sequence[RecordError]) -> None:
        """Keep the file's name and its faults, in the file's order."""
        super().__init__(faults[0].text_id)
        self.name = name
        self.faults = tuple(faults)


def _instant(value: object) -> datetime:
    text = _matching(value, _INSTANT, "not-an-instant")
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise _refusal("not-an-instant") from None


def _day(value: object) -> date:
    text = _matching(value, _DAY, "not-a-day")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _refusal("not-a-day") from None


def _amount(value: object) -> Decimal:
    return Decimal(_matching(value, _AMOUNT, "not-an-amount"))


def _visible(value: str) -> str:
    # A database that keeps text cannot keep this one character.
    if "\x00" in value:
        raise _refusal("not-text")
    return value


def _matching(value: object, pattern: str, reason: str) -> str:
    if not isinstance(value, str) or not re.fullmatch(pattern[1:-1], value):
        raise _refusal(reason)
    return value


def _refusal(reason: str) -> PydanticCustomError:
    return PydanticCustomError("record", "{reason}", {"reason": reason})


def _string(pattern: str, **more: str) -> WithJsonSchema:
    schema: dict[str, Any] = {"type": "string", "pattern": pattern, **more}
    return WithJsonSchema(schema)


Instant = Annotated[datetime, BeforeValidator(_instant), _string(_INSTANT, format="date-time")]
"""ISO 8601 with its zone; kept in UTC."""

Day = Annotated[date, BeforeValidator(_day), _string(_DAY, format="date")]
"""A calendar day of the marketplace."""

Amount = Annotated[Decimal, BeforeValidator(_amount), _string(_AMOUNT)]
"""Plain digits in a string, never a number: JSON numbers are not exact."""

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]*$", max_length=64)]
EventKey = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]*$", max_length=80)
]
Line = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(_visible)]
Text = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(_visible)]
Quantity = Annotated[int, Field(ge=1, le=1_000_000_000)]
