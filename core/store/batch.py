"""One commit for many updates: a shared identity map, drafts merged on success, one write per table.

A batch is a serial history (design §2.5): each update sees what the earlier ones did; a failing
one leaves nothing; the database sees one `executemany` per table and shape.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    Row,
    Select,
    Table,
    Update,
    insert,
    select,
    update,
)

from core.errors import Fault
from core.store.inbox import Overtaken
from core.store.sets import among, change_all, insert_all
from core.store.shelf import Shelf

R = TypeVar("R")
Place = tuple[str, str]
Question = tuple[str, tuple[tuple[str, Any], ...]]


class Batch:
    """What the updates of one commit have read and will write."""

    def __init__(self, connection: Connection) -> None:
        """Start with nothing read."""
        self._connection = connection
        self._images: dict[str, dict[str, Any]] = {}
        self._as_read: dict[Place, Any] = {}
        self._asked: dict[Question, set[str]] = {}
        """The keys that answered each question; what the batch changed since may answer it too."""
        self._changed: dict[Place, Shelf[Any]] = {}
        self._touched: dict[str, set[str]] = {}
        self._appended: list[tuple[Shelf[Any], Any]] = []

    def preload(self, shelf: Shelf[Any], column: str, values: Collection[Any]) -> None:
        """Read in one statement what many updates of the batch will ask for singly."""
        wanted = {v for v in values if not self._known(shelf, ((column, v),))}
        if not wanted:
            return
        every = among(self._connection, _every(shelf.table), shelf.table.c[column], "b_wanted")
        answers: dict[Any, set[str]] = {value: set() for value in wanted}
        for row in self._connection.execute(every, {"b_wanted": sorted(wanted)}):
            answers[getattr(row, column)].add(self._take(shelf, row))
        for value, keys in answers.items():
            self._asked[shelf.table.name, ((column, value),)] = keys
            if column == shelf.key:
                self._images.setdefault(shelf.table.name, {}).setdefault(value, None)
                self._as_read.setdefault((shelf.table.name, value), None)

    def image(self, shelf: Shelf[R], key: str) -> R | None:
        """The record as the batch has it by now, or None when there is none."""
        images = self._images.setdefault(shelf.table.name, {})
        if key not in images:
            self._read(shelf, shelf.table.c[shelf.key] == key)
            if key not in images:
                images[key] = None
                self._as_read[shelf.table.name, key] = None
        return cast("R | None", images[key])

    def images(self, shelf: Shelf[R], equal: dict[str, Any]) -> Iterable[R]:
        """Every record of the batch's view whose fields equal these, in no order."""
        asked = tuple(sorted(equal.items()))
        if not self._known(shelf, asked):
            terms: list[ColumnElement[bool]] = [
                shelf.table.c[name] == value for name, value in asked
            ]
            self._asked[shelf.table.name, asked] = self._read(shelf, *terms)
        images = self._images.get(shelf.table.name, {})
        keys = self._asked[shelf.table.name, asked] | self._touched.get(shelf.table.name, set())
        return [images[key] for key in keys if _matches(images[key], equal)]

    def merge(
        self, changed: dict[Place, tuple[Shelf[Any], Any]], appended: list[tuple[Shelf[Any], Any]]
    ) -> None:
        """Take over what a successful update wrote."""
        for (table, key), (shelf, record) in changed.items():
            self._images.setdefault(table, {})[key] = record
            self._as_read.setdefault((table, key), None)
            self._changed[table, key] = shelf
            self._touched.setdefault(table, set()).add(key)
        self._appended.extend(appended)

    def changes(self, shelf: Shelf[Any]) -> bool:
        """Whether the batch will write a record of a shelf that is not only appended to."""
        return shelf in self._changed.values()

    def appended(self, shelf: Shelf[R]) -> list[R]:
        """What the batch will append to a shelf, in order."""
        return [record for its, record in self._appended if its is shelf]

    def amend(self, shelf: Shelf[R], records: list[R]) -> None:
        """Replace what the batch will append to a shelf."""
        others = [(its, record) for its, record in self._appended if its is not shelf]
        self._appended = others + [(shelf, record) for record in records]

    def flush(self) -> None:
        """Write everything: one statement per table and shape. Raises Overtaken on a lost race."""
        new: dict[Shelf[Any], list[dict[str, Any]]] = {}
        moved: dict[tuple[Shelf[Any], tuple[str, ...]], list[dict[str, Any]]] = {}
        for (table, key), shelf in self._changed.items():
            record = self._images[table][key]
            before = self._as_read[table, key]
            if before is None:
                new.setdefault(shelf, []).append(shelf.values(record))
                continue
            names = tuple(n for n in shelf.names if getattr(before, n) != getattr(record, n))
            row = {name: getattr(record, name) for name in names}
            row |= {f"b_{shelf.key}": key, "b_version": shelf.version_of(before)}
            moved.setdefault((shelf, names), []).append(row)
        for shelf, record in self._appended:
            values = {n: v for n, v in shelf.values(record).items() if n != "seq" or v is not None}
            new.setdefault(shelf, []).append(values)
        for shelf in sorted(new, key=lambda s: _ORDER.get(s.table.name, 0)):
            insert_all(self._connection, _insert(shelf.table), new[shelf])
        for (shelf, _names), rows in moved.items():
            by = (shelf.key, "version")
            found = change_all(self._connection, _update(shelf.table), by, rows)
            if found != len(rows):
                raise Overtaken(shelf.table.name, len(rows), found)

    def _known(self, shelf: Shelf[Any], asked: tuple[tuple[str, Any], ...]) -> bool:
        return (shelf.table.name, asked) in self._asked

    def _read(self, shelf: Shelf[Any], *where: ColumnElement[bool]) -> set[str]:
        rows = self._connection.execute(_every(shelf.table).where(*where))
        return {self._take(shelf, row) for row in rows}

    def _take(self, shelf: Shelf[Any], row: Row[Any]) -> str:
        """Keep a row as read, unless the batch has it already; returns its key."""
        record = shelf.revive(row)
        key = shelf.key_of(record)
        images = self._images.setdefault(shelf.table.name, {})
        if images.get(key) is None and (shelf.table.name, key) not in self._as_read:
            images[key] = record
            self._as_read[shelf.table.name, key] = record
        return key


class Draft:
    """What one update reads and writes, in memory, until its handler has succeeded."""

    def __init__(self, batch: Batch) -> None:
        """Begin with nothing written."""
        self._batch = batch
        self._changed: dict[Place, tuple[Shelf[Any], Any]] = {}
        self._appended: list[tuple[Shelf[Any], Any]] = []

    def get(self, shelf: Shelf[R], key: str) -> R | None:
        """The record of this key, or None."""
        mine = self._changed.get((shelf.table.name, key))
        return mine[1] if mine else self._batch.image(shelf, key)

    def find(self, shelf: Shelf[R], **equal: Any) -> list[R]:  # noqa: ANN401 — any column's value
        """The records whose fields equal these, by key."""
        table = shelf.table.name
        found = {
            shelf.key_of(record): record
            for record in self._batch.images(shelf, equal)
            if (table, shelf.key_of(record)) not in self._changed
        }
        for (name, key), (_shelf, record) in self._changed.items():
            if name == table and _matches(record, equal):
                found[key] = record
        return [found[key] for key in sorted(found)]

    def preload(self, shelf: Shelf[Any], column: str, values: Collection[Any]) -> None:
        """Read in one statement what will be asked for singly."""
        self._batch.preload(shelf, column, values)

    def history(self, shelf: Shelf[R], **equal: Any) -> list[R]:  # noqa: ANN401 — any column's value
        """The same of a shelf that only grows: what is stored, then the batch's, then mine."""
        mine = [record for its, record in self._appended if its is shelf]
        fresh = [r for r in (*self._batch.appended(shelf), *mine) if _matches(r, equal)]
        return [*self._batch.images(shelf, equal), *fresh]

    def add(self, shelf: Shelf[R], record: R) -> R:
        """Write a new record. Raises Fault when one with this key is there."""
        key = shelf.key_of(record)
        if self.get(shelf, key) is not None:
            message = f"{shelf.table.name}: {key} exists already"
            raise Fault(message)
        self._changed[shelf.table.name, key] = (shelf, record)
        return record

    def save(self, shelf: Shelf[R], record: R) -> R:
        """Write a changed record; its version rises by one. Raises Fault when it was never read."""
        key = shelf.key_of(record)
        before = self.get(shelf, key)
        if before is None:
            message = f"{shelf.table.name}: {key} cannot be changed before it exists"
            raise Fault(message)
        risen = cast("R", replace(cast("Any", record), version=shelf.version_of(before) + 1))
        self._changed[shelf.table.name, key] = (shelf, risen)
        return risen

    def append(self, shelf: Shelf[R], record: R) -> R:
        """Write a record that is never changed again (journal, outbox, signal)."""
        self._appended.append((shelf, record))
        return record

    def discard(self) -> None:
        """Forget what was written so far: a refusal changes nothing."""
        self._changed.clear()
        self._appended.clear()

    def merge(self) -> None:
        """Hand everything to the batch: the handler has succeeded."""
        self._batch.merge(self._changed, self._appended)


def _matches(record: Any, equal: dict[str, Any]) -> bool:  # noqa: ANN401 — a record of any shelf
    return record is not None and all(getattr(record, n) == v for n, v in equal.items())


@cache
def _every(table: Table) -> Select[Any]:
    return select(table)


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _update(table: Table) -> Update:
    return update(table)


_ORDER: dict[str, int] = {"cases": -2, "applications": -3}
"""Rows that others refer to are written first."""
