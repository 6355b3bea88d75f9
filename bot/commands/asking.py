"""One question to Telegram, as commands ask it: whatever goes wrong is an answer too."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

import aiohttp

SILENCE: Final = "no answer"
SECONDS: Final = 10

Ask = Callable[..., Awaitable[dict[str, Any]]]


@asynccontextmanager
async def asking(api: str) -> AsyncIterator[Ask]:
    """Calls methods of this Bot API server; without an answer the description begins with SILENCE."""
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as session:

        async def ask(token: str, method: str, **params: object) -> dict[str, Any]:
            url = f"{api.rstrip('/')}/bot{token}/{method}"
            try:
                async with session.post(url, json=params) as response:
                    answer = await response.json(content_type=None)
            except (aiohttp.ClientError, TimeoutError, ValueError) as error:
                return {"ok": False, "description": f"{SILENCE} ({type(error).__name__})"}
            if not isinstance(answer, dict):
                return {"ok": False, "description": f"{SILENCE} (it is not Telegram's)"}
            return answer

        yield ask
