"""What was not accepted can be looked at by a person, whatever else its applicant does meanwhile."""

import pytest

from core.store import shelves
from tests.journeys.clocked import ANNA, BUYER, ClockedDesk

COLLEAGUE = 551


@pytest.fixture
def desk(tmp_path):
    opened = ClockedDesk(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    yield opened
    opened.engine.dispose()


def told(desk, user: int = BUYER) -> str:
    return desk.texts(bot="party", chat_id=user)[-1]


def alerts(desk) -> list[str]:
    return [o.params["text"] for o in desk.sent(bot="party", kind="answer") if o.params.get("text")]


def file_read(desk) -> str:
    desk.says(ANNA, "/start", source="staff")
    desk.mediator_presses("read")
    return "\n".join(desk.texts(bot="staff", chat_id=ANNA))


def test_a_different_problem_leaves_the_button_beside_it(desk):
    desk.is_refused()
    again = desk.buttons("again", BUYER)[0]
    desk.does(BUYER, "anew")
    desk.presses(BUYER, again)

    assert (desk.case().status, alerts(desk)) == ("held", [])


@pytest.mark.parametrize("way", ["/start", "link"])
def test_the_draft_of_a_different_problem_shows_the_way_back(desk, way):
    desk.is_refused()
    desk.does(BUYER, "anew", "answer:yes")
    if way == "link":
        desk.opens(BUYER, "OK-100203", "buyer")
    else:
        desk.says(BUYER, way)
    desk.presses(BUYER, desk.buttons("turn:", BUYER)[-1])
    refusal = told(desk)
    desk.does(BUYER, "again")

    assert "Your application was not accepted" in refusal
    assert desk.case().status == "held"


def test_when_the_other_problem_is_not_accepted_either_the_first_can_still_be_looked_at(desk):
    desk.is_refused()
    desk.does(BUYER, "anew")
    desk.files_insults()
    desk.mediator_presses("decline")
    desk.says(BUYER, "/start")
    desk.presses(BUYER, desk.buttons("turn:", BUYER)[-1])
    desk.does(BUYER, "again")

    assert sorted(c.status.value for c in desk.rows(shelves.CASES)) == ["declined", "held"]


def test_what_is_sent_after_a_refusal_is_kept_and_read_by_who_looks_again(desk):
    desk.is_refused()
    desk.says(BUYER, "The parcel came only last week")
    kept = told(desk)
    desk.sends_photo(BUYER)
    desk.does(BUYER, "again")

    assert kept.startswith("Received. It is kept with your application")
    assert sorted(e.number for e in desk.rows(shelves.EXHIBITS)) == [1, 2]
    assert "only last week" in file_read(desk)


def test_who_has_a_person_look_again_gets_a_copy_of_what_he_stated(desk):
    desk.is_refused()
    desk.does(BUYER, "again")

    assert "This is what you have stated:\nWhat happened: It came, but something" in told(desk)


def test_nobody_says_that_the_other_side_reads_what_is_held(desk):
    desk.is_refused()
    desk.does(BUYER, "again")
    desk.says(BUYER, "More of it")

    assert "reads it, and the other side only if it is." in told(desk)


def test_words_to_a_declined_case_are_told_to_go_nowhere(desk):
    desk.is_refused()
    desk.does(BUYER, "again")
    case = desk.case()
    desk.mediator_presses("decline")
    desk.says(BUYER, "More of it")

    assert f"Case {case.case_id} was not accepted, so nothing more can go into it" in told(desk)
    assert desk.rows(shelves.EXHIBITS) == []


def test_a_colleague_who_is_offered_a_different_problem_may_tell_of_it(desk):
    desk.is_refused()
    desk.does(BUYER, "again")
    desk.opens(COLLEAGUE, "OK-100203", "buyer")
    desk.mediator_presses("decline")
    desk.says(COLLEAGUE, "/start")
    desk.does(COLLEAGUE, "anew")

    assert "Is this the order?" in told(desk, COLLEAGUE)
    assert "That button is not for you. Here is what is open." not in alerts(desk)


def test_a_declined_case_offers_a_different_problem_whatever_he_is_busy_with(desk):
    desk.is_refused()
    desk.does(BUYER, "again")
    desk.opens(BUYER, "OK-100201", "buyer")
    desk.does(BUYER, "answer:yes")
    desk.mediator_presses("decline")
    declined = told(desk)
    desk.does(BUYER, "anew")

    assert "press “Tell us of a different problem”" in declined
    assert "Order OK-100203" in told(desk)
