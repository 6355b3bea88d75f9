"""The agreement timeline: dated texts on each topic, which one prevails, and why (RUL-3.3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from core.rulebook.exhibit_facts import SIDES, ExhibitFacts


class Reason(StrEnum):
    """Why a text prevails, or why none does."""

    ONLY = "only"
    """There is no other agreed text on the topic."""
    SAME = "same"
    """All texts say the same."""
    LATER = "later"
    """Of the agreed texts it was formed last."""
    SPECIAL = "special"
    """There is a special agreement on precedence or form: a person reads it."""
    NOT_AGREED = "not_agreed"
    """No text on the topic is known to be agreed by both."""


@dataclass(frozen=True)
class Term:
    """One dated text. `formed_at` is UTC; `agreed` says that both sides agreed on it."""

    exhibit: str
    says: str
    formed_at: datetime
    agreed: bool
    special: bool


@dataclass(frozen=True)
class Topic:
    """The texts on one topic, oldest first, side by side.

    `prevails` names the exhibit of the one that prevails; None where a person must say.
    """

    name: str
    terms: tuple[Term, ...]
    prevails: str | None
    why: Reason

    @property
    def conflict(self) -> bool:
        """Whether the texts differ."""
        return len({" ".join(term.says.split()).casefold() for term in self.terms}) > 1

    def as_json(self) -> dict[str, Any]:
        """The topic as JSON values, for the record."""
        return {
            "topic": self.name,
            "conflict": self.conflict,
            "prevails": self.prevails,
            "why": self.why.value,
            "terms": [
                {
                    "exhibit": term.exhibit,
                    "says": term.says,
                    "formed_at": term.formed_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
                    "agreed": term.agreed,
                    "special": term.special,
                }
                for term in self.terms
            ],
        }


def timeline(exhibits: Iterable[ExhibitFacts]) -> tuple[Topic, ...]:
    """Every topic on which dated texts stand in the file.

    A text from outside the platform enters only once both sides recognise it (RUL-3.2).
    """
    topics: dict[str, list[Term]] = {}
    for exhibit in exhibits:
        if exhibit.formed_at is None or exhibit.says is None or exhibit.barred:
            continue
        agreed = exhibit.agreed_by is not None and set(SIDES) <= set(exhibit.agreed_by)
        term = Term(exhibit.id, exhibit.says, exhibit.formed_at, agreed, exhibit.special)
        topics.setdefault(exhibit.topic, []).append(term)
    return tuple(_topic(name, terms) for name, terms in topics.items())


def terms_in_conflict(topics: Iterable[Topic]) -> Mapping[str, tuple[str, ...]]:
    """The exhibits of the topics whose texts differ: all, those that prevail, the special ones."""
    differing = [topic for topic in topics if topic.conflict]
    return {
        "conflicting_terms": tuple(t.exhibit for topic in differing for t in topic.terms),
        "prevailing_terms": tuple(topic.prevails for topic in differing if topic.prevails),
        "special_terms": tuple(t.exhibit for topic in differing for t in topic.terms if t.special),
    }


def _topic(name: str, terms: list[Term]) -> Topic:
    ordered = tuple(sorted(terms, key=lambda term: (term.formed_at, term.exhibit)))
    agreed = [term for term in ordered if term.agreed]
    if any(term.special for term in ordered):
        return Topic(name, ordered, None, Reason.SPECIAL)
    if not agreed:
        return Topic(name, ordered, None, Reason.NOT_AGREED)
    last = agreed[-1]
    if len({term.says for term in ordered}) == 1:
        return Topic(name, ordered, last.exhibit, Reason.SAME if len(ordered) > 1 else Reason.ONLY)
    return Topic(name, ordered, last.exhibit, Reason.LATER if len(agreed) > 1 else Reason.ONLY)
