"""The webhook: 200 only after the commit; the secret is the control, one answer for every stranger."""

import asyncio
import hmac
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Final

import structlog
from aiohttp import web
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.transport.lanes import WANTED, received, unread
from bot.transport.reading import Odd, read
from bot.transport.wire import Wire
from core.errors import Fault
from core.store import inbox
from core.store.inbox import Received
from core.store.writer import Writer

log = structlog.get_logger()

HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
LARGEST: Final = 1 << 20
"""Bytes of one update; Telegram's are far smaller."""
SOURCES: Final = {"/telegram/party": "party", "/telegram/staff": "staff"}
RETRY: Final = {"Retry-After": "5"}


class Webhook:
    """Receives the updates of both bots. Belongs to one event loop."""

    def __init__(self, secret: str, writer: Writer, *, clock: Callable[[], datetime]) -> None:
        """`secret` must come with every update.

        The writer's crew handles what is stored in the very commit that stores it.
        """
        self._secret = secret.encode()
        self._writer = writer
        self._clock = clock
        self._lock = threading.Lock()
        self._rows: list[Received] = []
        self._taken: list[Received] | None = None
        self._gathering: asyncio.Future[int] | None = None

    def server(self) -> web.Server:
        """One address a bot, without the layers of an application: this is the hottest door."""
        return web.Server(self.receive)

    async def receive(self, request: web.BaseRequest) -> web.Response:
        """Store one update. Anything wrong is not found, so that nothing can be learned here."""
        source = SOURCES.get(request.path)
        told = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(told, self._secret) or source is None:
            return web.Response(status=404)
        if request.method != "POST" or request.content_type != "application/json":
            return web.Response(status=404)
        try:
            row = received(source, read(await request.read()))
        except Odd as odd:
            row = unread(source, odd.text)
        except (ValueError, web.HTTPRequestEntityTooLarge):
            return web.Response(status=404)
        try:
            # One request that goes away must not take the others' commit with it.
            await asyncio.shield(self._gather(row))
        except SQLAlchemyError as error:
            log.error("not-stored", source=source, fault=type(error).__name__)
            return web.Response(status=503, headers=RETRY)
        return web.Response()

    def _gather(self, row: Received) -> "asyncio.Future[int]":
        """Store it with whatever else comes before the writer gets to it: one statement for all."""
        with self._lock:
            self._rows.append(row)
            if self._taken is None or self._gathering is None:
                rows: list[Received] = []
                self._taken = rows
                self._gathering = asyncio.wrap_future(
                    self._writer.submit(partial(self._store, rows))
                )
            return self._gathering

    def _store(self, rows: list[Received], connection: Connection) -> int:
        """Run by the writer, in its thread; when run again, with the rows of the first time."""
        with self._lock:
            if self._taken is rows:
                rows += self._rows
                self._rows, self._taken = [], None
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
