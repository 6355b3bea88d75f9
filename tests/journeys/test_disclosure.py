"""Each side sees what the other has handed in, and its word on talk from elsewhere is never lost."""

import pytest

from core.store import shelves
from tests.journeys.clocked import BUYER, PHOTO, SELLER, ClockedDesk, bare


@pytest.fixture
def desk(tmp_path):
    opened = ClockedDesk(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    yield opened
    opened.engine.dispose()


def labels(desk, user) -> list[str]:
    """The exhibits of which somebody was sent a copy, in order."""
    found = []
    for message in desk.sent(bot="party", chat_id=user):
        found += [m["caption"] for m in message.params.get("media", [])]
        found += [message.params["caption"]] if "photo" in message.params else []
    return [bare(caption) for caption in found]


def exhibit(desk, letter: str, number: int):
    (found,) = desk.rows(shelves.EXHIBITS, letter=letter, number=number)
    return found


def answers_with_talk(desk, *, seal: bool = True) -> None:
    """The seller sends a screenshot from elsewhere, and submits."""
    desk.respondent_opens()
    desk.does(SELLER, "answer:partly", "answer:nothing", "answer:outside")
    desk.sends_photo(SELLER)
    if seal:
        desk.seals(exhibit(desk, "S", 1).exhibit_id)
    desk.does(SELLER, "answer:done", "answer:none", "submit")


def test_a_copy_that_is_ready_after_the_respondent_came_reaches_him(desk):
    desk.files_wrong_goods()
    desk.respondent_opens()
    desk.seals(exhibit(desk, "B", 1).exhibit_id)

    assert labels(desk, SELLER) == ["B-1"]


def test_a_copy_that_was_ready_before_he_came_is_shown_to_him_once(desk):
    desk.files_wrong_goods()
    desk.seals(exhibit(desk, "B", 1).exhibit_id)
    before = labels(desk, SELLER)
    desk.respondent_opens()

    assert (before, labels(desk, SELLER)) == ([], ["B-1"])


def test_evidence_that_the_claimant_adds_later_reaches_the_respondent(desk):
    desk.files_wrong_goods()
    desk.answers()
    desk.sends_photo(BUYER, caption="The label")
    desk.seals(exhibit(desk, "B", 2).exhibit_id)

    assert labels(desk, SELLER) == ["B-2 of the other side:\n│ The label"]


def test_the_respondents_evidence_is_his_own_until_he_submits(desk):
    desk.files_wrong_goods()
    desk.respondent_opens()
    desk.does(SELLER, "answer:disagree", "answer:nothing")
    desk.sends_photo(SELLER)
    desk.seals(exhibit(desk, "S", 1).exhibit_id)
    before = labels(desk, BUYER)
    desk.does(SELLER, "answer:done", "submit")

    assert (before, labels(desk, BUYER)) == ([], ["S-1"])


def test_what_the_respondent_sent_and_never_submitted_is_shown_when_his_days_have_passed(desk):
    desk.files_wrong_goods()
    desk.delivered(desk.notice("notice-opened", "respondent").notice_id)
    desk.respondent_opens()
    desk.does(SELLER, "answer:disagree", "answer:nothing")
    desk.sends_photo(SELLER)
    desk.seals(exhibit(desk, "S", 1).exhibit_id)
    desk.passes(days=10)

    assert desk.case().status == "queued"
    assert labels(desk, BUYER) == ["S-1"]


def test_what_cannot_be_shown_safely_is_named(desk):
    desk.files_wrong_goods()
    desk.respondent_opens()
    desk.seals(exhibit(desk, "B", 1).exhibit_id, view=False)

    assert "B-1 of the other side is in the file" in desk.texts(chat_id=SELLER)[-1]


def test_the_claimant_is_asked_with_buttons_and_shown_what_he_is_asked_about(desk):
    desk.files_wrong_goods()
    answers_with_talk(desk)
    desk.does(BUYER, f"recognise:{exhibit(desk, 'S', 1).exhibit_id}:yes")

    assert labels(desk, BUYER) == ["S-1"]
    assert exhibit(desk, "S", 1).recognised_by_claimant is True


def test_a_claimant_who_was_written_to_by_the_marketplace_finds_the_question_by_its_link(desk):
    desk.files_wrong_goods()
    desk.blocks(BUYER)
    answers_with_talk(desk)
    letter = [o for o in desk.sent(bot="market") if o.params["role"] == "buyer"][-1]
    desk.says(BUYER, f"/start {letter.params['link'].partition('start=')[2]}")
    asked = desk.texts(chat_id=BUYER)[-1]
    desk.does(BUYER, f"recognise:{exhibit(desk, 'S', 1).exhibit_id}:no")

    assert "Is it real and complete?" in asked
    assert labels(desk, BUYER) == ["S-1"]
    assert exhibit(desk, "S", 1).recognised_by_claimant is False
    assert "Is it real and complete" not in desk.texts(chat_id=BUYER)[-1]


def test_start_shows_the_open_question_of_recognition_again(desk):
    desk.files_wrong_goods()
    answers_with_talk(desk, seal=False)
    desk.says(BUYER, "/start")

    assert "It is being copied" in desk.texts(chat_id=BUYER)[-1]


def test_talk_that_the_claimant_adds_after_the_answer_is_put_to_the_respondent(desk):
    desk.files_wrong_goods()
    desk.answers()
    desk.message(BUYER, photo=PHOTO, forward_origin=HIDDEN)
    desk.turn()
    talk = exhibit(desk, "B", 2).exhibit_id
    desk.does(SELLER, f"recognise:{talk}:yes")

    assert desk.notice("notice-recognise", "respondent").channel == "telegram"
    assert exhibit(desk, "B", 2).recognised_by_respondent is True


def test_a_word_that_was_given_stays_given(desk):
    desk.files_wrong_goods()
    answers_with_talk(desk)
    talk = exhibit(desk, "S", 1).exhibit_id
    desk.says(BUYER, "/start")
    desk.does(BUYER, f"recognise:{talk}:no")
    told = desk.since(lambda: desk.press(BUYER, other_button(desk, talk)) or desk.turn())

    assert exhibit(desk, "S", 1).recognised_by_claimant is False
    assert "done already" in told[0].params["text"]


def test_the_sender_cannot_vouch_for_the_other_side(desk):
    desk.files_wrong_goods()
    answers_with_talk(desk)
    talk = exhibit(desk, "S", 1).exhibit_id
    desk.press(SELLER, desk.data(f"recognise:{talk}:yes", BUYER))
    desk.turn()

    assert exhibit(desk, "S", 1).recognised_by_claimant is None


def test_the_respondent_answers_to_the_whole_story(desk):
    desk.opens(BUYER, "OK-100202", "buyer")
    desk.does(BUYER, "answer:yes", "answer:other")
    desk.says(BUYER, " ".join(f"word{n:04d}" for n in range(200)))
    desk.does(BUYER, "answer:none", "answer:refund", "answer:none", "submit")
    desk.mediator_presses("accept")
    desk.respondent_opens()

    assert "word0199" in desk.texts(chat_id=SELLER)[-1]


HIDDEN = {"type": "hidden_user", "date": 1_500_000_000, "sender_user_name": "Somebody"}


def other_button(desk, talk: str) -> str:
    """The notice's own button, which is still there."""
    (handle, *_) = sorted(
        (
            h
            for h in desk.rows(shelves.HANDLES, user_id=BUYER)
            if h.actions[0].startswith(f"recognise:{talk}") and h.status == "open"
        ),
        key=lambda h: h.created_at,
    )
    return f"{handle.handle}:0"
