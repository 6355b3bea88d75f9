"""The mediator's dossier: what each side says, what the records show, and no ruling in it."""

import pytest

from simulator.person import File
from tests.journeys import acts
from tests.journeys.stage import Stage, opened, picture


@pytest.fixture
async def stage(tmp_path):
    """The desk on SQLite, by polling."""
    async with opened(Stage(f"sqlite:///{tmp_path / 'desk.sqlite3'}", tmp_path)) as ready:
        yield ready


async def three_screenshots(stage):
    """The buyer files with three screenshots from elsewhere and one photo."""
    buyer = stage.buyer
    await acts.opens_wrong_goods(stage)
    buyer.sends(File(picture()))
    await buyer.sees("1 file received")
    buyer.presses("Add messages from outside")
    await buyer.sees("They count only if both sides")
    buyer.sends_album(acts.three_photos())
    await buyer.sees("3 files received")
    buyer.presses("That was all")
    await buyer.sees("Please send 2 to 5 photos")
    buyer.presses("Done")
    await acts.goes(
        buyer,
        ("What do you want", "Return it"),
        ("Did you pay", "No"),
        ("anybody else", "No"),
        ("Please check", "It is true and complete"),
    )
    await buyer.sees("Your case number is")


async def test_recognition_is_asked_in_the_order_of_the_exhibits_and_shown_with_their_numbers(
    stage,
):
    await three_screenshots(stage)
    letter = await stage.letter()
    seller = stage.seller
    seller.opens(letter["link"].partition("start=")[2])
    await acts.goes(seller, ("What do you say", "I do not agree"))
    await acts.goes(seller, ("Tell us your side", "Nothing to add"))
    for label, reply in (("B-2", "Only partly"), ("B-3", "Yes"), ("B-4", "No")):
        await acts.goes(seller, (f"Exhibit {label} is a conversation", reply))
    await acts.goes(seller, ("Please send what you have", "I have nothing"))
    checked = plain((await seller.sees("Please check"))["text"])
    seller.presses("It is true and complete")
    await seller.sees("is in the file")
    await acts.claims(stage)
    read = plain((await stage.mediator.sees("what the respondent says"))["text"])

    for shown in (checked, read):
        assert "B-2, real and complete: Only partly" in shown
        assert "B-4, real and complete: No" in shown
    assert "RUL-3.2" in plain((await stage.mediator.sees("what the Rules say"))["text"])


async def test_the_dossier_has_the_order_as_the_records_have_it_and_rules_nothing(stage):
    await acts.files_wrong_goods(stage)
    await acts.answers(stage)
    await acts.claims(stage)
    mediator = stage.mediator
    claim = plain((await mediator.sees("DOSSIER"))["text"])
    order = plain((await mediator.sees("the order, as okyoo"))["text"])
    rules = plain((await mediator.sees("what the Rules say"))["text"])
    answer = plain((await mediator.sees("what the respondent says"))["text"])

    assert "Paid: USD 129.00 · category: 2.1, wrong or unusable goods" in claim
    assert "Ordered: Colour: red, Voltage: 220 V" in order
    assert "Sent: " in order
    assert "Tracking: none" in order
    assert "claimant until" in order
    assert (
        "CAT-2.1: the goods are not what was agreed, or cannot be used. For you to judge." in rules
    )
    assert "applies" not in rules
    assert "RUL-3.2" not in rules
    assert "Answer: I do not agree" in answer
    assert "Your" not in claim + answer


def plain(text: str) -> str:
    return "".join(c for c in text if c not in "\u2068\u2069")
