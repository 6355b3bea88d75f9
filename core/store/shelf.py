"""A shelf: one table and the frozen record whose fields are its columns, one to one."""

from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from sqlalchemy import Row, Table

R = TypeVar("R")


@dataclass(frozen=True, eq=False)
class Shelf(Generic[R]):
    """Where records of one kind are kept.

    `key` names the field that identifies a record. A shelf that only grows (`grows`) has no
    updates: its records are appended, and read back by `Draft.history` alone.
    """

    record: type[R]
    table: Table
    key: str
    grows: bool = False

    def key_of(self, record: R) -> str:
        """The identity of a record."""
        key: str = getattr(record, self.key)
        return key

    def version_of(self, record: R) -> int:
        """How many writes the record has seen."""
        version: int = getattr(record, "version")  # noqa: B009 — R is any record with this field
        return version

    def values(self, record: R) -> dict[str, Any]:
        """The record as column values."""
        return {name: getattr(record, name) for name in self.names}

    def revive(self, row: Row[Any]) -> R:
        """The record that a row holds."""
        got = row._mapping  # noqa: SLF001 — SQLAlchemy's public name for a row as a mapping
        return self.record(**{name: got[name] for name in self.names})

    @property
    def names(self) -> tuple[str, ...]:
        """The record's fields, in order."""
        found = _NAMES.get(self.record)
        if found is None:
            found = tuple(field.name for field in fields(self.record))  # type: ignore[arg-type]  # records are dataclasses
            _NAMES[self.record] = found
        return found


_NAMES: dict[type[Any], tuple[str, ...]] = {}
