"""Words that `Voice` spells out for their reader, and those that a notice keeps."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

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


def deadline(reckoned: Mapping[str, Any]) -> dict[str, Any]:
    """A deadline's arithmetic, as `Deadline.as_json` or a window keeps it."""
    return {"deadline": reckoned}


def sentences(text_ids: Sequence[str]) -> dict[str, Any]:
    """Sentences without words of their own; `Voice` says them in the reader's language."""
    return {"sentences": list(text_ids)}


def reasons(why: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, Any]:
    """Sentences with their words, one a line; what no sentence can carry is left out."""
    return {
        "reasons": [
            (text_id, {n: v for n, v in words.items() if isinstance(v, str | datetime)})
            for text_id, words in why
        ]
    }


def own_lines(declared: Sequence[Line]) -> dict[str, Any]:
    """What a side declared; `Voice` says it to that side itself."""
    return {"own_lines": [line.as_json() for line in declared]}


def lines(declared: Sequence[Line]) -> dict[str, Any]:
    """What a side declared; `Voice` says it to the other."""
    return {"lines": [line.as_json() for line in declared]}
