"""Work items: one lease at a time, and nobody judges his own case."""

from datetime import UTC, datetime

import pytest

from core.errors import Refused
from core.queue.item import LEASE, ItemStatus, Work, WorkItem

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
NOBODY: frozenset[int] = frozenset()


def item() -> WorkItem:
    return WorkItem("D-1/mediate", "D-1", Work.MEDIATE, ItemStatus.OPEN, NOON)


def test_a_claim_is_a_lease_with_an_end():
    claimed = item().claim(8, NOON, NOBODY)

    assert (claimed.claimed_by, claimed.lease_until) == (8, NOON + LEASE)


def test_a_mediator_who_is_a_party_cannot_claim():
    with pytest.raises(Refused) as refused:
        item().claim(8, NOON, frozenset({8}))

    assert refused.value.text_id == "refused-conflict"


def test_only_one_claim_wins():
    claimed = item().claim(8, NOON, NOBODY)

    with pytest.raises(Refused) as refused:
        claimed.claim(9, NOON, NOBODY)
    assert refused.value.text_id == "refused-already-claimed"


def test_a_returned_item_can_be_claimed_again_with_a_higher_fence():
    again = item().claim(8, NOON, NOBODY).give_back().claim(9, NOON, NOBODY)

    assert (again.claimed_by, again.fence) == (9, 2)


def test_finished_work_cannot_be_claimed():
    with pytest.raises(Refused):
        item().finish().claim(8, NOON, NOBODY)
