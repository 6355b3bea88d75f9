"""The outbox: everything that goes out, written in the commit of what caused it (design §2.3)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, or_, select, tuple_, update
from sqlalchemy.sql.dml import ReturningUpdate

from core.store.columns import Instant, fixed
from core.store.inbox import Received, receive
from core.store.outgoing import OPEN, UNKNOWN, Kind, Outgoing, Result, Sending
from core.store.sets import among, change_all
from core.store.slots import Place, fill
from core.store.tables import outbox


def supersede(connection: Connection, slots_at: Mapping[str, datetime]) -> None:
    """Drop unsent prompts and cards of these slots: a newer one was written at that instant."""
    by_instant: dict[datetime, list[str]] = {}
    for slot, at in slots_at.items():
        by_instant.setdefault(at, []).append(slot)
    drop = among(connection, _SUPERSEDE, outbox.c.slot, "b_slots")
    for at, names in by_instant.items():
        connection.execute(drop, {"b_slots": names, "finished_at": at})


_SUPERSEDE = (
    update(outbox)
    .where(
        outbox.c.slot.is_not(None),  # said so that the planner sees the partial index fit
        fixed(outbox.c.status, Sending.PENDING),
        fixed(outbox.c.kind, Kind.PROMPT, Kind.CARD),
    )
    .values(status=Sending.SUPERSEDED, version=outbox.c.version + 1)
)


def claim(  # noqa: PLR0913 — each argument is one fact of the claim
    connection: Connection,
    *,
    now: datetime,
    until: datetime,
    until_with_files: datetime | None = None,
    token: str,
    limit: int,
    bots_paused: Sequence[str] = (),
) -> list[Outgoing]:
    """Take the head of each address that is due; at most one message per address at a time.

    A claim lasts until then, one of a message with files longer. `token` is this claim's own. One that outlived its lease is taken again; nobody knows what came of it (design §2.3), and
    its `fault` says so. `bots_paused` names bots whose token was refused. In order of writing.
    """
    locks = connection.dialect.name == "postgresql"
    found = connection.execute(
        _CLAIM_LOCKED if locks else _CLAIM,
        {
            "b_now": now,
            "b_token": token,
            "b_until": until,
            "b_until_with_files": until_with_files or until,
            "b_most": limit,
            "b_paused": list(bots_paused),
        },
    )
    return sorted((_outgoing(row) for row in found), key=lambda message: message.seq or 0)


_EARLIER = outbox.alias("earlier")
_HEAD = (
    select(outbox.c.seq)
    .where(
        fixed(outbox.c.status, *OPEN),
        outbox.c.due_at <= bindparam("b_now"),
        or_(fixed(outbox.c.status, Sending.PENDING), outbox.c.claimed_until <= bindparam("b_now")),
        outbox.c.bot.not_in(bindparam("b_paused", expanding=True)),
        # Asked as the index is ordered: the first open row from this address on is its head, for
        # the row itself is open. As `NOT EXISTS` or `min(seq)`, plans made while statistics are old
        # read the whole queue anew for each row.
        outbox.c.seq
        == select(_EARLIER.c.seq)
        .where(
            tuple_(_EARLIER.c.address, _EARLIER.c.seq) >= tuple_(outbox.c.address, 0),
            fixed(_EARLIER.c.status, *OPEN),
        )
        .order_by(_EARLIER.c.address, _EARLIER.c.seq)
        .limit(1)
        .scalar_subquery(),
    )
    .order_by(outbox.c.due_at, outbox.c.seq)
    .limit(bindparam("b_most"))
)


def _claiming(head: Select[int]) -> ReturningUpdate[Any]:
    return (
        update(outbox)
        .where(outbox.c.seq.in_(head))
        .values(
            status=Sending.SENDING,
            claim=bindparam("b_token"),
            claimed_until=case(
                (outbox.c.files == {}, bindparam("b_until", type_=Instant)),
                else_=bindparam("b_until_with_files", type_=Instant),
            ),
            attempts=outbox.c.attempts + 1,
            fault=case((fixed(outbox.c.status, Sending.SENDING), UNKNOWN), else_=outbox.c.fault),
            version=outbox.c.version + 1,
        )
        .returning(outbox)
    )


_CLAIM = _claiming(_HEAD)
_CLAIM_LOCKED = _claiming(_HEAD.with_for_update(skip_locked=True, of=outbox))


def settle(connection: Connection, results: Sequence[Result], reports: Sequence[Received]) -> int:
    """Write down what became of claimed messages; return how many were still ours.

    Only rows that still carry the claim they were taken under change (the fencing token). Slots learn their message;
    `reports` (delivery of notices) enter the inbox in the same commit.
    """
    ended: list[dict[str, Any]] = []
    again: list[dict[str, Any]] = []
    for result in results:
        row: dict[str, Any] = {
            "b_seq": result.outgoing.seq,
            "b_claim": result.outgoing.claim,
            "status": result.status,
            "fault": result.fault,
        }
        if result.status in OPEN:
            row["due_at"] = result.due_at or result.outgoing.due_at
            row["attempts"] = result.outgoing.attempts - result.held
            again.append(row)
        else:
            row |= {"message_id": result.message_id, "finished_at": result.at}
            ended.append(row)
    settled = sum(
        change_all(connection, _SETTLE, ("seq", "claim"), rows) for rows in (ended, again) if rows
    )
    fill(
        connection,
        [
            Place(r.outgoing.slot, r.outgoing.bot, r.outgoing.chat_id, r.message_id, r.at)
            for r in results
            if r.outgoing.slot and r.outgoing.chat_id and r.message_id and r.status is Sending.SENT
        ],
    )
    if reports:
        receive(connection, reports, max(result.at for result in results))
    return settled


_SETTLE = update(outbox).values(claim=None, claimed_until=None, version=outbox.c.version + 1)


def release(connection: Connection, now: datetime) -> int:
    """Give back every claim: only for a store whose single process has just started."""
    return connection.execute(
        update(outbox)
        .where(fixed(outbox.c.status, Sending.SENDING))
        .values(claimed_until=now, version=outbox.c.version + 1)
    ).rowcount


def sent_since(
    connection: Connection, since: datetime
) -> list[tuple[str, str, int | None, datetime]]:
    """(bot, address, chat, at) of what was sent lately, to prime the rate limits after a restart."""
    rows = connection.execute(
        select(outbox.c.bot, outbox.c.address, outbox.c.chat_id, outbox.c.finished_at)
        .where(outbox.c.finished_at >= since, outbox.c.status == Sending.SENT)
        .order_by(outbox.c.finished_at)
    )
    return [(row.bot, row.address, row.chat_id, row.finished_at) for row in rows]


def next_due(connection: Connection, now: datetime) -> datetime | None:
    """When the next message falls due (UTC), or None when nothing is open."""
    due: datetime | None = connection.execute(
        select(outbox.c.due_at)
        .where(fixed(outbox.c.status, *OPEN), outbox.c.due_at > now)
        .order_by(outbox.c.due_at)
        .limit(1)
    ).scalar()
    return due


def move_chat(connection: Connection, bot: str, old: int, new: int) -> int:
    """A group became a supergroup: readdress what is still to go."""
    return connection.execute(
        update(outbox)
        .where(outbox.c.bot == bot, outbox.c.chat_id == old, fixed(outbox.c.status, *OPEN))
        .values(chat_id=new, version=outbox.c.version + 1)
    ).rowcount


def gather(connection: Connection, bot: str, chat_id: int) -> int:
    """Readdress what a bot still owes to any group or channel: it has this one by now."""
    return connection.execute(
        update(outbox)
        .where(
            outbox.c.bot == bot,
            outbox.c.chat_id < 0,
            outbox.c.chat_id != chat_id,
            fixed(outbox.c.status, *OPEN),
        )
        .values(chat_id=chat_id, version=outbox.c.version + 1)
    ).rowcount


def _outgoing(row: Any) -> Outgoing:  # noqa: ANN401 — a row names its columns at run time
    values = dict(row._mapping)  # noqa: SLF001 — SQLAlchemy's public name for a row as a mapping
    values["kind"] = Kind(values["kind"])
    values["status"] = Sending(values["status"])
    return Outgoing(**values)
