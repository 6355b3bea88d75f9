"""The sender: what the outbox owes goes out, in order for each chat, within Telegram's limits.

Everything it learns is written down with the next claim, in one commit: sent, later, given up,
the slot's message, and for notices a signal to the desk.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy import Connection

from bot.transport.limits import Limits
from bot.transport.reports import reports
from bot.transport.verdicts import LONGEST_PAUSE, Verdict, as_new, backoff, given_up, judge, later
from bot.transport.wire import UPLOAD, Answer, Wire
from bot.transport.writing import written
from core.errors import Fault
from core.store import outbox
from core.store.outgoing import UNKNOWN, Kind, Outgoing, Result, Sending
from core.store.slots import messages_of
from core.store.writer import Writer

log = structlog.get_logger()

FLYING: Final = 50
"""Calls that may be under way at once."""
PATIENCE: Final = 1.0
CALLS: Final = 2
"""Calls that one claim may take: the message, and once more in another form."""
LEASE_SLACK: Final = 2.0
MOST_MISHAPS: Final = 8
"""Attempts after which a message that our own code cannot send is given up."""


@dataclass(frozen=True)
class Market:
    """The marketplace's inbox: its address and what the desk says to it."""

    api: str
    secret: str | None = None


class Sender:
    """One sender; any number of them may share a PostgreSQL store."""

    def __init__(  # noqa: PLR0913 — everything it is told by the composer
        self,
        writer: Writer,
        wire: Wire,
        limits: Limits,
        *,
        clock: Callable[[], datetime],
        entropy: Callable[[int], bytes],
        seconds: float,
        market: Market | None = None,
        on_report: Callable[[], None] = lambda: None,
    ) -> None:
        """`seconds` bounds one call without files; a claim outlives all its calls by a little."""
        self._writer = writer
        self._wire = wire
        self._limits = limits
        self._clock = clock
        self._entropy = entropy
        self._lease = timedelta(seconds=CALLS * seconds + LEASE_SLACK)
        self._upload_lease = timedelta(seconds=CALLS * UPLOAD * seconds + LEASE_SLACK)
        self._market = market
        self._on_report = on_report
        self._verdicts: list[Verdict] = []
        self._flying: set[asyncio.Task[None]] = set()
        self._paused: dict[str, datetime] = {}
        self._news = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = False

    def wake(self) -> None:
        """Something may be due. May be called from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._news.set)

    def stop(self) -> None:
        """Send no more; what is under way is still written down."""
        self._stopping = True
        self._news.set()

    async def run(self) -> None:
        """Send until stopped."""
        self._loop = asyncio.get_running_loop()
        since = self._clock() - timedelta(minutes=1)
        sent = await written(self._writer, lambda c: outbox.sent_since(c, since))
        self._limits.prime(sent, self._clock())
        while not self._stopping:
            self._news.clear()
            busy = await self._turn()
            if not busy:
                await self._pause()
        if self._flying:
            await asyncio.gather(*self._flying)
        await self._turn(claiming=False)

    async def _turn(self, *, claiming: bool = True) -> bool:
        verdicts, self._verdicts = self._verdicts, []
        room = FLYING - len(self._flying) if claiming else 0
        settled = [v.result for v in verdicts]
        told = [r for v in verdicts for r in reports(v)]
        moves = [(v.result.outgoing.bot, *v.migrated) for v in verdicts if v.migrated]

        def job(connection: Connection) -> tuple[list[Outgoing], dict[str, tuple[int, int]]]:
            if settled:
                outbox.settle(connection, settled, told)
            for bot, old, new in moves:
                outbox.move_chat(connection, bot, old, new)
            if room <= 0:
                return [], {}
            claimed = self._claim(connection, room)
            wanted = [m.slot for m in claimed if m.slot and m.method.startswith("edit")]
            return claimed, messages_of(connection, wanted)

        claimed, places = await written(self._writer, job)
        if told:
            self._on_report()
        for message in claimed:
            task = asyncio.create_task(self._carry(_placed(message, places)))
            self._flying.add(task)
            task.add_done_callback(self._flying.discard)
        return bool(claimed or verdicts)

    def _claim(self, connection: Connection, room: int) -> list[Outgoing]:
        """Under a token of its own, so that a claim lost to a slow call is never settled by it."""
        now = self._clock()
        return outbox.claim(
            connection,
            now=now,
            until=now + self._lease,
            until_with_files=now + self._upload_lease,
            token=self._entropy(8).hex(),
            limit=room,
            bots_paused=sorted(bot for bot, until in self._paused.items() if until > now),
        )

    async def _carry(self, message: Outgoing) -> None:
        """Whatever happens, it ends in a verdict: one message must not hold up its chat unseen."""
        try:
            verdict = await self._send(message)
        except Exception as error:  # noqa: BLE001 — a verdict like any other
            log.error("send-failed", outgoing=message.outgoing_id, fault=type(error).__name__)
            verdict = self._mishap(message, error)
        finally:
            self._news.set()
        self._verdicts.append(verdict)

    def _mishap(self, message: Outgoing, error: Exception) -> Verdict:
        now = self._clock()
        if isinstance(error, Fault):
            return given_up(message, now, str(error)[:120])
        if message.attempts >= MOST_MISHAPS:
            return given_up(message, now, type(error).__name__)
        return later(message, now + backoff(message.attempts, 1), now, type(error).__name__)

    async def _send(self, message: Outgoing) -> Verdict:
        now = self._clock()
        if message.expires_at is not None and now >= message.expires_at:
            return Verdict(Result(message, Sending.EXPIRED, now))
        wait = self._limits.wait(
            message.bot, message.address, message.chat_id, edit=message.method.startswith("edit")
        )
        if wait:
            due = now + timedelta(milliseconds=wait)
            return Verdict(
                Result(
                    message, Sending.PENDING, now, message.message_id, message.fault, due, held=True
                )
            )
        if message.fault == UNKNOWN and message.kind is Kind.ANSWER:
            return Verdict(Result(message, Sending.EXPIRED, now, fault=UNKNOWN))
        answer = await self._post(message)
        verdict = judge(message, answer, self._clock(), self._entropy(1)[0] / 255)
        if verdict.anew is not None:
            again = await self._post(verdict.anew)
            verdict = judge(verdict.anew, again, self._clock(), self._entropy(1)[0] / 255)
        if verdict.refused_access:
            log.error("access-refused", bot=message.bot, code=answer.code)
            if message.bot != "market":
                self._paused[message.bot] = self._clock() + LONGEST_PAUSE
        return verdict

    async def _post(self, message: Outgoing) -> Answer:
        if message.bot != "market":
            return await self._wire.call(message.bot, message.method, message.params, message.files)
        if self._market is None:
            return Answer(ok=False, code=400, description="no marketplace is set")
        headers = {"Idempotency-Key": message.outgoing_id}
        if self._market.secret:
            headers["Authorization"] = f"Bearer {self._market.secret}"
        url = f"{self._market.api.rstrip('/')}/{message.method}"
        return await self._wire.post(url, json.dumps(message.params).encode(), headers)

    async def _pause(self) -> None:
        now = self._clock()
        due = await written(self._writer, lambda c: outbox.next_due(c, now))
        seconds = PATIENCE if due is None else min((due - now).total_seconds(), PATIENCE)
        try:
            await asyncio.wait_for(self._news.wait(), max(seconds, 0.01))
        except TimeoutError:
            return


def _placed(message: Outgoing, places: dict[str, tuple[int, int]]) -> Outgoing:
    """An edit finds its message by its slot; without one in its chat it becomes one of its own.

    The row's own chat prevails: it is what moves when a group becomes a supergroup.
    """
    moved = message.chat_id not in {None, message.params.get("chat_id")}
    if moved and message.bot != "market":
        message = replace(message, params={**message.params, "chat_id": message.chat_id})
    if not message.method.startswith("edit") or "message_id" in message.params:
        return message
    place = places.get(message.slot or "")
    if place is None or place[0] != message.chat_id:
        return as_new(message)
    return replace(message, params={**message.params, "message_id": place[1]})
