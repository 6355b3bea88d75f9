"""`python -m bench simulator`: how soon the simulated Telegram is up, how large, and how fast.

The rate of `sendMessage` is told against an empty aiohttp handler that gets the same requests from the
same client, in turns, each server in a process of its own.
"""

import asyncio
import os
import statistics
import subprocess
import time
from urllib.parse import urlencode

import psutil

from bench.processes import ask, free_port, process
from bench.telegram import PERSON, TOKEN

REQUESTS = int(os.environ.get("BENCH_REQUESTS", "4000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
CONNECTIONS = 4


def request() -> bytes:
    """One `sendMessage` as both libraries send it: a form, its keyboard as JSON."""
    keyboard = '{"inline_keyboard":[[{"text":"Yes, this order","callback_data":"a:order:yes"}]]}'
    text = "Is this the order that you want to open a dispute about? " * 3
    form = urlencode({"chat_id": PERSON, "text": text, "reply_markup": keyboard}).encode()
    return (
        f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n\r\n"
    ).encode() + form


class Client(asyncio.Protocol):
    """Asks again as soon as it is answered, until enough was asked; it parses as little as it can."""

    def __init__(self, left: list[int], done: "asyncio.Future[None]") -> None:
        self.left, self.done, self.body = left, done, request()
        self.heard = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        self.heard += data
        head, end, body = self.heard.partition(b"\r\n\r\n")
        if not end or len(body) < int(head.lower().split(b"content-length: ")[1].split(b"\r")[0]):
            return
        assert head.startswith(b"HTTP/1.1 200"), self.heard
        self.heard = b""
        self._next()

    def _next(self) -> None:
        if self.left[0] <= 0:
            self.transport.close()
            if not self.done.done():
                self.done.set_result(None)
            return
        self.left[0] -= 1
        self.transport.write(self.body)


async def load(port: int, count: int) -> float:
    """Send so many; returns how many were answered in a second."""
    loop = asyncio.get_running_loop()
    left, done = [count], [loop.create_future() for _ in range(CONNECTIONS)]
    started = time.perf_counter()
    for one in done:
        await loop.create_connection(lambda one=one: Client(left, one), "127.0.0.1", port)
    await asyncio.gather(*done)
    return count / (time.perf_counter() - started)


def rate(name: str, server: subprocess.Popen[str], port: int) -> tuple[float, float]:
    """Requests a second, and CPU microseconds of the server for each."""
    before = ask(server)
    found = asyncio.run(load(port, REQUESTS))
    each = (ask(server) - before) / REQUESTS * 1e6
    print(f"{name:<28} {found:7.0f} requests/s, {each:5.0f} µs CPU each")
    return found, each


def start() -> tuple[float, float]:
    """Seconds until a fresh process serves, and its megabytes then."""
    started = time.perf_counter()
    with process("bench.telegram", str(free_port())) as server:
        seconds = time.perf_counter() - started
        return seconds, psutil.Process(server.pid).memory_info().rss / 1e6


def main() -> None:
    starts = [start() for _ in range(ROUNDS)]
    seconds, size = (statistics.median(one) for one in zip(*starts, strict=True))
    print(f"{'the simulator alone':<28} {seconds:7.2f} s until it serves, {size:.0f} MB")
    ports = free_port(), free_port()
    empties, answers = [], []
    with (
        process("bench.empty", str(ports[0])) as empty,
        process("bench.telegram", str(ports[1])) as telegram,
    ):
        asyncio.run(load(ports[0], 300))
        asyncio.run(load(ports[1], 300))
        for _ in range(ROUNDS):
            empties.append(rate("empty aiohttp handler", empty, ports[0]))
            answers.append(rate("sendMessage, simulated", telegram, ports[1]))
    found = [one[0] / other[0] for one, other in zip(answers, empties, strict=True)]
    middle, best = statistics.median(found), max(answers)[0] / max(empties)[0]
    processor = min(cost for _, cost in empties) / min(cost for _, cost in answers)
    print(
        f"{'sendMessage':<28} {middle:7.2f} of the empty handler's rate ({min(found):.2f} to "
        f"{max(found):.2f}); best rounds {best:.2f}, least CPU {processor:.2f}"
    )
