"""Whatever is asked, the simulator answers as Telegram would: never a 500, never a success that is none."""

import asyncio
import json
import random
from collections import Counter

import pytest

from simulator.gateway import DELIVERY, PLAYED
from tests.simulator.requests import Maker

REQUESTS = 10_000
SEED = 20261124
NEVER = {"logOut", "close"}
KNOWN = {200, 400, 401, 403, 404, 409, 413, 429, 501}


class Line:
    """A keep-alive connection; a new one when the server closes it."""

    def __init__(self, port):
        self.port, self.writer = port, None

    async def ask(self, request):
        """The status and the body of an answer."""
        if self.writer is None or self.reader.at_eof():
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writer.write(request)
        try:
            head = await self.reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionResetError):
            self.writer = None
            return await self.ask(request)
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        body = await self.reader.readexactly(length)
        if b"connection: close" in head.lower():
            self.writer.close()
            self.writer = None
        return int(head.split(b" ")[1]), body

    def close(self):
        if self.writer is not None:
            self.writer.close()


# The library warns of the odd parts which are sent on purpose.
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
async def test_ten_thousand_requests_made_from_the_specification(ground):
    maker = Maker(random.Random(SEED), ground)
    line = Line(int(ground.server.base_url.rpartition(":")[2]))
    seen, done = Counter(), set()
    for _ in range(REQUESTS):
        for chat in (ground.group, ground.forum, ground.channel):  # the bot may have left
            chat.members[ground.bot.id] = "administrator"
        method, request = maker.request()
        status, body = await line.ask(request)
        told = json.loads(body)
        seen[status] += 1

        assert status in KNOWN, (request[:3000], body)
        assert told["ok"] is (status == 200), (request[:3000], body)
        assert status != 200 or method in PLAYED - NEVER, request[:3000]
        if status == 200:
            done.add(method)
    line.close()

    assert seen[200] > REQUESTS / 3
    assert done >= PLAYED - DELIVERY - NEVER
