"""The webhook: 200 only after the commit; the secret is the control, one answer for every stranger."""

import asyncio
import hmac
import json
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from typing import Any, Final

import structlog
from aiohttp import web
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.transport.lanes import WANTED, received
from bot.transport.wire import Wire
from core.errors import Fault
from core.store import inbox
from core.store.inbox import Received
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
        self._lock = threading.Lock()
        self._rows: list[Received] = []
        self._taken: list[Received] | None = None
        self._gathering: Future[int] | None = None

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

        try:
            await asyncio.wrap_future(self._gather(row))
        except SQLAlchemyError as error:
            log.error("not-stored", source=row.source, fault=type(error).__name__)
            return web.Response(status=503, headers=RETRY)
        self._on_stored()
        return web.Response()

    def _gather(self, row: Received) -> "Future[int]":
        """Store it with whatever else comes before the writer gets to it: one statement for all."""
        with self._lock:
            self._rows.append(row)
            if self._gathering is None:
                rows: list[Received] = []
                self._gathering = self._writer.submit(partial(self._store, rows))
                self._taken = rows
            return self._gathering

    def _store(self, rows: list[Received], connection: Connection) -> int:
        with self._lock:
            if self._taken is rows:
                rows += self._rows
                self._rows, self._gathering, self._taken = [], None, None
        return inbox.receive(connection, rows, self._clock())


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
