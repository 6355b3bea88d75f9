"""Quotas: enough for any dispute, an end to a flood, and no side takes room from the other."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refused
from core.evidence.exhibit import Exhibit, ExhibitChannel, ExhibitKind, ExhibitState, Side
from core.evidence.quota import (
    HOUR,
    IN_A_CASE,
    IN_A_DRAFT,
    IN_AN_HOUR,
    LETTERS,
    WORDS_IN_AN_HOUR,
    check_quota,
)

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PHOTO = Exhibit(
    exhibit_id="x", application_id="a", order_id="OK-1", role=Side.CLAIMANT, letter="B",
    kind=ExhibitKind.PHOTO_ITEM, channel=ExhibitChannel.PLATFORM, bot="party", chat_id=7, user_id=7,
    message_id=3, file_id="f", file_unique_id="u", sent_at=NOON, received_at=NOON - 2 * HOUR,
)  # fmt: skip
WORDS = replace(PHOTO, file_id="", caption="It hums.")


def refusal(exhibits, *, drafting=False, words=None):
    with pytest.raises(Refused) as refused:
        check_quota(exhibits, Side.CLAIMANT, 7, NOON, drafting=drafting, words=words)
    return refused.value.text_id, refused.value.words["limit"]


def passes(exhibits, *, drafting=False, words=None) -> bool:
    return check_quota(exhibits, Side.CLAIMANT, 7, NOON, drafting=drafting, words=words) is None


def test_a_draft_is_full_at_its_limit_and_not_one_before():
    assert passes([PHOTO] * (IN_A_DRAFT - 1), drafting=True)
    assert refusal([PHOTO] * IN_A_DRAFT, drafting=True) == ("refused-too-many-files", IN_A_DRAFT)


def test_a_case_is_full_at_its_limit_and_not_one_before():
    assert passes([PHOTO] * (IN_A_CASE - 1))
    assert refusal([PHOTO] * IN_A_CASE) == ("refused-too-many-files", IN_A_CASE)


def test_an_hour_is_full_at_its_limit_and_over_after_an_hour():
    fresh = replace(PHOTO, received_at=NOON - HOUR + timedelta(microseconds=1))
    stale = replace(PHOTO, received_at=NOON - HOUR)

    assert refusal([fresh] * IN_AN_HOUR) == ("refused-too-many-in-an-hour", IN_AN_HOUR)
    assert passes([fresh] * (IN_AN_HOUR - 1) + [stale])


def test_messages_have_an_hour_and_a_most_of_their_own():
    fresh = replace(WORDS, received_at=NOON)

    assert refusal([fresh] * WORDS_IN_AN_HOUR, words="x") == (
        "refused-too-many-words-now",
        WORDS_IN_AN_HOUR,
    )
    assert passes([fresh] * (WORDS_IN_AN_HOUR - 1), words="x")
    assert refusal([WORDS] * IN_A_CASE, words="x") == ("refused-too-many-words", IN_A_CASE)


def test_all_messages_together_are_as_long_as_a_person_reads_and_no_longer():
    long = replace(WORDS, caption="w" * (LETTERS - 5))

    assert passes([long], words="12345")
    assert refusal([long], words="123456") == ("refused-too-many-words", LETTERS)


def test_files_and_messages_take_no_room_from_each_other():
    assert passes([replace(PHOTO, received_at=NOON)] * IN_AN_HOUR, words="x")
    assert passes([WORDS] * IN_A_CASE)
    assert passes([replace(PHOTO, caption="n" * LETTERS)], words="x")


@given(
    others=st.lists(
        st.sampled_from(
            [
                replace(PHOTO, role=Side.RESPONDENT),
                replace(PHOTO, state=ExhibitState.FAILED),
                replace(PHOTO, state=ExhibitState.REFUSED),
            ]
        ),
        max_size=300,
    )
)
def test_neither_the_other_sides_files_nor_lost_ones_count(others):
    assert passes(others, drafting=True)
