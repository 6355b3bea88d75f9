"""Evidence windows and the standing of an item (RUL-3.1, RUL-3.2)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from core.rulebook.evidence import Standing, evidence_use, evidence_windows, standing
from core.rulebook.exhibit_facts import ExhibitFacts

MOMENT = timedelta(seconds=1)
END = datetime(2026, 7, 15, 16, tzinfo=UTC)
PHOTO = ExhibitFacts(
    id="E1",
    by="respondent",
    kind="photo_item",
    communication=False,
    off_platform=False,
    recognised_by_claimant=None,
    recognised_by_respondent=None,
    arrived_at=END - MOMENT,
)
SCREENSHOT = replace(PHOTO, communication=True, off_platform=True, recognised_by_claimant=True)


def beijing(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def test_each_side_has_its_own_clock(profile, calendar):
    windows = evidence_windows(
        beijing("2026-08-19T22:10:00"),
        beijing("2026-08-19T22:10:06"),
        beijing("2026-08-20T09:00:00"),
        profile,
        calendar,
    )

    assert windows.claimant.last_day == date(2026, 8, 24)
    assert windows.respondent is not None
    assert windows.respondent.last_day == date(2026, 8, 25)
    assert windows.respondent.rule == "RUL-3.1"


def test_the_respondent_s_clock_does_not_start_before_a_notice_arrives(profile, calendar):
    submitted = beijing("2026-08-19T22:10:00")
    windows = evidence_windows(submitted, submitted, None, profile, calendar)

    assert windows.respondent is None
    assert windows.as_json()["respondent"] is None


def test_a_claimant_told_days_later_counts_from_then(profile, calendar):
    submitted, told = beijing("2026-07-13T10:00:00"), beijing("2026-07-15T09:31:00")
    windows = evidence_windows(submitted, told, told, profile, calendar)

    assert windows.claimant.last_day == date(2026, 7, 20)
    assert windows.claimant == windows.respondent


def test_a_profile_may_count_the_claimant_s_days_from_submission(profile, calendar):
    literal = replace(profile, claimant_clock="submission")
    submitted, told = beijing("2026-07-13T10:00:00"), beijing("2026-07-15T09:31:00")
    windows = evidence_windows(submitted, told, told, literal, calendar)

    assert windows.claimant.last_day == date(2026, 7, 16)


def test_a_claimant_not_told_yet_counts_from_submission(profile, calendar):
    windows = evidence_windows(beijing("2026-07-13T10:00:00"), None, None, profile, calendar)

    assert windows.claimant.last_day == date(2026, 7, 16)


@pytest.mark.parametrize(("mine", "theirs"), list(product([True, False, None], repeat=2)))
def test_talk_elsewhere_counts_only_when_both_sides_said_yes(mine, theirs):
    item = replace(SCREENSHOT, recognised_by_claimant=mine, recognised_by_respondent=theirs)
    both = mine is True and theirs is True

    expected = Standing.USABLE if both else Standing.NOT_USABLE_UNLESS_BOTH_RECOGNISE
    assert standing(item, END) == {expected}


def test_photos_and_carrier_papers_need_nobody_s_word():
    assert standing(PHOTO, END) == {Standing.USABLE}
    assert standing(replace(PHOTO, off_platform=True), END) == {Standing.USABLE}


def test_talk_that_okyoo_carried_needs_nobody_s_word():
    assert standing(replace(SCREENSHOT, off_platform=False), END) == {Standing.USABLE}


def test_what_comes_at_the_end_is_late_and_a_moment_before_is_not():
    assert standing(replace(PHOTO, arrived_at=END), END) == {Standing.LATE}
    assert standing(replace(PHOTO, arrived_at=END - MOMENT), END) == {Standing.USABLE}


def test_nothing_is_late_for_a_window_that_has_not_begun():
    item = replace(PHOTO, arrived_at=END + MOMENT)

    assert standing(item, None) == {Standing.USABLE}


def test_late_talk_elsewhere_has_both_against_it():
    assert standing(replace(SCREENSHOT, arrived_at=END), END) == {
        Standing.LATE,
        Standing.NOT_USABLE_UNLESS_BOTH_RECOGNISE,
    }


def test_an_item_of_which_nobody_knows_when_it_came_is_not_late():
    assert standing(replace(PHOTO, arrived_at=None), END) == {Standing.USABLE}


def test_signs_of_alteration_ask_for_a_look_and_a_blurred_photo_does_not():
    doubted = replace(PHOTO, signals=("pdf_edited_after_signing",))

    assert standing(doubted, END) == {Standing.AUTHENTICITY_REVIEW}
    assert standing(replace(PHOTO, signals=("blurred",)), END) == {Standing.USABLE}


def test_what_okyoo_fetches_has_no_window(profile, calendar):
    submitted = beijing("2026-07-10T17:40:00")
    windows = evidence_windows(submitted, submitted, submitted, profile, calendar)
    late = replace(PHOTO, arrived_at=END + MOMENT)
    use = evidence_use([late, replace(late, id="E2", by="platform")], windows)

    assert windows.claimant.ends_at == END
    assert use.of(Standing.LATE) == ("E1",)
    assert use.of(Standing.USABLE) == ("E2",)
