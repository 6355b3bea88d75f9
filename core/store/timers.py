"""Timers that are due: legal time is looked at, never slept through."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from core.store.columns import fixed
from core.store.rows import Timer
from core.store.shelves import TIMERS
from core.store.tables import timers


def due(connection: Connection, now: datetime, limit: int) -> list[Timer]:
    """Timers whose moment has come, oldest first; locked on PostgreSQL until the commit."""
    wanted = _DUE_LOCKED if connection.dialect.name == "postgresql" else _DUE
    found = connection.execute(wanted, {"now": now, "most": limit})
    return [TIMERS.revive(row) for row in found]


_DUE = (
    select(timers)
    .where(fixed(timers.c.status, "waiting"), timers.c.due_at <= bindparam("now"))
    .order_by(timers.c.due_at, timers.c.timer_id)
    .limit(bindparam("most"))
)
_DUE_LOCKED = _DUE.with_for_update(skip_locked=True)
