"""How a mediation ends, or would: by which clause, by whose act, on what basis (TERM-0 to TERM-6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.rulebook.facts import Facts
from core.rulebook.sorting import Sorted
from core.rulebook.verdict import Extent, Noted


@dataclass(frozen=True)
class Termination:
    """`by` is `bot` (the parties' own acts), `staff` or `held for staff`; `basis_id` a Fluent id."""

    clause: str
    by: str
    basis_id: str

    def as_json(self) -> dict[str, Any]:
        """The termination as JSON values, for the record."""
        return {"clause": self.clause, "by": self.by, "basis_id": self.basis_id}


def termination_of(found: Sorted, noted: Mapping[str, Noted], facts: Facts) -> Termination | None:
    """The end that was found. A request that a person must look at first comes before any other."""
    if found.held:
        unanswered = facts.value("pressure_reported") is None
        basis = "basis-term-2-unanswered" if unanswered else "basis-term-2-pressure"
        return Termination(found.held[0], "held for staff", basis)
    if found.ended:
        return Termination(found.ended[0], "bot", f"basis-{found.ended[0].lower()}")
    if found.termination:
        clause = found.termination[0]
        return Termination(clause, "staff", _basis(clause, noted[clause], facts))
    return None


def _basis(clause: str, word: Noted, facts: Facts) -> str:
    if clause == "TERM-6":
        return "basis-term-6-record" if facts.value("chargeback") else "basis-term-6-told"
    if clause == "TERM-5":
        second = word.extent is Extent.SECOND_LIMB
        return "basis-term-5-agreed" if second else "basis-term-5-informed"
    if clause == "TERM-1" and word.note_id == "note-term-1-half":
        return "basis-term-1-half"
    return f"basis-{clause.lower()}"
