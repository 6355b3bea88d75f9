"""The webhook: 200 only after the commit; the secret is the control, one answer for every stranger."""

import asyncio
import hmac
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

import structlog
from aiohttp import web
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.transport.lanes import WANTED, received
from bot.transport.wire import Wire
from core.errors import Fault
from core.store import inbox
from core.store.writer import Writer

log = structlog.get_logger()

HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
LARGEST: Final = 1 << 20
"""Bytes of one update; Telegram's are far smaller."""
RETRY: Final = {"Retry-After": "5"}


class Webhook:
    """Receives the updates of both bots."""

    def __init__(
        self,
        secret: str,
        writer: Writer,
        *,
        clock: Callable[[], datetime],
        on_stored: Callable[[], None],
    ) -> None:
        """`secret` must come with every update; `on_stored` wakes the worker."""
        self._secret = secret.encode()
        self._writer = writer
        self._clock = clock
        self._on_stored = on_stored

    def app(self) -> web.Application:
        """An application with one address a bot."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post("/telegram/{source:party|staff}", self.receive)
        return app

    async def receive(self, request: web.Request) -> web.Response:
        """Store one update. Anything wrong is not found, so that nothing can be learned here."""
        told = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(told, self._secret):
            return web.Response(status=404)
        if request.content_type != "application/json":
            return web.Response(status=404)
        try:
            update: Any = json.loads(await request.read())
        except (ValueError, web.HTTPRequestEntityTooLarge):
            return web.Response(status=404)
        row = received(request.match_info["source"], update)

        def job(connection: Connection) -> int:
            return inbox.receive(connection, [row], self._clock())

        try:
            await asyncio.wrap_future(self._writer.submit(job))
        except SQLAlchemyError as error:
            log.error("not-stored", source=row.source, fault=type(error).__name__)
            return web.Response(status=503, headers=RETRY)
        self._on_stored()
        return web.Response()


async def register(wire: Wire, sources: Mapping[str, str], secret: str) -> None:
    """Tell Telegram where to send each bot's updates. Raises Fault when it refuses."""
    for source, url in sources.items():
        answer = await wire.call(
            source,
            "setWebhook",
            {
                "url": url,
                "secret_token": secret,
                "allowed_updates": list(WANTED),
                "max_connections": 40,
            },
        )
        if not answer.ok:
            message = f"Telegram refuses the {source} bot's webhook: {answer.description}"
            raise Fault(message)
