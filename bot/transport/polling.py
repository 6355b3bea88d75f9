"""Long polling that never loses: stored and committed first, then the offset moves."""

import asyncio
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import structlog
from sqlalchemy import Connection

from bot.transport.lanes import WANTED, received, unread
from bot.transport.wire import Answer, Wire
from bot.transport.writing import written
from core.errors import Fault
from core.store import inbox
from core.store.inbox import Received
from core.store.writer import Writer

log = structlog.get_logger()

LONG: Final = 25
"""Seconds that one poll waits at Telegram."""
MOST_CONFLICTS: Final = 5
"""409s in a row after which this poller gives way to the other one."""
PAUSES: Final = (0.2, 1, 2, 5, 10, 30)
"""Seconds between failing polls, and between polls that bring nothing new."""
LAST: Final = (1 << 63) - 1
"""The largest number that a database keeps."""
_NAMED: Final = re.compile(r'"update_id"\s*:\s*(\d{1,18})\b')


class Poller:
    """Fetches one bot's updates into the inbox."""

    def __init__(
        self, source: str, wire: Wire, writer: Writer, *, clock: Callable[[], datetime]
    ) -> None:
        """`wire` must allow a call to last longer than a poll.

        The writer's crew handles what is stored in the very commit that stores it.
        """
        self._source = source
        self._wire = wire
        self._writer = writer
        self._clock = clock
        self._offset: int | None = None
        self._singly = False

    async def run(self) -> None:
        """Poll until cancelled. Raises Fault when the token is refused or another poller stays."""
        await self._wire.call(self._source, "deleteWebhook", {"drop_pending_updates": False})
        self._offset = await written(self._writer, lambda c: inbox.offset(c, self._source))
        failures = conflicts = 0
        while True:
            answer = await self._poll()
            heard = (answer.ok and isinstance(answer.result, list)) or answer.odd is not None
            if heard and await self._take(answer):
                failures = conflicts = 0
                continue
            conflicts = self._faults(answer, conflicts)
            pause = PAUSES[min(failures, len(PAUSES) - 1)]
            failures += 1
            log.warning("poll-failed", bot=self._source, code=answer.code, wait=pause)
            await asyncio.sleep(answer.retry_after or pause)

    async def _poll(self) -> Answer:
        asked = {"offset": self._offset or 0, "timeout": LONG, "allowed_updates": list(WANTED)}
        if self._singly:
            asked["limit"] = 1
        return await self._wire.call(self._source, "getUpdates", asked)

    async def _take(self, answer: Answer) -> bool:
        """Store what came; say whether the next poll asks for something else than this one.

        Updates that cannot be read together are asked for singly, until the odd one is found.
        """
        if answer.odd is None:
            rows = [received(self._source, update) for update in answer.result]
            numbers = [number for update in answer.result if (number := _number(update))]
            self._singly = self._singly and bool(rows)
            return not rows or await self._store(rows, numbers)
        if not self._singly:
            self._singly = True
            return True
        self._singly = False
        named = _NAMED.search(answer.odd)
        number = int(named[1]) if named else None
        row = unread(self._source, answer.odd, number)
        return await self._store([row], [number] if number else [])

    async def _store(self, rows: list[Received], numbers: list[int]) -> bool:
        before = self._offset
        following = max(numbers) + 1 if numbers else before

        def job(connection: Connection) -> None:
            now = self._clock()
            inbox.receive(connection, rows, now)
            if following is not None:
                inbox.move_offset(connection, self._source, following, now)

        await written(self._writer, job)
        self._offset = following
        return following != before

    def _faults(self, answer: Answer, conflicts: int) -> int:
        if answer.code in {401, 404}:
            message = f"Telegram refuses the {self._source} bot's token; see `okyoo doctor`"
            raise Fault(message)
        if answer.code != 409:  # noqa: PLR2004 — HTTP
            return conflicts
        if conflicts + 1 >= MOST_CONFLICTS:
            message = f"another process polls as the {self._source} bot; this one gives way"
            raise Fault(message)
        return conflicts + 1


def _number(update: Any) -> int | None:  # noqa: ANN401 — untyped JSON
    """The update's own number, if it is one that Telegram could give."""
    number = update.get("update_id") if isinstance(update, dict) else None
    if not isinstance(number, int) or isinstance(number, bool):
        return None
    return number if 0 < number < LAST else None
