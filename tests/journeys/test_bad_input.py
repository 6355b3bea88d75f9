"""Whatever arrives gets a sentence that says what to do, and nothing is lost."""

import hashlib
import json

import pytest

from core.store import shelves
from simulator.person import File
from tests.journeys import acts
from tests.journeys.stage import PDF, Stage, opened, picture


@pytest.fixture
async def stage(tmp_path):
    """The desk on SQLite, by polling."""
    async with opened(Stage(f"sqlite:///{tmp_path / 'desk.sqlite3'}", tmp_path)) as ready:
        yield ready


async def test_words_where_a_button_is_asked_for_are_answered_with_the_question(stage):
    stage.buyer.opens(stage.link("OK-100201", "buyer"))
    await stage.buyer.sees("Is this the order")
    stage.buyer.says("yes of course")
    told = await stage.buyer.sees("Please use one of the buttons")

    assert "Is this the order" in told["text"]
    assert "Yes, this order" in stage.buyer.buttons()


async def test_a_file_of_a_wrong_kind_is_refused_before_it_is_fetched(stage):
    await acts.opens_wrong_goods(stage)
    stage.buyer.sends(File(b"MZ", "virus.exe", "application/x-msdownload"), photo=False)
    await stage.buyer.sees("Files of that kind cannot be taken")

    assert stage.rows(shelves.EXHIBITS) == []
    assert stage.rows(shelves.FETCHES) == []


async def test_a_file_over_twenty_megabytes_is_refused_with_its_limit(stage):
    await acts.opens_wrong_goods(stage)
    stage.buyer.sends(File(b"x", "film.mp4", "video/mp4", declared=30_000_000), photo=False)
    told = await stage.buyer.sees("larger than")

    assert "20 MB" in "".join(c for c in told["text"] if c not in "\u2068\u2069")


async def test_done_before_the_photo_waits_for_it_and_loses_nothing(stage):
    await acts.opens_wrong_goods(stage)
    stage.buyer.presses("Done")
    await stage.buyer.sees("I have no file from you yet")
    stage.buyer.sends(File(picture()))
    await stage.buyer.sees("1 file received")
    stage.buyer.presses("Done")
    await stage.buyer.sees("What do you want")

    assert len(stage.rows(shelves.EXHIBITS)) == 1


async def test_an_album_out_of_order_gets_one_answer_and_keeps_every_photo(stage):
    await acts.opens_wrong_goods(stage)
    stage.buyer.sends_album(acts.three_photos(), order=[2, 0, 1])
    await stage.buyer.sees("3 files received")
    await stage.until(lambda: all(e.state.value == "sealed" for e in stage.rows(shelves.EXHIBITS)))
    counts = [m for m in stage.buyer.view() if "files received" in m.get("text", "")]

    assert len(stage.rows(shelves.EXHIBITS)) == 3
    assert len(counts) == 1


async def test_an_edited_message_is_noted_and_the_question_is_shown_again(stage):
    stage.buyer.opens(stage.link("OK-100201", "buyer"))
    await stage.buyer.sees("Is this the order")
    message = stage.buyer.says("something")
    await stage.buyer.sees("Please use one of the buttons")
    stage.buyer.edits(message, "something else")
    told = await stage.buyer.sees("You changed a message")

    assert "Is this the order" in told["text"]


async def test_an_old_button_cannot_answer_a_new_question(stage):
    stage.buyer.opens(stage.link("OK-100201", "buyer"))
    old = await stage.buyer.sees("Is this the order")
    button = old["reply_markup"]["inline_keyboard"][0][0]
    stage.buyer.presses("Yes, this order")
    await stage.buyer.sees("What happened")
    stage.buyer.press(old, button)
    await stage.buyer.is_told("done already")
    replies = stage.rows(shelves.APPLICATIONS)[0].replies

    assert replies == {"order": "yes"}


@pytest.mark.parametrize("data", ["x", "", "0" * 32 + ":0", "🙂:1", "a:b:c", ":", "1:9999999999"])
async def test_a_forged_button_changes_nothing(stage, data):
    stage.buyer.opens(stage.link("OK-100201", "buyer"))
    message = await stage.buyer.sees("Is this the order")
    stage.buyer.presses_data(message, data)
    await stage.buyer.is_told("not for you")

    assert stage.rows(shelves.APPLICATIONS)[0].replies == {}


async def test_a_button_of_somebody_else_changes_nothing(stage):
    stage.buyer.opens(stage.link("OK-100201", "buyer"))
    message = await stage.buyer.sees("Is this the order")
    data = message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    stage.seller.opens()
    await stage.seller.sees("dispute desk of okyoo")
    stage.seller.presses_data(message, data)
    await stage.seller.is_told("not for you")

    assert stage.rows(shelves.APPLICATIONS)[0].replies == {}


async def test_a_link_that_somebody_else_used_is_refused(stage):
    token = stage.link("OK-100201", "buyer")
    stage.buyer.opens(token)
    await stage.buyer.sees("Is this the order")
    stage.seller.opens(token)
    await stage.seller.sees("already opened by another Telegram account")

    assert [p.user_id for p in stage.rows(shelves.PARTIES)] == [501]


async def test_a_link_that_nobody_issued_is_refused(stage):
    stage.buyer.opens("A" * 43)
    await stage.buyer.sees("not one of ours")

    assert stage.rows(shelves.APPLICATIONS) == []


async def test_the_same_account_may_open_its_link_again(stage):
    token = stage.link("OK-100201", "buyer")
    stage.buyer.opens(token)
    await stage.buyer.sees("Is this the order")
    stage.buyer.presses("Yes, this order")
    await stage.buyer.sees("What happened")
    stage.buyer.opens(token)
    await stage.buyer.sees("What happened")

    assert len(stage.rows(shelves.APPLICATIONS)) == 1


async def test_start_in_the_middle_shows_the_open_question_again(stage):
    await acts.opens_wrong_goods(stage)
    stage.buyer.opens()
    await stage.buyer.sees("Please send 2 to 5 photos")

    assert stage.rows(shelves.APPLICATIONS)[0].replies["difference"] == "colour"


async def test_without_a_link_a_stranger_is_told_where_to_begin(stage):
    stage.buyer.opens()

    assert await stage.buyer.sees("press “Open a dispute”")


async def test_the_language_can_be_changed(stage):
    stage.buyer.opens(stage.link("OK-100201", "buyer"))
    await stage.buyer.sees("Is this the order")
    stage.buyer.says("/language")
    await stage.buyer.sees("Which language")
    stage.buyer.presses("Русский")

    assert await stage.buyer.sees("Это тот заказ?")


async def test_a_poison_update_is_quarantined_and_stalls_nobody(stage):
    stage.seller.opens()
    await stage.seller.sees("dispute desk of okyoo")
    stage.buyer.opens()
    await stage.buyer.sees("dispute desk of okyoo")
    stage.buyer.forwards(poison=True)
    await stage.buyer.sees("Something went wrong on our side")
    stage.seller.says("hello")
    await stage.seller.sees("dispute desk of okyoo")
    await stage.mediator_in_group.sees("is in quarantine")
    states = [row.status for row in stage.rows(shelves.SIGNALS)]

    assert states.count("quarantined") == 1
    assert "waiting" not in states


async def test_a_duplicate_update_has_its_effect_once(stage):
    await acts.opens_wrong_goods(stage)
    message = stage.buyer.sends(File(picture()))
    stage.party_bot.next_update -= 1
    stage.buyer.raw("message", message)
    await stage.buyer.sees("1 file received")

    assert len(stage.rows(shelves.EXHIBITS)) == 1


async def test_somebody_who_blocked_the_bot_is_served_through_the_marketplace(stage):
    await acts.files_wrong_goods(stage)
    await acts.answers(stage)
    stage.buyer.blocks()
    await stage.mediator_in_group.sees("is complete")
    stage.mediator_in_group.presses("Claim")
    await stage.mediator_in_group.is_told("The case is yours")
    letter = await stage.letter("acc-buyer")

    assert "A mediator has taken the case" in letter["text"]


async def test_evidence_after_the_submission_enters_the_case(stage):
    await acts.files_wrong_goods(stage)
    stage.buyer.sends(File(PDF, "lab.pdf", "application/pdf"), photo=False)
    told = await stage.buyer.sees("Received")
    exhibit = stage.rows(shelves.EXHIBITS, number=4)[0]

    assert "B-4" in told["text"]
    assert (exhibit.late, exhibit.case_id is not None) == (False, True)


async def test_words_after_the_submission_enter_the_case_and_reach_both_sides_and_the_mediator(
    stage,
):
    await acts.files_wrong_goods(stage)
    stage.buyer.says("I forgot: the switch is broken too.")
    told = await stage.buyer.sees("What you wrote is in case")
    await acts.answers(stage)
    shown = [m.get("text", "") for m in stage.seller.view()]
    await acts.claims(stage)
    read = await stage.mediator.sees("I forgot: the switch is broken too.")
    stage.buyer.says("And the box was torn.")
    later = await stage.mediator.sees("And the box was torn.")
    exhibit = stage.rows(shelves.EXHIBITS, letter="B", number=4)[0]

    assert "B-4" in told["text"]
    assert any("I forgot: the switch is broken too." in text for text in shown)
    assert "written to the desk" in read["text"]
    assert "B-5" in later["text"]
    assert exhibit.sha256 == hashlib.sha256(b"I forgot: the switch is broken too.").hexdigest()
    assert exhibit.state.value == "sealed"


async def test_an_unknown_command_is_neither_an_answer_nor_evidence(stage):
    await acts.files_wrong_goods(stage)
    stage.buyer.says("/cancel")
    await stage.buyer.sees("/start shows the open question again")

    assert len(stage.rows(shelves.EXHIBITS)) == 3


async def test_forwarded_words_are_sealed_like_any_other_proof(stage):
    await acts.opens_wrong_goods(stage)
    stage.buyer.presses("Add messages from outside")
    await stage.buyer.sees("forward the messages now")
    stage.buyer.forwards()
    await stage.buyer.sees("1 file received")
    await stage.until(lambda: stage.rows(shelves.EXHIBITS)[0].state.value == "sealed")
    exhibit = stage.rows(shelves.EXHIBITS)[0]

    assert (exhibit.mime, exhibit.channel.value) == ("text/plain", "off_platform")
    assert exhibit.caption.endswith("forwarded words")


async def test_a_program_called_a_photo_is_refused_and_is_no_proof(stage):
    await acts.opens_wrong_goods(stage)
    stage.buyer.sends(File(b"MZ\0\0", "photo.jpg", "image/jpeg"), photo=False)
    await stage.buyer.sees("of a kind that we do not take")
    stage.buyer.presses("Done")

    assert await stage.buyer.sees("I have no file from you yet")


async def test_no_word_of_a_person_stands_in_the_journal(stage):
    await acts.files_wrong_goods(stage)
    await acts.answers(stage)
    payloads = json.dumps([row.payload for row in stage.rows(shelves.JOURNAL)])

    assert "We sent what was ordered" not in payloads
    assert "Maria" not in payloads
