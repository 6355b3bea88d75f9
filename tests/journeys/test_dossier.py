"""The mediator gets the whole file, and what comes after the claim as it comes."""

import pytest

from bot.words import LONGEST
from core.store import shelves
from tests.journeys.clocked import ANNA, BUYER, SELLER, ClockedDesk, plain


@pytest.fixture
def desk(tmp_path):
    opened = ClockedDesk(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    opened.says(ANNA, "/start", source="staff")
    yield opened
    opened.engine.dispose()


def words(start: int, stop: int) -> str:
    return " ".join(f"word{n:04d}" for n in range(start, stop))


def dossier(desk) -> str:
    return "\n".join(desk.texts(bot="staff", chat_id=ANNA))


def told_to_keeper(desk, act) -> str:
    told = desk.since(act, bot="staff", chat_id=ANNA)
    return plain("\n".join(o.params.get("text") or o.params.get("caption", "") for o in told))


def test_the_whole_of_what_both_sides_say_is_in_the_dossier(desk):
    desk.opens(BUYER, "OK-100202", "buyer")
    desk.does(BUYER, "answer:yes", "answer:other")
    desk.says(BUYER, words(0, 220))
    desk.does(BUYER, "answer:none", "answer:refund", "answer:none", "submit")
    desk.mediator_presses("accept")
    desk.answers(words=words(1000, 1220))
    desk.mediator_presses("claim")

    assert words(0, 220) in dossier(desk)
    assert words(1000, 1220) in dossier(desk)


def test_every_exhibit_is_listed_with_what_its_sender_wrote_beside_it(desk):
    desk.opens(BUYER, "OK-100202", "buyer")
    desk.does(BUYER, "answer:yes", "answer:wrong_goods", "answer:no", "answer:colour")
    for number in range(1, 40):
        desk.message(BUYER, photo=[PHOTO], caption=f"picture {number} " + "x" * 150)
    desk.turn(3)
    desk.does(BUYER, "answer:done", "answer:return_refund", "answer:no", "answer:none", "submit")
    desk.answers()
    desk.mediator_presses("claim")

    assert [n for n in range(1, 40) if f"picture {n} xx" not in dossier(desk)] == []
    assert all(len(text) <= LONGEST for text in desk.texts(bot="staff", chat_id=ANNA))


def test_an_answer_after_the_claim_reaches_the_keeper(desk):
    desk.queued()
    desk.mediator_presses("claim")

    assert "The serial number is 123" in told_to_keeper(
        desk, lambda: desk.answers(words="The serial number is 123")
    )


def test_a_word_on_talk_from_elsewhere_after_the_claim_reaches_the_keeper(desk):
    desk.files_wrong_goods()
    desk.respondent_opens()
    desk.does(SELLER, "answer:partly", "answer:nothing", "answer:outside")
    desk.sends_photo(SELLER)
    desk.does(SELLER, "answer:done", "answer:none", "submit")
    desk.mediator_presses("claim")
    talk = desk.rows(shelves.EXHIBITS, letter="S")[0].exhibit_id

    assert "claimant: yes; respondent: yes" in told_to_keeper(
        desk, lambda: desk.does(BUYER, f"recognise:{talk}:yes")
    )


def test_a_mediator_who_has_left_the_roster_is_shown_nothing_more(desk):
    desk.queued()
    desk.mediator_presses("claim")
    desk.worker = desk.new_worker({702: "Boris"})
    desk.sends_photo(BUYER, caption="late")
    late = desk.rows(shelves.EXHIBITS, number=2)[0].exhibit_id

    assert told_to_keeper(desk, lambda: desk.seals(late)) == ""


def test_the_keeper_is_given_an_exhibit_that_came_after_the_claim(desk):
    desk.queued()
    desk.mediator_presses("claim")
    desk.sends_photo(BUYER, caption="late")
    late = desk.rows(shelves.EXHIBITS, number=2)[0].exhibit_id

    assert "B-2: its sender wrote:\n│ late" in told_to_keeper(desk, lambda: desk.seals(late))


PHOTO = {"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1, "file_size": 10}
