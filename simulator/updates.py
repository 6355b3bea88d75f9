"""How updates reach a bot: by long polling or by webhook, never by both."""

from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from simulator.errors import bad
from simulator.inhabitants import DEFAULT_KINDS, Bot, Hook
from simulator.polling import REPEAT, Polling
from simulator.spec import spec
from simulator.webhooks import PACE, PATIENCE, Execute, Webhooks
from simulator.world import World

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
PORTS: Final = frozenset({80, 88, 443, 8443})
SECRET: Final = 256
CONNECTIONS: Final = (1, 100)


class Deliveries:
    """Everything that is on its way to the bots."""

    def __init__(
        self,
        world: World,
        execute: Execute,
        *,
        pace: Sequence[float] = PACE,
        patience: float = PATIENCE,
        repeat: float = REPEAT,
    ) -> None:
        """Times are in seconds; tests need not wait as long as people."""
        self._world = world
        self._polling = Polling(world, repeat)
        self._webhooks = Webhooks(world, execute, pace, patience)
        world.listeners.add(self._heard)

    async def get_updates(self, bot: Bot, params: dict[str, Any]) -> list[dict[str, Any]]:
        """`getUpdates`."""
        if "allowed_updates" in params:
            allow(bot, params["allowed_updates"])
        return await self._polling.get_updates(bot, params)

    async def set_webhook(self, bot: Bot, params: dict[str, Any]) -> bool:
        """`setWebhook`; an empty address removes it. Plain HTTP is allowed to loopback only."""
        url = params.get("url", "")
        if not url:
            return await self.delete_webhook(bot, params)
        _check_address(url)
        secret = params.get("secret_token", "")
        if len(secret) > SECRET:
            raise bad("secret token is too long")
        if not all(c.isascii() and (c.isalnum() or c in "_-") for c in secret):
            raise bad("secret token contains unallowed characters")
        if "allowed_updates" in params:
            allow(bot, params["allowed_updates"])
        if params.get("drop_pending_updates"):
            _drop(bot)
        least, most = CONNECTIONS
        connections = min(max(params.get("max_connections", 40), least), most)
        address = params.get("ip_address")
        self._webhooks.stop(bot)
        bot.webhook = Hook(url, secret, connections, address, "certificate" in params)
        bot.poller = None
        self._polling.wake(bot)
        self._webhooks.offer(bot, list(bot.updates))
        return True

    async def delete_webhook(self, bot: Bot, params: dict[str, Any]) -> bool:
        """`deleteWebhook`."""
        bot.webhook = None
        if params.get("drop_pending_updates"):
            _drop(bot)
        self._webhooks.stop(bot)
        return True

    def webhook_info(self, bot: Bot) -> dict[str, Any]:
        """`getWebhookInfo`."""
        self._world.arrivals.forget_old(bot)
        hook = bot.webhook or Hook("")
        info: dict[str, Any] = {
            "url": hook.url,
            "has_custom_certificate": hook.certificate,
            "pending_update_count": len(bot.updates),
        }
        if hook.url:
            info["max_connections"] = hook.connections
        if hook.address:
            info["ip_address"] = hook.address
        if hook.failed_at is not None:
            info["last_error_message"] = hook.failure
            info["last_error_date"] = int(hook.failed_at.timestamp())
        if bot.allowed != DEFAULT_KINDS:
            info["allowed_updates"] = sorted(bot.allowed)
        return info

    def release(self, bot: Bot) -> None:
        """Let go what was held back."""
        bot.held = False
        self._polling.wake(bot)
        self._webhooks.offer(bot, list(bot.updates))

    async def close(self) -> None:
        """Deliver no more."""
        self._world.listeners.discard(self._heard)
        await self._webhooks.close()

    def _heard(self, event: dict[str, Any]) -> None:
        if event["type"] == "update":
            bot = self._world.bot_named(event["bot"])
            self._polling.wake(bot)
            self._webhooks.offer(bot, [bot.updates[-1]])


def allow(bot: Bot, wanted: list[str]) -> None:
    """`allowed_updates`: without a known name, all kinds but those that must be asked for."""
    known = spec()["types"]["Update"].keys() - {"update_id"}
    bot.allowed = frozenset({name.lower() for name in wanted} & known) or DEFAULT_KINDS


def _drop(bot: Bot) -> None:
    bot.updates.clear()
    bot.born.clear()
    bot.again.clear()


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise bad("bad webhook: Wrong HTTP URL") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad("bad webhook: Wrong HTTP URL")
    if parts.hostname in LOOPBACK:
        return
    if parts.scheme != "https":
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if (port or 443) not in PORTS:
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    _check_reserved(parts.hostname)


def _check_reserved(host: str) -> None:
    try:
        address = ip_address(host)
    except ValueError:
        return
    if address.version != 4:
        raise bad("bad webhook: IPv6-only addresses are not allowed")
    if not address.is_global:
        raise bad(f"bad webhook: IP address {host} is reserved")
