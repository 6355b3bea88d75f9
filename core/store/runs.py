"""Which processes ran, and whether the last one ended cleanly."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Engine, func, insert, select, update

from core.store.columns import fixed
from core.store.tables import inbox, runs

MOST_CAREFUL = 256
"""How many waiting updates are counted before they run, after an unclean stop."""


def hold(engine: Engine, run_id: str) -> Connection | None:
    """Show that a run lives, for as long as this connection stands (None: nobody else can be here).

    PostgreSQL gives the lock up when the process dies or loses its connection.
    """
    if engine.dialect.name != "postgresql":
        return None
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    connection.detach()  # or a pool would keep it, and with it the lock, after it is closed
    connection.execute(select(func.pg_advisory_lock(func.hashtextextended(run_id, 0))))
    return connection


def start(
    connection: Connection, run_id: str, roles: Sequence[str], now: datetime, *, single: bool
) -> int:
    """Note a start; return how many updates deserve care, because another run has died.

    With one process only, a run that never stopped has died; with many, one that nobody holds.
    """
    died = connection.execute(
        update(runs).where(runs.c.stopped_at.is_(None), *_unheld(single)).values(stopped_at=now)
    ).rowcount
    connection.execute(
        insert(runs).values(
            run_id=run_id, role="+".join(r[0] for r in roles), started_at=now, version=1
        )
    )
    if not died or "worker" not in roles:
        return 0
    waiting = connection.execute(
        select(func.count()).select_from(inbox).where(fixed(inbox.c.status, "waiting"))
    ).scalar_one()
    return min(int(waiting), MOST_CAREFUL)


def _unheld(single: bool) -> list[ColumnElement[bool]]:  # noqa: FBT001 — `start`'s own argument
    if single:
        return []
    return [func.pg_try_advisory_xact_lock(func.hashtextextended(runs.c.run_id, 0))]


def stop(connection: Connection, run_id: str, now: datetime) -> None:
    """Note a clean end."""
    connection.execute(update(runs).where(runs.c.run_id == run_id).values(stopped_at=now))
