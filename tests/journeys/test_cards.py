"""A card shows the case as it stands, and its buttons work; nobody decides on a card of yesterday."""

import pytest

from core.queue.item import Work
from core.store import shelves
from tests.journeys.clocked import ANNA, BORIS, BUYER, SELLER, ClockedDesk


@pytest.fixture
def desk(database_url):
    opened = ClockedDesk(database_url)
    yield opened
    opened.engine.dispose()


def cards(desk) -> list[str]:
    return desk.texts(kind="card")


def test_evidence_after_the_card_was_shown_does_not_kill_its_button(desk):
    desk.queued()
    desk.sends_photo(BUYER)

    assert desk.mediator_presses("claim") == "The case is yours."
    assert desk.case().status == "claimed"


def test_a_late_answer_does_not_kill_the_button_of_a_queued_case(desk):
    desk.queued()
    desk.answers()

    assert "The other side has answered" in cards(desk)[-1]
    assert desk.mediator_presses("claim") == "The case is yours."


def test_a_photo_does_not_kill_the_decision_on_a_held_case(desk):
    desk.opens(BUYER, "OK-100202", "buyer")
    desk.does(BUYER, "answer:yes", "answer:other")
    desk.says(BUYER, "It hums.")
    desk.does(BUYER, "answer:none", "answer:refund", "answer:none", "submit")
    desk.sends_photo(BUYER)

    assert desk.mediator_presses("accept") == "Accepted. Both sides are being told."
    assert desk.case().status == "exchange"


def test_a_press_on_a_card_of_yesterday_is_refused_and_shows_the_card_of_today(desk):
    desk.queued()
    old = desk.data("claim")
    desk.sends_photo(BUYER)
    shown = desk.since(lambda: desk.mediator_presses("claim", data=old), kind="card")

    assert desk.case().status == "queued"
    assert [o.slot.partition("/")[0] for o in shown] == ["card"]
    assert desk.mediator_presses("claim") == "The case is yours."


def test_a_stranger_who_presses_an_old_card_makes_nothing_be_shown(desk):
    desk.queued()
    old = desk.data("claim")
    desk.sends_photo(BUYER)

    assert desk.since(lambda: desk.mediator_presses("", by=BUYER, data=old), kind="card") == []


def test_the_second_of_two_mediators_is_told_and_shown_who_has_the_case(desk):
    desk.queued()
    data = desk.data("claim")
    desk.mediator_presses("claim", data=data)
    told = desk.mediator_presses("claim", by=BORIS, data=data)

    assert "card" in told
    assert "Claimed by Anna" in cards(desk)[-1]


def test_a_notice_that_failed_is_served_to_the_side_that_it_was_for(desk):
    desk.files_wrong_goods()
    opening = desk.notice("notice-opened", "respondent").notice_id
    desk.says(ANNA, "/start", source="staff")
    desk.opens(SELLER, "OK-100202", "seller")
    desk.does(SELLER, "answer:disagree", "answer:nothing", "answer:none", "submit")
    answered = desk.notice("notice-answered", "claimant").notice_id
    desk.undelivered(answered, bot="party")
    desk.undelivered(answered, bot="market")
    card = cards(desk)[-1]
    desk.mediator_presses("served")

    assert "serve the claimant (buyer)" in card
    assert [w.side for w in desk.rows(shelves.WINDOWS)] == ["claimant"]
    assert status(desk, answered) == ("delivered", "by_hand")
    assert status(desk, opening) == ("owed", "marketplace")


def test_the_opening_notice_served_by_hand_starts_the_respondents_days(desk):
    desk.files_wrong_goods()
    opening = desk.notice("notice-opened", "respondent").notice_id
    desk.undelivered(opening)

    assert "serve the respondent (seller)" in cards(desk)[-1]
    assert desk.mediator_presses("served") == "Noted: from now on it counts as delivered."
    assert {w.side for w in desk.rows(shelves.WINDOWS)} == {"claimant", "respondent"}


def test_every_notice_that_fails_gets_a_card_of_its_own_whatever_the_case_has_come_to(desk):
    desk.files_wrong_goods()
    desk.undelivered(desk.notice("notice-opened", "respondent").notice_id)
    desk.mediator_presses("served")
    desk.passes(days=10)
    complete = desk.notice("notice-complete", "respondent").notice_id
    desk.undelivered(complete)
    card = cards(desk)[-1]
    desk.mediator_presses("served")

    assert "The file is complete" in card
    assert status(desk, complete) == ("delivered", "by_hand")
    assert [i.status for i in desk.rows(shelves.WORK_ITEMS, work=Work.SERVE_BY_HAND)] == [
        "done"
    ] * 2


def test_evidence_does_not_kill_the_card_that_asks_for_service(desk):
    desk.files_wrong_goods()
    desk.undelivered(desk.notice("notice-opened", "respondent").notice_id)
    desk.sends_photo(BUYER)

    assert desk.mediator_presses("served") == "Noted: from now on it counts as delivered."


def test_of_two_readers_one_who_is_out_of_reach_does_not_hide_who_was_reached(desk):
    desk.opens(SELLER, "OK-100202", "seller")
    desk.opens(503, "OK-100202", "seller")
    desk.files_wrong_goods()
    opening = desk.notice("notice-opened", "respondent").notice_id
    desk.undelivered(opening, bot="party")
    desk.delivered(opening, bot="party")
    told = [e.payload["channel"] for e in desk.rows(shelves.JOURNAL, kind="notice-delivered")]

    assert told == ["telegram"]
    assert status(desk, opening) == ("delivered", "telegram")


def test_two_readers_out_of_reach_still_leave_the_marketplace_its_turn(desk):
    desk.opens(SELLER, "OK-100202", "seller")
    desk.opens(503, "OK-100202", "seller")
    desk.files_wrong_goods()
    opening = desk.notice("notice-opened", "respondent").notice_id
    desk.undelivered(opening, bot="party")
    desk.undelivered(opening, bot="party")

    assert status(desk, opening) == ("owed", "marketplace")
    assert desk.rows(shelves.WORK_ITEMS) == []


def status(desk, notice_id: str) -> tuple[str, str]:
    (notice,) = desk.rows(shelves.NOTICES, notice_id=notice_id)
    return notice.status, notice.channel
