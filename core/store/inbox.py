"""The inbox: every update as it came, committed before Telegram hears that we have it (design §2.1)."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.tables import inbox, lanes, offsets

KEEP_BODIES: timedelta = timedelta(hours=25)
"""How long a body stays for deduplication and rescue: Telegram redelivers for 24 hours."""

BACK_OFF: tuple[timedelta, ...] = tuple(timedelta(seconds=s) for s in (0, 1, 5, 30))
"""Pause of a lane after its first, second … failed attempt."""

MOST_ATTEMPTS = len(BACK_OFF) + 1
"""After as many failures an update goes to the dead letters."""


class Arrival(StrEnum):
    """What has become of an update."""

    WAITING = "waiting"
    DONE = "done"
    IGNORED = "ignored"
    QUARANTINED = "quarantined"
    DEAD = "dead"


@dataclass(frozen=True)
class Received:
    """An update to be stored: `source` is the bot (`party`, `staff`) or `core` for our own signals.

    `lane` orders what belongs together (design §2.6); `body` is the raw JSON text.
    """

    source: str
    update_id: str
    lane: str
    body: str


@dataclass(frozen=True)
class Incoming:
    """A stored update, as a worker claims it. `received_at` is UTC, the server's own clock."""

    seq: int
    source: str
    update_id: str
    lane: str
    body: str
    received_at: datetime
    attempts: int
    version: int


@dataclass(frozen=True)
class Outcome:
    """How the handling of one update ended."""

    incoming: Incoming
    status: Arrival
    fault: str | None = None
    attempts: int = 0


def receive(connection: Connection, updates: Sequence[Received], now: datetime) -> int:
    """Store what has come, once; return how many of them were new."""
    if not updates:
        return 0
    open_lanes(connection, {u.lane for u in updates})
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    rows = [
        {
            "source": u.source,
            "update_id": u.update_id,
            "body_sha": hashlib.sha256(u.body.encode("utf-8", "surrogatepass")).hexdigest(),
            "lane": u.lane,
            "body": u.body,
            "received_at": now,
            "status": Arrival.WAITING,
            "attempts": 0,
            "version": 1,
        }
        for u in updates
    ]
    fresh = connection.execute(dialect.insert(inbox).on_conflict_do_nothing(), rows)
    return fresh.rowcount


def open_lanes(connection: Connection, names: Collection[str]) -> None:
    """Make sure that each lane has the row which workers lock."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    if names:
        connection.execute(
            dialect.insert(lanes).on_conflict_do_nothing(),
            [{"lane": lane, "held_until": None} for lane in sorted(names)],
        )


def waiting(connection: Connection, now: datetime, limit: int) -> list[Incoming]:
    """Take the oldest updates of lanes that nobody else holds, in the order of arrival.

    On PostgreSQL the lanes stay locked until the transaction ends; SQLite has one writer.
    """
    held = select(lanes.c.lane).where(lanes.c.held_until > now)
    open_rows = (
        select(inbox)
        .where(inbox.c.status == Arrival.WAITING, inbox.c.lane.not_in(held))
        .order_by(inbox.c.seq)
        .limit(limit)
    )
    if connection.dialect.name != "postgresql":
        return [_incoming(row) for row in connection.execute(open_rows)]
    wanted = connection.execute(open_rows.with_only_columns(inbox.c.lane)).scalars().all()
    if not wanted:
        return []
    mine = connection.execute(
        select(lanes.c.lane)
        .where(lanes.c.lane.in_(sorted(set(wanted))))
        .with_for_update(skip_locked=True)
    ).scalars()
    return [
        _incoming(row) for row in connection.execute(open_rows.where(inbox.c.lane.in_(mine.all())))
    ]


def finish(connection: Connection, outcomes: Iterable[Outcome], now: datetime) -> None:
    """Mark what was handled; a failed update stays, its attempts rise and its lane pauses."""
    rows = []
    pauses = {}
    for outcome in outcomes:
        one = outcome.incoming
        failed = outcome.status is Arrival.WAITING
        attempts = max(one.attempts, outcome.attempts)
        rows.append(
            {
                "b_seq": one.seq,
                "b_version": one.version,
                "status": outcome.status,
                "attempts": attempts,
                "fault": outcome.fault,
                "finished_at": None if failed else now,
                "version": one.version + 1,
            }
        )
        if failed:
            pauses[one.lane] = now + BACK_OFF[min(attempts, len(BACK_OFF)) - 1]
    if not rows:
        return
    marked = connection.execute(_MARK, rows)
    if marked.rowcount != len(rows):
        raise Overtaken(inbox.name, len(rows), marked.rowcount)
    if pauses:
        connection.execute(
            update(lanes).where(lanes.c.lane == bindparam("b_lane")),
            [{"b_lane": lane, "held_until": until} for lane, until in pauses.items()],
        )


_MARK = update(inbox).where(
    inbox.c.seq == bindparam("b_seq"), inbox.c.version == bindparam("b_version")
)


class Overtaken(Exception):  # noqa: N818 — named as the event itself
    """Another writer changed a row first: the batch is rolled back and run again singly."""

    def __init__(self, table: str, expected: int, found: int) -> None:
        """Name the table and the two counts."""
        super().__init__(f"{table}: {found} of {expected} rows were as read")


def count(connection: Connection, incoming: Incoming) -> None:
    """Count an attempt before it is made: what kills the process must not be tried for ever."""
    connection.execute(
        update(inbox)
        .where(inbox.c.seq == incoming.seq)
        .values(attempts=incoming.attempts + 1, version=incoming.version + 1)
    )


def next_held(connection: Connection, now: datetime) -> datetime | None:
    """When the next paused lane may go on (UTC), or None."""
    until: datetime | None = connection.execute(
        select(func.min(lanes.c.held_until)).where(lanes.c.held_until > now)
    ).scalar()
    return until


def letters(connection: Connection) -> list[tuple[Incoming, Arrival, str]]:
    """The dead letters and the quarantined: update, state and the fault's name."""
    rows = connection.execute(
        select(inbox)
        .where(inbox.c.status.in_([Arrival.DEAD, Arrival.QUARANTINED]))
        .order_by(inbox.c.seq)
    )
    return [(_incoming(row), row.status, row.fault or "") for row in rows]


def retry(connection: Connection, seqs: Sequence[int]) -> int:
    """Put dead letters back in their lanes with a clean count; return how many."""
    result = connection.execute(
        update(inbox)
        .where(
            inbox.c.seq.in_(seqs),
            inbox.c.status.in_([Arrival.DEAD, Arrival.QUARANTINED]),
            inbox.c.body.is_not(None),
        )
        .values(
            status=Arrival.WAITING,
            attempts=0,
            fault=None,
            finished_at=None,
            version=inbox.c.version + 1,
        )
    )
    return result.rowcount


def purge(connection: Connection, now: datetime) -> int:
    """Empty the bodies of finished updates past the deduplication horizon; the ids stay."""
    result = connection.execute(
        update(inbox)
        .where(
            inbox.c.status.in_([Arrival.DONE, Arrival.IGNORED]),
            inbox.c.finished_at < now - KEEP_BODIES,
            inbox.c.body.is_not(None),
        )
        .values(body=None, version=inbox.c.version + 1)
    )
    return result.rowcount


def offset(connection: Connection, source: str) -> int | None:
    """The next update id to ask Telegram for, or None before the first."""
    found: int | None = connection.execute(
        select(offsets.c.next_update_id).where(offsets.c.source == source)
    ).scalar()
    return found


def move_offset(connection: Connection, source: str, to: int, now: datetime) -> None:
    """Remember how far polling has come, in the commit that stored those updates."""
    connection.execute(delete(offsets).where(offsets.c.source == source))
    connection.execute(
        insert(offsets).values(source=source, next_update_id=to, updated_at=now, version=1)
    )


def _incoming(row: object) -> Incoming:
    return Incoming(
        seq=row.seq,  # type: ignore[attr-defined]  # a Row names its columns at run time
        source=row.source,  # type: ignore[attr-defined]
        update_id=row.update_id,  # type: ignore[attr-defined]
        lane=row.lane,  # type: ignore[attr-defined]
        body=row.body or "",  # type: ignore[attr-defined]
        received_at=row.received_at,  # type: ignore[attr-defined]
        attempts=row.attempts,  # type: ignore[attr-defined]
        version=row.version,  # type: ignore[attr-defined]
    )
