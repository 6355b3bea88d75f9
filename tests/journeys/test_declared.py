"""What is declared true is what everybody reads: no answer that was taken back, no file too many."""

import pytest

from core.store import shelves
from simulator.person import File
from tests.journeys import acts
from tests.journeys.stage import Stage, opened, picture


@pytest.fixture
async def stage(tmp_path):
    """The desk on SQLite, by polling."""
    async with opened(Stage(f"sqlite:///{tmp_path / 'desk.sqlite3'}", tmp_path)) as ready:
        yield ready


async def tells_a_story_then_corrects_it(stage):
    """He begins with "Something else", then finds that a button says it better."""
    buyer = stage.buyer
    buyer.opens(stage.link("OK-100202", "buyer"))
    await acts.goes(
        buyer, ("Is this the order", "Yes, this order"), ("What happened", "Something else")
    )
    await buyer.sees("Tell us in your own words")
    buyer.says("I take this back.")
    await buyer.sees("Show us what you have")
    buyer.sends_album(acts.three_photos())
    await buyer.sees("3 files received")
    buyer.presses("Done")
    await acts.goes(buyer, ("What do you want", "Part of my money back"))
    await buyer.sees("How much, in USD")
    buyer.says("10")
    await acts.goes(
        buyer,
        ("anybody else", "No"),
        ("Amount: USD 10.00", "Change: What happened"),
        ("What happened", "It came, but"),
        ("Can it be used", "No"),
        ("What is different", "Colour"),
        ("3 files received", "Done"),
        ("What do you want", "Return it"),
        ("Did you pay", "No"),
    )
    return plain((await buyer.sees("Please check"))["text"])


async def seller_reads(stage):
    """What the seller is shown of the claim."""
    letter = await stage.letter()
    stage.seller.opens(letter["link"].partition("start=")[2])
    return plain((await stage.seller.sees("What do you say"))["text"])


async def test_an_answer_that_was_taken_back_is_shown_to_nobody(stage):
    checked = await tells_a_story_then_corrects_it(stage)
    stage.buyer.presses("It is true and complete")
    await stage.buyer.sees("Your case number is")
    read = await seller_reads(stage)
    await acts.goes(stage.seller, ("What do you say", "I agree"))
    await acts.goes(
        stage.seller,
        ("Tell us your side", "Nothing to add"),
        ("Please send what you have", "I have nothing"),
        ("Please check", "It is true and complete"),
    )
    await acts.claims(stage)
    dossier = plain((await stage.mediator.sees("What the claimant says"))["text"])

    for shown in (checked, read, dossier):
        assert "It came, but something is wrong with it" in shown
        assert "I take this back" not in shown
        assert "10.00" not in shown
        assert shown.count("3 files") == 1
    assert "Part of my money back" not in read + dossier


async def test_files_are_counted_once_and_for_what_they_were_sent(stage):
    buyer = stage.buyer
    await acts.opens_wrong_goods(stage)
    buyer.presses("Add messages from outside")
    await buyer.sees("They count only if both sides")
    buyer.sends(File(picture("grey")))
    await buyer.sees("1 file received. Send more, or press “That was all”")
    buyer.presses("That was all")
    await buyer.sees("1 file of messages from outside okyoo received")
    buyer.presses("Done")
    await buyer.sees("I have no file from you yet")
    buyer.sends(File(picture()))
    await buyer.sees("1 file received")
    buyer.presses("Done")
    await acts.goes(buyer, ("What do you want", "Return it"), ("Did you pay", "Yes, an inspection"))
    await buyer.sees("How much, in USD")
    buyer.says("200")
    await buyer.sees("Please send the receipt")
    buyer.presses("Done")
    await buyer.sees("I have no file from you yet")
    buyer.presses("I have no receipt")
    await acts.goes(buyer, ("anybody else", "No"))
    checked = plain((await buyer.sees("Please check"))["text"])
    buyer.presses("It is true and complete")
    await buyer.sees("Your case number is")
    read = await seller_reads(stage)

    for shown in (checked, read):
        assert "Proof: 1 file\n" in shown
        assert "Fee: USD 200.00" in shown
        assert "Receipt: none" in shown
        assert "From outside okyoo: 1 file" in shown


async def test_files_that_no_question_asked_for_are_declared_too(stage):
    buyer = stage.buyer
    buyer.opens(stage.link("OK-100201", "buyer"))
    await buyer.sees("Is this the order")
    buyer.sends(File(picture()))
    await buyer.sees("Is this the order")
    await acts.goes(
        buyer,
        ("Is this the order", "Yes, this order"),
        ("What happened", "It never came"),
        ("What do you want", "My money back"),
        ("anybody else", "No"),
    )
    checked = await buyer.sees("Please check")

    assert "Other files: 1 file" in plain(checked["text"])


async def test_words_written_at_the_check_belong_to_the_claim_and_cost_no_tap(stage):
    buyer = stage.buyer
    await acts.opens_unsent(stage)
    await acts.goes(
        buyer,
        ("What do you want", "My money back"),
        ("anybody else", "No"),
    )
    await buyer.sees("Please check")
    buyer.says("He does not answer me any more.")
    await buyer.sees("Your words are in the summary now")
    buyer.says("I wrote to him five times.")
    checked = await buyer.sees("I wrote to him five times")
    buyer.presses("It is true and complete")
    kept = await buyer.sees("Your case number is")
    read = await seller_reads(stage)

    assert "What you want: My money back" in plain(kept["text"])
    assert "│ He does not answer me any more.\n│ I wrote to him five times." in plain(
        checked["text"]
    )
    assert "Added in their own words:\n│ He does not answer me any more." in read
    assert buyer.taps <= 6


async def test_a_different_thing_that_no_button_names_is_asked_for_in_words(stage):
    buyer = stage.buyer
    buyer.opens(stage.link("OK-100202", "buyer"))
    await acts.goes(
        buyer,
        ("Is this the order", "Yes, this order"),
        ("What happened", "It came, but"),
        ("Can it be used", "No"),
        ("What is different", "Something else"),
    )
    await buyer.sees("Please say it in your own words")
    buyer.says("It smells of petrol.")
    await buyer.sees("Please send 2 to 5 photos")

    assert stage.rows(shelves.APPLICATIONS)[0].replies["difference_words"] == "It smells of petrol."


async def test_a_change_can_be_left_as_it_was(stage):
    buyer = stage.buyer
    await acts.opens_unsent(stage)
    await acts.goes(
        buyer,
        ("What do you want", "My money back"),
        ("anybody else", "No"),
        ("Please check", "Change: What you want"),
        ("What do you want", "Leave it as it was"),
    )
    checked = await buyer.sees("Please check")

    assert "What you want: My money back" in plain(checked["text"])


@pytest.mark.parametrize("written", ["1e1", "10 dollars", "0", "-5", "1.234", "10.5.1"])
async def test_an_amount_is_written_in_digits_and_shown_with_its_currency(stage, written):
    buyer = stage.buyer
    await acts.opens_unsent(stage)
    await acts.goes(
        buyer,
        ("What do you want", "Part of my money back"),
    )
    await buyer.sees("How much, in USD")
    buyer.says(written)
    await buyer.sees("That is not an amount I can read")
    buyer.says("10,5")
    await acts.goes(buyer, ("anybody else", "No"))
    checked = await buyer.sees("Please check")

    assert "Amount: USD 10.50" in plain(checked["text"])


def plain(text: str) -> str:
    return "".join(c for c in text if c not in "\u2068\u2069")
