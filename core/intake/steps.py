"""Steps of a conversation: what is asked, how a reply is read, where it leads.

A step is a value. A route is data and lists its targets, so the map can be checked and drawn.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Protocol

from core.intake.known import Known

DIGITS: Final = re.compile(r"[0-9]{1,15}(\.[0-9]{1,4})?")
"""An amount as people write it: no powers, no words."""

Answers = Mapping[str, Any]
Test = Callable[[Answers, Known], bool]


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


class Misread(Exception):  # noqa: N818 — a reply that cannot be read, as the house style names it
    """A reply that is no answer to this question; `text_id` says how to answer, with `words`."""

    def __init__(self, text_id: str, **words: int) -> None:
        """Keep the Fluent id of the hint."""
        super().__init__(text_id)
        self.text_id = text_id
        self.words = words


class Input(Protocol):
    """How a reply is read."""

    def read(self, reply: str, known: Known) -> Any:  # noqa: ANN401 — each input has its own answers
        """The answer that a reply stands for. Raises Misread."""


@dataclass(frozen=True)
class OneOf:
    """One of a few buttons."""

    choices: tuple[str, ...]

    def read(self, reply: str, known: Known) -> str:  # noqa: ARG002 — the protocol's signature
        """The choice itself."""
        if reply not in self.choices:
            raise Misread("misread-choice")
        return reply


@dataclass(frozen=True)
class Amount:
    """An amount in the order's currency, above nothing and, when `capped`, at most what was paid."""

    capped: bool = True

    def read(self, reply: str, known: Known) -> Decimal:
        """A decimal amount; a comma or a point, and the currency's name, are understood."""
        plain = reply.strip().upper().replace(known.currency, "").replace(" ", "").replace(",", ".")
        if not DIGITS.fullmatch(plain):
            raise Misread("misread-amount")
        amount = Decimal(plain)
        if amount <= 0 or -int(amount.as_tuple().exponent) > known.decimals:
            raise Misread("misread-amount")
        if self.capped and known.paid is not None and amount > known.paid:
            raise Misread("misread-amount-above-paid")
        return amount


@dataclass(frozen=True)
class Text:
    """A person's own words, up to so many UTF-16 units: as Telegram counts what is shown of them."""

    limit: int
    optional: bool = False

    def read(self, reply: str, known: Known) -> str:  # noqa: ARG002 — the protocol's signature
        """The words as they came; the button `nothing` where they are optional."""
        said = reply.strip()
        if not said:
            raise Misread("misread-empty")
        if units(said) > self.limit:
            raise Misread("misread-too-long", limit=self.limit)
        return said


@dataclass(frozen=True)
class Pieces:
    """How many pieces are affected, up to what was ordered."""

    def read(self, reply: str, known: Known) -> int:
        """A whole number, or the button `all`."""
        if reply == "all":
            return known.quantity
        if not reply.strip().isdecimal() or not 1 <= int(reply) <= known.quantity:
            raise Misread("misread-pieces")
        return int(reply)


@dataclass(frozen=True)
class Proof:
    """Files. They are kept as exhibits, not as replies; the reply ends the step.

    `done` needs `least` files of this `purpose` first; `none` says that there are none to show.
    `aside` is a button that makes the next files something else (messages from outside okyoo).
    """

    least: int = 0
    aside: str | None = None
    purpose: str = "proof"

    def read(self, reply: str, known: Known) -> str:
        """`done` or `none`. Raises Misread for a `done` that comes before any file."""
        if reply == "none":
            return reply
        if reply != "done":
            raise Misread("misread-proof")
        if known.files.of(self.purpose) < self.least:
            raise Misread("misread-no-file-yet")
        return reply


@dataclass(frozen=True)
class Then:
    """Always on to the same step."""

    to: str

    @property
    def targets(self) -> tuple[str, ...]:
        """Where it may lead."""
        return (self.to,)

    def next(self, answer: Any, answers: Answers, known: Known) -> str:  # noqa: ANN401, ARG002 — the protocol's signature
        """Where it leads."""
        return self.to


@dataclass(frozen=True)
class ByAnswer:
    """Each choice leads somewhere."""

    to: Mapping[str, str]

    @property
    def targets(self) -> tuple[str, ...]:
        """Where it may lead."""
        return tuple(dict.fromkeys(self.to.values()))

    def next(self, answer: Any, answers: Answers, known: Known) -> str:  # noqa: ANN401, ARG002 — the protocol's signature
        """Where it leads."""
        return self.to[str(answer)]


Route = Then | ByAnswer


@dataclass(frozen=True)
class Ask:
    """A question. It is passed over while `when` does not hold: records answer it already."""

    key: str
    input: OneOf | Amount | Text | Pieces | Proof
    route: Route
    when: Test | None = None
    hint: str = ""


@dataclass(frozen=True)
class Each:
    """A question about each exhibit of the other side that needs recognition (RUL-3.2)."""

    key: str
    choices: tuple[str, ...]
    route: Then
    hint: str = ""


@dataclass(frozen=True)
class Check:
    """The summary: every answer can be changed here, and one press submits under the truth."""

    key: str
    also: tuple[str, ...] = ()
    """Steps that are not asked on the way, only offered here for correction."""
    words: str = "words"
    """The step that words written here answer: what no button could say."""
    hint: str = ""


@dataclass(frozen=True)
class End:
    """The conversation stops here without a submission."""

    key: str
    hint: str = ""


Step = Ask | Each | Check | End
