"""Facts, each with who says it. A missing fact is unknown; a stated absence is a fact."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from core.errors import Fault
from core.rulebook.reckoned_facts import ReckonedFacts
from core.rulebook.told_facts import ToldFacts

RECKONED: Final[Mapping[str, Any]] = get_type_hints(ReckonedFacts)
"""Name and type of every fact that the assessment reckons."""
KNOWN: Final[Mapping[str, Any]] = {**get_type_hints(ToldFacts), **RECKONED}
"""Name and type of every fact."""


class Source(StrEnum):
    """Who says so."""

    RECORD = "record"
    CLAIMANT = "claimant"
    RESPONDENT = "respondent"
    SERVER = "server"
    PROFILE = "profile"


@dataclass(frozen=True)
class Fact:
    """One fact and who says it. `basis` names the facts that a reckoned one rests on."""

    value: Any
    source: Source
    basis: tuple[str, ...] = ()


class Facts(Mapping[str, Fact]):
    """The facts of one assessment. Raises Fault for a name or value that no clause knows."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        """Check every name and value at once: a wrong fact must not look like a missing one."""
        for name, fact in facts.items():
            _check(name, fact.value)
        self._facts = dict(facts)

    def __getitem__(self, name: str) -> Fact:
        """The fact of this name."""
        return self._facts[name]

    def __contains__(self, name: object) -> bool:
        """Whether somebody stated it."""
        return name in self._facts

    def __iter__(self) -> Iterator[str]:
        """The names that are known."""
        return iter(self._facts)

    def __len__(self) -> int:
        """How many are known."""
        return len(self._facts)

    def value(self, name: str) -> Any:  # noqa: ANN401 — the type is KNOWN[name]
        """The value, or None when the fact is missing or says so."""
        fact = self._facts.get(name)
        return fact.value if fact else None

    def with_facts(self, **more: Fact) -> "Facts":
        """The facts and some more."""
        joined = Facts(more)
        joined._facts = {**self._facts, **more}
        return joined


def _check(name: str, value: object) -> None:
    if name not in KNOWN:
        message = f"no clause knows the fact {name}"
        raise Fault(message)
    types, words, items = _allowed(name)
    fits = type(value) in types and (not words or value is None or value in words)
    if isinstance(value, datetime) and value.tzinfo is None:
        fits = False
    if items is not None and isinstance(value, tuple):
        fits = fits and all(type(item) is items for item in value)
    if not fits:
        message = f"the fact {name} cannot be {value!r}"
        raise Fault(message)


@cache
def _allowed(name: str) -> tuple[frozenset[type], frozenset[str], type | None]:
    """The exact classes of a fact's value, its words where they are closed, the class of its items.

    Exact, because a truth value is an integer to Python, and an instant a day.
    """
    hint = KNOWN[name]
    if get_origin(hint) is Literal:
        return frozenset({str}), frozenset(get_args(hint)), None
    parts = get_args(hint) if isinstance(hint, UnionType) or get_origin(hint) is Union else (hint,)
    items = get_args(hint)[0] if get_origin(hint) is tuple else None
    return frozenset(get_origin(part) or part for part in parts), frozenset(), items
