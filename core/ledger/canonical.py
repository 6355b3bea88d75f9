"""One value, one sequence of bytes: RFC 8785, with our own instants, days and amounts."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import rfc8785

from core.errors import Fault


def canonical(value: object) -> bytes:
    """The value's canonical JSON (RFC 8785) in UTF-8.

    Instants become UTC with `Z` (microseconds only where there are any), days ISO dates, amounts
    plain decimal strings, members of enumerations their values, tuples lists. Raises Fault for
    what has no exact form: floats, naive times, numbers past 2^53, broken text, other types.
    """
    try:
        return rfc8785.dumps(json_value(value))
    except (rfc8785.CanonicalizationError, UnicodeError, RecursionError) as error:
        message = f"no canonical form: {error}"
        raise Fault(message) from error


def instant(at: datetime) -> str:
    """An aware instant as ISO 8601 in UTC: `2026-11-24T10:00:00Z`. Raises Fault for a naive one."""
    if at.tzinfo is None:
        message = "an instant without a zone has no canonical form"
        raise Fault(message)
    return at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def amount(value: Decimal) -> str:
    """An amount in plain digits, its decimals kept: `12.50`. Raises Fault unless finite."""
    if not value.is_finite():
        message = f"{value} is not an amount"
        raise Fault(message)
    return format(value, "f")


def json_value(value: object) -> Any:  # noqa: ANN401 — any JSON value
    """The value as plain JSON values, in the forms that `canonical` writes. Raises Fault."""
    match value:
        case Enum():
            return json_value(value.value)
        case datetime() | date():
            return instant(value) if isinstance(value, datetime) else value.isoformat()
        case Decimal():
            return amount(value)
        case Mapping():
            return {_key(key): json_value(item) for key, item in value.items()}
        case list() | tuple():
            return [json_value(item) for item in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    message = f"{type(value).__name__} has no canonical form"
    raise Fault(message)


def _key(key: object) -> str:
    if not isinstance(key, str):
        message = f"a field's name must be text, not {type(key).__name__}"
        raise Fault(message)
    return key.value if isinstance(key, Enum) else key
