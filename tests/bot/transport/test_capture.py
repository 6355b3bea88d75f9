"""Neither library can reach Telegram from a handler, and none can hide that a handler raised."""

from datetime import UTC, datetime

import pytest
from aiogram import Router
from aiogram.types import CallbackQuery, Message
from sqlalchemy import select
from telegram import Update
from telegram.ext import MessageHandler, TypeHandler, filters

from bot.transport.capture import Capture
from bot.transport.losses import Surroundings
from bot.transport.party_source import PartySource
from bot.transport.staff_source import StaffSource
from bot.transport.worker import Worker
from core.store import inbox, shelves
from core.store.engine import open_database
from core.store.inbox import Received
from core.store.tables import metadata

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TOKEN = "42:" + "a" * 35
MESSAGE = (
    '{"update_id":1,"message":{"message_id":7,"date":1795500000,"text":"hello",'
    '"chat":{"id":5,"type":"private","first_name":"A"},'
    '"from":{"id":5,"is_bot":false,"first_name":"A"}}}'
)
PRESS = (
    '{"update_id":2,"callback_query":{"id":"9","chat_instance":"1","data":"x",'
    '"from":{"id":5,"is_bot":false,"first_name":"A"}}}'
)
POISON = MESSAGE.replace('"text":"hello"', '"forward_origin":{"type":"hidden_user","date":1}')


class Silence:
    def ring(self, timer, tx):
        raise AssertionError("no timer is due")

    def stopped(self, timer, tx):
        raise AssertionError("no timer is due")

    def mourn(self, incoming, arrival, tx):
        """Nobody is told in these tests."""


def party(handler) -> PartySource:
    router, capture = Router(), Capture("party")
    router.message.register(handler)
    router.callback_query.register(handler)
    return PartySource(TOKEN, router, capture)


def staff(handler) -> StaffSource:
    return StaffSource(TOKEN, "staff_bot", lambda: [MessageHandler(filters.ALL, handler)])


@pytest.fixture
def handle(database_url):
    """Store one update, run one batch, and show what came of it."""
    engine = open_database(database_url)
    metadata.create_all(engine)

    def run(source: str, handler, body: str = MESSAGE):
        worker = Worker(
            {source: handler}, Silence(),
            Surroundings(clock=lambda: NOON, entropy=lambda _: bytes),
        )  # fmt: skip
        with engine.begin() as connection:
            inbox.receive(connection, [Received(source, "1", f"{source}/c/5", body)], NOON)
        with engine.begin() as connection:
            worker.turn(connection)
        with engine.begin() as connection:
            update = connection.execute(select(shelves.SIGNALS.table)).one()
            return update, list(connection.execute(select(shelves.OUTBOX.table)))

    yield run
    engine.dispose()


async def answers(message: Message) -> None:
    await message.answer("hi")


async def raises_after_answering(message: Message) -> None:
    await message.answer("hi")
    raise ValueError("after all")


async def asks_telegram(message: Message) -> None:
    await message.bot.get_chat(message.chat.id)


async def replies(update: Update, context) -> None:
    await update.effective_message.reply_text("hi")


async def replies_and_raises(update: Update, context) -> None:
    await update.effective_message.reply_text("hi")
    raise ValueError("after all")


async def reads_a_member(update: Update, context) -> None:
    await context.bot.get_chat_member(5, 5)


def test_what_an_aiogram_handler_says_becomes_a_row_of_the_same_commit(handle):
    update, out = handle("party", party(answers))

    assert update.status == "done"
    assert [(row.method, row.params["text"]) for row in out] == [("sendMessage", "hi")]


def test_what_a_handler_of_the_other_library_says_does_too(handle):
    update, out = handle("staff", staff(replies))

    assert update.status == "done"
    assert [(row.method, row.params["text"]) for row in out] == [("sendMessage", "hi")]


@pytest.mark.parametrize(
    ("source", "make"),
    [
        ("party", lambda: party(raises_after_answering)),
        ("staff", lambda: staff(replies_and_raises)),
    ],
    ids=["aiogram", "python-telegram-bot"],
)
def test_an_update_whose_handler_raised_is_never_marked_done(handle, source, make):
    update, out = handle(source, make())

    assert (update.status, update.attempts) == ("waiting", 1)
    assert out == []


@pytest.mark.parametrize(
    ("source", "make"),
    [("party", lambda: party(asks_telegram)), ("staff", lambda: staff(reads_a_member))],
    ids=["aiogram", "python-telegram-bot"],
)
def test_a_handler_that_asks_telegram_something_has_made_a_mistake(handle, source, make):
    update, out = handle(source, make())

    assert (update.status, update.attempts) == ("waiting", 1)
    assert out == []


@pytest.mark.parametrize(
    ("source", "make"),
    [("party", lambda: party(answers)), ("staff", lambda: staff(replies))],
    ids=["aiogram", "python-telegram-bot"],
)
def test_an_update_that_a_library_cannot_read_is_quarantined_at_once(handle, source, make):
    update, _ = handle(source, make(), POISON)

    assert update.status == "quarantined"
    assert "hidden_user" not in update.fault


@pytest.mark.parametrize("odd", ["a\\u0000b", "a\\ud800b"], ids=["NUL", "half a pair"])
@pytest.mark.parametrize(("source", "make"), [("party", party), ("staff", staff)])
def test_what_no_database_keeps_is_marked_before_a_handler_sees_it(handle, source, make, odd):
    async def aiogram_repeats(message: Message) -> None:
        await message.answer(message.text)

    async def other_repeats(update: Update, context) -> None:
        await update.effective_message.reply_text(update.effective_message.text)

    repeats = aiogram_repeats if source == "party" else other_repeats
    update, out = handle(source, make(repeats), MESSAGE.replace("hello", odd))

    assert update.status == "done"
    assert [row.params["text"] for row in out] == ["a\ufffdb"]


def test_what_is_nested_too_deeply_is_quarantined_at_once(handle):
    deep = MESSAGE.replace('"hello"', "[" * 5000 + "]" * 5000)
    update, _ = handle("party", party(answers), deep)

    assert update.status == "quarantined"


def test_an_answer_to_a_press_expires_within_seconds(handle):
    async def toast(query: CallbackQuery) -> None:
        await query.answer("noted")

    _, out = handle("party", party(toast), PRESS)

    assert (out[0].kind, out[0].address) == ("answer", "party/answer/5")
    assert (out[0].expires_at - NOON).total_seconds() < 60


def test_a_handler_that_waits_is_a_fault(handle):
    async def waits(message: Message) -> None:
        import asyncio

        await asyncio.sleep(0.1)

    update, _ = handle("party", party(waits))

    assert update.fault.startswith("Fault")


def test_an_update_that_nobody_listens_to_is_ignored(handle):
    post = MESSAGE.replace('"message":', '"channel_post":').replace("private", "channel")
    update, _ = handle("party", party(answers), post)

    assert update.status == "ignored"


def test_every_update_is_seen_by_the_other_librarys_type_handlers(handle):
    seen = []

    async def sees(update: object, context) -> None:
        seen.append(update)

    source = StaffSource(TOKEN, "staff_bot", lambda: [TypeHandler(object, sees)])
    handle("staff", source)

    assert len(seen) == 1
