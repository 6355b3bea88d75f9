"""`make bench`: an assessment, the simulator, and the whole way against a bare aiogram echo.

`python -m bench assess` or `python -m bench simulator` (or `way`) tells one alone.

The whole way's messages go over real HTTP to the same trivial Bot API as the echo's; the CPU of the
process under test is counted, on PostgreSQL the server's own too. Nothing here is asserted: the
machine decides.
"""

import asyncio
import contextlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import aiohttp
import psutil

from bench import assess, simulator
from bench.fake_api import SECRET
from bench.processes import ask, free_port, process
from tests import postgres

UPDATES = int(os.environ.get("BENCH_UPDATES", "3000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
WARM = 300
CHATS = 400
AT_ONCE = 64


def message(number: int) -> bytes:
    chat = 1000 + number % CHATS
    who = {"id": chat, "first_name": "A", "is_bot": False, "language_code": "en"}
    body = {
        "update_id": 5_000_000 + number,
        "message": {
            "message_id": number,
            "date": 1_795_500_000,
            "chat": {"id": chat, "type": "private", "first_name": "A"},
            "from": who,
            "text": "hello",
        },
    }
    return json.dumps(body).encode()


async def load(port: int, first: int, count: int) -> float:
    """Post the updates, a few dozen at once; returns the seconds it took."""
    headers = {
        "Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": SECRET,
    }  # fmt: skip
    url = f"http://127.0.0.1:{port}/telegram/party"
    numbers = iter(range(first, first + count))
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE)) as session:

        async def one() -> None:
            for number in numbers:
                async with session.post(url, data=message(number), headers=headers) as answer:
                    assert answer.status == 200

        started = time.perf_counter()
        await asyncio.gather(*(one() for _ in range(AT_ONCE)))
        return time.perf_counter() - started


def measured(
    name: str,
    under_test: subprocess.Popen[str],
    api: subprocess.Popen[str],
    port: int,
    others: list[psutil.Process],
) -> float:
    """CPU microseconds per update, from its receipt to its answer."""

    def used() -> float:
        extra = 0.0
        for other in others:
            with contextlib.suppress(psutil.NoSuchProcess):
                spent = other.cpu_times()
                extra += spent.user + spent.system
        return ask(under_test) + extra

    answered = ask(api)
    asyncio.run(load(port, 0, WARM))
    answered += WARM
    drained(api, answered)
    before = used()
    seconds = asyncio.run(load(port, WARM, UPDATES))
    drained(api, answered + UPDATES)
    each = (used() - before) / UPDATES * 1e6
    print(f"{name:<28} {each:7.0f} µs CPU an update, {UPDATES / seconds:6.0f} updates/s taken in")
    return each


def drained(api: subprocess.Popen[str], target: float) -> None:
    """Wait until the answers are out, so that all the work is counted."""
    deadline = time.monotonic() + 120
    while ask(api) < target:
        if time.monotonic() > deadline:
            raise SystemExit("the answers never came")
        time.sleep(0.05)


def server_processes() -> list[psutil.Process]:
    """PostgreSQL's own processes, whose CPU belongs to the whole way."""
    return [p for p in psutil.process_iter(["name"]) if p.info["name"] == "postgres"]


def main() -> None:
    print(f"{UPDATES} updates from {CHATS} chats, {ROUNDS} rounds; {' '.join(sys.argv)}")
    ratios: dict[str, list[float]] = {"durable, SQLite FULL": [], "durable, PostgreSQL": []}
    api_port = free_port()
    api_url = f"http://127.0.0.1:{api_port}"
    with postgres.server() as server, process("bench.fake_api", str(api_port)) as api:
        for _ in range(ROUNDS):
            port = free_port()
            with process("bench.echo", api_url, str(port)) as echo:
                yardstick = measured("bare aiogram echo", echo, api, port, [])
            for name, found in ratios.items():
                with tempfile.TemporaryDirectory() as folder:
                    embedded = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
                    url = embedded if "SQLite" in name else server.fresh()
                    found.append(whole_way(name, url, folder, api, api_url) / yardstick)
    for name, found in ratios.items():
        middle = statistics.median(found)
        print(f"{name:<28} {middle:7.2f} of the echo's CPU ({min(found):.2f} to {max(found):.2f})")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process: {peak:.0f} MB")


def whole_way(name: str, url: str, folder: str, api: subprocess.Popen[str], api_url: str) -> float:
    port = free_port()
    with process("bench.desk", api_url, str(port), url, folder) as desk:
        others = server_processes() if url.startswith("postgresql") else []
        return measured(name, desk, api, port, others)


ALONE = {"assess": assess.main, "simulator": simulator.main, "way": main}

if __name__ == "__main__":
    for part in sys.argv[1:] or ALONE:
        ALONE[part]()
