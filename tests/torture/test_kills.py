"""`kill -9` at random moments of a whole journey: nothing acknowledged is lost, nothing is doubled."""

import asyncio
import json
import os
import random
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.store import shelves
from tests.journeys import acts
from tests.journeys.stage import MEDIATOR, PARTY_TOKEN, STAFF_CHAT, STAFF_TOKEN, Stage

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90
ONCE = {"case-opened", "answer-given", "case-completed", "case-claimed"}


class ForkServer:
    """Starts desks in milliseconds, and ends them without warning."""

    def __init__(self, process):
        self.process = process
        self.kills = 0

    async def order(self, **what):
        """Give an order and wait until it is carried out."""

        def say():
            self.process.stdin.write(json.dumps(what) + "\n")
            self.process.stdin.flush()
            return int(self.process.stdout.readline())

        return await asyncio.to_thread(say)


@contextmanager
def fork_server():
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.torture.fork_server"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout.readline() == "ready\n"
    try:
        yield ForkServer(process)
    finally:
        process.stdin.close()
        process.wait(30)


def environment(stage: Stage) -> dict[str, str]:
    """The desk's settings as an operator would give them."""
    return {
        "OKYOO_PARTY_TOKEN": PARTY_TOKEN,
        "OKYOO_STAFF_TOKEN": STAFF_TOKEN,
        "OKYOO_STAFF_CHAT": str(STAFF_CHAT),
        "OKYOO_MEDIATORS": f"{MEDIATOR}:Anna",
        "OKYOO_TELEGRAM_API": stage.server.base_url,
        "OKYOO_DATABASE_URL": stage.url,
        "OKYOO_BLOBS": str(stage.folder / "blobs"),
        "OKYOO_MARKETPLACE_API": f"{stage.server.base_url}/_market/v1",
        "OKYOO_SEND_SECONDS": "1",
        "DESK_LOG": str(stage.folder / "desk.log"),
    }


async def kill_at_random(server: ForkServer, stage: Stage, dice: random.Random, kills: int, done):
    """Start a desk, let it live for a moment, kill it, and so on; the last one lives."""
    told = environment(stage)
    while server.kills < kills and not done.is_set():
        child = await server.order(start=told)
        await asyncio.wait([asyncio.ensure_future(done.wait())], timeout=dice.uniform(0.2, 1.6))
        await server.order(kill=child)
        server.kills += 1
    return await server.order(start=told)


async def journey(stage: Stage) -> None:
    """From the first tap to the dossier, however often the desk dies on the way."""
    await acts.files_wrong_goods(stage, outside=True)
    await acts.answers(stage, recognise="No")
    await stage.mediator_in_group.sees("is complete")
    stage.mediator_in_group.presses("Claim")
    await stage.mediator_in_group.sees("must start this bot first")
    stage.mediator_in_group.presses("Start the staff bot")
    await stage.mediator.sees("exhibits (")


async def tortured(stage: Stage, seed: int, kills: int) -> int:
    """Run one journey under fire; returns how often the desk was killed."""
    for person in (stage.buyer, stage.seller, stage.mediator, stage.mediator_in_group):
        person.patience = PATIENCE
    dice = random.Random(seed)
    with fork_server() as server:
        async with stage.server:
            stage.import_orders()
            done = asyncio.Event()
            killer = asyncio.create_task(kill_at_random(server, stage, dice, kills, done))
            try:
                await journey(stage)
            finally:
                done.set()
                last = await killer
            await stage.until(lambda: at_rest(stage), within=60)
            await server.order(kill=last)
    return server.kills


def at_rest(stage: Stage) -> bool:
    """Everything that came is handled, everything owed is sent, every exhibit sealed."""
    waiting = [r for r in stage.rows(shelves.SIGNALS) if r.status == "waiting"]
    owed = [r for r in stage.rows(shelves.OUTBOX) if r.status in {"pending", "sending"}]
    pending = [e for e in stage.rows(shelves.EXHIBITS) if e.state.value != "sealed"]
    return not waiting and not owed and not pending


def check(stage: Stage, kills: int) -> None:
    """The invariants: every update once, every event once, every chain whole."""
    inbox = stage.rows(shelves.SIGNALS)
    for source, bot in (("party", stage.party_bot), ("staff", stage.staff_bot)):
        stored = sorted(int(r.update_id) for r in inbox if r.source == source)
        assert stored == list(range(stage.first_updates[bot.id], bot.next_update))
    assert {r.status for r in inbox} == {"done"}
    kinds = Counter(row.kind for row in stage.rows(shelves.JOURNAL))
    assert {kind: kinds[kind] for kind in ONCE} == dict.fromkeys(ONCE, 1)
    assert (kinds["exhibit-added"], kinds["exhibit-sealed"]) == (5, 5)
    assert len(stage.rows(shelves.CASES)) == 1
    assert len(stage.rows(shelves.EXHIBITS)) == 5
    assert stage.journal_breaks() == []
    assert len(stage.market.inbox) == len({letter["notice_id"] for letter in stage.market.inbox})
    assert repeated_notices(stage) <= kills


def repeated_notices(stage: Stage) -> int:
    """How often Telegram was given the same numbered notice again."""
    texts = Counter(
        (entry.params["chat_id"], entry.params["text"])
        for entry in stage.world.ledger
        if entry.method == "sendMessage" and ", notice " in entry.params.get("text", "")
    )
    return sum(count - 1 for count in texts.values())


async def under_fire(database_url: str, folder: Path, kills: int) -> None:
    """Journeys until the desk has been killed as often as asked."""
    killed, seed = 0, int(os.environ.get("OKYOO_SEED", "20261124"))
    while killed < kills:
        stage = Stage(database_url, folder / str(seed))
        (folder / str(seed)).mkdir()
        killed += await tortured(stage, seed, kills - killed)
        check(stage, killed)
        stage.close()
        seed += 1
        database_url = yield_fresh(database_url)
    assert killed >= kills


def yield_fresh(url: str) -> str:
    """Another empty database beside this one."""
    if url.startswith("sqlite"):
        return url.replace(".sqlite3", "x.sqlite3")
    from sqlalchemy import create_engine, text  # noqa: PLC0415

    head, _, tail = url.partition("@/")
    name, _, query = tail.partition("?")
    engine = create_engine(f"{head}@/postgres?{query}", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}x"'))
    engine.dispose()
    return f"{head}@/{name}x?{query}"


@pytest.mark.timeout(400)
async def test_twenty_kills_lose_and_double_nothing(database_url, tmp_path):
    await under_fire(database_url, tmp_path, 20)


@pytest.mark.torture
@pytest.mark.timeout(3000)
async def test_a_hundred_kills_lose_and_double_nothing(database_url, tmp_path):
    await under_fire(database_url, tmp_path, 100)
