"""A clause is complete in itself: words, source, dates, the facts it needs, one pure test."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from core.errors import Fault
from core.rulebook.facts import KNOWN, Facts


class Verdict(StrEnum):
    """What a clause says about a case. Unknown never refuses (reading §3)."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NEEDS_HUMAN = "needs_human"


class Effect(StrEnum):
    """What a clause that is met does (reading §3, classes A to D)."""

    REFUSE = "refuse"
    """A: may refuse by itself, when the profile says so."""
    STAFF = "staff"
    """B: a person decides before any notice goes out."""
    FLAG = "flag"
    """C: never bars; the mediator sees a flag."""
    PRINCIPLE = "principle"
    """How a ruling is made; nothing to bar."""


Test = Callable[..., Verdict | bool]


@dataclass(frozen=True)
class Clause:
    """One clause of the Rules.

    `quote` is verbatim; `line` is where it stands in the published text. The parameters of `test`
    are the facts it needs, checked when the module is imported. `unless` names clauses that displace
    it. `text_id` is its plain sentence in `locales/`.
    """

    id: str
    line: int
    quote: str
    effect: Effect
    test: Test
    text_id: str
    since: date = date(2020, 1, 1)
    until: date | None = None
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Read the needed facts off the test. Raises Fault for one that is not known."""
        needs = tuple(inspect.signature(self.test).parameters)
        unknown = set(needs) - set(KNOWN)
        if unknown:
            message = f"{self.id} asks for {', '.join(sorted(unknown))}, which is no fact"
            raise Fault(message)
        object.__setattr__(self, "needs", needs)

    def verdict(self, facts: Facts) -> Verdict:
        """The clause's word on these facts; a missing one gives unknown, never a guess."""
        if any(name not in facts for name in self.needs):
            return Verdict.UNKNOWN
        said: Any = self.test(**{name: facts[name].value for name in self.needs})
        if isinstance(said, Verdict):
            return said
        return Verdict.MET if said else Verdict.NOT_MET

    def in_force(self, day: date) -> bool:
        """Whether the clause is the law of that day."""
        return self.since <= day and (self.until is None or day < self.until)
