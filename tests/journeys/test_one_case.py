"""A side of an order has one open case, and whoever is told of a case can reach it."""

import pytest

from core.store import shelves
from tests.journeys.clocked import BUYER, SELLER, ClockedDesk

COLLEAGUE = 551


@pytest.fixture
def desk(tmp_path):
    opened = ClockedDesk(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    yield opened
    opened.engine.dispose()


def ready_to_submit(desk, user: int) -> None:
    desk.opens(user, "OK-100202", "buyer")
    desk.does(user, "answer:yes", "answer:wrong_goods", "answer:no", "answer:colour")
    desk.sends_photo(user)
    desk.does(user, "answer:done", "answer:return_refund", "answer:no", "answer:none")


def both_sides_file(desk) -> dict[str, str]:
    """Each side began before it was told of the other's case; case numbers by claimant."""
    desk.opens(SELLER, "OK-100202", "seller")
    desk.files_wrong_goods()
    desk.does(SELLER, "answer:yes")
    desk.does(SELLER, "answer:insulted")
    desk.says(SELLER, "He insults me")
    desk.does(SELLER, "answer:none", "answer:stop", "answer:none", "submit")
    for held in desk.buttons("accept"):
        desk.mediator_presses("accept", data=held)
    return {case.claimant_role: case.case_id for case in desk.rows(shelves.CASES)}


def told(desk, user: int = BUYER) -> str:
    return desk.texts(bot="party", chat_id=user)[-1]


def statuses(desk) -> list[str]:
    return sorted(a.status.value for a in desk.rows(shelves.APPLICATIONS))


def test_a_different_problem_is_begun_once_however_often_it_is_pressed(desk):
    desk.is_refused()
    desk.says(BUYER, "/start")
    for button in desk.buttons("anew", BUYER):
        desk.press(BUYER, button)
    desk.turn()

    assert statuses(desk) == ["draft", "refused"]


def test_a_different_problem_goes_on_with_what_was_begun(desk):
    desk.is_refused()
    desk.does(BUYER, "anew", "answer:yes", "anew")

    assert "What happened?" in told(desk)


def test_a_different_problem_leads_to_the_case_that_is_open(desk):
    desk.is_refused()
    refusal = desk.buttons("anew", BUYER)[0]
    desk.presses(BUYER, refusal)
    desk.files_insults()
    desk.presses(BUYER, refusal)

    assert f"Your side has case {desk.case().case_id} about order OK-100203 already" in told(desk)
    assert statuses(desk) == ["refused", "submitted"]


def test_no_second_case_comes_from_an_older_refusal(desk):
    desk.is_refused()
    again = desk.buttons("again", BUYER)[0]
    desk.does(BUYER, "anew")
    desk.files_insults()
    desk.presses(BUYER, again)
    case = desk.case()
    desk.says(BUYER, "The day in your records is wrong")

    assert statuses(desk) == ["refused", "submitted"]
    assert [e.case_id for e in desk.rows(shelves.EXHIBITS)] == [case.case_id]


def test_who_submits_beside_a_colleague_is_led_to_their_case_and_loses_nothing(desk):
    ready_to_submit(desk, BUYER)
    ready_to_submit(desk, COLLEAGUE)
    desk.does(BUYER, "submit")
    desk.does(COLLEAGUE, "submit")
    led = told(desk, COLLEAGUE)
    case = desk.case()
    desk.sends_photo(COLLEAGUE)
    receipt = told(desk, COLLEAGUE)
    desk.presses(COLLEAGUE, desk.buttons("turn:", COLLEAGUE)[-1])

    assert f"Your side has case {case.case_id} about order OK-100202 already" in led
    assert f"It is in case {case.case_id} as B-2" in receipt
    assert "By pressing Submit" in told(desk, COLLEAGUE)
    assert statuses(desk) == ["draft", "submitted"]


def test_a_colleague_may_come_back_to_their_case(desk):
    desk.files_wrong_goods()
    desk.opens(COLLEAGUE, "OK-100202", "buyer")
    desk.opens(COLLEAGUE, "OK-100201", "buyer")
    desk.presses(COLLEAGUE, desk.buttons("turn:", COLLEAGUE)[-1])

    assert "belongs to order OK-100202. For order OK-100201" in told(desk, COLLEAGUE)


def test_after_a_declined_case_a_new_one_can_be_opened(desk):
    desk.is_refused()
    desk.does(BUYER, "again")
    desk.mediator_presses("decline")
    desk.does(BUYER, "anew")
    desk.files_insults()

    assert sorted(c.status.value for c in desk.rows(shelves.CASES)) == ["declined", "held"]


def test_both_sides_may_have_a_case_on_one_order_and_each_reaches_the_others(desk):
    cases = both_sides_file(desk)
    desk.opens(BUYER, "OK-100202", "buyer")
    buyer = told(desk)
    desk.opens(SELLER, "OK-100202", "seller")

    assert f"{cases['seller']}: the seller says about order OK-100202" in buyer
    assert f"{cases['buyer']}: the buyer says about order OK-100202" in told(desk, SELLER)


def test_a_link_leads_to_the_own_case_once_the_others_is_answered(desk):
    cases = both_sides_file(desk)
    desk.answers()
    desk.opens(SELLER, "OK-100202", "seller")

    assert f"belongs to case {cases['seller']}. For case {cases['buyer']}" in told(desk, SELLER)


def test_the_notice_of_a_case_leads_to_it_by_its_button(desk):
    cases = both_sides_file(desk)
    desk.does(BUYER, f"open:{cases['seller']}")

    assert f"{cases['seller']}: the seller says about order OK-100202" in told(desk)
    assert "Back to the other case" in str(desk.sent(chat_id=BUYER)[-1].params["reply_markup"])
