"""A clause is complete in itself: words, source, dates, the facts it needs, one pure test."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Self

from core.errors import Fault
from core.rulebook.facts import KNOWN, Facts
from core.rulebook.verdict import Effect, Extent, Noted, Verdict

UNDATED: Final = date(2020, 1, 1)
"""The published text carries no date; this one lies before every order."""

Test = Callable[..., Noted | Verdict | bool]
About = Callable[..., bool]


@dataclass(frozen=True)
class _Asked:
    """The facts that a predicate's parameters name."""

    names: tuple[str, ...]
    needs: tuple[str, ...]

    @classmethod
    def by(cls, predicate: Callable[..., object]) -> Self:
        told = inspect.signature(predicate).parameters
        needs = tuple(name for name, of in told.items() if of.default is of.empty)
        return cls(tuple(told), needs)

    def lacks(self, facts: Facts) -> tuple[str, ...]:
        return tuple(name for name in self.needs if name not in facts)

    def given(self, facts: Facts) -> dict[str, Any]:
        return {name: facts[name].value for name in self.names if name in facts}


@dataclass(frozen=True)
class Clause:
    """One clause of the Rules.

    `quote` is verbatim; `ref` and `line` say where it stands in the published text.
    The parameters of `about` and `test` are the facts needed, checked at import against the known
    ones. A parameter with a default is a fact that can be used and is not waited for.
    `about` says whom the clause speaks of: where it is false, it is not met and asks no more.
    `builds_on_others` says that it asks what other clauses have said.
    `unless` names the clauses that displace it. `text_id` is its plain sentence in `locales/`.
    """

    id: str
    ref: str
    line: int
    quote: str
    effect: Effect
    test: Test
    text_id: str
    about: About | None = None
    unless: tuple[str, ...] = ()
    since: date = UNDATED
    until: date | None = None
    needs: tuple[str, ...] = field(init=False)
    uses: tuple[str, ...] = field(init=False)
    builds_on_others: bool = field(init=False)
    _subject: _Asked | None = field(init=False, repr=False, compare=False)
    _tested: _Asked = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Read the facts off the tests. Raises Fault for one that is not known."""
        subject = _Asked.by(self.about) if self.about else None
        tested = _Asked.by(self.test)
        asked = (*(subject.names if subject else ()), *tested.names)
        unknown = set(asked) - set(KNOWN)
        if unknown:
            message = f"{self.id} asks for {', '.join(sorted(unknown))}, which is no fact"
            raise Fault(message)
        needs = (*(subject.needs if subject else ()), *tested.needs)
        object.__setattr__(self, "_subject", subject)
        object.__setattr__(self, "_tested", tested)
        object.__setattr__(self, "needs", tuple(dict.fromkeys(needs)))
        object.__setattr__(self, "uses", tuple(dict.fromkeys(asked)))
        object.__setattr__(self, "builds_on_others", "grounds_met" in asked)

    def judge(self, facts: Facts) -> Noted:
        """The clause's word on these facts; a missing one gives unknown, never a guess."""
        if self.about is not None and self._subject is not None:
            lacking = self._subject.lacks(facts)
            if lacking:
                return Noted(Verdict.UNKNOWN, waits=lacking)
            if not self.about(**self._subject.given(facts)):
                return Noted(Verdict.NOT_MET)
        lacking = self._tested.lacks(facts)
        if lacking:
            return Noted(Verdict.UNKNOWN, waits=lacking)
        said = self.test(**self._tested.given(facts))
        if isinstance(said, Noted):
            return said
        if isinstance(said, Verdict):
            return Noted(said)
        return Noted(Verdict.MET if said else Verdict.NOT_MET)

    def in_force(self, day: date) -> bool:
        """Whether the clause is the law of that day."""
        return self.since <= day and (self.until is None or day < self.until)

    @property
    def governs(self) -> bool:
        """Whether it is a principle, which applies to a case, rather than a ground, which is met."""
        return self.effect is Effect.PRINCIPLE or self.id.startswith("RUL-")

    def check_word(self, noted: Noted) -> str:
        """Its verdict in one word of the reading's vocabulary: `met_in_part`, `applies` and so on."""
        if noted.verdict is not Verdict.MET:
            return noted.verdict.value
        if noted.extent is not Extent.WHOLE:
            return f"met_{noted.extent.value}"
        return "applies" if self.governs else noted.verdict.value
