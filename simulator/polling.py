"""Long polling, with its conflicts."""

import asyncio
from typing import Any, Final

from simulator.errors import Refusal
from simulator.inhabitants import Bot
from simulator.world import World

ACTIVE: Final = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete "
    "the webhook first"
)
TERMINATED: Final = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is "
    "running"
)
HOOKED: Final = "Conflict: terminated by setWebhook request"
MOST: Final = 100
LONGEST: Final = 50
REPEAT: Final = 3.0
"""Seconds within which a repeated poll, or a repeated conflict, is slowed down."""
HASTE: Final = 0.5
"""Seconds within which a repeated poll gets one update only."""


class Polling:
    """`getUpdates` for every bot."""

    def __init__(self, world: World, repeat: float = REPEAT) -> None:
        """`repeat` is how long hurried clients are slowed down, in seconds."""
        self._world = world
        self._repeat = repeat
        self._arrived: dict[int, asyncio.Event] = {}

    async def get_updates(self, bot: Bot, params: dict[str, Any]) -> list[dict[str, Any]]:
        """`getUpdates`. Raises Refusal (409) while there is a webhook, or when another one polls."""
        if bot.webhook is not None:
            raise await self._conflict(bot, ACTIVE)
        mine = object()
        bot.poller = mine
        self.wake(bot)
        offset = params.get("offset", 0)
        limit, timeout = self._slowed(bot, offset, params)
        self._confirm(bot, offset)
        deadline = asyncio.get_running_loop().time() + timeout
        while True:
            if bot.poller is not mine:
                hooked = bot.webhook is not None
                raise await self._conflict(bot, HOOKED if hooked else TERMINATED)
            self._world.arrivals.forget_old(bot)
            if bot.updates and not bot.held:
                return list(bot.updates)[:limit]
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0 or not await self._woken(bot, left):
                return []

    def wake(self, bot: Bot) -> None:
        """Let who polls look again."""
        self._event(bot).set()

    def _slowed(self, bot: Bot, offset: int, params: dict[str, Any]) -> tuple[int, float]:
        """How many updates, and how long to wait; less and longer for who asks the same again."""
        limit = min(max(params.get("limit", MOST), 1), MOST)
        timeout: float = min(max(params.get("timeout", 0), 0), LONGEST)
        last, since = bot.last_poll
        now = self._world.ticks()
        bot.last_poll = (offset, now)
        if last == offset and now - since < self._repeat:
            timeout = max(timeout, self._repeat)
            if now - since < HASTE * self._repeat / REPEAT:
                limit = 1
        return limit, timeout

    async def _conflict(self, bot: Bot, text: str) -> Refusal:
        now = self._world.ticks()
        if now < bot.next_conflict:
            await asyncio.sleep(self._repeat)
        else:
            bot.next_conflict = now + self._repeat
        return Refusal(409, text)

    def _confirm(self, bot: Bot, offset: int) -> None:
        """All below the offset are confirmed; a negative one keeps the last and forgets the rest.

        One that lies too far ahead confirms nothing.
        """
        ids = [update["update_id"] for update in bot.updates]
        if offset < 0:
            gone = ids[:offset]
        elif ids and offset > bot.next_update:
            gone = []
        else:
            gone = [number for number in ids if number < offset]
        for number in gone:
            bot.forget(number)

    async def _woken(self, bot: Bot, left: float) -> bool:
        event = self._event(bot)
        event.clear()
        try:
            await asyncio.wait_for(event.wait(), left)
        except TimeoutError:
            return False
        return True

    def _event(self, bot: Bot) -> asyncio.Event:
        return self._arrived.setdefault(bot.id, asyncio.Event())
