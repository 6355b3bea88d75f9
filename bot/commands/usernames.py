"""The party bot's name, for links: set, or asked of Telegram."""

import asyncio

from bot.commands.asking import asking
from bot.settings import read_party_bot
from core.errors import Fault


def party_username() -> str:
    """The name without `@`. Raises Fault when neither settings nor Telegram say it."""
    settings = read_party_bot()
    if settings.party_username:
        return settings.party_username
    if settings.party_token is None:
        message = (
            "OKYOO_PARTY_USERNAME: it is not set, and neither is OKYOO_PARTY_TOKEN, with which "
            "Telegram could be asked; set one of them"
        )
        raise Fault(message)
    return asyncio.run(_told(settings.telegram_api, settings.party_token.get_secret_value()))


async def _told(api: str, token: str) -> str:
    async with asking(api) as ask:
        answer = await ask(token, "getMe")
    if not answer.get("ok"):
        message = (
            f"Telegram does not say the party bot's name: {answer.get('description')}; "
            "check OKYOO_PARTY_TOKEN, or set OKYOO_PARTY_USERNAME"
        )
        raise Fault(message)
    return str(answer["result"]["username"])
