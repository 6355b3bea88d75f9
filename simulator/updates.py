"""How updates reach a bot: long polling with its conflicts, webhooks with their redelivery."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any, Final

import aiohttp

from simulator.errors import Refusal, bad
from simulator.world import Bot, World

DEFAULT: Final = (
    "message", "edited_message", "channel_post", "edited_channel_post", "inline_query",
    "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query", "poll",
    "poll_answer", "my_chat_member", "chat_join_request",
)  # fmt: skip
ACTIVE: Final = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete "
    "the webhook first"
)
TERMINATED: Final = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is "
    "running"
)
PACE: Final = (0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)
"""Seconds before each redelivery."""
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 — a header's name


class Deliveries:
    """Everything that is on its way to the bots."""

    def __init__(self, world: World, pace: Sequence[float] = PACE) -> None:
        """`pace` are the seconds between redeliveries; tests need not wait as long as people."""
        self._world = world
        self._pace = pace
        self._arrived: dict[int, asyncio.Event] = {}
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._queues: dict[str, asyncio.Queue[dict[str, Any]]] = {}
        self._queued: set[tuple[int, int]] = set()
        self._session: aiohttp.ClientSession | None = None
        world.listeners.add(self._heard)

    async def get_updates(self, bot: Bot, params: dict[str, Any]) -> list[dict[str, Any]]:
        """`getUpdates`."""
        if bot.webhook is not None:
            raise Refusal(409, ACTIVE)
        if "allowed_updates" in params:
            _allow(bot, params["allowed_updates"])
        mine = object()
        bot.poller = mine
        self._event(bot).set()
        _confirm(bot, params.get("offset", 0))
        limit = min(max(params.get("limit", 100), 1), 100)
        deadline = asyncio.get_running_loop().time() + min(max(params.get("timeout", 0), 0), 50)
        while True:
            if bot.poller is not mine:
                raise Refusal(409, TERMINATED)
            if bot.updates and not bot.held:
                break
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                break
            event = self._event(bot)
            event.clear()
            try:
                await asyncio.wait_for(event.wait(), left)
            except TimeoutError:
                break
        return [] if bot.held else list(bot.updates)[:limit]

    async def set_webhook(self, bot: Bot, params: dict[str, Any]) -> bool:
        """`setWebhook`; an empty address removes it. Plain HTTP is allowed to loopback only."""
        url = params["url"]
        if not url:
            return await self.delete_webhook(bot, params)
        if not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        secret = params.get("secret_token", "")
        if len(secret) > 256:  # noqa: PLR2004 — Bot API
            raise bad("secret token is too long")
        if not all(c.isascii() and (c.isalnum() or c in "_-") for c in secret):
            raise bad("secret token contains unallowed characters")
        if "allowed_updates" in params:
            _allow(bot, params["allowed_updates"])
        bot.webhook = {"url": url, "secret": secret, "max": params.get("max_connections", 40)}
        bot.poller = None
        self._event(bot).set()
        self._deliver(bot)
        return True

    async def delete_webhook(self, bot: Bot, params: dict[str, Any]) -> bool:
        """`deleteWebhook`."""
        bot.webhook = None
        if params.get("drop_pending_updates"):
            bot.updates.clear()
        for name in [n for n in self._workers if n.startswith(f"{bot.id}/")]:
            self._workers.pop(name).cancel()
            self._queues.pop(name, None)
        self._queued = {known for known in self._queued if known[0] != bot.id}
        return True

    def webhook_info(self, bot: Bot) -> dict[str, Any]:
        """`getWebhookInfo`."""
        hook = bot.webhook or {}
        info: dict[str, Any] = {
            "url": hook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(bot.updates),
        }
        if hook.get("error"):
            info["last_error_message"] = hook["error"]
            info["last_error_date"] = int(self._world.clock.now().timestamp())
        return info

    def release(self, bot: Bot) -> None:
        """Let go what was held back."""
        bot.held = False
        self._event(bot).set()
        self._deliver(bot)

    async def close(self) -> None:
        """Deliver no more."""
        self._world.listeners.discard(self._heard)
        for worker in self._workers.values():
            worker.cancel()
        await asyncio.gather(*self._workers.values(), return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def _heard(self, event: dict[str, Any]) -> None:
        if event["type"] != "update":
            return
        bot = self._world.bot_named(event["bot"])
        self._event(bot).set()
        self._deliver(bot)

    def _event(self, bot: Bot) -> asyncio.Event:
        return self._arrived.setdefault(bot.id, asyncio.Event())

    def _deliver(self, bot: Bot) -> None:
        if bot.webhook is None or bot.held:
            return
        for update in list(bot.updates):
            if (bot.id, update["update_id"]) in self._queued:
                continue
            self._queued.add((bot.id, update["update_id"]))
            name = f"{bot.id}/{_queue(update)}"
            self._queues.setdefault(name, asyncio.Queue()).put_nowait(update)
            if name not in self._workers or self._workers[name].done():
                self._workers[name] = asyncio.create_task(self._work(bot, name))

    async def _work(self, bot: Bot, name: str) -> None:
        queue = self._queues[name]
        while not queue.empty():
            update = queue.get_nowait()
            await self._until_taken(bot, update)
            if update in bot.updates:
                bot.updates.remove(update)

    async def _until_taken(self, bot: Bot, update: dict[str, Any]) -> None:
        attempt = 0
        while bot.webhook is not None and not await self._post(bot, update):
            await asyncio.sleep(self._pace[min(attempt, len(self._pace) - 1)])
            attempt += 1

    async def _post(self, bot: Bot, update: dict[str, Any]) -> bool:
        hook = bot.webhook
        if hook is None:
            return True
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        headers = {"Content-Type": "application/json"}
        if hook["secret"]:
            headers[SECRET_HEADER] = hook["secret"]
        try:
            async with self._session.post(
                hook["url"], data=json.dumps(update), headers=headers, allow_redirects=False
            ) as response:
                taken = 200 <= response.status < 300  # noqa: PLR2004 — HTTP
                hook["error"] = (
                    None
                    if taken
                    else f"Wrong response from the webhook: {response.status} {response.reason}"
                )
                return taken
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            hook["error"] = f"Connection failed: {type(error).__name__}"
            return False


def _allow(bot: Bot, wanted: list[str]) -> None:
    bot.allowed = tuple(wanted) or DEFAULT


def _confirm(bot: Bot, offset: int) -> None:
    """All below the offset are confirmed; a negative one keeps the last and forgets the rest."""
    if offset < 0:
        while len(bot.updates) > -offset:
            bot.updates.popleft()
        return
    if bot.updates and offset > bot.updates[-1]["update_id"] + 1:
        return
    while bot.updates and bot.updates[0]["update_id"] < offset:
        bot.updates.popleft()


def _queue(update: dict[str, Any]) -> str:
    """Order holds only within a queue: a chat's messages, a user's presses."""
    if "callback_query" in update:
        return f"u{update['callback_query']['from']['id']}"
    for part in update.values():
        if isinstance(part, dict) and "chat" in part:
            return f"c{part['chat']['id']}"
    return "x"
