"""What a side declares: its answers along the way that its replies lead, and nothing beside it.

The person who declares, the other side and the mediator are all shown these same lines.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

from core.intake.flow import Flow, Position, Replies
from core.intake.known import Known
from core.intake.steps import Ask, Each, OneOf, Pieces, Proof, Step, Text
from core.money import Money

OF_THE_GOODS: Final = "difference"
"""The question that speaks of pieces; where it was not asked, nobody states how many."""
LEFT_OVER: Final = "files"
"""The line of files that no question on the way asked for."""


@dataclass(frozen=True)
class Line:
    """One question and its answer, as a Fluent id with its words; `about` is an exhibit's label.

    `typed`: the words are the person's own, and stand on no card.
    """

    key: str
    text_id: str
    words: Mapping[str, Any] = field(default_factory=dict)
    about: str | None = None
    typed: bool = False

    def as_json(self) -> dict[str, Any]:
        """The line as JSON values."""
        return {
            "key": self.key, "text_id": self.text_id, "words": dict(self.words), "about": self.about,
            "typed": self.typed,
        }  # fmt: skip

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The line that `as_json` wrote."""
        return cls(**data)


def declared(
    flow: Flow,
    position: Position,
    replies: Replies,
    known: Known,
    labels: Mapping[str, str] | None = None,
) -> tuple[Line, ...]:
    """The lines, in the order in which they were asked. `labels` names exhibits by their ids.

    Files stand under the question that asks for their kind; files are never counted twice.
    """
    keys = [key for key in position.way if key != "order"]
    asides = [key for key in flow.asides() if key not in keys]
    lines: list[Line] = []
    for key in (*keys, *asides):
        step = flow[key]
        if isinstance(step, Each):
            lines += _each(step, replies, known, labels or {})
        elif key in keys or _said(step, position, known):
            lines.append(_line(step, position, replies, known))
    return (*lines, *_left_over(flow, keys, known))


def _said(step: Step, position: Position, known: Known) -> bool:
    """Whether a question out of turn has an answer worth a line."""
    if isinstance(step, Ask) and isinstance(step.input, Proof):
        return known.files.of(step.input.purpose) > 0
    if isinstance(step, Ask) and isinstance(step.input, Pieces):
        return step.key in position.answers or (
            known.quantity > 1 and OF_THE_GOODS in position.answers
        )
    return step.key in position.answers


def _line(step: Step, position: Position, replies: Replies, known: Known) -> Line:
    key, reply = step.key, replies.get(step.key, "")
    answer: Any = position.answers.get(key)
    match step:
        case Ask(input=OneOf()):
            return Line(key, f"opt-{key}-{reply}")
        case Ask(input=Proof(purpose=purpose)):
            count = known.files.of(purpose)
            return Line(key, "said-files" if count else "said-no-files", {"count": count})
        case Ask(input=Pieces()):
            if answer in {None, known.quantity}:
                return Line(key, "said-all", {"quantity": known.quantity})
            return Line(key, "said-words", {"words": str(answer)})
        case Ask(input=Text(optional=True)) if reply == "nothing":
            return Line(key, f"opt-{key}-nothing")
        case Ask(input=Text()):
            return Line(key, "said-words", {"words": reply}, typed=True)
    return Line(key, "said-words", {"words": str(Money(answer, known.currency))})


def _each(step: Each, replies: Replies, known: Known, labels: Mapping[str, str]) -> Iterator[Line]:
    for exhibit in known.to_recognise:
        reply = replies.get(f"{step.key}:{exhibit}")
        if reply in step.choices:
            yield Line(step.key, f"opt-{step.key}-{reply}", about=labels.get(exhibit, "–"))


def _left_over(flow: Flow, way: list[str], known: Known) -> Iterator[Line]:
    asked = {"outside"} | {
        step.input.purpose
        for step in map(flow.__getitem__, way)
        if isinstance(step, Ask) and isinstance(step.input, Proof)
    }
    count = sum(known.files.of(purpose) for purpose in {"proof", "receipt"} - asked)
    if count:
        yield Line(LEFT_OVER, "said-files", {"count": count})
