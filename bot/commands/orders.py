"""Orders: import them from a file, hand out links."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine

from bot.commands.database import opened
from bot.commands.usernames import party_username
from core.desks import marketplace
from core.marketplace.event import OrderEvent
from core.marketplace.link import Role
from core.marketplace.order import OrderRecord
from core.marketplace.record_file import read_csv, read_jsonl
from core.marketplace.record_types import FileRefused, RecordError
from core.store.batch import Batch
from core.store.flush import flush
from core.store.transaction import Transaction

T = TypeVar("T")


def import_file(file: Path) -> str:
    """Take a file in as one commit: all of it, or nothing. Raises FileRefused with every line."""
    told = _read(file)
    taken = within(opened(), lambda tx: marketplace.take(tx, told))
    records, events = _counted(taken.records, "order"), _counted(taken.events, "event")
    return f"{file.name}: {records} and {events} taken in, {taken.known} known already."


def _read(file: Path) -> list[OrderRecord | OrderEvent]:
    read = read_csv if file.suffix.lower() == ".csv" else read_jsonl
    faults: list[RecordError] = []
    told: list[OrderRecord | OrderEvent] = []
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            told = list(read(lines, faults))
    except UnicodeDecodeError:
        faults.append(RecordError(0, "", "not-utf-8"))
    except RecordError as error:
        faults.append(error)
    if not told and not faults:
        faults.append(RecordError(0, "", "empty"))
    if faults:
        raise FileRefused(file.name, faults)
    return told


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def issue(order: str, role: str) -> str:
    """Print-ready one-time link."""
    username = party_username()
    return within(opened(), lambda tx: marketplace.link(tx, order, Role(role), username))


def within(engine: Engine, act: Callable[[Transaction], T], *, now: datetime | None = None) -> T:
    """Do one thing in a transaction of its own. `now` is UTC, real time unless told."""
    now = now or datetime.now(UTC)
    with engine.begin() as connection:
        batch = Batch(connection)
        tx = Transaction(
            batch,
            now=now,
            received_at=now,
            entropy=os.urandom,
            cause=f"c{os.urandom(8).hex()}",
        )
        result = act(tx)
        tx.merge()
        flush(connection, batch)
    return result
