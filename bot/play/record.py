"""What the page may know of the desk's database: ids, kinds, instants, digests; nobody's words."""

from typing import Any, Final

from sqlalchemy import Connection, Engine, RowMapping, select

from core.cases.journal import JournalRow
from core.ledger.chain import Entry, Head, Opened, verify
from core.store.case_tables import cases, journal
from core.store.shelves import JOURNAL
from core.store.tables import timers

ABOUT: Final = (
    "category", "outcome", "side", "to", "text_id", "channel", "label", "kind", "stance",
    "reply", "late", "reason", "clauses", "ends_at", "until",
)  # fmt: skip
"""The codes and instants of a payload that are shown."""


def read_cases(engine: Engine) -> list[dict[str, Any]]:
    """Every case with its journal, the newest first, and whether its chain holds."""
    with engine.begin() as connection:
        entries: dict[str, list[JournalRow]] = {}
        for row in connection.execute(select(journal).order_by(journal.c.case_id, journal.c.seq)):
            entries.setdefault(row.case_id, []).append(JOURNAL.revive(row))
        deadlines = _deadlines(connection)
        found = connection.execute(select(cases).order_by(cases.c.opened_at.desc())).all()
        return [_case(row, entries.get(row.case_id, []), deadlines) for row in found]


def lengths(engine: Engine) -> dict[str, int]:
    """How long each case's journal is by now."""
    with engine.begin() as connection:
        found = connection.execute(select(cases.c.case_id, cases.c.journal_length))
        return {row.case_id: row.journal_length for row in found}


def next_deadline(engine: Engine) -> dict[str, Any] | None:
    """The first thing that legal time will bring about, if any."""
    with engine.begin() as connection:
        return next(iter(_deadlines(connection)), None)


def _deadlines(connection: Connection) -> list[dict[str, Any]]:
    waiting = select(timers).where(timers.c.status == "waiting").order_by(timers.c.due_at)
    return [_deadline(row._mapping) for row in connection.execute(waiting)]


def _deadline(timer: RowMapping) -> dict[str, Any]:
    case_id, _, rest = str(timer["subject"]).partition("/")
    at = timer["due_at"].isoformat()
    return {"kind": timer["kind"], "case": case_id, "of": rest, "at": at}


def _case(row: Any, entries: list[JournalRow], deadlines: list[dict[str, Any]]) -> dict[str, Any]:
    told = {e.seq: _opened(e) for e in entries}
    head = Head(row.journal_length, row.journal_head)
    broken = {one.seq for one in verify([_sealed(e) for e in entries], told, head=head)}
    return {
        "case": row.case_id, "order": row.order_id, "status": row.status.value,
        "verified": not broken,
        "deadlines": [one for one in deadlines if one["case"] == row.case_id],
        "events": [_event(entry, holds=entry.seq not in broken) for entry in entries],
    }  # fmt: skip


def _event(entry: JournalRow, *, holds: bool) -> dict[str, Any]:
    payload = entry.payload or {}
    return {
        "seq": entry.seq, "kind": entry.kind, "at": entry.at.isoformat(), "actor": entry.actor,
        "digest": entry.digest[:12], "verified": holds,
        "about": {name: payload[name] for name in ABOUT if payload.get(name) not in (None, "")},
    }  # fmt: skip


def _sealed(row: JournalRow) -> Entry:
    return Entry(
        case_id=row.case_id, seq=row.seq, kind=row.kind, at=row.at, actor=row.actor,
        payload_hash=row.payload_hash, previous=row.previous, digest=row.digest,
    )  # fmt: skip


def _opened(row: JournalRow) -> Opened | None:
    if row.payload is None or row.salt is None:
        return None
    return Opened(row.payload, row.salt)
