"""How many files a side has handed in, each counted once, by what it was handed in for."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from core.evidence.exhibit import Exhibit, ExhibitKind, ExhibitState
from core.evidence.recognition import needs_recognition
from core.intake.known import Files

GONE: Final = frozenset({ExhibitState.FAILED, ExhibitState.REFUSED})
"""What could not be had is no file that anybody can state to have handed in."""


def counted(exhibits: Iterable[Exhibit], declared_at: datetime | None) -> Files:
    """The files of one side. After `declared_at` (UTC) nothing more belongs to its declaration."""
    there = [
        e
        for e in exhibits
        if e.state not in GONE and (declared_at is None or e.received_at <= declared_at)
    ]
    outside = sum(needs_recognition(e) for e in there)
    receipt = sum(e.kind is ExhibitKind.EXPENSE_RECEIPT and not needs_recognition(e) for e in there)
    return Files(proof=len(there) - outside - receipt, receipt=receipt, outside=outside)
