"""Polling: stored and committed first, then the offset moves; and when another one polls."""

import asyncio
import json
from datetime import UTC, datetime

import pytest
from aiohttp import web
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.transport import polling, writing
from bot.transport.polling import Poller
from bot.transport.wire import Wire
from core.errors import Fault
from core.store import inbox, shelves
from core.store.blobs import Blobs
from core.store.engine import open_database
from core.store.tables import metadata
from core.store.writer import Writer
from simulator.errors import Refusal
from simulator.faults import Fault as Trouble
from simulator.person import Person
from simulator.server import TelegramServer
from simulator.world import World

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TOKEN = "4201:" + "p" * 35


class Rig:
    """A simulated Telegram with one bot and one person, and a poller that is started by hand."""

    def __init__(self, server, engine, wire):
        self.server, self.engine, self.wire = server, engine, wire
        self.world = server.world
        self.writer = Writer(engine)
        self.writer.start()
        bot = next(iter(self.world.bots.values()))
        self.person = Person(self.world, self.world.person(5, "Maria"), bot)
        self.tasks = []

    def start(self):
        poller = Poller("party", self.wire, self.writer, clock=lambda: NOON)
        task = asyncio.create_task(poller.run())
        self.tasks.append(task)
        return task

    def stored(self):
        with self.engine.begin() as connection:
            found = connection.execute(select(shelves.SIGNALS.table.c.update_id)).scalars()
            return [int(number) for number in found]

    def offset(self):
        with self.engine.begin() as connection:
            return inbox.offset(connection, "party")

    async def until(self, true):
        async with asyncio.timeout(10):
            while not true():
                await asyncio.sleep(0.01)


@pytest.fixture
async def rig(database_url, tmp_path, monkeypatch):
    monkeypatch.setattr(polling, "PAUSES", (0.01,))
    engine = open_database(database_url)
    metadata.create_all(engine)
    world = World()
    world.bot(TOKEN, "okyoo_party_bot", "okyoo")
    async with TelegramServer(world) as server:
        wire = Wire(server.base_url, {"party": TOKEN}, Blobs(tmp_path / "blobs"), 30)
        ready = Rig(server, engine, wire)
        yield ready
        for task in ready.tasks:
            task.cancel()
        await asyncio.gather(*ready.tasks, return_exceptions=True)
        ready.writer.stop()
        await wire.close()
    engine.dispose()


async def test_what_is_stored_is_not_asked_for_again(rig):
    rig.start()
    rig.person.says("one")
    rig.person.says("two")
    await rig.until(lambda: len(rig.stored()) == 2)
    first, second = rig.stored()

    assert second == first + 1
    assert rig.offset() == second + 1


async def test_an_update_whose_commit_failed_is_stored_when_the_database_is_back(rig, monkeypatch):
    receive, refused = inbox.receive, []

    def once(connection, rows, now):
        if len(refused) < 2:
            refused.append(len(rows))
            raise OperationalError("disk full", {}, Exception())
        return receive(connection, rows, now)

    monkeypatch.setattr(inbox, "receive", once)
    monkeypatch.setattr(writing, "PAUSES", (0.01,))
    rig.person.says("one")
    rig.start()
    await rig.until(lambda: len(rig.stored()) == 1)

    assert refused == [1, 1]
    assert rig.offset() == rig.stored()[0] + 1


async def test_a_new_process_goes_on_where_the_last_one_stood(rig):
    first = rig.start()
    rig.person.says("one")
    await rig.until(lambda: len(rig.stored()) == 1)
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    rig.person.says("two")
    rig.start()
    await rig.until(lambda: len(rig.stored()) == 2)

    assert len(set(rig.stored())) == 2


async def test_a_refused_token_ends_the_process_with_a_sentence(rig):
    rig.world.bots.clear()

    with pytest.raises(Fault, match="refuses the party bot's token; see `okyoo doctor`"):
        await asyncio.wait_for(rig.start(), 10)


async def test_trouble_at_telegram_is_waited_out(rig):
    rig.server.faults.schedule(Trouble("5xx", method="getUpdates", times=3))
    rig.server.faults.schedule(Trouble("drop_before", method="getUpdates"))
    rig.person.says("one")
    rig.start()
    await rig.until(lambda: len(rig.stored()) == 1)

    assert rig.server.faults.next_for("okyoo_party_bot", "getUpdates", {}) is None


async def test_a_poller_gives_way_to_another_that_stays(rig, monkeypatch):
    async def conflict(*_):
        raise Refusal(409, "Conflict: terminated by other getUpdates request")

    monkeypatch.setattr(rig.server.deliveries, "get_updates", conflict)

    with pytest.raises(Fault, match="another process polls as the party bot; this one gives way"):
        await asyncio.wait_for(rig.start(), 10)


GOOD = '{"update_id": 11, "message": {"chat": {"id": 5}}}'
ODD = {
    "a number of 5,000 digits": b'{"update_id": 10, "x": ' + b"9" * 5000 + b"}",
    "nesting of 5,000": b'{"update_id": 10, "x": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    "nesting of 990": b'{"update_id": 10, "x": ' + b"[" * 990 + b"]" * 990 + b"}",
    "bytes that are no UTF-8": b'{"update_id": 10, "text": "\xff\xfe"}',
    "a lone surrogate": b'{"update_id": 10, "text": "\\ud800"}',
    "an escaped NUL": b'{"update_id": 10, "text": "a\\u0000b"}',
    "no number at all": b'{"x": NaN}',
}
ENDLESS = {
    "a number beyond any database": b'{"update_id": %d}' % 2**70,
    "a negative number": b'{"update_id": -5}',
    "no object": b"[1, 2]",
}


@pytest.fixture
async def scripted(database_url, tmp_path, monkeypatch):
    """Polls a Telegram that answers these raw updates until the offset has passed them."""
    monkeypatch.setattr(polling, "PAUSES", (0.05,))
    engine = open_database(database_url)
    metadata.create_all(engine)
    writer = Writer(engine)
    writer.start()
    asked, answers = [], []

    async def answer(request):
        if request.match_info["method"] != "getUpdates":
            return web.json_response({"ok": True, "result": True})
        told = json.loads(await request.read())
        asked.append({**told, "at": asyncio.get_running_loop().time()})
        left = [raw for number, raw in answers if number >= told["offset"]]
        if not left:
            await asyncio.sleep(30)
        result = b",".join(left[: told.get("limit", 100)])
        return web.Response(
            body=b'{"ok":true,"result":[' + result + b"]}", content_type="application/json"
        )

    app = web.Application()
    app.router.add_post("/bot{token}/{method}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    wire = Wire(url, {"party": "1:p"}, Blobs(tmp_path / "b"), 60)
    poller = Poller("party", wire, writer, clock=lambda: NOON)
    running = []

    def start(*updates):
        answers.extend(updates)
        running.append(asyncio.create_task(poller.run()))
        return running[0]

    def stored():
        with engine.begin() as connection:
            return list(connection.execute(select(shelves.SIGNALS.table.c.update_id)).scalars())

    yield start, stored, asked
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    await wire.close()
    await runner.cleanup()
    writer.stop()
    engine.dispose()


async def until(true):
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
async def test_whatever_stands_in_an_update_it_is_kept_and_the_next_one_comes(scripted, odd):
    start, stored, asked = scripted
    start((10, odd), (11, GOOD.encode()))
    await until(lambda: asked and asked[-1]["offset"] == 12)

    assert len(stored()) == 2
    assert "11" in stored()


@pytest.mark.parametrize("odd", ENDLESS.values(), ids=ENDLESS.keys())
async def test_an_update_that_cannot_be_passed_is_asked_for_at_a_walk(scripted, odd):
    start, stored, asked = scripted
    task = start((10, odd))
    await until(lambda: len(asked) >= 3)

    assert len(stored()) == 1
    assert asked[2]["at"] - asked[0]["at"] >= 2 * polling.PAUSES[0]
    assert not task.done()
