"""What the Rules say to a case, for mediators: what records show, what is open. Never a ruling."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from core.desks.house import House
from core.rulebook.book import CLAUSES
from core.rulebook.clause import Clause
from core.rulebook.verdict import Effect

BY_ID: Final[Mapping[str, Clause]] = {clause.id: clause for clause in CLAUSES}
TALK: Final = "RUL-3.2"
"""It speaks of talk from outside okyoo, and is left out where there is none."""
UNSAID: Final = frozenset({"FRAUD"})
"""Signs that only a mediator is told of (reading §2, FRAUD): no party hears the word from us."""

Findings = Mapping[str, Any]
"""An assessment as its `as_json` wrote it; empty while there is none."""


def to_decide(house: House, assessment: Findings) -> str:
    """The clauses on which acceptance turns: those that bar, and those that want a person."""
    raised = [
        *assessment.get("barring_clauses", []),
        *assessment.get("staff_decision_clauses", []),
    ]
    return _listed(_clause(house, name) for name in raised)


def flags(house: House, assessment: Findings) -> str:
    """What a mediator should see beside the claim, each as a sentence."""
    notes = {f["clause"]: f["note_id"] for f in assessment.get("findings", [])}
    flagged = assessment.get("flags", [])
    return _listed(
        _say(house, notes[name]) if notes.get(name) else _clause(house, name) for name in flagged
    )


def missing(house: House, assessment: Findings) -> str:
    """The facts that could not be had."""
    return ", ".join(_say(house, f"fact-{name}") for name in assessment.get("missing", [])) or "–"


def findings(house: House, assessment: Findings, *, talk: bool) -> str:
    """The clauses that speak to the case, with who says so; those that plainly do not are left out.

    `talk`: there is talk from outside okyoo in the file.
    """
    told = (
        _finding(house, found)
        for found in assessment.get("findings", [])
        if found["verdict"] != "not_met" and (talk or found["clause"] != TALK)
    )
    return _listed(told)


def told_to_a_party(clauses: Iterable[str]) -> list[str]:
    """Fluent ids of the sentences that an applicant is given for a decision."""
    said = [BY_ID[name].text_id for name in clauses if name in BY_ID and name not in UNSAID]
    return said or ["declined-by-a-person"]


def _finding(house: House, found: Mapping[str, Any]) -> str:
    clause = BY_ID.get(found["clause"])
    if clause is not None and clause.effect is Effect.PRINCIPLE:
        return _clause(house, clause.id)
    words = {"clause": _say(house, found["text_id"])}
    verdict = found["verdict"]
    if verdict == "met":
        claimed = any(fact["source"] == "claimant" for fact in found["facts"])
        verdict = "met-told" if claimed else "met-recorded"
    if verdict == "unknown":
        known = {fact["name"] for fact in found["facts"]}
        open_facts = [name for name in (clause.needs if clause else ()) if name not in known]
        words["facts"] = ", ".join(_say(house, f"fact-{name}") for name in open_facts) or "–"
    said = _say(house, f"staff-verdict-{verdict}", **words)
    return f"{said} {_say(house, found['note_id'])}" if found["note_id"] else said


def _clause(house: House, name: str) -> str:
    return _say(house, BY_ID[name].text_id) if name in BY_ID else name


def _say(house: House, text_id: str, **words: str) -> str:
    return house.voice.sentence(house.staff_locale, text_id, words)


def _listed(sentences: Iterable[str]) -> str:
    return "\n".join(sentences) or "–"
