"""python-telegram-bot behind the inbox: parsed, routed and captured, its errors raised again."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import telegram
from telegram.ext import Application, ApplicationBuilder, BaseHandler

from bot.transport.capture import Capture, CapturingRequest, drive
from bot.transport.losses import Unreadable
from bot.transport.reading import update_of
from core.store.batch import Batch
from core.store.inbox import Arrival, Incoming
from core.store.transaction import Transaction


class Raising(Application[Any, Any, Any, Any, Any, Any]):
    """By default a handler that raised looks as if it had succeeded; here it does not."""

    async def process_error(
        self,
        update: object,  # noqa: ARG002 — the library's signature
        error: Exception,
        job: object = None,  # noqa: ARG002 — the library's signature
        coroutine: object = None,  # noqa: ARG002 — the library's signature
    ) -> bool:
        """Let the worker see the failure."""
        raise error


class StaffSource:
    """Handles the staff bot's updates."""

    def __init__(
        self,
        token: str,
        username: str,
        listeners: Callable[[], Sequence[BaseHandler[Any, Any, Any]]],
    ) -> None:
        """Build the library's application; no updater, no job queue, no start."""
        self._capture = Capture("staff")
        request = CapturingRequest(self._capture, username)
        bot = telegram.Bot(token, request=request, get_updates_request=request)
        builder = ApplicationBuilder().bot(bot).updater(None).job_queue(None)
        self._application = builder.application_class(Raising).build()
        for listener in listeners():
            self._application.add_handler(listener)
        # The library gathers tasks here, so it needs a loop that may wait: one of its own.
        with ThreadPoolExecutor(1) as aside:
            aside.submit(asyncio.run, self._application.initialize()).result()

    def preload(self, batch: Batch, incoming: Sequence[Incoming]) -> None:
        """Staff updates are few; they read what they need."""

    def handle(self, incoming: Incoming, tx: Transaction) -> Arrival:
        """Parse, route, capture. Raises Unreadable for what the library cannot parse."""
        update = _parse(incoming.body, self._application.bot)
        self._capture.tx, self._capture.lane = tx, incoming.lane
        self._application.bot_data["tx"] = tx
        try:
            drive(self._application.process_update(update))
        finally:
            self._capture.tx = None
            self._application.bot_data.pop("tx", None)
        return Arrival.DONE


def _parse(body: str, bot: telegram.Bot) -> telegram.Update:
    try:
        raw = update_of(body)
        update = telegram.Update.de_json(raw, bot)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        message = "python-telegram-bot cannot read this update"
        raise Unreadable(message) from error
    if not raw:
        message = "an empty update"
        raise Unreadable(message)
    return update
