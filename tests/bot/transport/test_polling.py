"""Polling: stored and committed first, then the offset moves; and when another one polls."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.transport import polling
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


async def test_an_update_whose_commit_failed_is_fetched_again(rig, monkeypatch):
    receive, refused = inbox.receive, []

    def once(connection, rows, now):
        if len(refused) < 2:
            refused.append(len(rows))
            raise OperationalError("disk full", {}, Exception())
        return receive(connection, rows, now)

    monkeypatch.setattr(inbox, "receive", once)
    rig.person.says("one")
    broken = rig.start()
    with pytest.raises(OperationalError):
        await asyncio.wait_for(broken, 10)
    lost = (rig.stored(), rig.offset())
    rig.start()
    await rig.until(lambda: len(rig.stored()) == 1)

    assert refused == [1, 1]
    assert lost == ([], None)


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
