"""Whole disputes over real HTTP with both real libraries, on both databases, by both ways in."""

import pytest

from core.store import shelves
from tests.journeys import acts
from tests.journeys.stage import Stage, opened

WAYS = pytest.mark.parametrize("by_webhook", [False, True], ids=["polling", "webhook"])


@pytest.fixture
def make_stage(database_url, tmp_path):
    return lambda **how: Stage(database_url, tmp_path, **how)


@WAYS
async def test_wrong_goods_go_from_the_first_tap_to_the_mediators_claim(make_stage, by_webhook):
    async with opened(make_stage(by_webhook=by_webhook)) as stage:
        number = await acts.files_wrong_goods(stage, outside=True)
        await acts.answers(stage, recognise="No")
        await acts.claims(stage)
        rules = await stage.mediator.sees("what the Rules say to it")
        listed = await stage.mediator.sees("exhibits (")
        await stage.mediator.sees(lambda m: m.get("photo") and "B-4" in m.get("caption", ""))
        await stage.mediator.sees(lambda m: m.get("document"))
        await stage.buyer.sees("A mediator has taken the case")
        case = stage.rows(shelves.CASES)[0]
        screenshot = stage.rows(shelves.EXHIBITS, number=4)[0]
        photos = [m for m in stage.mediator.view() if m.get("photo")]
        papers = [m for m in stage.mediator.view() if m.get("document")]

        assert (case.case_id, case.status.value, case.keeper) == (number, "claimed", 701)
        assert (len(photos), len(papers)) == (4, 1)
        assert (screenshot.recognised_by_claimant, screenshot.recognised_by_respondent) == (
            True,
            False,
        )
        assert "real and complete? claimant: yes; respondent: no" in plain(listed["text"])
        assert "both sides say that it is real and complete." in plain(rules["text"])
        assert "B-4: talk from elsewhere" in plain(rules["text"])
        assert stage.journal_breaks() == []
        assert {row.status for row in stage.rows(shelves.SIGNALS)} == {"done"}


async def test_an_unsent_parcel_is_filed_in_six_taps_without_typing(make_stage):
    async with opened(make_stage()) as stage:
        buyer = stage.buyer
        await acts.opens_unsent(stage)
        await acts.goes(
            buyer,
            ("What do you want", "My money back"),
            ("anybody else", "No"),
            ("Please check", "It is true and complete"),
        )
        told = await buyer.sees("Your case number is")

        assert (buyer.taps <= 6, buyer.typed) == (True, 0)
        assert "Counted in working days" in told["text"]
        assert stage.rows(shelves.CASES)[0].category == "CAT-1.1"


async def test_wrong_goods_are_filed_in_nine_taps_plus_photos(make_stage):
    async with opened(make_stage()) as stage:
        await acts.files_wrong_goods(stage)

        assert (stage.buyer.taps <= 9, stage.buyer.typed) == (True, 0)
        assert stage.rows(shelves.CASES)[0].category == "CAT-2.1"


async def test_an_answer_can_be_corrected_before_it_is_submitted(make_stage):
    async with opened(make_stage()) as stage:
        buyer = stage.buyer
        await acts.opens_unsent(stage)
        await acts.goes(
            buyer,
            ("What do you want", "My money back"),
            ("anybody else", "No"),
            ("What you want: My money back", "Change: What you want"),
            ("What do you want", "Part of my money back"),
        )
        await buyer.sees("How much, in USD")
        buyer.says("500")
        await buyer.sees("more than was paid")
        buyer.says("12.50")
        told = await buyer.sees("Please check")

        assert "What you want: Part of my money back" in plain(told["text"])
        assert "Amount: USD 12.50" in plain(told["text"])


async def test_too_late_is_refused_with_its_clause_and_a_person_can_look_again(make_stage):
    async with opened(make_stage()) as stage:
        buyer = stage.buyer
        await acts.files_too_late(stage)
        refused = await buyer.sees("was not accepted")
        cases_before = stage.rows(shelves.CASES)
        buyer.presses("Let a person look again")
        await buyer.sees("A person decides whether it can be accepted")
        await stage.mediator_in_group.sees("is held: may it be accepted")
        stage.mediator_in_group.presses("Accept")
        await stage.mediator_in_group.sees("accepted, decided by Anna")
        await stage.letter()

        assert "ACC-1" in refused["text"]
        assert cases_before == []
        assert stage.rows(shelves.CASES)[0].status.value == "exchange"


async def test_a_mediator_who_is_a_party_cannot_claim(make_stage):
    stage = make_stage()
    stage.mediator_in_group.user = stage.buyer.user
    async with opened(stage, mediators={501: "Maria", 701: "Anna"}):
        await acts.files_wrong_goods(stage)
        await acts.answers(stage)
        await stage.mediator_in_group.sees("is complete")
        stage.mediator_in_group.presses("Claim")
        told = await stage.mediator_in_group.is_told("You are a party")

        assert told["show_alert"] is True
        assert stage.rows(shelves.CASES)[0].keeper is None


async def test_somebody_in_the_staff_chat_who_is_no_mediator_cannot_claim(make_stage):
    async with opened(make_stage(), mediators={701: "Anna"}) as stage:
        await acts.files_wrong_goods(stage)
        await acts.answers(stage)
        await stage.other_in_group.sees("is complete")
        stage.other_in_group.presses("Claim")
        await stage.other_in_group.is_told("Only mediators")

        assert stage.rows(shelves.CASES)[0].status.value == "queued"


async def test_of_two_mediators_one_gets_the_case(make_stage):
    async with opened(make_stage()) as stage:
        await acts.files_wrong_goods(stage)
        await acts.answers(stage)
        card = await stage.mediator_in_group.sees("is complete")
        button = card["reply_markup"]["inline_keyboard"][0][0]
        stage.mediator_in_group.press(card, button)
        stage.other_in_group.press(card, button)
        await stage.mediator_in_group.is_told("The case is yours")
        await stage.other_in_group.is_told("")
        case = stage.rows(shelves.CASES)[0]

        assert (case.keeper, case.fence) == (701, 1)


def plain(text: str) -> str:
    return "".join(c for c in text if c not in "\u2068\u2069")
