"""A case, and the moves that yield the next one with their event."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Self

from core.cases.event import CaseAccepted, CaseClaimed, CaseCompleted, CaseDeclined, CaseReturned
from core.cases.lifecycle import Move, Status, after

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that can be mistaken for a digit when read aloud."""
_NAMED: Final = re.compile(rf"[^:\n]*?\b(D-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}})\b")


@dataclass(frozen=True)
class Case:
    """One dispute under mediation. All instants are UTC.

    `claimant_role` is `buyer` or `seller`. `material_version` rises with everything that a
    mediator must have seen before deciding; buttons are bound to it. `journal_length` and
    `journal_head` are the end of the hash chain. `keeper` holds the lease until `lease_until`.
    `place` is the side of the order that it stands for while it is open (see `place_of`).
    """

    case_id: str
    application_id: str
    order_id: str
    claimant_role: str
    category: str
    status: Status
    opened_at: datetime
    accepted_at: datetime | None
    material_version: int = 1
    keeper: int | None = None
    lease_until: datetime | None = None
    fence: int = 0
    notices: int = 0
    claimant_exhibits: int = 0
    respondent_exhibits: int = 0
    answered_at: datetime | None = None
    journal_length: int = 0
    journal_head: str | None = None
    place: str | None = None
    version: int = 1

    @property
    def respondent_role(self) -> str:
        """The other side's role in the order."""
        return "seller" if self.claimant_role == "buyer" else "buyer"

    def side_of(self, role: str) -> str:
        """`claimant` or `respondent`, for a role in the order."""
        return "claimant" if role == self.claimant_role else "respondent"

    def role_of(self, side: str) -> str:
        """The role in the order of `claimant` or `respondent`."""
        return self.claimant_role if side == "claimant" else self.respondent_role

    def discloses(self, side: str) -> bool:
        """Whether what a side has handed in may be seen by the other one (RUL-3.1).

        The respondent's is his own until he submits his answer or his days have passed.
        """
        if self.status not in {Status.EXCHANGE, Status.QUEUED, Status.CLAIMED}:
            return False
        answered = self.answered_at is not None or self.status is not Status.EXCHANGE
        return side == "claimant" or answered

    def accept(self, by: int, at: datetime) -> tuple[Self, CaseAccepted]:
        """A person accepts a held case (RUL-0 wants the moment and the person)."""
        moved = replace(self, status=after(Move.ACCEPT, self.status), accepted_at=at)
        return moved._changed(), CaseAccepted(by=by)

    def decline(self, by: int, clauses: tuple[str, ...]) -> tuple[Self, CaseDeclined]:
        """A person declines a held case (ACC-0)."""
        moved = replace(self, status=after(Move.DECLINE, self.status), place=None)
        return moved._changed(), CaseDeclined(by=by, clauses=clauses)

    def complete(self, reason: str) -> tuple[Self, CaseCompleted]:
        """The file is complete: it may wait for a mediator."""
        moved = replace(self, status=after(Move.COMPLETE, self.status))
        return moved._changed(), CaseCompleted(reason=reason)

    def claim(self, by: int, until: datetime) -> tuple[Self, CaseClaimed]:
        """A mediator takes the case; the fence rises, so an old lease can never write again."""
        moved = replace(
            self,
            status=after(Move.CLAIM, self.status),
            keeper=by,
            lease_until=until,
            fence=self.fence + 1,
        )
        return moved, CaseClaimed(by=by, until=until.isoformat(), fence=moved.fence)

    def give_back(self) -> tuple[Self, CaseReturned]:
        """The lease ran out, or its holder may not hold it any more."""
        moved = replace(self, status=after(Move.RETURN, self.status), keeper=None, lease_until=None)
        return moved, CaseReturned(by=self.keeper or 0, fence=self.fence)

    def _changed(self) -> Self:
        return replace(self, material_version=self.material_version + 1)


def place_of(order_id: str, role: str) -> str:
    """The one place that an open case of this side of an order can take."""
    return f"{order_id}/{role}"


def case_number(entropy: bytes) -> str:
    """A case number to read aloud, from five random bytes: `D-7K3M-Q2XF`."""
    bits = int.from_bytes(entropy[:5], "big")
    letters = "".join(ALPHABET[(bits >> shift) & 31] for shift in range(35, -1, -5))
    return f"D-{letters[:4]}-{letters[4:]}"


def named_in(text: str) -> str | None:
    """The number of the case that a message of ours is about, if any.

    It stands in the first line, before all that people wrote; what they wrote names no case.
    """
    found = _NAMED.match(text)
    return found[1] if found else None
