"""Showing one side what the other has handed in: view copies only, never the originals (design §5)."""

from collections.abc import Sequence
from typing import Any, Final

from core.cases.case import Case
from core.evidence.exhibit import Exhibit, Side
from core.store import shelves
from core.store.outbox import Kind
from core.store.rows import Person
from core.store.transaction import Transaction

ALBUM: Final = 10


def show_claim(tx: Transaction, person: Person, case: Case) -> None:
    """Show the respondent what the claimant has handed in."""
    filed = tx.find(shelves.EXHIBITS, case_id=case.case_id)
    mine = [e for e in filed if e.role is Side.CLAIMANT]
    show(tx, person, sorted(mine, key=lambda e: e.number or 0))


def show(tx: Transaction, person: Person, exhibits: Sequence[Exhibit]) -> None:
    """Send the view copies of exhibits, each under its number."""
    seen = [e for e in exhibits if e.view_key]
    for start in range(0, len(seen), ALBUM):
        _send(tx, person, seen[start : start + ALBUM])


def _send(tx: Transaction, person: Person, exhibits: Sequence[Exhibit]) -> None:
    files = {
        f"e{i}": {"blob": e.view_key, "name": f"{e.label}.jpg", "mime": "image/jpeg"}
        for i, e in enumerate(exhibits)
    }
    if len(exhibits) == 1:
        params: dict[str, Any] = {"photo": "attach://e0", "caption": exhibits[0].label or ""}
        method = "sendPhoto"
    else:
        media = [
            {"type": "photo", "media": f"attach://e{i}", "caption": e.label or ""}
            for i, e in enumerate(exhibits)
        ]
        params, method = {"media": media}, "sendMediaGroup"
    tx.send(
        bot="party",
        chat_id=person.chat_id,
        kind=Kind.NOTICE,
        method=method,
        params={"chat_id": person.chat_id, "protect_content": True, **params},
        files=files,
    )
