"""The page on the simulator tells what there is, and what there is not."""

from simulator.faults import REQUESTS, UPDATES
from tests.simulator.unplayed import BETWEEN, PAGE, listed


def test_what_is_not_played_is_listed():
    assert BETWEEN.findall(PAGE.read_text()) == [listed()]


def test_every_kind_of_fault_is_told_of():
    page = PAGE.read_text()

    assert {kind for kind in REQUESTS | UPDATES if f"\n| `{kind}` |" not in page} == set()
