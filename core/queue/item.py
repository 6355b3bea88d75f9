"""Work items: what waits for a person, one lease at a time."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Self

from core.errors import Refused

LEASE: Final = timedelta(hours=24)
"""How long a claim lasts without a sign of life; then a watchdog returns it."""


class Work(StrEnum):
    """What is asked of a person."""

    DECIDE_ACCEPTANCE = "decide_acceptance"
    MEDIATE = "mediate"
    SERVE_BY_HAND = "serve_by_hand"


class ItemStatus(StrEnum):
    """Where a work item stands."""

    OPEN = "open"
    CLAIMED = "claimed"
    DONE = "done"


@dataclass(frozen=True)
class WorkItem:
    """One thing that a person must do. `fence` rises with each claim (UTC lease)."""

    item_id: str
    case_id: str
    work: Work
    status: ItemStatus
    created_at: datetime
    claimed_by: int | None = None
    lease_until: datetime | None = None
    fence: int = 0
    version: int = 1

    def claim(self, by: int, now: datetime, parties: frozenset[int]) -> Self:
        """Take the item under a lease. Raises Refused for a conflicted or a late claim."""
        conflict_free(by, parties)
        if self.status is not ItemStatus.OPEN:
            raise Refused("refused-already-claimed")
        return replace(
            self,
            status=ItemStatus.CLAIMED,
            claimed_by=by,
            lease_until=now + LEASE,
            fence=self.fence + 1,
        )

    def give_back(self) -> Self:
        """The lease ran out."""
        return replace(self, status=ItemStatus.OPEN, claimed_by=None, lease_until=None)

    def finish(self, by: int | None = None) -> Self:
        """The work is done, by the one who held it or by `by`."""
        return replace(
            self, status=ItemStatus.DONE, claimed_by=by or self.claimed_by, lease_until=None
        )


def conflict_free(by: int, parties: frozenset[int]) -> None:
    """A mediator who is a party to the order may not take its case. Raises Refused."""
    if by in parties:
        raise Refused("refused-conflict")


def item_id(case_id: str, work: Work) -> str:
    """The key of a case's work item."""
    return f"{case_id}/{work}"
