"""A held file is read once, then what is new of it; who read it stands in the journal."""

from datetime import timedelta

import pytest

from bot.commands.orders import within
from core.desks import marketplace
from core.evidence.quota import LETTERS, WORDS_IN_AN_HOUR
from core.marketplace.record_model import from_json
from core.store import shelves
from simulator.marketplace import demo_orders
from tests.journeys.clocked import ANNA, BORIS, BUYER, STAFF_CHAT, START, ClockedDesk, plain

GIVEN = "The file is in your private chat."
ALREADY = "It is in your private chat already; nothing has come since."
LONG = "я" * 4096


@pytest.fixture
def desk(database_url):
    opened = ClockedDesk(database_url)
    opened.says(ANNA, "/start", source="staff")
    is_held(opened)
    yield opened
    opened.engine.dispose()


def is_held(desk) -> None:
    desk.opens(BUYER, "OK-100202", "buyer")
    desk.does(BUYER, "answer:yes", "answer:other")
    desk.says(BUYER, "It hums.")
    desk.sends_photo(BUYER)
    desk.does(BUYER, "answer:done", "answer:refund", "answer:none", "submit")


def reads(desk, by: int = ANNA) -> list[str]:
    """What a press brings to his private chat; a file is told by its name."""
    sent = desk.since(lambda: desk.mediator_presses("read", by=by), bot="staff", chat_id=by)
    return [
        plain(o.params.get("text") or " ".join(f["name"] for f in o.files.values())) for o in sent
    ]


def readings(desk) -> list[dict]:
    return [row.payload for row in desk.rows(shelves.JOURNAL, kind="file-read")]


def seals(desk, number: int) -> None:
    (found,) = desk.rows(shelves.EXHIBITS, number=number)
    desk.seals(found.exhibit_id)


def test_a_second_press_is_told_that_the_file_is_there(desk):
    first = desk.mediator_presses("read")
    again = desk.since(lambda: desk.mediator_presses("read"), bot="staff", chat_id=ANNA)

    assert first == GIVEN
    assert desk.mediator_presses("read") == ALREADY
    assert again == []


def test_ten_presses_at_once_bring_one_file(desk):
    for _ in range(10):
        desk.press(ANNA, desk.data("read"), source="staff", group=STAFF_CHAT)
    sent = desk.since(desk.turn, bot="staff", chat_id=ANNA)

    assert sum("DOSSIER" in plain(o.params.get("text", "")) for o in sent) == 1
    assert len(readings(desk)) == 1


def test_each_mediator_is_given_the_file_for_himself(desk):
    desk.says(BORIS, "/start", source="staff")
    reads(desk)

    assert any("DOSSIER" in page for page in reads(desk, BORIS))
    assert [reading["by"] for reading in readings(desk)] == [ANNA, BORIS]


def test_what_has_come_since_is_given_and_nothing_twice(desk):
    seals(desk, 1)
    first = reads(desk)
    desk.says(BUYER, "It smells.")
    desk.sends_photo(BUYER, caption="the plug")
    seals(desk, 3)
    second = reads(desk)

    assert [page for page in first if page.endswith(".jpeg")] == ["B-1.jpeg"]
    assert [page for page in second if page.endswith(".jpeg")] == ["B-3.jpeg"]
    assert "exhibits that you have not been given yet (2)" in second[-2]
    assert "│ It smells." in second[-2]
    assert "B-1 ·" not in second[-2]


def test_a_file_that_was_still_being_copied_is_given_when_it_is_there(desk):
    before = reads(desk)
    seals(desk, 1)

    assert [page for page in before if page.endswith(".jpeg")] == []
    assert reads(desk)[-1] == "B-1.jpeg"
    assert desk.mediator_presses("read") == ALREADY


def test_what_the_order_has_come_to_is_given_too(desk):
    reads(desk)
    (order,) = [o for o in demo_orders(START) if o["order_id"] == "OK-100202"]
    told = from_json({**order, "title": "Another lamp"})
    within(desk.engine, lambda tx: marketplace.take(tx, [told]), now=desk.now)

    assert any("Another lamp" in page for page in reads(desk))
    assert desk.mediator_presses("read") == ALREADY


def test_the_journal_says_who_was_given_what(desk):
    seals(desk, 1)
    version = desk.case().material_version
    desk.mediator_presses("read")
    (row,) = desk.rows(shelves.JOURNAL, kind="file-read")

    (order,) = desk.rows(shelves.ORDERS, order_id="OK-100202")

    assert row.payload == {
        "by": ANNA, "material_version": version, "order_sha": order.record_sha, "exhibits": ["B-1"]
    }  # fmt: skip
    assert row.actor == f"mediator/{ANNA}"
    assert row.salt
    assert desk.case().journal_head == row.digest


def test_reading_needs_no_card_of_today(desk):
    data = desk.data("read")
    desk.says(BUYER, "One more thing.")

    assert desk.mediator_presses("read", data=data) == GIVEN


def test_deciding_does(desk):
    data = desk.data("accept")
    desk.says(BUYER, "One more thing.")

    assert "has changed" in desk.mediator_presses("accept", data=data)


def test_a_file_that_is_decided_on_is_read_no_more(desk):
    data = desk.data("read")
    desk.mediator_presses("decline")

    assert "has changed" in desk.mediator_presses("read", data=data)


def test_who_begins_with_the_bot_anew_is_given_the_file_anew(desk):
    reads(desk)
    desk.put("staff", stopped(ANNA))
    desk.turn()
    desk.says(ANNA, "/start", source="staff")

    assert any("DOSSIER" in page for page in reads(desk))


def test_a_flood_of_words_ends_and_the_writer_is_told_what_to_do(desk):
    for _ in range(WORDS_IN_AN_HOUR + 5):
        desk.message(BUYER, text="a word")
    desk.turn(2)
    hourly = desk.texts(chat_id=BUYER)[-1]
    desk.now += timedelta(hours=1, seconds=1)
    for _ in range(WORDS_IN_AN_HOUR):
        desk.message(BUYER, text=LONG)
    desk.turn(2)
    words = [e.caption for e in desk.rows(shelves.EXHIBITS) if not e.file_id]

    assert f"more than {WORDS_IN_AN_HOUR} messages in an hour" in hourly
    assert "put the rest into one file" in hourly
    assert "No more messages can be taken here" in desk.texts(chat_id=BUYER)[-1]
    assert LETTERS - len(LONG) < sum(map(len, words)) <= LETTERS


def test_who_may_write_no_more_may_still_send_a_file(desk):
    for _ in range(WORDS_IN_AN_HOUR + 1):
        desk.message(BUYER, text="a word")
    desk.turn(2)
    desk.sends_photo(BUYER)

    assert [e.caption for e in desk.rows(shelves.EXHIBITS) if e.file_id] == [None, None]


def test_the_most_that_one_side_can_write_is_a_file_that_a_person_can_read(desk):
    for _ in range(WORDS_IN_AN_HOUR):
        desk.message(BUYER, text="я\n" * 2048)
    desk.turn(2)

    assert len(reads(desk)) < 60


def stopped(user: int) -> dict:
    bot = {"id": 4202, "is_bot": True, "first_name": "b"}
    return {
        "my_chat_member": {
            "chat": {"id": user, "type": "private", "first_name": "x"},
            "from": {"id": user, "is_bot": False, "first_name": "x"},
            "date": 1,
            "old_chat_member": {"status": "member", "user": bot},
            "new_chat_member": {"status": "kicked", "until_date": 0, "user": bot},
        }
    }
