"""A map of steps, checked when it is built, and the position that replies lead to.

Replies are stored; the open question is derived by replaying them (design §2.8). `OPENED` holds a
step that was opened out of turn: to correct an answer, or to add something aside.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from core.errors import Fault
from core.intake.known import Known
from core.intake.steps import Ask, ByAnswer, Check, Each, End, Misread, OneOf, Proof, Step, Then

OPENED: Final = "@open"
"""The reserved reply that names a step opened out of turn."""

Replies = Mapping[str, str]


@dataclass(frozen=True)
class Position:
    """Where the replies lead: the open step, the answers so far, and the way they took.

    `about` is the exhibit in question on a step that is asked about each.
    """

    step: Step
    answers: Mapping[str, Any]
    way: tuple[str, ...]
    about: str | None = None
    opened: bool = field(default=False)


class Flow:
    """A conversation. Refuses to be built with a dangling route, a loop, or a step out of reach."""

    def __init__(self, version: str, *steps: Step) -> None:
        """The first step is the start. Raises Fault for a map that cannot be walked."""
        self.version = version
        self.steps = {step.key: step for step in steps}
        self.start = steps[0].key
        if len(self.steps) != len(steps):
            self._refuse("two steps have one key")
        self._check()

    def __getitem__(self, key: str) -> Step:
        """The step of this key."""
        return self.steps[key]

    def __iter__(self) -> Iterator[Step]:
        """The steps, in the order of the page."""
        return iter(self.steps.values())

    def position(self, replies: Replies, known: Known) -> Position:
        """Replay the replies along the map; stop at the first open question."""
        key, answers, way = self.start, dict[str, Any](), list[str]()
        while True:
            step = self.steps[key]
            if isinstance(step, Check | End):
                break
            if isinstance(step, Each):
                about = _unasked(step, replies, known)
                if about is not None:
                    return Position(step, answers, tuple(way), about)
                if known.to_recognise:
                    way.append(key)
                key = step.route.to
                continue
            if step.when is not None and not step.when(answers, known):
                key = step.route.targets[0]
                continue
            if key not in replies:
                break
            try:
                answers[key] = step.input.read(replies[key], known)
            except Misread:  # the question has changed since: it is asked again
                break
            way.append(key)
            key = step.route.next(answers[key], answers, known)
        return self._opened(Position(self.steps[key], answers, tuple(way)), replies, known)

    def _opened(self, position: Position, replies: Replies, known: Known) -> Position:
        """Add answers given out of turn, and return to a step that was opened out of turn."""
        answers = dict(position.answers)
        for key in self.asides():
            step = self.steps[key]
            if key in replies and isinstance(step, Ask):
                try:
                    answers[key] = step.input.read(replies[key], known)
                except Misread:  # it is as if it had not been said
                    continue
        opened = replies.get(OPENED)
        if opened in self.steps:
            return Position(self.steps[opened], answers, position.way, opened=True)
        return Position(position.step, answers, position.way)

    def asides(self) -> tuple[str, ...]:
        """Steps that are only reached out of turn."""
        found = dict[str, None]()
        for step in self:
            if isinstance(step, Check):
                found |= dict.fromkeys(step.also)
            if isinstance(step, Ask) and isinstance(step.input, Proof) and step.input.aside:
                found[step.input.aside] = None
        return tuple(found)

    def mermaid(self) -> str:
        """The map as a drawing, for the documents."""
        lines = ["flowchart TD"]
        for step in self:
            shape = {"Check": "[[{}]]", "End": "([{}])"}.get(type(step).__name__, "[{}]")
            lines.append(f"    {step.key}{shape.format(step.key)}")
        for step in self:
            lines += [f"    {step.key} --> {target}" for target in _targets(step)]
            if isinstance(step, Ask) and isinstance(step.route, ByAnswer):
                lines = lines[: -len(_targets(step))]
                lines += [f"    {step.key} -- {c} --> {t}" for c, t in step.route.to.items()]
        for key in self.asides():
            lines.append(f"    {key} -.-> {key}")
        return "\n".join(lines) + "\n"

    def _check(self) -> None:
        for step in self:
            for target in (*_targets(step), *self._aside_of(step)):
                if target not in self.steps:
                    self._refuse(f"{step.key} leads to {target}, which is not there")
            if isinstance(step, Ask):
                self._check_choices(step)
        seen = self._walk([self.start, *self.asides()])
        if unreachable := set(self.steps) - seen:
            self._refuse(f"nothing leads to {', '.join(sorted(unreachable))}")
        self._check_loops()

    def _check_choices(self, step: Ask) -> None:
        routed = step.route.to.keys() if isinstance(step.route, ByAnswer) else None
        if (
            routed is not None
            and isinstance(step.input, OneOf)
            and set(step.input.choices) != set(routed)
        ):
            self._refuse(f"{step.key}: its choices and its routes differ")
        if step.when is not None and not isinstance(step.route, Then):
            self._refuse(f"{step.key} may be passed over, so it must lead to one place")

    def _walk(self, keys: Iterable[str]) -> set[str]:
        seen: set[str] = set()
        open_keys = list(keys)
        while open_keys:
            key = open_keys.pop()
            if key not in seen:
                seen.add(key)
                open_keys += _targets(self.steps[key])
        return seen

    def _check_loops(self) -> None:
        for step in self:
            if step.key in self._walk(_targets(step)) and step.key not in self.asides():
                self._refuse(f"{step.key} leads back to itself")

    def _aside_of(self, step: Step) -> tuple[str, ...]:
        if isinstance(step, Check):
            return step.also
        if isinstance(step, Ask) and isinstance(step.input, Proof) and step.input.aside:
            return (step.input.aside,)
        return ()

    def _refuse(self, why: str) -> None:
        message = f"map {self.version}: {why}"
        raise Fault(message)


def _targets(step: Step) -> tuple[str, ...]:
    return step.route.targets if isinstance(step, Ask | Each) else ()


def _unasked(step: Each, replies: Replies, known: Known) -> str | None:
    for exhibit in known.to_recognise:
        if replies.get(f"{step.key}:{exhibit}") not in step.choices:
            return exhibit
    return None
