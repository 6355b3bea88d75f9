"""Whoever decides on acceptance can read on what it turns, and whoever applied is told the result."""

import pytest

from core.store import shelves
from tests.journeys import acts
from tests.journeys.stage import Stage, opened


@pytest.fixture
async def stage(tmp_path):
    """The desk on SQLite, by polling."""
    async with opened(Stage(f"sqlite:///{tmp_path / 'desk.sqlite3'}", tmp_path)) as ready:
        yield ready


async def files_what_the_bank_has_already(stage):
    """The buyer's card payment is disputed: a person must decide (TERM-6)."""
    buyer = stage.buyer
    await acts.opens_unsent(stage, "OK-100206")
    await acts.goes(
        buyer,
        ("What do you want", "My money back"),
    )
    await buyer.sees("Please check")
    buyer.says("My secret words.")
    await buyer.sees("Your words are in the summary now")
    buyer.presses("It is true and complete")
    await buyer.sees("A person decides whether it can be accepted")
    return plain((await stage.mediator_in_group.sees("may it be accepted"))["text"])


async def files_too_late(stage):
    """The buyer files after the end of his time and is refused."""
    checked = plain(await acts.files_too_late(stage))
    await stage.buyer.sees("was not accepted")
    return checked


async def test_a_held_card_says_in_sentences_what_is_to_be_decided(stage):
    card = await files_what_the_bank_has_already(stage)

    assert "TERM-6: the bank or payment service may be dealing with it." in card
    assert "What is asked for: My money back" in card
    assert "My secret words" not in card


async def test_a_mediator_reads_a_held_file_before_he_decides(stage):
    await files_what_the_bank_has_already(stage)
    stage.mediator_in_group.presses("Read the file")
    told = await stage.mediator_in_group.is_told("Start this bot in a private chat first")
    stage.mediator.opens()
    await stage.mediator.sees("You are on the list of mediators")
    stage.mediator_in_group.presses("Read the file")
    await stage.mediator_in_group.is_told("The file is in your private chat")
    read = await stage.mediator.sees("DOSSIER")
    stage.mediator_in_group.presses("Accept")
    done = await stage.mediator_in_group.sees("decided by Anna")

    assert told["show_alert"] is True
    assert "My secret words." in read["text"]
    assert ": accepted" in plain(done["text"])


async def test_an_accepted_applicant_is_told_with_his_time(stage):
    await files_what_the_bank_has_already(stage)
    stage.mediator_in_group.presses("Accept")
    told = plain((await stage.buyer.sees("Your application is accepted"))["text"])

    assert "Your evidence: until" in told
    assert "Counted in working days" in told


async def test_after_another_look_the_card_names_the_clause_that_bars(stage):
    await files_too_late(stage)
    stage.buyer.presses("Let a person look again")
    card = await stage.mediator_in_group.sees("may it be accepted")

    assert "ACC-1: the time for an application ended on" in plain(card["text"])


async def test_a_declined_applicant_reads_why_and_can_tell_of_a_different_problem(stage):
    await files_too_late(stage)
    stage.buyer.presses("Let a person look again")
    await stage.mediator_in_group.sees("may it be accepted")
    stage.mediator_in_group.presses("Do not accept")
    told = await stage.buyer.sees("it was not accepted")
    done = await stage.mediator_in_group.sees("decided by Anna")
    stage.buyer.opens(stage.link("OK-100203", "buyer"))
    await stage.buyer.sees("was not accepted")
    stage.buyer.presses("Tell us of a different problem")
    await acts.goes(
        stage.buyer,
        ("Is this the order", "Yes, this order"),
        ("What happened", "I am being insulted"),
    )
    await stage.buyer.sees("Tell us in your own words")

    assert "ACC-1: the time for an application has passed." in plain(told["text"])
    assert "customer service" in told["text"]
    assert ": not accepted" in plain(done["text"])
    assert len(stage.rows(shelves.APPLICATIONS)) == 2


async def test_a_refused_applicant_can_tell_of_a_different_problem_too(stage):
    checked = await files_too_late(stage)
    stage.buyer.presses("Tell us of a different problem")
    await acts.goes(stage.buyer, ("Is this the order", "Yes, this order"))
    await stage.buyer.sees("What happened")
    stage.buyer.opens()
    await stage.buyer.sees("What happened")

    assert "The time to file ended on" in checked
    assert "You may file until" not in checked


def plain(text: str) -> str:
    return "".join(c for c in text if c not in "\u2068\u2069")
