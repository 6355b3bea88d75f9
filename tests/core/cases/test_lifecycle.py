"""A case's life: only the moves of the table, and finality where the table ends."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cases.case import ALPHABET, Case, case_number, named_in, place_of
from core.cases.lifecycle import MOVES, Move, Status, after
from core.errors import Refused

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def held() -> Case:
    return Case("D-1", "a-1", "OK-1", "buyer", "CAT-2.1", Status.HELD, NOON, None)


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("status", Status)
def test_a_move_is_refused_from_everywhere_but_its_origin(move, status):
    origin, target = MOVES[move]
    if status is origin:
        assert after(move, status) is target
        return

    with pytest.raises(Refused):
        after(move, status)


def test_nothing_follows_a_declined_case():
    assert all(origin is not Status.DECLINED for origin, _ in MOVES.values())


def test_a_declined_case_gives_its_place_to_another():
    open_one = replace(held(), place=place_of("OK-1", "buyer"))
    declined, _ = open_one.decline(701, ())

    assert (open_one.place, declined.place) == ("OK-1/buyer", None)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Case \u2068D-7K3M-Q2XF\u2069, notice 3. The other side", "D-7K3M-Q2XF"),
        ("Номер вашего дела – D-7K3M-Q2XF.", "D-7K3M-Q2XF"),
        ("D-7K3M-Q2XF: the buyer says about order OK-1:", "D-7K3M-Q2XF"),
        ("S-1 of the other side: D-7K3M-Q2XF", None),
        ("Order OK-1: a lamp\nD-7K3M-Q2XF", None),
        ("D-7K3M-Q2XFF", None),
        ("", None),
    ],
)
def test_a_message_names_its_case_before_all_that_people_wrote(text, named):
    assert named_in(text) == named


def test_every_status_but_the_first_ones_can_be_reached():
    reached = {target for _, target in MOVES.values()}

    assert set(Status) - reached == {Status.HELD}


def test_acceptance_by_a_person_is_recorded_with_its_moment():
    case, event = held().accept(7, NOON)

    assert (case.status, case.accepted_at, event.by) == (Status.EXCHANGE, NOON, 7)


def test_a_second_claim_finds_the_case_taken():
    case, _ = held().accept(7, NOON)
    case, _ = case.complete("answered")
    case, first = case.claim(8, NOON + timedelta(hours=1))

    with pytest.raises(Refused):
        case.claim(9, NOON + timedelta(hours=1))
    assert (case.keeper, first.fence) == (8, 1)


def test_a_case_that_was_given_back_has_a_higher_fence_at_the_next_claim():
    case, _ = held().accept(7, NOON)
    case, _ = case.complete("answered")
    case, _ = case.claim(8, NOON)
    case, returned = case.give_back()
    case, second = case.claim(9, NOON)

    assert (returned.by, returned.fence, second.fence) == (8, 1, 2)


@given(st.binary(min_size=5, max_size=5))
def test_a_case_number_can_be_read_aloud(entropy):
    number = case_number(entropy)

    assert len(number) == len("D-7K3M-Q2XF")
    assert set(number) - {"D", "-"} <= set(ALPHABET)


@given(st.binary(min_size=5, max_size=5), st.binary(min_size=5, max_size=5))
def test_different_entropy_gives_different_numbers(one, other):
    assert (case_number(one) == case_number(other)) == (one == other)
