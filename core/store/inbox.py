"""The inbox: every update as it came, committed before Telegram hears that we have it (design §2.1)."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.store.columns import fixed
from core.store.sets import among, change_all, insert_all
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
    return insert_all(connection, _NEW[connection.dialect.name], rows)


def open_lanes(connection: Connection, names: Collection[str]) -> None:
    """Make sure that each lane has the row which workers lock. Rows of lanes are never removed."""
    if not names:
        return
    asked = among(connection, _LANES, lanes.c.lane, "b_lanes")
    there = connection.execute(asked, {"b_lanes": sorted(names)}).scalars()
    new = sorted(set(names).difference(there))
    if new:
        rows = [{"lane": lane, "held_until": None} for lane in new]
        insert_all(connection, _NEW_LANES[connection.dialect.name], rows)


_NEW = {
    "postgresql": postgresql.insert(inbox).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(inbox).on_conflict_do_nothing(),
}
_NEW_LANES = {
    "postgresql": postgresql.insert(lanes).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(lanes).on_conflict_do_nothing(),
}
_LANES = select(lanes.c.lane)


def waiting(connection: Connection, now: datetime, limit: int) -> list[Incoming]:
    """Take the oldest updates of lanes that nobody else holds, in the order of arrival.

    On PostgreSQL the lanes stay locked until the transaction ends; SQLite has one writer.
    """
    asked = {"b_now": now, "b_most": limit}
    if connection.dialect.name != "postgresql":
        return [_incoming(row) for row in connection.execute(_WAITING, asked)]
    mine = set(connection.execute(_FREE_LANES, asked).scalars())
    if not mine:
        return []
    here = among(connection, _WAITING, inbox.c.lane, "b_lanes")
    found = connection.execute(here, {**asked, "b_lanes": sorted(mine)})
    return [_incoming(row) for row in found]


def still_waiting(connection: Connection, now: datetime, one: Incoming) -> Incoming | None:
    """The same update as it is now, if it may still be handled; only its own lane is locked."""
    if connection.dialect.name == "postgresql":
        free = connection.execute(_LOCK, {"b_lane": one.lane}).scalar()
        if free is None:
            return None
    row = connection.execute(_STILL, {"b_now": now, "b_seq": one.seq, "b_most": 1}).first()
    return None if row is None else _incoming(row)


_HELD = select(lanes.c.lane).where(lanes.c.held_until > bindparam("b_now"))
_WAITING = (
    select(*(column for column in inbox.c if column.name in Incoming.__annotations__))
    .where(fixed(inbox.c.status, Arrival.WAITING), inbox.c.lane.not_in(_HELD))
    .order_by(inbox.c.seq)
    .limit(bindparam("b_most"))
)
_STILL = _WAITING.where(inbox.c.seq == bindparam("b_seq"))
# Locked in the choice itself: chosen first and locked later, all workers choose the same lanes.
_FREE_LANES = (
    _WAITING.with_only_columns(lanes.c.lane)
    .join_from(inbox, lanes, inbox.c.lane == lanes.c.lane)
    .with_for_update(skip_locked=True, of=lanes)
)
_LOCK = (
    select(lanes.c.lane)
    .where(lanes.c.lane == bindparam("b_lane"))
    .with_for_update(skip_locked=True)
)


def finish(connection: Connection, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Mark what was handled; a failed update stays, its attempts rise and its lane pauses.

    What ended alike is marked in one statement. Raises Overtaken when a row is not as it was read.
    """
    alike: dict[tuple[int, Arrival, int, str | None], list[int]] = {}
    pauses = {}
    for outcome in outcomes:
        one = outcome.incoming
        attempts = max(one.attempts, outcome.attempts)
        alike.setdefault((one.version, outcome.status, attempts, outcome.fault), []).append(one.seq)
        if outcome.status is Arrival.WAITING:
            pauses[one.lane] = now + BACK_OFF[min(attempts, len(BACK_OFF)) - 1]
    mark, marked = among(connection, _MARK, inbox.c.seq, "b_seqs"), 0
    for (as_read, status, attempts, fault), seqs in alike.items():
        marked += connection.execute(
            mark,
            {
                "b_seqs": seqs,
                "b_version": as_read,
                "status": status,
                "attempts": attempts,
                "fault": fault,
                "finished_at": None if status is Arrival.WAITING else now,
                "version": as_read + 1,
            },
        ).rowcount
    if marked != len(outcomes):
        raise Overtaken(inbox.name, len(outcomes), marked)
    if pauses:
        rows = [{"b_lane": lane, "held_until": until} for lane, until in pauses.items()]
        change_all(connection, _PAUSE, ("lane",), rows)


_MARK = update(inbox).where(inbox.c.version == bindparam("b_version"))
_PAUSE = update(lanes)


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


def letters(connection: Connection) -> list[tuple[Incoming, Arrival, str]]:
    """The dead letters and the quarantined: update, state and the fault's name."""
    rows = connection.execute(
        select(inbox)
        .where(fixed(inbox.c.status, Arrival.DEAD, Arrival.QUARANTINED))
        .order_by(inbox.c.seq)
    )
    return [(_incoming(row), Arrival(row.status), row.fault or "") for row in rows]


def retry(connection: Connection, seqs: Sequence[int]) -> int:
    """Put dead letters back in their lanes with a clean count; return how many."""
    result = connection.execute(
        update(inbox)
        .where(
            inbox.c.seq.in_(seqs),
            fixed(inbox.c.status, Arrival.DEAD, Arrival.QUARANTINED),
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
            fixed(inbox.c.status, Arrival.DONE, Arrival.IGNORED),
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
