"""The journal's rows: each case's own hash chain (design §5)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class JournalRow:
    """One entry. `digest` seals everything but the payload, which it commits to by a salted hash,

    so that payload and salt may be erased later and the chain still verifies.
    """

    entry_id: str
    case_id: str
    seq: int
    kind: str
    at: datetime
    actor: str
    payload: dict[str, Any] | None
    salt: str | None
    payload_hash: str
    previous: str | None
    digest: str
    version: int = 1
