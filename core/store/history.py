"""Reading back what was submitted, a few applications at a time, without writing anything."""

from collections.abc import Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from core.cases.case import Case
from core.intake.application import Application
from core.store import shelves
from core.store.shelf import Shelf

R = TypeVar("R")
AT_ONCE = 200
"""Applications read with one statement."""


def submitted(connection: Connection) -> Iterator[Application]:
    """Every application that was handed in, in the order of its key."""
    table, last = shelves.APPLICATIONS.table, ""
    while True:
        asked = (
            select(table)
            .where(table.c.submitted_at.is_not(None), table.c.application_id > last)
            .order_by(table.c.application_id)
            .limit(AT_ONCE)
        )
        found = [shelves.APPLICATIONS.revive(row) for row in connection.execute(asked)]
        yield from found
        if len(found) < AT_ONCE:
            return
        last = found[-1].application_id


def belonging(connection: Connection, shelf: Shelf[R], **equal: Any) -> tuple[R, ...]:  # noqa: ANN401 — column values
    """The records of a shelf whose fields equal these, in the order of their key."""
    table = shelf.table
    where = [table.c[name] == value for name, value in equal.items()]
    asked = select(table).where(*where).order_by(table.c[shelf.key])
    return tuple(shelf.revive(row) for row in connection.execute(asked))


def case_of(connection: Connection, application: Application) -> Case | None:
    """The case that an application became."""
    if application.case_id is None:
        return None
    found = belonging(connection, shelves.CASES, case_id=application.case_id)
    return found[0] if found else None
