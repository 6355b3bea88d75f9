"""Which processes ran, and whether the last one ended cleanly."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from core.store.columns import fixed
from core.store.tables import inbox, runs

MOST_CAREFUL = 256
"""How many waiting updates are counted before they run, after an unclean stop."""


def start(
    connection: Connection, run_id: str, roles: Sequence[str], now: datetime, *, single: bool
) -> int:
    """Note a start; return how many updates deserve care, because the last worker died.

    With one process only, a run that never stopped has died; with many, its rows are left alone.
    """
    unclean = connection.execute(
        select(func.count()).select_from(runs).where(runs.c.stopped_at.is_(None))
    ).scalar_one()
    if single:
        connection.execute(update(runs).where(runs.c.stopped_at.is_(None)).values(stopped_at=now))
    connection.execute(
        insert(runs).values(
            run_id=run_id, role="+".join(r[0] for r in roles), started_at=now, version=1
        )
    )
    if not unclean or "worker" not in roles:
        return 0
    waiting = connection.execute(
        select(func.count()).select_from(inbox).where(fixed(inbox.c.status, "waiting"))
    ).scalar_one()
    return min(int(waiting), MOST_CAREFUL)


def stop(connection: Connection, run_id: str, now: datetime) -> None:
    """Note a clean end."""
    connection.execute(update(runs).where(runs.c.run_id == run_id).values(stopped_at=now))
