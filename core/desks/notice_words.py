"""The words of notices: as they are kept, and as their sentences take them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from core.calendar import Deadline
from core.cases.notice import Notice
from core.desks import grounds
from core.intake.declared import Line

UNDATED: Final[Mapping[str, Any]] = {"until": "none", "sum": ""}
LATER: Final[Mapping[str, Any]] = {
    **UNDATED, "answer": "none", "late": "no", "reason": "answered",
}  # fmt: skip
"""Words that notices owed under earlier releases lack; their sentences can be said without them."""


def words_of(notice: Notice) -> dict[str, Any]:
    """A notice's words as its sentence takes them today, whenever it was owed."""
    words = {**LATER, **notice.words}
    if "clauses" in words and "why" not in words:
        named = str(words["clauses"]).split(", ")
        words["why"] = sentences(grounds.told_to_a_party(named))
    return words


def instant(at: datetime) -> dict[str, Any]:
    """An instant as a notice keeps it; `Voice` says it in the reader's zone."""
    return {"instant": at.isoformat()}


def deadline(reckoned: Deadline) -> dict[str, Any]:
    """A deadline's arithmetic as a notice keeps it; `Voice` spells it out."""
    return {"deadline": reckoned.as_json()}


def sentences(text_ids: Sequence[str]) -> dict[str, Any]:
    """Sentences without words of their own; `Voice` says them in the reader's language."""
    return {"sentences": list(text_ids)}


def lines(declared: Sequence[Line]) -> dict[str, Any]:
    """What a side declared; `Voice` says it to the other."""
    return {"lines": [line.as_json() for line in declared]}
