"""What a desk works with: one update's draft, its moment, its entropy, and what it will owe.

Nothing here commits. Keys derive from the update's own cause (`u123`, `t…`), so the same update
handled again, or in another grouping, writes the same rows.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from core.cases.case import Case
from core.cases.event import Event, kind, payload
from core.cases.journal import JournalRow
from core.errors import Fault
from core.ledger.chain import seal
from core.store import shelves
from core.store.batch import Draft
from core.store.fetches import Fetch
from core.store.outgoing import Kind, Outgoing
from core.store.rows import Handle, Person, Signal, Timer, person_id

Entropy = Callable[[int], bytes]


class Transaction(Draft):
    """One update's work. `now` is UTC; `received_at` is when the update reached us."""

    def __init__(
        self,
        draft: Any,
        *,
        now: datetime,
        received_at: datetime,
        entropy: Entropy,
        cause: str,  # noqa: ANN401 — a Batch
    ) -> None:
        """Bind the draft to its moment and cause."""
        super().__init__(draft)
        self.now = now
        self.received_at = received_at
        self.entropy = entropy
        self.cause = cause
        self._sent = 0

    def discard(self) -> None:
        """Forget what was written: a refusal changes nothing."""
        super().discard()
        self._sent = 0

    def case(self, case_id: str) -> Case:
        """A case that must exist. Raises Fault."""
        found = self.get(shelves.CASES, case_id)
        if found is None:
            message = f"case {case_id} is named but not stored"
            raise Fault(message)
        return found

    def person(self, bot: str, user_id: int) -> Person | None:
        """Somebody who wrote to this bot, or None."""
        return self.get(shelves.PERSONS, person_id(bot, user_id))

    def record(self, case: Case, event: Event, *, actor: str) -> Case:
        """Write an event into the case's journal, chained and sealed; return the case after it."""
        seq = case.journal_length + 1
        body = payload(event)
        salt = self.entropy(16)
        entry = seal(
            case.journal_head,
            case_id=case.case_id,
            seq=seq,
            kind=kind(event),
            at=self.now,
            actor=actor,
            payload=body,
            salt=salt,
        )
        self.append(
            shelves.JOURNAL,
            JournalRow(
                entry_id=f"{case.case_id}/{seq}",
                case_id=case.case_id,
                seq=seq,
                kind=kind(event),
                at=self.now,
                actor=actor,
                payload=body,
                salt=salt.hex(),
                payload_hash=entry.payload_hash,
                previous=entry.previous,
                digest=entry.digest,
            ),
        )
        return replace(case, journal_length=seq, journal_head=entry.digest)

    def send(  # noqa: PLR0913 — a message has this many parts
        self,
        *,
        bot: str,
        chat_id: int | None,
        kind: Kind,
        method: str,
        params: dict[str, Any],
        files: dict[str, Any] | None = None,
        slot: str | None = None,
        notice_id: str | None = None,
        due_at: datetime | None = None,
        expires_at: datetime | None = None,
        address: str | None = None,
    ) -> Outgoing:
        """Owe a message: it becomes an outbox row in this same commit."""
        self._sent += 1
        return self.append(
            shelves.OUTBOX,
            Outgoing(
                outgoing_id=f"{self.cause}.{self._sent}",
                bot=bot,
                address=address or f"{bot}/{chat_id}",
                chat_id=chat_id,
                kind=kind,
                method=method,
                params=params,
                files=files or {},
                slot=slot,
                notice_id=notice_id,
                created_at=self.now,
                due_at=due_at or self.now,
                expires_at=expires_at,
            ),
        )

    def offer(  # noqa: PLR0913 — what a button is bound to
        self,
        *,
        bot: str,
        chat_id: int,
        subject: str,
        material_version: int,
        actions: Sequence[str],
        user_id: int | None = None,
        role: str | None = None,
    ) -> str:
        """Make the buttons of one message; return the handle for its callback data."""
        handle = self.entropy(16).hex()
        self.add(
            shelves.HANDLES,
            Handle(
                handle=handle,
                bot=bot,
                user_id=user_id,
                role=role,
                chat_id=chat_id,
                subject=subject,
                material_version=material_version,
                actions=tuple(actions),
                status="open",
                created_at=self.now,
            ),
        )
        return handle

    def remind(self, timer_id: str, kind: str, subject: str, due_at: datetime) -> None:
        """Look at something when legal time reaches `due_at`; setting it again moves it."""
        before = self.get(shelves.TIMERS, timer_id)
        timer = Timer(timer_id=timer_id, kind=kind, subject=subject, due_at=due_at)
        if before is None:
            self.add(shelves.TIMERS, timer)
        else:
            self.save(shelves.TIMERS, timer)

    def fetch(self, exhibit_id: str, *, bot: str, file_id: str) -> None:
        """Owe a download."""
        self.append(
            shelves.FETCHES,
            Fetch(
                fetch_id=f"{exhibit_id}.{self.cause}",
                exhibit_id=exhibit_id,
                bot=bot,
                file_id=file_id,
                due_at=self.now,
            ),
        )

    def signal(self, lane: str, name: str, **body: str | int | None) -> None:
        """Tell the desk something in its own inbox, to be handled after this update."""
        self._sent += 1
        text = json.dumps({"signal": name, **body}, sort_keys=True)
        self.append(
            shelves.SIGNALS,
            Signal(
                source="core",
                update_id=f"{self.cause}.{self._sent}",
                body_sha=hashlib.sha256(text.encode()).hexdigest(),
                lane=f"core/{lane}",
                body=text,
                received_at=self.now,
            ),
        )
