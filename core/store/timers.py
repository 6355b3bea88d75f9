"""Timers that are due: legal time is looked at, never slept through."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from core.store.columns import fixed
from core.store.rows import Timer
from core.store.shelves import TIMERS
from core.store.tables import timers


def due(connection: Connection, now: datetime, limit: int) -> list[Timer]:
    """Timers whose moment has come, oldest first; locked on PostgreSQL until the commit."""
    wanted = _DUE_LOCKED if connection.dialect.name == "postgresql" else _DUE
    found = connection.execute(wanted, {"now": now, "most": limit})
    return [TIMERS.revive(row) for row in found]


def still_due(connection: Connection, now: datetime, timer: Timer) -> Timer | None:
    """The same timer as it is now, if it is still due and nobody else looks at it."""
    wanted = _STILL_LOCKED if connection.dialect.name == "postgresql" else _STILL
    row = connection.execute(wanted, {"now": now, "most": 1, "timer": timer.timer_id}).first()
    return None if row is None else TIMERS.revive(row)


def stopped(connection: Connection) -> list[Timer]:
    """Timers that failed too often and are not looked at any more."""
    found = connection.execute(
        select(timers).where(timers.c.status == "dead").order_by(timers.c.timer_id)
    )
    return [TIMERS.revive(row) for row in found]


def restart(connection: Connection, timer_ids: Sequence[str]) -> int:
    """Look at stopped timers again, with a clean count; return how many."""
    return connection.execute(
        update(timers)
        .where(timers.c.timer_id.in_(timer_ids), timers.c.status == "dead")
        .values(status="waiting", attempts=0, fault=None, version=timers.c.version + 1)
    ).rowcount


_DUE = (
    select(timers)
    .where(fixed(timers.c.status, "waiting"), timers.c.due_at <= bindparam("now"))
    .order_by(timers.c.due_at, timers.c.timer_id)
    .limit(bindparam("most"))
)
_DUE_LOCKED = _DUE.with_for_update(skip_locked=True)
_STILL = _DUE.where(timers.c.timer_id == bindparam("timer"))
_STILL_LOCKED = _STILL.with_for_update(skip_locked=True)
