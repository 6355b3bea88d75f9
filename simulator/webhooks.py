"""Webhooks: in order within a queue, many queues at once, and again until they are taken."""

import asyncio
import json
import random
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import aiohttp

from simulator.decoding import Unreadable, decode
from simulator.inhabitants import Bot, Hook
from simulator.methods.call import Uploads
from simulator.world import World

Execute = Callable[[Bot, str, dict[str, Any], Uploads], Awaitable[Any]]

PACE: Final = (0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)
"""Seconds before each redelivery; the last one is repeated, up to twice as long."""
PATIENCE: Final = 60.0
"""Seconds that an answer is waited for."""
LONGEST_WAIT: Final = 3600
GONE: Final = 23 * 3600.0
"""Seconds of nothing but 410 after which a webhook is closed."""
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 — a header's name
NOT_IN_ANSWERS: Final = frozenset({"setwebhook", "deletewebhook", "close", "logout"})


class Webhooks:
    """Posts the updates of the bots that have a webhook."""

    def __init__(
        self,
        world: World,
        execute: Execute,
        pace: Sequence[float] = PACE,
        patience: float = PATIENCE,
    ) -> None:
        """`execute` does what a webhook answers with; `pace` and `patience` are in seconds."""
        self._world = world
        self._execute = execute
        self._pace = pace
        self._patience = patience
        self._queues: dict[tuple[int, str], deque[dict[str, Any]]] = {}
        self._workers: dict[tuple[int, str], asyncio.Task[None]] = {}
        self._slots: dict[int, asyncio.Semaphore] = {}
        self._session: aiohttp.ClientSession | None = None

    def offer(self, bot: Bot, updates: Sequence[dict[str, Any]]) -> None:
        """Send these on their way."""
        if bot.webhook is None or bot.held:
            return
        self._slots.setdefault(bot.id, asyncio.Semaphore(bot.webhook.connections))
        for update in updates:
            name = (bot.id, queue_of(update))
            queue = self._queues.setdefault(name, deque())
            if any(waiting is update for waiting in queue):
                continue
            queue.append(update)
            if name not in self._workers:
                self._workers[name] = asyncio.create_task(self._work(bot, name))

    def stop(self, bot: Bot) -> None:
        """Send no more; what is on its way may still arrive."""
        self._slots.pop(bot.id, None)
        for name in [name for name in self._workers if name[0] == bot.id]:
            self._workers.pop(name).cancel()
            self._queues.pop(name, None)

    async def close(self) -> None:
        """Deliver no more."""
        workers = list(self._workers.values())
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def _work(self, bot: Bot, name: tuple[int, str]) -> None:
        """Deliver a queue to its end, one after the other; what comes again does so at once."""
        queue = self._queues[name]
        while queue:
            update = queue[0]
            if not await self._until_done_with(bot, update):
                break
            number = update["update_id"]
            again = bot.again[number] > 0
            bot.forget(number)
            if not again:
                queue.popleft()
        self._queues.pop(name, None)
        self._workers.pop(name, None)

    async def _until_done_with(self, bot: Bot, update: dict[str, Any]) -> bool:
        """Post until it is taken or too old; false when the webhook goes meanwhile."""
        attempt, wait = 0, 0.0
        while bot.webhook is not None:
            if self._world.arrivals.is_old(bot, update, wait):
                return True
            await asyncio.sleep(wait)
            async with self._slots[bot.id]:
                retry_after = await self._post(bot, bot.webhook, update)
            if retry_after is None:
                return True
            wait = min(retry_after, LONGEST_WAIT) or self._redelivery(attempt)
            attempt += 1
        return False

    def _redelivery(self, attempt: int) -> float:
        if attempt < len(self._pace):
            return self._pace[attempt]
        return random.uniform(1, 2) * self._pace[-1]  # noqa: S311 — a pause is no secret

    async def _post(self, bot: Bot, hook: Hook, update: dict[str, Any]) -> float | None:
        """Post once. None when it was taken, else the seconds that the other side asked for."""
        if self._session is None:
            self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers[SECRET_HEADER] = hook.secret
        timeout = aiohttp.ClientTimeout(total=self._patience)
        try:
            async with self._session.post(
                hook.url, data=json.dumps(update), headers=headers, timeout=timeout,
                allow_redirects=False,
            ) as response:  # fmt: skip
                if 200 <= response.status < 300:
                    hook.gone_since = None
                    await self._obey(bot, response)
                    return None
                self._failed(
                    hook, f"Wrong response from the webhook: {response.status} {response.reason}"
                )
                self._count_gone(bot, hook, response.status)
                return _seconds(response.headers.get("Retry-After", ""))
        except TimeoutError:
            self._failed(hook, "Read timeout expired")
        except (aiohttp.ClientError, OSError) as error:
            self._failed(hook, f"Connection failed: {type(error).__name__}")
        return 0.0

    async def _obey(self, bot: Bot, response: aiohttp.ClientResponse) -> None:
        """Do what a webhook answers with; its result is nobody's."""
        try:
            params, uploads = await decode(response)
        except Unreadable:
            return
        method = str(params.pop("method", "")).lower()
        if method and not method.startswith("get") and method not in NOT_IN_ANSWERS:
            await self._execute(bot, method, params, uploads)

    def _failed(self, hook: Hook, why: str) -> None:
        hook.failure, hook.failed_at = why, self._world.clock.now()

    def _count_gone(self, bot: Bot, hook: Hook, status: int) -> None:
        now = self._world.ticks()
        if status != 410:
            hook.gone_since = None
        elif hook.gone_since is None:
            hook.gone_since = now
        elif now - hook.gone_since > GONE and bot.webhook is hook:
            bot.webhook = None


def queue_of(update: dict[str, Any]) -> str:
    """Order holds only within a queue: a chat's messages, a person's presses."""
    if "callback_query" in update:
        return f"person {update['callback_query']['from']['id']}"
    for part in update.values():
        if isinstance(part, dict) and "chat" in part:
            return f"chat {part['chat']['id']}"
    return "others"


def _seconds(said: str) -> float:
    return float(said[:6]) if said.isascii() and said.isdecimal() else 0.0
