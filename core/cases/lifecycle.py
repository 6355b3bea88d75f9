"""A case's life on one page (design §5): where it may be, and the moves between.

A terminal status has no row under `MOVES`, so finality is visible.
"""

from enum import StrEnum
from typing import Final

from core.errors import Refused


class Status(StrEnum):
    """Where a case stands."""

    HELD = "held"
    """A person decides whether to accept it (reading §3, class B); nobody else is told yet."""
    EXCHANGE = "exchange"
    """Accepted; both sides show their evidence (RUL-3.1)."""
    QUEUED = "queued"
    """Complete; it waits for a mediator."""
    CLAIMED = "claimed"
    """A mediator holds its lease."""
    DECLINED = "declined"
    """Not accepted, by a person."""


class Move(StrEnum):
    """What can be done to a case, in the imperative."""

    ACCEPT = "accept"
    DECLINE = "decline"
    COMPLETE = "complete"
    CLAIM = "claim"
    RETURN = "return"


MOVES: Final = {
    Move.ACCEPT:   (Status.HELD,     Status.EXCHANGE),
    Move.DECLINE:  (Status.HELD,     Status.DECLINED),
    Move.COMPLETE: (Status.EXCHANGE, Status.QUEUED),
    Move.CLAIM:    (Status.QUEUED,   Status.CLAIMED),
    Move.RETURN:   (Status.CLAIMED,  Status.QUEUED),
}  # fmt: skip


def after(move: Move, status: Status) -> Status:
    """The status that a move leads to. Raises Refused when it is not open from here."""
    origin, target = MOVES[move]
    if status is not origin:
        raise Refused("refused-overtaken")
    return target
