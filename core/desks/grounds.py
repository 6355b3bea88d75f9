"""What the Rules say to a case, for mediators: what records show, what is open. Never a ruling."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from core.desks.house import House
from core.rulebook.book import CLAUSES
from core.rulebook.clause import Clause
from core.rulebook.stored import NOTHING, Spoken, spoken
from core.rulebook.verdict import Effect

BY_ID: Final[Mapping[str, Clause]] = {clause.id: clause for clause in CLAUSES}
UNSAID: Final = frozenset({"FRAUD"})
"""Signs that only a mediator is told of (reading §2, FRAUD): no party hears the word from us."""

LATE: Final = "ACC-1"

Written = Mapping[str, Any]
"""An assessment as its `as_json` wrote it; empty while there is none."""


def raised(assessment: Written) -> tuple[str, ...]:
    """The clauses that bar, and those that want a person."""
    barring = assessment.get("barring_clauses", ())
    return (*dict.fromkeys((*barring, *assessment.get("staff_decision_clauses", ()))),)


def to_decide(house: House, assessment: Written) -> str:
    """The clauses on which acceptance turns: those that bar, want a person, or lack a fact."""
    by_clause = {found.clause: found for found in spoken(assessment)}
    lacking = (name for lack in assessment.get("lacks", ()) for name in lack["clauses"])
    turns_on = dict.fromkeys((*raised(assessment), *lacking))
    return _listed(_turning(house, name, by_clause.get(name)) for name in turns_on)


def flags(house: House, assessment: Written, labels: Mapping[str, str]) -> str:
    """What a mediator should see beside the claim, each as a sentence."""
    by_clause = {found.clause: found for found in spoken(assessment, labels)}
    flagged = assessment.get("flags", ())
    return _listed(_flag(house, name, by_clause.get(name)) for name in flagged)


def missing(house: House, assessment: Written) -> str:
    """The facts that could not be had and that no clause of `to_decide` names; "none" for none."""
    alone = [lack["fact"] for lack in assessment.get("lacks", ()) if not lack["clauses"]]
    return _facts(house, alone) if alone else "none"


def findings(house: House, assessment: Written, labels: Mapping[str, str]) -> str:
    """The clauses that speak to the case, with who says so, and what to note about each.

    `labels` maps the ids of exhibits to what people call them (`B-1`).
    """
    return _listed(_finding(house, found) for found in spoken(assessment, labels))


def told_to_a_party(clauses: Iterable[str]) -> list[str]:
    """Fluent ids of the sentences that an applicant is given for a decision."""
    said = [BY_ID[name].text_id for name in clauses if name in BY_ID and name not in UNSAID]
    return said or ["declined-by-a-person"]


def _turning(house: House, name: str, found: Spoken | None) -> str:
    if found is not None and found.verdict == "unknown":
        return _finding(house, found)
    if name == LATE and found is not None and found.verdict == "met":
        words = {key: found.words.get(key, NOTHING) for key in ("filing_ends_at", "submitted_at")}
        return _say(house, "staff-ground-acc-1", words)
    return _clause(house, name)


def _flag(house: House, name: str, found: Spoken | None) -> str:
    if found is None or found.note_id is None:
        return _clause(house, name)
    return f"{name}: {_say(house, found.note_id, found.words)}"


def _finding(house: House, found: Spoken) -> str:
    words = {"clause": _clause(house, found.clause)}
    verdict = found.verdict
    if verdict == "met":
        verdict = "met-told" if found.claimed else "met-recorded"
    elif verdict == "unknown":
        words["facts"] = _facts(house, found.waits)
    if _is_principle(found.clause):
        said = words["clause"]
    else:
        said = _say(house, f"staff-verdict-{verdict}", words)
    return f"{said} {_say(house, found.note_id, found.words)}" if found.note_id else said


def _facts(house: House, names: Iterable[str]) -> str:
    return ", ".join(_say(house, f"fact-{name}", {}) for name in names) or "–"


def _clause(house: House, name: str) -> str:
    return _say(house, BY_ID[name].text_id, {}) if name in BY_ID else name


def _say(house: House, text_id: str, words: Mapping[str, Any]) -> str:
    return house.voice.sentence(house.staff_locale, text_id, words)


def _listed(sentences: Iterable[str]) -> str:
    return "\n".join(sentences) or "–"


def _is_principle(name: str) -> bool:
    return name in BY_ID and BY_ID[name].effect is Effect.PRINCIPLE
