"""Orders: import them from a file, hand out links."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

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

UNREADABLE: Final = frozenset({"not-json", "not-an-object"})
HOPELESS: Final = 20
"""After so many lines that cannot be read, and none that can, nobody looks for more."""
HEAD: Final = 4096
UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


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
    if _is_no_text(file):
        raise FileRefused(file.name, [RecordError(0, "", "not-orders")])
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            for one in read(_while_there_is_hope(lines, told, faults), faults):
                told.append(one)  # noqa: PERF402 — whether there is hope is asked meanwhile
    except UnicodeDecodeError:
        faults.append(RecordError(0, "", "not-utf-8"))
    except RecordError as error:
        faults.append(error)
    if not told and not faults:
        faults.append(RecordError(0, "", "empty"))
    if len(faults) > 1 and _is_of_another_kind(told, faults):
        faults = [RecordError(0, "", "not-orders")]
    if faults:
        raise FileRefused(file.name, faults)
    return told


def _is_no_text(file: Path) -> bool:
    """Whether it is a workbook, a picture or the like. UTF-16 is text, and named as what it is."""
    with file.open("rb") as opened_file:
        head = opened_file.read(HEAD)
    return head.startswith(b"%PDF") or (b"\0" in head and not head.startswith(UTF_16))


def _while_there_is_hope(
    lines: Iterable[str], told: Sequence[object], faults: Sequence[RecordError]
) -> Iterator[str]:
    for line in lines:
        if len(faults) >= HOPELESS and _is_of_another_kind(told, faults):
            return
        yield line


def _is_of_another_kind(told: Sequence[object], faults: Sequence[RecordError]) -> bool:
    return not told and all(fault.reason in UNREADABLE for fault in faults)


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
