"""Long polling that never loses: stored and committed first, then the offset moves."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import structlog
from sqlalchemy import Connection

from bot.transport.lanes import WANTED, received
from bot.transport.wire import Answer, Wire
from core.errors import Fault
from core.store import inbox
from core.store.writer import Writer

log = structlog.get_logger()

LONG: Final = 25
"""Seconds that one poll waits at Telegram."""
MOST_CONFLICTS: Final = 5
"""409s in a row after which this poller gives way to the other one."""
PAUSES: Final = (0.2, 1, 2, 5, 10, 30)
"""Seconds between failing polls."""


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

    async def run(self) -> None:
        """Poll until cancelled. Raises Fault when the token is refused or another poller stays."""
        await self._wire.call(self._source, "deleteWebhook", {"drop_pending_updates": False})
        offset = await self._write(lambda c: inbox.offset(c, self._source))
        failures = conflicts = 0
        while True:
            answer = await self._wire.call(
                self._source,
                "getUpdates",
                {"offset": offset or 0, "timeout": LONG, "allowed_updates": list(WANTED)},
            )
            if answer.ok and isinstance(answer.result, list):
                offset, failures, conflicts = await self._store(answer.result, offset), 0, 0
                continue
            conflicts = self._faults(answer, conflicts)
            pause = PAUSES[min(failures, len(PAUSES) - 1)]
            failures += 1
            log.warning("poll-failed", bot=self._source, code=answer.code, wait=pause)
            await asyncio.sleep(answer.retry_after or pause)

    async def _store(self, updates: list[Any], offset: int | None) -> int | None:
        if not updates:
            return offset
        rows = [received(self._source, update) for update in updates]
        numbers = [
            u["update_id"]
            for u in updates
            if isinstance(u, dict) and isinstance(u.get("update_id"), int)
        ]
        following = max(numbers) + 1 if numbers else offset

        def job(connection: Connection) -> None:
            now = self._clock()
            inbox.receive(connection, rows, now)
            if following is not None:
                inbox.move_offset(connection, self._source, following, now)

        await self._write(job)
        return following

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

    async def _write(self, job: Callable[[Connection], Any]) -> Any:  # noqa: ANN401 — the job's result
        return await asyncio.wrap_future(self._writer.submit(job))
