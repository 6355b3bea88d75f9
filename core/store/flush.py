"""What must happen in the same commit as a batch: superseded prompts, opened lanes."""

from dataclasses import replace

from sqlalchemy import Connection

from core.store.batch import Batch
from core.store.inbox import open_lanes
from core.store.outbox import supersede
from core.store.outgoing import Kind, Outgoing, Sending
from core.store.shelves import OUTBOX, SIGNALS

_REPLACEABLE = {Kind.PROMPT, Kind.CARD}


def flush(connection: Connection, batch: Batch) -> None:
    """Write a batch. Raises Overtaken when another writer was first."""
    outgoing = batch.appended(OUTBOX)
    newest = {
        message.slot: message.created_at
        for message in outgoing
        if message.slot and message.kind in _REPLACEABLE
    }
    supersede(connection, newest)
    batch.amend(OUTBOX, _superseded_within(outgoing))
    open_lanes(connection, {signal.lane for signal in batch.appended(SIGNALS)})
    batch.flush()


def _superseded_within(outgoing: list[Outgoing]) -> list[Outgoing]:
    """Mark, among the batch's own messages, those whose slot has a newer one."""
    seen: dict[str, Outgoing] = {}
    kept: list[Outgoing] = []
    for message in reversed(outgoing):
        newer = seen.get(message.slot or "")
        if newer and message.kind in _REPLACEABLE:
            kept.append(
                replace(
                    message,
                    status=Sending.SUPERSEDED,
                    finished_at=newer.created_at,
                    version=message.version + 1,
                )
            )
            continue
        if message.slot and message.kind in _REPLACEABLE:
            seen[message.slot] = message
        kept.append(message)
    return kept[::-1]
