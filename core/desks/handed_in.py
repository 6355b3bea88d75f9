"""How many files a side has handed in, each counted once, by what it was handed in for."""

from collections.abc import Iterable
from datetime import datetime

from core.evidence.exhibit import Exhibit, ExhibitKind
from core.evidence.recognition import needs_recognition
from core.intake.known import Files


def counted(exhibits: Iterable[Exhibit], declared_at: datetime | None) -> Files:
    """The files of one side. After `declared_at` (UTC) nothing more belongs to its declaration.

    What could not be had is no file that anybody can state to have handed in.
    """
    there = [
        e for e in exhibits if not e.lost and (declared_at is None or e.received_at <= declared_at)
    ]
    outside = sum(needs_recognition(e) for e in there)
    receipt = sum(e.kind is ExhibitKind.EXPENSE_RECEIPT and not needs_recognition(e) for e in there)
    return Files(proof=len(there) - outside - receipt, receipt=receipt, outside=outside)
