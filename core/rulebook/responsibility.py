"""The prima facie note: for staff alone, always provisional (reading §2, §9).

It is named only where every element is shown by platform or carrier records, by an admission, or by
an expired window; never by one party's word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from core.rulebook.facts import Facts
from core.rulebook.finding import Outcome, Phase
from core.rulebook.verdict import Noted, Verdict

NEVER_NAMED: Final = frozenset({"CAT-4", "CAT-5", "CAT-8", "CAT-GF", "SELLER-CLAIM"})
"""Reasons, the character of words, and an unclear clause: none of them is shown by a record."""
NEGOTIATED: Final = "CAT-2.2"
"""It prescribes a way, both sides' own, and reports no responsibility."""
_NOT_EVALUATED: Final = frozenset(
    {Outcome.INADMISSIBLE, Outcome.INCOMPLETE, Outcome.NEEDS_STAFF_DECISION}
)


@dataclass(frozen=True)
class PrimaFacie:
    """Whom the elements point to: `seller`, `buyer`, `none`, `undetermined`, or `not_evaluated`."""

    responsible: str
    clause: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The note as JSON values, for the record."""
        return {"responsible": self.responsible, "clause": self.clause}


def prima_facie(
    facts: Facts, noted: Mapping[str, Noted], outcome: Outcome, phase: Phase
) -> PrimaFacie:
    """The note on an application that was accepted. A category that was moved is for a person."""
    if phase is Phase.INTAKE and outcome in _NOT_EVALUATED:
        return PrimaFacie("not_evaluated")
    category = facts.value("found_category")
    if category is None or category not in noted or category != facts.value("category"):
        return PrimaFacie("undetermined")
    word = noted[category]
    if category == NEGOTIATED or word.verdict is Verdict.NOT_MET:
        return PrimaFacie("none", category)
    if category in NEVER_NAMED or word.verdict is not Verdict.MET or _premature(word):
        return PrimaFacie("undetermined")
    respondent = "seller" if facts.value("claimant_role") == "buyer" else "buyer"
    return PrimaFacie(respondent, category)


def _premature(word: Noted) -> bool:
    """What is not due yet is nobody's fault, though the elements stand as printed."""
    return (word.note_id or "").endswith("-early")
