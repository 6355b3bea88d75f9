"""`make bench`: an assessment, the simulator, and the whole way against a bare aiogram echo.

`python -m bench assess` or `python -m bench simulator` (or `way`) tells one alone.

The whole way's messages go over real HTTP to the same trivial Bot API as the echo's; the CPU of the
process under test is counted, on PostgreSQL the server's own too; the server waits for the disk as
one in service does. Nothing here is asserted: the machine decides.
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
import psycopg

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
    server: psutil.Process | None = None,
) -> float:
    """CPU microseconds per update, from its receipt to its answer."""

    def used() -> tuple[float, float]:
        return ask(under_test), family(server) if server else 0.0

    answered = ask(api)
    asyncio.run(load(port, 0, WARM))
    answered += WARM
    drained(api, answered)
    before = used()
    seconds = asyncio.run(load(port, WARM, UPDATES))
    drained(api, answered + UPDATES)
    own, servers = ((now - then) / UPDATES * 1e6 for now, then in zip(used(), before, strict=True))
    told = f" ({servers:.0f} of it the server's)" if server else ""
    rate = f"{UPDATES / seconds:6.0f} updates/s taken in"
    print(f"{name:<28} {own + servers:7.0f} µs CPU an update{told}, {rate}")
    return own + servers


def drained(api: subprocess.Popen[str], target: float) -> None:
    """Wait until the answers are out, so that all the work is counted."""
    deadline = time.monotonic() + 120
    while ask(api) < target:
        if time.monotonic() > deadline:
            raise SystemExit("the answers never came")
        time.sleep(0.05)


def family(parent: psutil.Process) -> float:
    """CPU seconds of a process and its children, those that have ended included."""
    spent = parent.cpu_times()
    total = spent.user + spent.system + spent.children_user + spent.children_system
    for child in parent.children():
        with contextlib.suppress(psutil.NoSuchProcess):
            child_spent = child.cpu_times()
            total += child_spent.user + child_spent.system
    return float(total)


def patient(uri: str) -> psutil.Process:
    """Let the tests' server wait for the disk again; returns the process all its others come from."""
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM RESET ALL")
        connection.execute("SELECT pg_reload_conf()")
        parent = psutil.Process(connection.info.backend_pid).parent()
    assert parent is not None
    return parent


def main() -> None:
    print(f"{UPDATES} updates from {CHATS} chats, {ROUNDS} rounds; {' '.join(sys.argv)}")
    ratios: dict[str, list[float]] = {"durable, SQLite FULL": [], "durable, PostgreSQL": []}
    api_port = free_port()
    api_url = f"http://127.0.0.1:{api_port}"
    with postgres.server() as server, process("bench.fake_api", str(api_port)) as api:
        parent = patient(server.uri)
        for _ in range(ROUNDS):
            port = free_port()
            with process("bench.echo", api_url, str(port)) as echo:
                yardstick = measured("bare aiogram echo", echo, api, port)
            for name, found in ratios.items():
                with tempfile.TemporaryDirectory() as folder:
                    embedded = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
                    small = "SQLite" in name
                    url, its = (embedded, None) if small else (server.fresh(), parent)
                    port = free_port()
                    with process("bench.desk", api_url, str(port), url, folder) as desk:
                        found.append(measured(name, desk, api, port, its) / yardstick)
    for name, found in ratios.items():
        middle = statistics.median(found)
        print(f"{name:<28} {middle:7.2f} of the echo's CPU ({min(found):.2f} to {max(found):.2f})")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process: {peak:.0f} MB")


ALONE = {"assess": assess.main, "simulator": simulator.main, "way": main}

if __name__ == "__main__":
    for part in sys.argv[1:] or ALONE:
        ALONE[part]()
