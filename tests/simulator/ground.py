"""A Bot API server with a bot, people and chats of every kind, and time that tests move."""

import random
import time
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import aiohttp

from simulator.clock import Clock
from simulator.person import Person
from simulator.server import TelegramServer
from simulator.world import World

TOKEN = "42:" + "a" * 35
OTHER = "43:" + "b" * 35
ANN, BOB, CARL = 5, 6, 7
NOBODY = 99
GROUP, FORUM, CHANNEL = -7, -1001, -1002
START = datetime(2026, 11, 24, 12, tzinfo=UTC)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000020000000308020000003b5c2f51"
    "0000001249444154789c63f8cfc0c0c0c0c0c0c0000010fc03010a5b0d5e0000000049454e44ae426082"
)
"""Two by three."""


class Ground:
    """What a test stands on: Ann has started the bot, Bob has not; Carl is in the groups."""

    def __init__(self, server, session):
        self.server, self.world, self.session = server, server.world, session
        self.bot, self.other = self.world.bots[TOKEN], self.world.bots[OTHER]
        self.ann = Person(self.world, self.world.users[ANN], self.bot)
        self.group = self.world.groups[GROUP]
        self.forum = self.world.groups[FORUM]
        self.channel = self.world.groups[CHANNEL]

    async def call(self, method, token=TOKEN, **params):
        """The status and the body of an answer."""
        url = f"{self.server.base_url}/bot{token}/{method}"
        async with self.session.post(url, json=params) as answer:
            return answer.status, await answer.json()

    async def does(self, method, token=TOKEN, **params):
        """The result; a refusal fails the test."""
        _, body = await self.call(method, token, **params)
        assert body["ok"], body
        return body["result"]

    async def says(self, method, token=TOKEN, **params):
        """What a refusal says."""
        _, body = await self.call(method, token, **params)
        return body.get("description", "ok")

    async def uploads(self, method, params, **files):
        """The body of an answer to a multipart request; files are (name, bytes)."""
        form = aiohttp.FormData({name: str(value) for name, value in params.items()})
        for part, (name, body) in files.items():
            form.add_field(part, body, filename=name)
        url = f"{self.server.base_url}/bot{TOKEN}/{method}"
        async with self.session.post(url, data=form) as answer:
            return await answer.json()

    async def downloads(self, path, token=TOKEN):
        """The status and the bytes of a file."""
        url = f"{self.server.base_url}/file/bot{token}/{path}"
        async with self.session.get(url) as answer:
            return answer.status, await answer.read()

    async def sends(self, chat=ANN, text="a", **more):
        """The number of a message that the bot sends."""
        return (await self.does("sendMessage", chat_id=chat, text=text, **more))["message_id"]

    async def polls(self, **params):
        """The updates, asked for by somebody who is in no hurry."""
        self.passes(60)
        return await self.does("getUpdates", **params)

    async def hears(self):
        """Every update that waits, by kind and content; then they are confirmed."""
        updates = await self.polls()
        if updates:
            await self.polls(offset=updates[-1]["update_id"] + 1)
        return [
            (kind, body)
            for update in updates
            for kind, body in update.items()
            if kind != "update_id"
        ]

    def passes(self, seconds):
        """Monotonic time goes by: limits, retries and presses follow it."""
        self.world.ticks.ahead += seconds

    def goes_by(self, **time):
        """Legal time goes by: messages follow it."""
        self.world.clock.advance(timedelta(**time))

    def here(self, user, chat=None):
        """Somebody in a group, or with the bot alone."""
        return Person(self.world, self.world.users[user], self.bot, chat)


class Ticks:
    """Monotonic time that can be moved ahead."""

    def __init__(self):
        self.ahead = 0.0

    def __call__(self):
        return time.monotonic() + self.ahead


def new_world():
    """Two bots, three people, a group, a forum and a channel."""
    world = World(Clock(START), ticks=Ticks(), chance=random.Random(1))
    bot = world.bot(TOKEN, "party_bot", "Party")
    other = world.bot(OTHER, "staff_bot", "Staff")
    for number, name in ((ANN, "Ann"), (BOB, "Bob"), (CARL, "Carl")):
        world.person(number, name)
    for number, title, kind, rank in (
        (GROUP, "A group", "group", "member"),
        (FORUM, "A forum", "supergroup", "administrator"),
        (CHANNEL, "A channel", "channel", "administrator"),
    ):
        chat = world.group(number, title, kind=kind, forum=number == FORUM)
        chat.members = {CARL: "creator", bot.id: rank, other.id: "member"}
    return world


@asynccontextmanager
async def standing(**times):
    """The ground, served. `times` are those of the server."""
    world = new_world()
    times = {"pace": (0.0, 0.01), "repeat": 0.05, **times}
    async with TelegramServer(world, **times) as server, aiohttp.ClientSession() as session:
        ground = Ground(server, session)
        ground.ann.opens()
        for bot in world.bots.values():
            bot.updates.clear()
        yield ground


def keyboard(**button):
    """An inline keyboard of one button."""
    return {"inline_keyboard": [[{"text": "A", **button}]]}
