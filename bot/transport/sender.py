"""The sender: what the outbox owes goes out, in order for each chat, within Telegram's limits.

Everything it learns is written down with the next claim, in one commit: sent, later, given up,
the slot's message, and for notices a signal to the desk.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final, TypeVar

import structlog
from sqlalchemy import Connection

from bot.transport.limits import Limits
from bot.transport.verdicts import Verdict, as_new, judge
from bot.transport.wire import Answer, Wire
from core.store import outbox
from core.store.inbox import Received
from core.store.outbox import Kind, Outgoing, Result, Sending
from core.store.writer import Writer

log = structlog.get_logger()

T = TypeVar("T")

FLYING: Final = 50
"""Calls that may be under way at once."""
PATIENCE: Final = 1.0
LEASE_SLACK: Final = 2.0


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
        """`seconds` bounds one call; a claim outlives it by a little."""
        self._writer = writer
        self._wire = wire
        self._limits = limits
        self._clock = clock
        self._entropy = entropy
        self._lease = timedelta(seconds=seconds + LEASE_SLACK)
        self._market = market
        self._on_report = on_report
        self._token = entropy(8).hex()
        self._verdicts: list[Verdict] = []
        self._flying: set[asyncio.Task[None]] = set()
        self._paused: set[str] = set()
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
        sent = await self._write(lambda c: outbox.sent_since(c, since))
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
        now = self._clock()
        settled = [v.result for v in verdicts]
        reports = [r for v in verdicts for r in _reports(v)]
        moves = [(v.result.outgoing.bot, *v.migrated) for v in verdicts if v.migrated]

        def job(connection: Connection) -> tuple[list[Outgoing], dict[str, tuple[int, int]]]:
            if settled:
                outbox.settle(connection, self._token, settled, reports)
            for bot, old, new in moves:
                outbox.move_chat(connection, bot, old, new)
            if room <= 0:
                return [], {}
            claimed = outbox.claim(
                connection,
                now=now,
                until=now + self._lease,
                token=self._token,
                limit=room,
                bots_paused=sorted(self._paused),
            )
            wanted = [m.slot for m in claimed if m.slot and m.method.startswith("edit")]
            return claimed, outbox.messages_of(connection, wanted)

        claimed, places = await self._write(job)
        if reports:
            self._on_report()
        for message in claimed:
            task = asyncio.create_task(self._carry(_placed(message, places)))
            self._flying.add(task)
            task.add_done_callback(self._flying.discard)
        return bool(claimed or verdicts)

    async def _carry(self, message: Outgoing) -> None:
        try:
            verdict = await self._send(message)
        finally:
            self._news.set()
        self._verdicts.append(verdict)

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
        if message.fault == outbox.UNKNOWN and message.kind is Kind.ANSWER:
            return Verdict(Result(message, Sending.EXPIRED, now, fault=outbox.UNKNOWN))
        answer = await self._post(message)
        verdict = judge(message, answer, self._clock(), self._entropy(1)[0] / 255)
        if verdict.anew is not None:
            again = await self._post(verdict.anew)
            verdict = judge(verdict.anew, again, self._clock(), self._entropy(1)[0] / 255)
        if verdict.pause_bot:
            self._paused.add(message.bot)
            log.error("token-refused", bot=message.bot, code=answer.code)
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
        due = await self._write(lambda c: outbox.next_due(c, now))
        seconds = PATIENCE if due is None else min((due - now).total_seconds(), PATIENCE)
        try:
            await asyncio.wait_for(self._news.wait(), max(seconds, 0.01))
        except TimeoutError:
            return

    async def _write(self, job: Callable[[Connection], T]) -> T:
        return await asyncio.wrap_future(self._writer.submit(job))


def _placed(message: Outgoing, places: dict[str, tuple[int, int]]) -> Outgoing:
    """An edit finds its message by its slot; without one it becomes a message of its own.

    The row's own chat prevails: it is what moves when a group becomes a supergroup.
    """
    if message.chat_id is not None and message.bot != "market":
        message = replace(message, params={**message.params, "chat_id": message.chat_id})
    if not message.method.startswith("edit") or "message_id" in message.params:
        return message
    place = places.get(message.slot or "")
    if place is None:
        return as_new(message)
    return replace(message, params={**message.params, "message_id": place[1]})


def _reports(verdict: Verdict) -> list[Received]:
    """What the desk must hear: that a notice arrived or did not, that a person is out of reach."""
    result = verdict.result
    message = result.outgoing
    told = []
    if message.notice_id and result.status in {Sending.SENT, Sending.GIVEN_UP}:
        arrived = result.status is Sending.SENT
        told.append(
            _report(
                result, "delivered" if arrived else "undelivered", message.notice_id.split("/")[0]
            )
        )
    if result.status is Sending.GIVEN_UP and (result.fault or "").startswith("403"):
        told.append(_report(result, "blocked", f"{message.bot}/{message.chat_id}"))
    if verdict.migrated:
        old, new = verdict.migrated
        body = {"signal": "migrated", "old": old, "new": new}
        told.append(Received("core", f"migrated/{old}/{new}", "core/staff", json.dumps(body)))
    return told


def _report(result: Result, signal: str, lane: str) -> Received:
    message = result.outgoing
    body = {
        "signal": signal,
        "notice_id": message.notice_id,
        "outgoing_id": message.outgoing_id,
        "bot": message.bot,
        "chat_id": message.chat_id,
        "at": result.at.astimezone(UTC).isoformat(),
        "fault": result.fault,
    }
    update_id = f"{message.outgoing_id}:{signal}"
    return Received("core", update_id, f"core/{lane}", json.dumps(body, sort_keys=True))
