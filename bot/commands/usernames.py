"""The party bot's name, for links: set, or asked of Telegram."""

import asyncio

from bot.opening import evidence
from bot.settings import read_settings
from bot.transport.wire import Wire
from core.errors import Fault


def party_username() -> str:
    """The name without `@`. Raises Fault when Telegram does not say it."""
    settings = read_settings()
    return settings.party_username or asyncio.run(_ask())


async def _ask() -> str:
    settings = read_settings()
    tokens = {"party": settings.party_token.get_secret_value()}
    wire = Wire(settings.telegram_api, tokens, evidence(settings), settings.send_seconds)
    try:
        answer = await wire.call("party", "getMe", {})
    finally:
        await wire.close()
    if not answer.ok:
        message = "Telegram does not say the party bot's name; set OKYOO_PARTY_USERNAME"
        raise Fault(message)
    return str(answer.result["username"])
