"""Column types that mean the same on SQLite and PostgreSQL."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Column, ColumnElement, DateTime, Dialect, Text, bindparam
from sqlalchemy.types import TypeDecorator, TypeEngine

_WIDTH = len("2026-11-24T10:00:00.000000")


def fixed(column: Column[Any], *values: str) -> ColumnElement[bool]:
    """That a column has one of these values, written into the statement itself.

    A partial index answers only a condition that the planner can read; a bound value hides it.
    """
    if len(values) == 1:
        return column == bindparam(None, str(values[0]), literal_execute=True)
    return column.in_(
        bindparam(None, [str(v) for v in values], expanding=True, literal_execute=True)
    )


class Instant(TypeDecorator[datetime]):
    """An aware instant in UTC: `timestamptz` on PostgreSQL, sortable ISO text on SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the database's own type."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> object:
        """Refuse naive times; write UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "an instant without a zone cannot be stored"
            raise ValueError(message)
        if dialect.name == "postgresql":
            return value
        utc = value if value.tzinfo is UTC else value.astimezone(UTC)
        return utc.isoformat(timespec="microseconds")[:_WIDTH] + "Z"

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ANN401 — the driver's value
        """Read back an aware UTC instant."""
        if value is None:
            return None
        if dialect.name == "postgresql":
            return value.astimezone(UTC)  # type: ignore[no-any-return]  # psycopg gives datetime
        return datetime.fromisoformat(value)


class Json(TypeDecorator[Any]):
    """JSON as text with sorted keys: equal values are equal bytes on both databases."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002 — SQLAlchemy's signature
        """Write compact, sorted JSON."""
        if value is None:
            return None
        return "{}" if value == {} else _encode(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002 — any JSON value
        """Read JSON back."""
        return None if value is None else json.loads(value)


class Strings(Json):
    """A tuple of strings, kept as a JSON list."""

    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002 — tuple[str, ...] | None
        """Read a tuple back."""
        return None if value is None else tuple(json.loads(value))


class Name(TypeDecorator[Enum]):
    """A member of an enumeration, kept as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        """Remember the enumeration, so that reading gives its members."""
        super().__init__()
        self.kind = kind
        self._members: Mapping[object, Enum] = {member.value: member for member in kind}

    def process_bind_param(self, value: Enum | None, dialect: Dialect) -> str | None:  # noqa: ARG002 — SQLAlchemy's signature
        """Write the member's value."""
        return None if value is None else str(value.value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Enum | None:  # noqa: ARG002 — SQLAlchemy's signature
        """Read the member back."""
        return None if value is None else self._members[value]


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return dict(value)
    message = f"{type(value).__name__} has no JSON form"
    raise TypeError(message)


_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
).encode
