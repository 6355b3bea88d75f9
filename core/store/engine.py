"""Opening a database so that what is committed stays committed (reliability: FULL, IMMEDIATE)."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from core.errors import Fault

BUSY_SECONDS = 15
CONNECT_SECONDS = 5


def open_database(url: str) -> Engine:
    """An engine for SQLite (WAL, `synchronous=FULL`, `BEGIN IMMEDIATE`) or PostgreSQL.

    `url` is SQLAlchemy's form; `postgresql://` is taken to mean psycopg.
    No error of the database quotes the values that were written: they are people's words.
    Raises OSError when the folder cannot be made, ValueError or ArgumentError for a wrong `url`.
    """
    target = make_url(url)
    if target.get_backend_name() == "postgresql":
        target = target.set(drivername="postgresql+psycopg")
        engine = create_engine(
            target,
            pool_size=8,
            pool_pre_ping=True,
            connect_args={"connect_timeout": CONNECT_SECONDS},
            hide_parameters=True,
        )
        event.listen(engine, "connect", _by_index)
        return engine
    if target.database and target.database != ":memory:":
        Path(target.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        target,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _durable)
    event.listen(engine, "begin", _immediate)
    return engine


def open_for_reading(url: str) -> Engine:
    """An engine that only reads, and keeps nobody from writing. Raises Fault without a database."""
    try:
        target = make_url(url)
    except ArgumentError:
        message = "it is not the address of a database"
        raise Fault(message) from None
    if target.get_backend_name() == "postgresql":
        return create_engine(
            target.set(drivername="postgresql+psycopg"),
            connect_args={"connect_timeout": CONNECT_SECONDS},
            hide_parameters=True,
        )
    if target.database is None or not Path(target.database).is_file():
        message = f"{target.database or url}: there is no such database"
        raise Fault(message)
    engine = create_engine(target, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _reading)
    return engine


def _by_index(connection: Any, _record: object) -> None:  # noqa: ANN401 — the driver's connection
    """Everything the desk asks has its index; a plan must not turn with old statistics.

    Made for a small table and kept, a scan or hash would read it whole when it is large; a bitmap
    would sort the whole queue for its first fifty; and a high guess would compile each claim.
    """
    for path in ("seqscan", "bitmapscan", "hashjoin", "mergejoin"):
        connection.execute(f"SET enable_{path} = off")
    connection.execute("SET jit = off")
    connection.commit()


def _reading(connection: Any, _record: object) -> None:  # noqa: ANN401 — the driver's connection
    connection.execute("PRAGMA query_only=ON")


def _durable(connection: Any, _record: object) -> None:  # noqa: ANN401 — the driver's connection
    """NORMAL loses acknowledged rows on power loss; FULL does not."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _immediate(connection: Connection) -> None:
    """A deferred transaction fails at once beside a second writer; IMMEDIATE waits its turn."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
