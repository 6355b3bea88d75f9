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


DECISIONS: Final = frozenset({Work.DECIDE_ACCEPTANCE, Work.MEDIATE})
"""Work that rests on what is in the file: its card is bound to the case's material."""


class ItemStatus(StrEnum):
    """Where a work item stands."""

    OPEN = "open"
    CLAIMED = "claimed"
    DONE = "done"


@dataclass(frozen=True)
class WorkItem:
    """One thing that a person must do. `fence` rises with each claim (UTC lease).

    `notice_id` names what shall be served by hand.
    """

    item_id: str
    case_id: str
    work: Work
    status: ItemStatus
    created_at: datetime
    notice_id: str | None = None
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


def decide_acceptance(case_id: str, at: datetime) -> WorkItem:
    """Whether the case may be accepted (ACC-0)."""
    return _open(case_id, Work.DECIDE_ACCEPTANCE, at)


def mediate(case_id: str, at: datetime) -> WorkItem:
    """The case is complete and waits for a mediator."""
    return _open(case_id, Work.MEDIATE, at)


def serve_by_hand(case_id: str, notice_id: str, at: datetime) -> WorkItem:
    """One notice that no other way could deliver: each is served, and counted, by itself."""
    number = notice_id.rpartition("/")[2]
    key = f"{item_id(case_id, Work.SERVE_BY_HAND)}/{number}"
    return WorkItem(key, case_id, Work.SERVE_BY_HAND, ItemStatus.OPEN, at, notice_id)


def item_id(case_id: str, work: Work) -> str:
    """The key of a case's work item."""
    return f"{case_id}/{work}"


def _open(case_id: str, work: Work, at: datetime) -> WorkItem:
    return WorkItem(item_id(case_id, work), case_id, work, ItemStatus.OPEN, at)
