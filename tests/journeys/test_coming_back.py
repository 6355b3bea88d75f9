"""Who kept the bot blocked misses nothing: on his return he is shown what he may see."""

import json

import pytest

from core.evidence.exhibit import ExhibitState
from core.store import inbox, shelves
from core.store.inbox import Received
from tests.journeys.clocked import BUYER, PHOTO, SELLER, ClockedDesk, bare
from tests.journeys.test_two_workers import race


@pytest.fixture
def desk(database_url):
    opened = ClockedDesk(database_url)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def busy(postgres_server):
    opened = ClockedDesk(postgres_server.fresh())
    yield opened
    opened.engine.dispose()


def seals_all(desk) -> None:
    for exhibit in desk.rows(shelves.EXHIBITS, state=ExhibitState.PENDING):
        desk.seals(exhibit.exhibit_id)


def copies(desk, user: int) -> list[str]:
    return [bare(o.params["caption"]) for o in desk.sent(chat_id=user, method="sendPhoto")]


@pytest.mark.parametrize("blocked", [True, False])
def test_what_an_answer_discloses_is_shown_to_a_claimant_who_comes_back(desk, blocked):
    desk.files_wrong_goods()
    seals_all(desk)
    desk.respondent_opens()
    desk.does(SELLER, "answer:disagree", "answer:nothing")
    desk.sends_photo(SELLER)
    seals_all(desk)
    desk.passes(hours=2)
    if blocked:
        desk.blocks(BUYER)
    desk.passes(minutes=10)
    desk.does(SELLER, "answer:done", "submit")
    desk.passes(hours=1)
    desk.says(BUYER, "/start")

    assert copies(desk, BUYER) == ["S-1"]


def test_a_refusal_that_is_heard_of_hours_later_does_not_move_the_block(desk):
    desk.files_wrong_goods()
    seals_all(desk)
    desk.answers()
    desk.sends_photo(SELLER)
    seals_all(desk)
    desk.passes(minutes=20)
    desk.blocks(BUYER)
    desk.passes(hours=3)
    desk.signal(
        "blocked", bot="party", chat_id=BUYER, notice_id=None, fault="403", at=desk.now.isoformat()
    )
    desk.passes(hours=3)
    desk.says(BUYER, "/start")

    assert copies(desk, BUYER) == ["S-1", "S-1"]


def test_who_comes_back_twice_is_not_shown_the_same_again(desk):
    desk.files_wrong_goods()
    desk.answers()
    desk.blocks(BUYER)
    desk.passes(hours=2)
    desk.sends_photo(SELLER)
    seals_all(desk)
    desk.passes(hours=2)
    desk.says(BUYER, "/start")
    desk.passes(hours=2)
    desk.blocks(BUYER)
    desk.passes(hours=2)
    desk.says(BUYER, "/start")

    assert copies(desk, BUYER) == ["S-1"]


@pytest.mark.parametrize("first", ["comes back", "sealed"])
def test_whoever_comes_back_while_a_file_is_sealed_is_shown_it(busy, first):
    busy.files_wrong_goods()
    busy.answers()
    busy.blocks(BUYER)
    busy.passes(minutes=5)
    busy.message(SELLER, photo=PHOTO)
    busy.turn()
    (exhibit,) = busy.rows(shelves.EXHIBITS, letter="S")
    told = {
        "signal": "sealed", "exhibit_id": exhibit.exhibit_id, "blob_key": "b", "sha256": "0" * 64,
        "size": 5, "mime": "image/jpeg", "view_key": "v",
    }  # fmt: skip
    letter = Received("core", "s1", f"core/{exhibit.exhibit_id}", json.dumps(told))

    def comes_back():
        marks = [{"type": "bot_command", "offset": 0, "length": 6}]
        busy.message(BUYER, text="/start", entities=marks)

    def seals():
        with busy.engine.begin() as connection:
            inbox.receive(connection, [letter], busy.now)

    acts = [comes_back, seals]
    race(busy, *(acts if first == "comes back" else acts[::-1]))
    busy.passes(minutes=5)
    busy.says(BUYER, "/start")

    assert copies(busy, BUYER) == ["S-1"]
