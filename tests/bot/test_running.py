"""Starting and stopping: what is under way is written down, and old addresses are left behind."""

import asyncio
import json
import socket
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime

import pytest
from aiohttp import web
from sqlalchemy import insert, select

from bot.running import Desk
from core.errors import Fault
from core.store import shelves
from core.store.engine import open_database
from core.store.migrations.upgrade import upgrade
from core.store.outgoing import Kind, Outgoing
from tests.journeys.stage import STAFF_CHAT, Stage

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
OUTBOX = shelves.OUTBOX.table


@pytest.fixture
async def house(database_url, tmp_path):
    """A desk's settings, a Telegram that answers when it is let to, and the outbox."""
    engine = open_database(database_url)
    upgrade(engine)
    calls, arrived, go_on = [], asyncio.Event(), asyncio.Event()

    async def answer(request):
        calls.append(json.loads(await request.read()))
        arrived.set()
        await go_on.wait()
        return web.json_response({"ok": True, "result": {"message_id": 7}})

    app = web.Application()
    app.router.add_post("/bot{token}/{method}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api = f"http://127.0.0.1:{runner.addresses[0][1]}"

    @asynccontextmanager
    async def opened(*roles, **more):
        told = {"telegram_api": api, "party_username": "a_bot", "staff_username": "b_bot"}
        stage = Stage(database_url, tmp_path)
        async with Desk(roles, stage.settings(**told, **more)).open() as desk:
            yield desk

    def owe(chat_id):
        message = Outgoing(
            "o1", "staff", f"staff/{chat_id}", chat_id, Kind.NOTICE, "sendMessage",
            {"chat_id": chat_id, "text": "hi"}, NOON, NOON,
        )  # fmt: skip
        values = {n: v for n, v in shelves.OUTBOX.values(message).items() if n != "seq"}
        with engine.begin() as connection:
            connection.execute(insert(OUTBOX).values(**values))

    def row():
        with engine.begin() as connection:
            return connection.execute(select(OUTBOX)).one()

    yield opened, owe, row, calls, arrived, go_on
    go_on.set()
    await runner.cleanup()
    engine.dispose()


async def test_an_orderly_end_waits_for_what_is_being_sent(house):
    opened, owe, row, calls, arrived, go_on = house
    owe(STAFF_CHAT)
    async with opened("sender"):
        await asyncio.wait_for(arrived.wait(), 10)
        asyncio.get_running_loop().call_later(0.8, go_on.set)

    assert (row().status, row().message_id, len(calls)) == ("sent", 7, 1)


async def test_what_was_owed_to_the_old_staff_chat_goes_to_the_one_that_is_set(house):
    opened, owe, row, calls, _, go_on = house
    go_on.set()
    owe(-5)
    async with opened("sender"), asyncio.timeout(10):
        while row().status != "sent":
            await asyncio.sleep(0.01)

    assert [told["chat_id"] for told in calls] == [STAFF_CHAT]


async def test_a_port_that_is_taken_is_told_with_its_setting(house):
    opened, *_, go_on = house
    go_on.set()
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        hook = {"webhook_url": "https://d.example", "webhook_secret": "s"}
        with pytest.raises(Fault, match="OKYOO_LISTEN_HOST, OKYOO_LISTEN_PORT: .*in use"):
            async with opened("receiver", listen_port=taken.getsockname()[1], **hook):
                raise AssertionError
