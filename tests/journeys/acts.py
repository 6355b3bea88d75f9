"""What people do in journeys, said once."""

from simulator.person import File, Person
from tests.journeys.stage import PDF, Stage, picture


async def goes(person: Person, *steps: tuple[str, str]) -> None:
    """Wait for each question, then press the button."""
    for question, label in steps:
        await person.sees(question)
        person.presses(label)


async def opens_unsent(stage: Stage, order: str = "OK-100201") -> None:
    """The buyer goes from the link to what he wants of 1.1."""
    stage.buyer.opens(stage.link(order, "buyer"))
    await goes(
        stage.buyer,
        ("Is this the order", "Yes, this order"),
        ("What happened", "It never came"),
    )


async def files_too_late(stage: Stage) -> str:
    """The buyer files 2.1 after the end of his time; returns what he was asked to check."""
    buyer = stage.buyer
    await opens_wrong_goods(stage, "OK-100203")
    buyer.presses("I have none")
    await goes(
        buyer,
        ("What do you want", "Return it"),
        ("Did you pay", "No"),
        ("anybody else", "No"),
    )
    checked = (await buyer.sees("Please check"))["text"]
    buyer.presses("It is true and complete")
    return checked


async def opens_wrong_goods(stage: Stage, order: str = "OK-100202") -> None:
    """The buyer goes from the link to the photos of 2.1."""
    stage.buyer.opens(stage.link(order, "buyer"))
    await goes(
        stage.buyer,
        ("Is this the order", "Yes, this order"),
        ("What happened", "It came, but"),
        ("Can it be used", "No"),
        ("What is different", "Colour"),
    )
    await stage.buyer.sees("Please send 2 to 5 photos")


def three_photos() -> list[File]:
    """An album."""
    return [File(picture(colour)) for colour in ("red", "blue", "green")]


async def files_wrong_goods(stage: Stage, *, outside: bool = False) -> str:
    """The buyer files 2.1, with a screenshot from elsewhere if asked; returns the case number."""
    buyer = stage.buyer
    await opens_wrong_goods(stage)
    buyer.sends_album(three_photos())
    await buyer.sees("3 files received")
    if outside:
        buyer.presses("Add messages from outside")
        await buyer.sees("They count only if both sides")
        buyer.sends(File(picture("grey")))
        await buyer.sees("1 file received")
        buyer.presses("That was all")
        await buyer.sees("Please send 2 to 5 photos")
    buyer.presses("Done")
    await goes(
        buyer,
        ("What do you want", "Return it"),
        ("Did you pay", "No"),
        ("anybody else", "No"),
        ("Please check", "It is true and complete"),
    )
    told = await buyer.sees("Your case number is")
    return case_of(told["text"])


async def answers(stage: Stage, *, recognise: str | None = None) -> None:
    """The seller opens his notice, answers with a PDF, and says what he recognises."""
    seller = stage.seller
    letter = await stage.letter()
    seller.opens(letter["link"].partition("start=")[2])
    await goes(seller, ("What do you say", "I do not agree"))
    await seller.sees("Tell us your side")
    seller.says("We sent what was ordered.")
    if recognise:
        await goes(seller, ("is a conversation from outside okyoo", recognise))
    await seller.sees("Please send what you have")
    seller.sends(File(PDF, "invoice.pdf", "application/pdf"), photo=False)
    await seller.sees("1 file received")
    seller.presses("Done")
    await goes(seller, ("Please check", "It is true and complete"))
    await seller.sees("is in the file")


async def claims(stage: Stage) -> None:
    """The mediator claims from the card, and opens his private chat for the dossier."""
    await stage.mediator_in_group.sees("is complete")
    stage.mediator_in_group.presses("Claim")
    await stage.mediator_in_group.is_told("The case is yours")
    await stage.mediator_in_group.sees("must start this bot first")
    stage.mediator_in_group.presses("Start the staff bot")


def case_of(text: str) -> str:
    """The case number in a message."""
    plain = "".join(c for c in text if c not in "\u2068\u2069")
    return next(word.strip(".,:") for word in plain.split() if word.startswith("D-"))
