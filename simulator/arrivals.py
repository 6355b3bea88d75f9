"""How updates get into a bot's queue: what it asked for, numbered, and kept as long as Telegram does."""

import asyncio
import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from simulator.clock import Clock
from simulator.faults import Fault, Faults
from simulator.inhabitants import Bot
from simulator.spec import check_object

PRESS_LIFE: Final = 150.0
"""Seconds that an undelivered press is kept, on monotonic time."""
MESSAGE_LIFE: Final = timedelta(hours=24)
IDLE: Final = timedelta(days=7)
"""After so long without an update their ids begin anew."""
FIRST: Final = (2_000_001, 1 << 30)
"""Between which numbers they begin."""


class Arrivals:
    """Puts updates into the bots' queues; faults may repeat, delay or reorder them on the way."""

    def __init__(
        self,
        clock: Clock,
        ticks: Callable[[], float],
        chance: random.Random,
        faults: Faults,
        told: Callable[[Bot, str], None],
    ) -> None:
        """`told` hears of each update once it is in its queue."""
        self._clock = clock
        self._ticks = ticks
        self._chance = chance
        self._faults = faults
        self._told = told

    def first(self) -> int:
        """Where the ids of a bot's updates begin."""
        return self._chance.randrange(*FIRST)

    def make(self, bot: Bot, kind: str, body: dict[str, Any], *, odd: bool = False) -> None:
        """Queue an update, if the bot asked for its kind when it happens.

        It must be what the Bot API promises, unless it is `odd` on purpose. Raises Wrong.
        """
        if kind not in bot.allowed:
            return
        if not odd:
            check_object("Update", {"update_id": 1, kind: body})
        fault = self._faults.for_update(bot.username, kind, _chat(body))
        if fault is None:
            self._queue(bot, self._numbered(bot, kind, body))
        else:
            self._troubled(bot, kind, body, fault)

    def forget_old(self, bot: Bot) -> None:
        """Updates that nobody fetched in time are gone: presses soon, all others after a day."""
        for update in [u for u in bot.updates if self.is_old(bot, u)]:
            bot.again.pop(update["update_id"], None)
            bot.forget(update["update_id"])

    def is_old(self, bot: Bot, update: dict[str, Any], after: float = 0.0) -> bool:
        """Whether an update will be past its time in `after` seconds."""
        born = bot.born.get(update["update_id"])
        if born is None:
            return True
        at, since = born
        if "callback_query" in update:
            return self._ticks() + after - since > PRESS_LIFE
        return self._clock.now() + timedelta(seconds=after) - at > MESSAGE_LIFE

    def _troubled(self, bot: Bot, kind: str, body: dict[str, Any], fault: Fault) -> None:
        if fault.kind == "duplicate":
            bot.again[bot.next_update] += 1
            self._queue(bot, self._numbered(bot, kind, body))
            return
        loop = asyncio.get_running_loop()
        if fault.kind == "delay":
            loop.call_later(fault.lasts, lambda: self._queue(bot, self._numbered(bot, kind, body)))
            return
        # By webhook the lower id comes later; by polling ids always rise, so it gets its id late.
        number = self._number(bot) if bot.webhook is not None else None
        waiting = (number, kind, body)
        bot.late.append(waiting)
        loop.call_later(fault.lasts, self._let_pass, bot, waiting)

    def _let_pass(self, bot: Bot, waiting: tuple[int | None, str, dict[str, Any]]) -> None:
        if waiting in bot.late:
            bot.late.remove(waiting)
            number, kind, body = waiting
            self._put(bot, self._numbered(bot, kind, body, number))

    def _queue(self, bot: Bot, update: dict[str, Any]) -> None:
        self._put(bot, update)
        for waiting in list(bot.late):
            self._let_pass(bot, waiting)

    def _put(self, bot: Bot, update: dict[str, Any]) -> None:
        bot.updates.append(update)
        bot.born[update["update_id"]] = (self._clock.now(), self._ticks())
        self._told(bot, next(kind for kind in update if kind != "update_id"))

    def _numbered(
        self, bot: Bot, kind: str, body: dict[str, Any], number: int | None = None
    ) -> dict[str, Any]:
        return {"update_id": self._number(bot) if number is None else number, kind: body}

    def _number(self, bot: Bot) -> int:
        now = self._clock.now()
        if bot.last_update is not None and now - bot.last_update > IDLE:
            bot.next_update = self.first()
        bot.last_update = now
        bot.next_update += 1
        return bot.next_update - 1


def _chat(body: dict[str, Any]) -> int | None:
    """The chat that an update is about, if it is about one."""
    about = body.get("chat") or (body.get("message") or {}).get("chat") or {}
    number: int | None = about.get("id")
    return number
