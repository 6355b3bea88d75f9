from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from core.evidence.exhibit import Exhibit, ExhibitChannel, ExhibitKind, Side
from core.evidence.recognition import TALK, asks, in_time, needs_recognition, usable, vouched

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
WHATSAPP = Exhibit(
    exhibit_id="x1",
    application_id="a1",
    order_id="OK-1",
    role=Side.CLAIMANT,
    letter="B",
    kind=ExhibitKind.OFF_PLATFORM_COMMUNICATION,
    channel=ExhibitChannel.OFF_PLATFORM,
    bot="party",
    chat_id=7,
    user_id=7,
    message_id=3,
    file_id="f",
    file_unique_id="u",
    sent_at=NOON,
    received_at=NOON,
)


@pytest.mark.parametrize(("one", "other"), [*product([None, False, True], repeat=2)])
def test_off_platform_talk_counts_only_when_both_say_yes(one, other):
    said = WHATSAPP.recognised(Side.CLAIMANT, one).recognised(Side.RESPONDENT, other)

    assert usable(said) is (one is True and other is True)


def asked(exhibit) -> list[Side]:
    return [side for side in Side if asks(exhibit, side)]


def test_the_statement_of_truth_is_the_uploaders_word_and_the_other_side_is_asked_once():
    mine = vouched(WHATSAPP)
    theirs = vouched(replace(WHATSAPP, role=Side.RESPONDENT))

    assert mine.recognised_by_claimant is True
    assert (asked(mine), asked(theirs)) == ([Side.RESPONDENT], [Side.CLAIMANT])
    assert asked(mine.recognised(Side.RESPONDENT, reply=False)) == []


def test_what_comes_after_the_statement_of_truth_wants_its_uploaders_word_too():
    assert asked(WHATSAPP) == [Side.CLAIMANT, Side.RESPONDENT]
    assert asked(WHATSAPP.recognised(Side.CLAIMANT, reply=True)) == [Side.RESPONDENT]


@pytest.mark.parametrize("kind", sorted(set(ExhibitKind) - TALK))
@pytest.mark.parametrize("channel", ExhibitChannel)
def test_photos_papers_and_reports_need_nobodys_word(kind, channel):
    exhibit = replace(WHATSAPP, kind=kind, channel=channel)

    assert usable(exhibit)
    assert asked(exhibit) == []
    assert vouched(exhibit) == exhibit


@pytest.mark.parametrize("kind", sorted(TALK))
def test_talk_that_the_platform_carried_needs_nobodys_word(kind):
    assert not needs_recognition(replace(WHATSAPP, kind=kind, channel=ExhibitChannel.PLATFORM))
    assert needs_recognition(replace(WHATSAPP, kind=kind))


@pytest.mark.parametrize(
    ("sent_at", "received_at", "timely"),
    [
        (NOON - SECOND, NOON + SECOND, True),
        (NOON + SECOND, NOON - SECOND, True),
        (NOON, NOON, False),
        (NOON, NOON - timedelta(microseconds=1), True),
        (None, NOON - SECOND, True),
        (None, NOON, False),
    ],
)
def test_the_earlier_of_the_two_clocks_counts_and_the_end_is_outside(sent_at, received_at, timely):
    assert in_time(sent_at, received_at, NOON) is timely
