"""The test of a special regulation, as its text in the profile says it (SCOPE, ACC-7).

    order_type == sample
    buyer_country in [DE, FR] and amount_paid < 150
    ordered_on >= 2026-11-01 and not (category == CAT-2.2)

A name that the record does not hold makes the test unknown, unless the rest decides it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from core.money import Money

Answer = bool | None
"""True, false, or not known."""
Test = Callable[[Mapping[str, Any]], Answer]

_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<text>"[^"]*"|'[^']*')|(?P<sign>==|!=|<=|>=|<|>|\(|\)|\[|\]|,)"""
    r"""|(?P<word>[^\s()\[\],=!<>"']+))"""
)
_COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "==": lambda left, right: bool(left == right),
    "!=": lambda left, right: bool(left != right),
    "<": lambda left, right: bool(left < right),
    "<=": lambda left, right: bool(left <= right),
    ">": lambda left, right: bool(left > right),
    ">=": lambda left, right: bool(left >= right),
    "in": lambda left, right: left in right,
    "contains": lambda left, right: right in left,
}
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER: Final = re.compile(r"-?\d{1,18}(\.\d{1,6})?")
_DEEPEST: Final = 20


class BadCondition(ValueError):  # noqa: N818 — named as what it is, as the house style asks
    """A test that cannot be read; the reason says where."""


@dataclass(frozen=True)
class Condition:
    """A test as it was written, and read. `names` are the facts that it asks for."""

    text: str
    names: tuple[str, ...]
    _test: Test = field(repr=False, compare=False)

    @classmethod
    def read(cls, text: str) -> "Condition":
        """Read a test. Raises BadCondition for one that cannot be read."""
        reader = _Reader(_tokens(text))
        test = reader.any_of()
        reader.ends()
        return cls(text, tuple(dict.fromkeys(reader.names)), test)

    def holds(self, facts: Mapping[str, Any]) -> Answer:
        """Whether it holds of these facts; None while one that decides is missing."""
        return self._test(facts)


class _Reader:
    """Reads `or`, then `and`, then `not`, then one comparison."""

    def __init__(self, tokens: list[str]) -> None:
        self.names: list[str] = []
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def any_of(self) -> Test:
        parts = [self._all_of()]
        while self._takes("or"):
            parts.append(self._all_of())
        return _joined(parts, decides=True)

    def ends(self) -> None:
        if self._at < len(self._tokens):
            raise BadCondition(f"it goes on after its end with {self._tokens[self._at]}")

    def _all_of(self) -> Test:
        parts = [self._not()]
        while self._takes("and"):
            parts.append(self._not())
        return _joined(parts, decides=False)

    def _not(self) -> Test:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadCondition("it is nested too deeply")
        if self._takes("not"):
            inner = self._not()
            test = lambda facts: _turned(inner(facts))  # noqa: E731 — one expression, used once
        elif self._takes("("):
            test = self.any_of()
            self._needs(")")
        else:
            test = self._comparison()
        self._depth -= 1
        return test

    def _comparison(self) -> Test:
        name = self._next("a name").removeprefix("order.")
        if name == "true":
            return lambda _: True
        if not re.fullmatch(r"[a-z][a-z0-9_.]*", name):
            raise BadCondition(f"{name} is no name of a fact")
        sign = self._next("a comparison")
        if sign not in _COMPARISONS:
            raise BadCondition(f"{sign} is no comparison")
        value = self._list() if sign == "in" else _value(self._next("a value"))
        self.names.append(name)
        return _compared(name, sign, value)

    def _list(self) -> tuple[Any, ...]:
        self._needs("[")
        values = [_value(self._next("a value"))]
        while self._takes(","):
            values.append(_value(self._next("a value")))
        self._needs("]")
        return tuple(values)

    def _takes(self, token: str) -> bool:
        there = self._at < len(self._tokens) and self._tokens[self._at] == token
        self._at += there
        return there

    def _needs(self, token: str) -> None:
        if not self._takes(token):
            raise BadCondition(f"{token} is missing")

    def _next(self, what: str) -> str:
        if self._at >= len(self._tokens):
            raise BadCondition(f"{what} is missing at its end")
        self._at += 1
        return self._tokens[self._at - 1]


def _tokens(text: str) -> list[str]:
    found, at, text = [], 0, text.strip()
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise BadCondition(f"it cannot be read from {text[at : at + 20]!r} on")
        found.append(token[0].strip())
        at = token.end()
    return found


def _joined(parts: list[Test], *, decides: bool) -> Test:
    """`or` is decided by a part that holds, `and` by one that does not; else by all."""
    if len(parts) == 1:
        return parts[0]

    def test(facts: Mapping[str, Any]) -> Answer:
        answers = [part(facts) for part in parts]
        if decides in answers:
            return decides
        return None if None in answers else not decides

    return test


def _compared(name: str, sign: str, value: Any) -> Test:  # noqa: ANN401 — any value
    compare = _COMPARISONS[sign]

    def test(facts: Mapping[str, Any]) -> Answer:
        if name not in facts:
            return None
        told = facts[name]
        if isinstance(told, Money):
            told = told.amount
        try:
            return compare(told, value)
        except TypeError:
            # A record of another kind than the test asks about does not satisfy it.
            return sign == "!="

    return test


def _turned(answer: Answer) -> Answer:
    return None if answer is None else not answer


def _value(word: str) -> Any:  # noqa: ANN401 — any value
    if word[0] in "\"'":
        return word[1:-1]
    if word in {"true", "false", "null"}:
        return {"true": True, "false": False, "null": None}[word]
    try:
        if _DAY.fullmatch(word):
            return date.fromisoformat(word)
    except ValueError:
        raise BadCondition(f"{word} is no day") from None
    return Decimal(word) if _NUMBER.fullmatch(word) else word
