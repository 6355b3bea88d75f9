"""What a clause can say, and what a clause does (reading §3, classes A to D)."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a clause says about a case. Unknown never refuses (reading §3)."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NEEDS_HUMAN = "needs_human"


class Extent(StrEnum):
    """How far a clause that is met reaches."""

    WHOLE = "whole"
    IN_PART = "in_part"
    """For part of the claim."""
    SECOND_LIMB = "second_limb"
    """By the second of its two alternatives."""


@dataclass(frozen=True)
class Noted:
    """A verdict with something that the mediator should see.

    `note_id` is a Fluent id; its variables are the facts that the clause used. `waits` names facts
    that only this verdict waits for.
    """

    verdict: Verdict
    note_id: str | None = None
    extent: Extent = Extent.WHOLE
    waits: tuple[str, ...] = ()


class Effect(StrEnum):
    """What a clause does. The letter is its class."""

    REQUIRE = "require"
    """A: must hold; where it does not, it may refuse by itself when the profile says so."""
    REFUSE = "refuse"
    """A: may refuse by itself, when the profile says so."""
    STAFF = "staff"
    """B: a person decides before any notice goes out; in part, or later, it is a flag."""
    HOLD = "hold"
    """B, D: a person decides whenever it comes up."""
    FLAG = "flag"
    """C: never bars; the mediator sees a flag."""
    CATEGORY = "category"
    """C: what the attachment lists. Never bars; only its note is a flag."""
    PRINCIPLE = "principle"
    """C: how okyoo decides and rules. Nothing to bar; only its note is a flag."""
    TERMINATE = "terminate"
    """D: at intake a person decides; in mediation it recommends the end, which staff confirm."""
    LAPSE = "lapse"
    """D: recommends the end in mediation; half of it is a flag."""
    PARTIES_END = "parties_end"
    """D: ends by the parties' own acts, without anybody's judgement."""

    @property
    def may_refuse(self) -> bool:
        """Whether it is one of the bright lines."""
        return self in {Effect.REQUIRE, Effect.REFUSE}
