"""Everybody is told until when, with the sum, and told plainly what comes late."""

from datetime import timedelta

import pytest

from core.store import shelves
from simulator.person import File
from tests.journeys import acts
from tests.journeys.stage import Stage, opened, picture

WAYS = pytest.mark.parametrize("by_webhook", [False, True], ids=["polling", "webhook"])


@pytest.fixture
def make_stage(tmp_path):
    return lambda **how: Stage(f"sqlite:///{tmp_path / 'desk.sqlite3'}", tmp_path, **how)


async def test_the_other_side_reads_its_last_moment_in_the_notice_and_in_the_question(make_stage):
    async with opened(make_stage()) as stage:
        await acts.files_wrong_goods(stage)
        letter = await stage.letter()
        await stage.until(lambda: len(stage.rows(shelves.WINDOWS)) == 2)
        stage.seller.opens(letter["link"].partition("start=")[2])
        asked = plain((await stage.seller.sees("What do you say"))["text"])

        assert "3 working days from the moment this reaches you" in plain(letter["text"])
        assert "Counted in working days" in letter["text"]
        assert "Your time runs until" in asked
        assert "Counted in working days" in asked


@WAYS
async def test_what_comes_after_its_time_is_late_and_is_told_so(make_stage, by_webhook):
    async with opened(make_stage(by_webhook=by_webhook)) as stage:
        await acts.files_wrong_goods(stage)
        await stage.until(lambda: len(stage.rows(shelves.WINDOWS)) == 2)
        stage.world.clock.advance(timedelta(days=12))
        stage.buyer.sends(File(picture("black")))
        await stage.buyer.sees("marked late")
        stage.buyer.says("And the switch is broken too.")
        await stage.buyer.sees(lambda m: "B-5" in m["text"] and "marked late" in m["text"])
        stage.seller.opens(stage.link("OK-100202", "seller"))
        asked = plain((await stage.seller.sees("What do you say"))["text"])
        stage.seller.presses("I do not agree")
        await acts.goes(
            stage.seller,
            ("Tell us your side", "Nothing to add"),
            ("Please send what you have", "I have nothing"),
            ("Please check", "It is true and complete"),
        )
        told = plain((await stage.seller.sees("is in the file"))["text"])
        heard = plain((await stage.buyer.sees("The other side has answered"))["text"])

        assert "Your time ended on" in asked
        assert "Your time ended on" in told
        assert "until" not in told
        assert "after its time" in heard


async def test_the_claimant_reads_what_the_other_side_says(make_stage):
    async with opened(make_stage()) as stage:
        await acts.files_wrong_goods(stage)
        await acts.answers(stage)
        heard = plain((await stage.buyer.sees("The other side has answered"))["text"])

        assert "Answer: I do not agree" in heard
        assert "In their own words:\n│ We sent what was ordered." in heard
        assert "Proof: 1 file" in heard


def plain(text: str) -> str:
    return "".join(c for c in text if c not in "\u2068\u2069")
