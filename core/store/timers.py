"""Timers that are due: legal time is looked at, never slept through."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from core.store.rows import Timer
from core.store.shelves import TIMERS
from core.store.tables import timers


def due(connection: Connection, now: datetime, limit: int) -> list[Timer]:
    """Timers whose moment has come, oldest first; locked on PostgreSQL until the commit."""
    wanted = (
        select(timers)
        .where(timers.c.status == "waiting", timers.c.due_at <= now)
        .order_by(timers.c.due_at, timers.c.timer_id)
        .limit(limit)
    )
    if connection.dialect.name == "postgresql":
        wanted = wanted.with_for_update(skip_locked=True)
    return [TIMERS.revive(row) for row in connection.execute(wanted)]


def next_due(connection: Connection) -> datetime | None:
    """When the next timer falls due (UTC), or None."""
    found: datetime | None = connection.execute(
        select(func.min(timers.c.due_at)).where(timers.c.status == "waiting")
    ).scalar()
    return found
