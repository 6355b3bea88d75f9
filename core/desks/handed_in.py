"""How many files a side has handed in, each counted once, by what it was handed in for."""

from collections.abc import Iterable

from core.evidence.exhibit import Exhibit, ExhibitKind
from core.evidence.recognition import needs_recognition
from core.intake.application import Application, Defence
from core.intake.known import Files


def counted(exhibits: Iterable[Exhibit], of: Application | Defence) -> Files:
    """The files of one side; once it has submitted, those that it declared.

    What could not be had is no file that anybody can state to have handed in.
    """
    there = [e for e in exhibits if not e.lost and _belongs(e, of)]
    outside = sum(needs_recognition(e) for e in there)
    receipt = sum(e.kind is ExhibitKind.EXPENSE_RECEIPT and not needs_recognition(e) for e in there)
    return Files(proof=len(there) - outside - receipt, receipt=receipt, outside=outside)


def _belongs(exhibit: Exhibit, of: Application | Defence) -> bool:
    if of.submitted_at is None:
        return True
    if of.declared is None:  # submitted under an earlier version of the tables
        return exhibit.received_at <= of.submitted_at
    return exhibit.exhibit_id in of.declared
