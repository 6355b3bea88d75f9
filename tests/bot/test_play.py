"""Beside the simulator: what the page may know of the desk, and where the clock may go."""

import json
from collections.abc import AsyncIterator
from datetime import datetime

import aiohttp
import pytest
from sqlalchemy import text

from bot.play import cast, record
from bot.play.folder import Folder
from bot.play.host import Round
from core.cases import event
from core.store import shelves
from simulator.marketplace import Marketplace
from simulator.orders import demo_orders
from tests.journeys import acts
from tests.journeys.stage import Stage, opened

WORDS = "a secret that only the seller may say"


@pytest.fixture
async def filed(database_url, tmp_path) -> AsyncIterator[tuple[Stage, str]]:
    async with opened(Stage(database_url, tmp_path)) as stage:
        yield stage, await acts.files_wrong_goods(stage)


async def test_a_case_is_shown_with_its_verified_chain_and_its_deadlines(filed):
    stage, number = filed
    await stage.letter()
    await stage.until(lambda: len(stage.rows(shelves.WINDOWS)) == 2)
    (case,) = record.read_cases(stage._engine())
    kinds = [one["kind"] for one in case["events"]]

    assert (case["case"], case["order"], case["verified"]) == (number, "OK-100202", True)
    assert kinds[0] == "case-opened"
    assert [one["seq"] for one in case["events"]] == list(range(1, len(kinds) + 1))
    assert all(one["verified"] and len(one["digest"]) == 12 for one in case["events"])
    assert {one["of"] for one in case["deadlines"]} == {"claimant", "respondent"}
    assert record.next_deadline(stage._engine())["case"] == number
    assert record.lengths(stage._engine()) == {number: len(kinds)}


async def test_nobodys_words_are_shown_with_a_case(filed):
    stage, number = filed
    letter = await stage.letter()
    stage.seller.opens(letter["link"].partition("start=")[2])
    await acts.goes(stage.seller, ("What do you say", "I do not agree"))
    await stage.seller.sees("Tell us your side")
    stage.seller.says(WORDS)
    await stage.seller.sees("Please send what you have")
    shown = json.dumps(record.read_cases(stage._engine()))

    assert number in shown
    assert WORDS not in shown
    assert str(stage.seller.user.id) not in shown


async def test_an_entry_that_was_changed_afterwards_is_shown_as_broken(filed):
    stage, _ = filed
    with stage._engine().begin() as connection:
        connection.execute(text("UPDATE journal SET actor = 'somebody' WHERE seq = 2"))
    (case,) = record.read_cases(stage._engine())

    assert case["verified"] is False
    assert [one["seq"] for one in case["events"] if not one["verified"]] == [2]


def test_the_page_has_words_for_every_event_of_a_case():
    page = (record.__file__.rpartition("/bot/")[0]) + "/simulator/page/happenings.js"
    with open(page, encoding="utf-8") as told:
        words = told.read()
    kinds = [event.kind(object.__new__(one)) for one in event.Event.__args__]

    assert [kind for kind in kinds if f'"{kind}"' not in words] == []


@pytest.mark.parametrize("role", ["buyer", "seller"])
def test_who_joins_has_an_account(role):
    market = Marketplace(demo_orders(datetime.fromisoformat("2026-11-24T12:00+00:00")), {})
    cast.welcome({"type": "person", "id": 31, "name": "Olga", "role": role}, market, {})

    assert market.shop.accounts == {"acc-31": 31}


def test_a_mediator_who_joins_may_claim():
    roster: dict[int, str] = {}
    market = Marketplace([], {})
    told = {"type": "person", "id": 31, "name": "Clara", "role": "mediator"}
    cast.welcome(told, market, roster)
    cast.welcome({"type": "message"}, market, roster)

    assert (roster, market.shop.accounts) == ({31: "Clara"}, {})


async def test_the_desk_asks_the_same_roster_that_new_mediators_join(tmp_path):
    playing = Round(0, Folder(tmp_path))
    settings = playing._settings()
    playing._world.tell({"type": "person", "id": 31, "name": "Clara", "role": "mediator"})

    assert settings.mediators[31] == "Clara"


async def test_before_the_desk_is_awake_its_addresses_ask_to_wait(tmp_path):
    playing = Round(0, Folder(tmp_path))
    async with playing._server as server, aiohttp.ClientSession() as session:
        found = []
        for path in ("cases", "clock"):
            async with session.get(f"{server.base_url}/_desk/v1/{path}") as answer:
                found.append((answer.status, (await answer.json())["error"]))
        async with session.post(f"{server.base_url}/_desk/v1/reset") as answer:
            found.append((answer.status, (await answer.json())["error"]))
        async with session.get(f"{server.base_url}/_desk/v1/nothing") as answer:
            nowhere = answer.status, await answer.json()

    assert found == [(503, "The bots are still waking up; try again in a few seconds.")] * 3
    assert nowhere == (404, {"error": "There is nothing under that address."})
    assert not playing._desk.reset.is_set()
