"""Downloads that are owed: claimed under a lease, settled with what was sealed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, and_, bindparam, or_, select, update

from core.store.columns import fixed
from core.store.fetch_tables import fetches
from core.store.inbox import Received, receive

WORDS: Final = "words"
"""In place of a bot: the `file_id` is a message itself, to be sealed as it stands."""


@dataclass(frozen=True)
class Fetch:
    """One file to be fetched from one bot's Telegram. Instants are UTC."""

    fetch_id: str
    exhibit_id: str
    bot: str
    file_id: str
    due_at: datetime
    status: str = "waiting"
    attempts: int = 0
    claim: str | None = None
    claimed_until: datetime | None = None
    finished_at: datetime | None = None
    fault: str | None = None
    version: int = 1


def claim(
    connection: Connection, *, now: datetime, until: datetime, token: str, limit: int
) -> list[Fetch]:
    """Take what is due, and what a lost worker left behind."""
    ready = or_(
        fixed(fetches.c.status, "waiting"),
        and_(fixed(fetches.c.status, "fetching"), fetches.c.claimed_until <= now),
    )
    wanted = (
        select(fetches)
        .where(fixed(fetches.c.status, "waiting", "fetching"), fetches.c.due_at <= now, ready)
        .order_by(fetches.c.due_at, fetches.c.fetch_id)
        .limit(limit)
    )
    if connection.dialect.name == "postgresql":
        wanted = wanted.with_for_update(skip_locked=True)
    rows = [_fetch(row) for row in connection.execute(wanted)]
    if rows:
        connection.execute(
            update(fetches).where(fetches.c.fetch_id == bindparam("b_id")),
            [
                {
                    "b_id": row.fetch_id,
                    "status": "fetching",
                    "claim": token,
                    "claimed_until": until,
                    "attempts": row.attempts + 1,
                    "version": row.version + 1,
                }
                for row in rows
            ],
        )
    return rows


def settle(  # noqa: PLR0913 — how one attempt ended
    connection: Connection,
    fetch: Fetch,
    token: str,
    *,
    status: str,
    now: datetime,
    due_at: datetime | None = None,
    fault: str | None = None,
    report: Received | None = None,
    held: bool = False,
) -> bool:
    """Write down how an attempt ended, if the claim is still ours; tell the desk in the same commit.

    `held` says that it was no attempt of the file's own: it is not counted.
    """
    mine = connection.execute(
        update(fetches)
        .where(fetches.c.fetch_id == fetch.fetch_id, fetches.c.claim == token)
        .values(
            status=status,
            due_at=due_at or fetch.due_at,
            finished_at=now if status in {"done", "given_up"} else None,
            fault=fault,
            attempts=fetch.attempts + (0 if held else 1),
            claim=None,
            claimed_until=None,
            version=fetches.c.version + 1,
        )
    ).rowcount
    if mine and report is not None:
        receive(connection, [report], now)
    return bool(mine)


def release(connection: Connection, now: datetime) -> int:
    """Give back every claim: only for a store whose single process has just started."""
    return connection.execute(
        update(fetches).where(fixed(fetches.c.status, "fetching")).values(claimed_until=now)
    ).rowcount


def _fetch(row: Any) -> Fetch:  # noqa: ANN401 — a row names its columns at run time
    return Fetch(**row._mapping)  # noqa: SLF001 — SQLAlchemy's public name for a row as a mapping
