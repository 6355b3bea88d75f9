"""With several cases, nothing comes before an opponent for whom it was not meant."""

import pytest

from core.evidence.exhibit import ExhibitState
from core.store import shelves
from tests.journeys.clocked import BUYER, PHOTO, SELLER, ClockedDesk

OTHER_SELLER = 503
WORDS = "That talk is forged; my card is 4111"


@pytest.fixture
def desk(tmp_path):
    opened = ClockedDesk(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    yield opened
    opened.engine.dispose()


@pytest.fixture
def cases(desk):
    """The buyer is busy with his second case when the first seller sends talk from elsewhere."""
    first = desk.files_wrong_goods().case_id
    desk.respondent_opens()
    desk.does(SELLER, "answer:disagree", "answer:nothing", "answer:outside")
    desk.sends_photo(SELLER)
    desk.does(SELLER, "answer:done", "answer:none")
    desk.opens(BUYER, "OK-100201", "buyer")
    desk.does(BUYER, "answer:yes", "answer:never_came", "answer:refund", "answer:none", "submit")
    desk.opens(OTHER_SELLER, "OK-100201", "seller")
    desk.does(SELLER, "submit")
    sealed(desk)
    second = desk.rows(shelves.CASES, order_id="OK-100201")[0].case_id
    return first, second


def quoted(text: str, **more) -> dict:
    chat = {"id": BUYER, "type": "private", "first_name": "x"}
    return {"message_id": 77, "date": 1, "chat": chat, "text": text, **more}


def replies(desk, text: str, to: str, **more) -> None:
    desk.message(BUYER, reply_to_message=quoted(to), **({"text": text} if text else {}), **more)
    desk.turn()


def sealed(desk) -> None:
    for exhibit in desk.rows(shelves.EXHIBITS, state=ExhibitState.PENDING):
        desk.seals(exhibit.exhibit_id, view=exhibit.mime == "image/jpeg")


def told(desk, user: int = BUYER) -> str:
    return desk.texts(bot="party", chat_id=user)[-1]


def newest(desk):
    return max(desk.rows(shelves.EXHIBITS, letter="B"), key=lambda e: e.received_at)


def test_a_reply_to_a_notice_goes_into_its_case(desk, cases):
    first, _ = cases

    def reply():
        replies(desk, WORDS, f"Case \u2068{first}\u2069, notice 3. The other side sent messages")
        sealed(desk)

    shown = desk.since(reply, chat_id=OTHER_SELLER)

    assert (newest(desk).case_id, shown) == (first, [])
    assert f"is in case {first}" in told(desk)
    assert "belongs to order OK-100202. For order OK-100201" in told(desk)


def test_a_photo_in_reply_to_a_notice_goes_into_its_case(desk, cases):
    replies(desk, "", f"Case {cases[0]}, notice 3.", photo=PHOTO)

    assert newest(desk).case_id == cases[0]


def test_an_answer_about_recognition_turns_him_to_its_case(desk, cases):
    first, _ = cases
    desk.presses(BUYER, desk.buttons("recognise:", BUYER)[0])
    turned = told(desk)
    desk.says(BUYER, WORDS)

    assert "belongs to order OK-100202. For order OK-100201" in turned
    assert newest(desk).case_id == first


def test_after_news_of_another_case_he_is_asked_before_anybody_sees_his_words(desk, cases):
    def writes():
        desk.says(BUYER, WORDS)
        sealed(desk)

    shown = [
        o for o in desk.since(writes) if o.chat_id in {SELLER, OTHER_SELLER} or o.bot == "staff"
    ]

    assert "To which of your cases does it belong?" in told(desk)
    assert (newest(desk).case_id, shown) == (None, [])


@pytest.mark.parametrize("which", [0, 1])
def test_what_waits_goes_into_the_case_that_he_names_and_to_its_other_side(desk, cases, which):
    desk.says(BUYER, WORDS)
    desk.sends_photo(BUYER)
    sealed(desk)
    opponent, stranger = (SELLER, OTHER_SELLER) if which == 0 else (OTHER_SELLER, SELLER)
    before = len(desk.sent(chat_id=stranger))
    desk.does(BUYER, f"into:{cases[1]}:{cases[which]}")
    entered = desk.rows(shelves.EXHIBITS, case_id=cases[which], letter="B")

    assert f"2 files received. They are in case {cases[which]}" in told(desk)
    assert WORDS in {e.caption for e in entered}
    assert WORDS in "".join(desk.texts(chat_id=opponent))
    assert len(desk.sent(chat_id=stranger)) == before


def test_who_has_named_a_case_is_not_asked_again_until_there_is_news(desk, cases):
    desk.says(BUYER, WORDS)
    desk.does(BUYER, f"into:{cases[1]}:{cases[1]}")
    desk.says(BUYER, "And one thing more")

    assert f"What you wrote is in case {cases[1]} as B-2" in told(desk)


def test_the_question_stays_until_it_is_answered(desk, cases):
    desk.says(BUYER, WORDS)
    desk.says(BUYER, "/start")
    asked = told(desk)
    desk.does(BUYER, f"into:{cases[1]}:{cases[0]}")
    desk.opens(BUYER, "OK-100201", "buyer")
    desk.says(BUYER, "/start")

    assert "To which of your cases" in asked
    assert f"Case {cases[1]} is open" in told(desk)


def test_what_waited_is_late_by_when_it_came_not_by_when_its_case_was_named(desk, cases):
    desk.says(BUYER, WORDS)
    desk.passes(days=10)
    desk.does(BUYER, f"into:{cases[1]}:{cases[0]}")

    assert newest(desk).late is False


def test_an_answer_in_words_to_the_question_waits_with_the_rest(desk, cases):
    desk.says(BUYER, WORDS)
    replies(desk, "The first one", told(desk))

    assert [e.case_id for e in desk.rows(shelves.EXHIBITS, mime="text/plain")] == [None, None]


def test_a_number_in_other_peoples_words_leads_nowhere(desk, cases):
    replies(desk, WORDS, f"S-1 of the other side: see case {cases[0]}")

    assert newest(desk).case_id is None


def test_a_strangers_case_is_neither_reached_nor_told_of_by_its_number(desk):
    case = desk.files_wrong_goods().case_id
    chat = {"id": OTHER_SELLER, "type": "private", "first_name": "x"}
    desk.message(OTHER_SELLER, text="x", reply_to_message=quoted(f"Case {case}, 1.", chat=chat))
    desk.turn()

    assert case not in told(desk, OTHER_SELLER)
    assert len(desk.rows(shelves.EXHIBITS)) == 1


def test_a_reply_about_a_declined_case_goes_into_no_other(desk):
    desk.is_refused()
    desk.does(BUYER, "again")
    declined = desk.case().case_id
    desk.mediator_presses("decline")
    desk.opens(BUYER, "OK-100201", "buyer")
    desk.does(BUYER, "answer:yes", "answer:never_came", "answer:refund", "answer:none", "submit")
    replies(desk, WORDS, f"Case {declined}, notice 1. A person has read your application")

    assert f"Case {declined} was not accepted" in told(desk)
    assert desk.rows(shelves.EXHIBITS) == []


def test_words_after_the_other_sides_words_of_another_case_wait_for_his_choice(desk, cases):
    desk.opens(BUYER, "OK-100201", "buyer")
    desk.says(SELLER, "Your photo is of another lamp")
    sealed(desk)
    desk.says(BUYER, WORDS)

    assert newest(desk).case_id is None
    assert "│ That talk is forged" in told(desk)


def test_a_reply_to_the_other_sides_words_goes_into_their_case(desk, cases):
    first, _ = cases
    desk.opens(BUYER, "OK-100201", "buyer")
    desk.says(SELLER, "Your photo is of another lamp")
    sealed(desk)
    text = next(t for t in reversed(desk.texts(chat_id=BUYER)) if "another lamp" in t)
    replies(desk, WORDS, text)

    assert newest(desk).case_id == first


def test_news_counts_from_when_it_reached_him(desk, cases):
    first, _ = cases
    desk.opens(BUYER, "OK-100201", "buyer")
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "B"}
    desk.sends_photo(SELLER, forward_origin=origin)
    owed = desk.notice("notice-recognise", "claimant")
    desk.opens(BUYER, "OK-100201", "buyer")
    desk.delivered(owed.notice_id, bot="party")
    desk.says(BUYER, WORDS)

    assert owed.case_id == first
    assert newest(desk).case_id is None


def test_a_case_that_is_declined_while_words_wait_is_not_offered_and_says_so(desk):
    desk.opens(BUYER, "OK-100202", "buyer")
    desk.does(BUYER, "answer:yes", "answer:other")
    desk.says(BUYER, "It hums.")
    desk.does(BUYER, "answer:none", "answer:refund", "answer:none", "submit")
    held = desk.case().case_id
    desk.opens(BUYER, "OK-100201", "buyer")
    desk.does(BUYER, "answer:yes", "answer:never_came", "answer:refund", "answer:none", "submit")
    desk.opens(BUYER, "OK-100202", "buyer")
    desk.opens(OTHER_SELLER, "OK-100201", "seller")
    desk.does(OTHER_SELLER, "answer:disagree", "answer:nothing", "answer:none", "submit")
    desk.says(BUYER, "This is about the humming.")
    asked = told(desk)
    desk.mediator_presses("decline")
    desk.says(BUYER, "/start")
    mine = [h for h in desk.rows(shelves.HANDLES, status="open") if h.user_id == BUYER]
    offered = max(mine, key=lambda h: h.created_at).actions

    assert "To which of your cases" in asked
    assert "not accepted" in told(desk)
    assert f"into:{held}:{held}" not in offered
    assert "anew" in offered
