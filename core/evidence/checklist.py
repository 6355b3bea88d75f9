"""What each category asks for, from the checklists of the rules' reading (§6), kept as data.

Required means asked for, reminded once, and listed as missing; it does not refuse a case.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from core.errors import Fault
from core.evidence.exhibit import ExhibitKind, Side


@dataclass(frozen=True)
class Wanted:
    """One line of a checklist.

    `ways` are the sets of kinds that meet it, each by itself. `in_words`: a statement, reasons or
    an amount will do (the only way where there are no others). `condition` is the line's own
    remark on when it applies, empty where it always does.
    """

    text: str
    ways: tuple[tuple[ExhibitKind, ...], ...]
    in_words: bool
    condition: str = ""

    @property
    def kinds(self) -> tuple[ExhibitKind, ...]:
        """Every kind that it names, in its order."""
        return tuple(dict.fromkeys(kind for way in self.ways for kind in way))

    def met_by(self, present: Collection[ExhibitKind]) -> bool:
        """Whether what is present meets it; a line without kinds is not evidence's to meet."""
        return not self.ways or any(all(kind in present for kind in way) for way in self.ways)


@dataclass(frozen=True)
class Checklist:
    """One category's checklist for one side."""

    required: tuple[Wanted, ...]
    optional: tuple[Wanted, ...]


def categories() -> tuple[str, ...]:
    """Every category that has a checklist, in the order of the Rules."""
    return tuple(_data()["categories"])


def required(category: str, role: Side) -> tuple[Wanted, ...]:
    """What a side is asked for. Raises Fault for an unknown category."""
    return _checklist(category, role).required


def optional(category: str, role: Side) -> tuple[Wanted, ...]:
    """What else would help. Raises Fault for an unknown category."""
    return _checklist(category, role).optional


def missing(
    category: str,
    role: Side,
    kinds_present: Collection[ExhibitKind],
    *,
    conditions_hold: Collection[ExhibitKind] = (),
) -> tuple[Wanted, ...]:
    """Required lines that the evidence present does not meet, in their order.

    A line with a condition counts only if one of its kinds is in `conditions_hold`: the caller
    knows whether "does not work" was claimed. Raises Fault for an unknown category.
    """
    lines = required(category, role)
    due = (w for w in lines if not w.condition or not set(conditions_hold).isdisjoint(w.kinds))
    return tuple(w for w in due if not w.met_by(kinds_present))


def files_of(kind: ExhibitKind) -> str:
    """Which files fit a kind, in the checklist's own English words (for docs, not for people)."""
    return str(_data()["kinds"][kind.value]["files"])


@cache
def _data() -> Mapping[str, Any]:
    text = resources.files(__package__).joinpath("checklists.json").read_text("utf-8")
    data: Mapping[str, Any] = json.loads(text)
    return data


@cache
def _checklist(category: str, role: Side) -> Checklist:
    entry = _data()["categories"].get(category)
    if entry is None:
        message = f"no evidence checklist for {category}"
        raise Fault(message)
    return Checklist(
        required=tuple(_wanted(line) for line in entry[f"{role.value}_required"]),
        optional=tuple(_wanted(line) for line in entry[f"{role.value}_optional"]),
    )


def _wanted(line: str) -> Wanted:
    """A line of the data: `, or` and ` / ` stand between its ways, a remark is in brackets."""
    wish, _, remark = line.partition(" (")
    alternatives = wish.replace(" / ", ", or ").split(", or ")
    ways = tuple(way for way in map(_kinds, alternatives) if way)
    return Wanted(
        text=line,
        ways=ways,
        in_words=len(ways) < len(alternatives),
        condition=remark.removesuffix(")"),
    )


def _kinds(words: str) -> tuple[ExhibitKind, ...]:
    named = [word.strip(",;") for word in words.split()]
    return tuple(ExhibitKind(word) for word in named if word in _KINDS)


_KINDS: Final = frozenset(kind.value for kind in ExhibitKind)
