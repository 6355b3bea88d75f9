"""What would change the result: the facts that are missing, for which clause, and until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from core.rulebook.clause import Clause
from core.rulebook.facts import RECKONED
from core.rulebook.filing_period import filing_waits_for
from core.rulebook.finding import plain
from core.rulebook.of_the_claim import claim_waits_for
from core.rulebook.reckoning import Reckoned
from core.rulebook.verdict import Effect, Noted, Verdict

ASKS: Final = frozenset({Effect.REQUIRE, Effect.REFUSE, Effect.STAFF, Effect.TERMINATE})
"""Clauses whose unknown facts must be asked for before anything is decided."""

_OF_FILING: Final = frozenset({"filed_at", "filing_ends_at"})
_OF_CLAIM: Final = frozenset({"heads_within", "heads_beyond", "remedies"})
_OF_HEADS: Final = frozenset({"requested_heads", "money_asked"})
_OF_SPECIAL: Final = frozenset({"special_excluding", "special_for_staff"})
_FILED: Final = ("submitted_at", "first_submitted_at", "completion_asked_at")


@dataclass(frozen=True)
class Missing:
    """One missing fact. `until` is the exclusive end (UTC) of the time to add it, if one is known."""

    fact: str
    clauses: tuple[str, ...]
    until: datetime | None

    def as_json(self) -> dict[str, Any]:
        """What is missing, as JSON values."""
        return {"fact": self.fact, "clauses": list(self.clauses), "until": plain(self.until)}


def lacking(
    clauses: Sequence[Clause], noted: Mapping[str, Noted], told: Reckoned
) -> tuple[Missing, ...]:
    """Everything that has to be asked for, by name: only what could change the result.

    Of a deal that lies outside the scope of the Rules the other clauses ask nothing.
    """
    asked: dict[str, list[str]] = {}
    outside = any(
        c.effect is Effect.REQUIRE and noted[c.id].verdict is Verdict.NOT_MET for c in clauses
    )
    for clause in () if outside else clauses:
        word = noted[clause.id]
        if clause.effect in ASKS and word.verdict is Verdict.UNKNOWN:
            for name in _told_names(clause, word, told):
                asked.setdefault(name, []).append(clause.id)
    for name in told.law.awaited:
        asked.setdefault(name, []).append("ACC-7")
    if told.facts.value("category") is None:
        asked.setdefault("category", [])
    if told.facts.value("applicant_is_party") is not True:
        asked.setdefault("applicant_is_party", [])
    if told.facts.value("truth_given") is not True:
        asked.setdefault("truth_given", []).append("RUL-3.1")
    until = told.filing.deadline.ends_at if told.filing else None
    return tuple(
        Missing(name, tuple(dict.fromkeys(of)), until) for name, of in sorted(asked.items())
    )


def _told_names(clause: Clause, word: Noted, told: Reckoned) -> set[str]:
    """What a clause waits for; a reckoned fact is named by what it rests on."""
    waits, facts, profile = set(word.waits), told.facts, told.law.profile
    names = {name for name in waits if name not in RECKONED}
    if waits & _OF_FILING or (clause.id == "ACC-1" and not waits):
        names |= set(filing_waits_for(facts, profile))
        names |= {name for name in _FILED if name not in facts}
    if waits & _OF_CLAIM:
        names |= set(claim_waits_for(facts, profile))
    if waits & _OF_HEADS:
        names |= {"claims"}
    if waits & _OF_SPECIAL:
        names |= set(told.law.awaited)
    return names
