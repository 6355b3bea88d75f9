"""Many rows in one statement: PostgreSQL plans, runs and answers it once, not once a row.

There the rows travel as one JSON text and the keys as one array, so that a statement reads the same
however many they are, and stays prepared. SQLite answers over no wire; its driver repeats a
statement faster than it would take one apart.
"""

import json
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final, TypeVar

from sqlalchemy import (
    ARRAY,
    Column,
    Connection,
    Insert,
    Select,
    Table,
    TableValuedAlias,
    Text,
    Update,
    any_,
    bindparam,
    cast,
    column,
    func,
    select,
)
from sqlalchemy.dialects import postgresql

Rows = Sequence[Mapping[str, Any]]
Asked = TypeVar("Asked", Select[Any], Update)

READ: Final = "b_"
"""How the name begins of a value by which a row is found, to tell it from one that is written."""


def insert_all(connection: Connection, into: Insert, rows: Rows) -> int:
    """Insert rows of one shape, in their order; return how many were written."""
    if connection.dialect.name != "postgresql":
        return connection.execute(into, rows).rowcount
    names = tuple(rows[0])
    told = _text(_table(into), names, rows)
    return connection.execute(_inserting(into, names), {"b_rows": told}).rowcount


def change_all(connection: Connection, how: Update, by: tuple[str, ...], rows: Rows) -> int:
    """Change rows as `how` says and as each is told; return how many were found.

    The rows are of one shape. Each is found by the columns of `by`, whose values it has under
    `b_<column>`; no two find the same.
    """
    names = tuple(rows[0])
    if connection.dialect.name != "postgresql":
        return connection.execute(_changing(how, by), rows).rowcount
    told = _text(_table(how), names, rows)
    return connection.execute(_changing_all(how, by, names), {"b_rows": told}).rowcount


def among(connection: Connection, asked: Asked, of: Column[Any], name: str) -> Asked:
    """What is asked, for the rows alone whose column has one of a parameter's values."""
    narrowed: Asked = _among(asked, of, name, connection.dialect.name)
    return narrowed


@cache
def _among(asked: Asked, of: Column[Any], name: str, dialect: str) -> Asked:
    if dialect == "postgresql":
        one = of == any_(bindparam(name, type_=ARRAY(of.type)))
    else:
        one = of.in_(bindparam(name, expanding=True))
    return asked.where(one)


@cache
def _inserting(into: Insert, names: tuple[str, ...]) -> Insert:
    told = _told(_table(into), names)
    filled = into.from_select(names, select(*(told.c[name] for name in names)))
    return filled.execution_options(preserve_rowcount=True)


@cache
def _changing(how: Update, by: tuple[str, ...]) -> Update:
    return how.where(*(_table(how).c[name] == bindparam(f"{READ}{name}") for name in by))


@cache
def _changing_all(how: Update, by: tuple[str, ...], names: tuple[str, ...]) -> Update:
    told = _told(_table(how), names)
    found = (_table(how).c[name] == told.c[f"{READ}{name}"] for name in by)
    return how.where(*found).values({n: told.c[n] for n in names if not n.startswith(READ)})


def _told(table: Table, names: tuple[str, ...]) -> TableValuedAlias:
    """The rows of the parameter `b_rows`, as a table with the types of this one."""
    given = func.json_to_recordset(cast(bindparam("b_rows", type_=Text), postgresql.JSON))
    columns = (column(name, _of(table, name).type) for name in names)
    return given.table_valued(*columns).render_derived(name="told", with_types=True)


def _text(table: Table, names: tuple[str, ...], rows: Rows) -> str:
    made = _made(table, names)
    if made:
        rows = [{**row, **{name: make(row[name]) for name, make in made}} for row in rows]
    return _encode(rows)


@cache
def _made(table: Table, names: tuple[str, ...]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The columns that hold something else than what they are given, and what makes it."""
    makers = ((name, _maker(_of(table, name))) for name in names)
    return tuple((name, maker) for name, maker in makers if maker is not None)


def _maker(of: Column[Any]) -> Callable[[Any], Any] | None:
    return of.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)


def _table(of: Insert | Update) -> Table:
    return typing.cast("Table", of.table)


def _of(table: Table, name: str) -> Column[Any]:
    return table.c[name.removeprefix(READ)]


_encode = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=datetime.isoformat
).encode
_DIALECT: Final = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's own
