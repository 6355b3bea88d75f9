"""The worker: batches of updates and due timers, each batch one commit (design §2.5).

An update that fails leaves nothing behind but its count; after five it goes to the dead letters,
with an honest message to its sender. What cannot be read is quarantined and never stalls anybody.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol

import structlog
from sqlalchemy import Connection, Engine

from bot.transport.losses import Clockwork, Losses, Surroundings, where
from core.store import inbox, timers
from core.store.batch import Batch
from core.store.flush import flush
from core.store.inbox import Arrival, Incoming, Outcome
from core.store.rows import Timer
from core.store.shelves import FETCHES, TIMERS
from core.store.transaction import Transaction

log = structlog.get_logger()

LIMIT: Final = 64
PATIENCE: Final = 1.0
LOOK: Final = timedelta(seconds=PATIENCE)
"""How old a look at the timers may be, unless the last batch set or rang one."""


class Handler(Protocol):
    """Handles the updates of one source, synchronously, inside a running event loop."""

    def preload(self, batch: Batch, incoming: Sequence[Incoming]) -> None:
        """Read in sets what these updates will need."""

    def handle(self, incoming: Incoming, tx: Transaction) -> Arrival:
        """Handle one update: DONE or IGNORED. Any exception undoes it."""


class Worker:
    """A writer's crew (see `core.store.writer`): claims, handles, flushes."""

    def __init__(  # noqa: PLR0913 — the worker's whole surroundings
        self,
        handlers: Mapping[str, Handler],
        clockwork: Clockwork,
        surroundings: Surroundings,
        *,
        on_commit: Callable[[], None] = lambda: None,
        on_fetch: Callable[[], None] = lambda: None,
        limit: int = LIMIT,
        careful: int = 0,
    ) -> None:
        """`careful` updates are counted before they run (after an unclean stop).

        `on_commit` hears of every durable batch, `on_fetch` of those that owe a download.
        """
        self._handlers = handlers
        self._clockwork = clockwork
        self._around = surroundings
        self._losses = Losses(clockwork, surroundings)
        self._on_commit = on_commit
        self._on_fetch = on_fetch
        self._limit = limit
        self._careful = careful
        self._counted: int | None = None
        self._worked = False
        self._fetching = False
        self._looked: datetime | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def turn(self, connection: Connection) -> bool:
        """One batch within the caller's transaction; says whether more may be waiting."""
        now = self._around.clock()
        if self._careful and self._counted is None:
            return self._count_one(connection, now)
        limit = 1 if self._counted is not None else self._limit
        incoming = inbox.waiting(connection, now, limit)
        ringing = self._ringing(connection, now, limit)
        self._worked = bool(incoming or ringing)
        if not self._worked:
            return False
        counted, self._counted = self._counted, None
        self._run(connection, now, incoming, ringing, counted)
        return len(incoming) == limit or len(ringing) == limit or self._careful > 0

    def _ringing(self, connection: Connection, now: datetime, limit: int) -> list[Timer]:
        """Timers that are due: most turns are the sender's, and come many times a second."""
        if self._looked is not None and self._looked <= now < self._looked + LOOK:
            return []
        self._looked = now
        return timers.due(connection, now, limit)

    def committed(self) -> None:
        """What was handled is durable: let the sender and the fetcher look."""
        if self._worked:
            self._on_commit()
            if self._fetching:
                self._on_fetch()

    def stumbled(self, engine: Engine, error: Exception) -> bool:
        """The batch could not be written: run its updates singly, so only the culprit pays.

        Raises nothing: what cannot be written now, for want of a database, stays as it was.
        """
        log.warning("batch-stumbled", fault=type(error).__name__)
        try:
            self._singly(engine)
        except Exception as worse:  # noqa: BLE001 — the writer must live on to try again
            log.error("nothing-written", fault=type(worse).__name__)
        self._looked = None
        self._on_commit()
        self._on_fetch()
        return False

    def _singly(self, engine: Engine) -> None:
        now = self._around.clock()
        with engine.begin() as connection:
            incoming = inbox.waiting(connection, now, self._limit)
            ringing = timers.due(connection, now, self._limit)
        stopped: set[str] = set()
        for one in incoming:
            if one.lane not in stopped and not self._alone(engine, now, one):
                stopped.add(one.lane)
        for timer in ringing:
            self._alone_timer(engine, now, timer)

    def patience(self) -> float:
        """How long to sleep without a wake-up: timers and paused lanes are looked at after it."""
        return PATIENCE

    def _alone(self, engine: Engine, now: datetime, one: Incoming) -> bool:
        """Handle one update in a commit of its own; say whether its lane may go on."""
        try:
            with engine.begin() as connection:
                still = inbox.still_waiting(connection, now, one)
                outcomes = self._run(connection, now, [still] if still else [], [], None)
        except Exception as error:  # noqa: BLE001 — the culprit is counted; the others go on
            log.error("update-failed", seq=one.seq, source=one.source, fault=type(error).__name__)
            outcomes = [self._losses.outcome(one, error)]
            return self._close(engine, now, outcomes[0])
        return all(outcome.status is not Arrival.WAITING for outcome in outcomes)

    def _close(self, engine: Engine, now: datetime, outcome: Outcome) -> bool:
        """Write down a failure; where its notice is what cannot be written, without it."""
        for told in (True, False):
            try:
                with engine.begin() as connection:
                    batch = Batch(connection)
                    if told:
                        self._losses.mourn(batch, now, outcome)
                    inbox.finish(connection, [outcome], now)
                    flush(connection, batch)
            except Exception as error:  # noqa: BLE001 — tried without its notice, then left for later
                seq = outcome.incoming.seq
                log.error("loss-unwritten", seq=seq, told=told, fault=type(error).__name__)
            else:
                return outcome.status is not Arrival.WAITING
        return False

    def _alone_timer(self, engine: Engine, now: datetime, timer: Timer) -> None:
        try:
            with engine.begin() as connection:
                still = timers.still_due(connection, now, timer)
                self._run(connection, now, [], [still] if still else [], None)
        except Exception as error:  # noqa: BLE001 — the culprit is counted; the others go on
            log.error("timer-failed", timer=timer.timer_id, fault=type(error).__name__)
            self._close_timer(engine, now, timer, error)

    def _close_timer(self, engine: Engine, now: datetime, timer: Timer, failure: Exception) -> None:
        try:
            with engine.begin() as connection:
                batch = Batch(connection)
                self._losses.put_off(batch, now, timer, failure)
                flush(connection, batch)
        except Exception as error:  # noqa: BLE001 — it stays due; the timers after it have their turn
            log.error("loss-unwritten", timer=timer.timer_id, fault=type(error).__name__)

    def _run(
        self,
        connection: Connection,
        now: datetime,
        incoming: Sequence[Incoming],
        ringing: Sequence[Timer],
        counted: int | None,
    ) -> list[Outcome]:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
        return self._loop.run_until_complete(
            self._batch(connection, now, incoming, ringing, counted)
        )

    async def _batch(
        self,
        connection: Connection,
        now: datetime,
        incoming: Sequence[Incoming],
        ringing: Sequence[Timer],
        counted: int | None,
    ) -> list[Outcome]:
        """Runs without suspending: the loop is here only because both libraries ask for one."""
        batch = Batch(connection)
        for source, handler in self._handlers.items():
            mine = [one for one in incoming if one.source == source]
            if mine:
                handler.preload(batch, mine)
        outcomes: list[Outcome] = []
        stopped: set[str] = set()
        for one in incoming:
            if one.lane in stopped:
                continue
            outcome = self._handle(batch, now, one, counted=counted == one.seq)
            outcomes.append(outcome)
            if outcome.status is Arrival.WAITING:
                stopped.add(one.lane)
        for timer in ringing:
            self._ring(batch, now, timer)
        inbox.finish(connection, outcomes, now)
        flush(connection, batch)
        self._fetching = bool(batch.appended(FETCHES))
        if batch.changes(TIMERS):
            self._looked = None
        return outcomes

    def _handle(self, batch: Batch, now: datetime, one: Incoming, *, counted: bool) -> Outcome:
        tx = self._around.transaction(batch, now, one.received_at, f"u{one.seq}")
        try:
            handler = self._handlers[one.source]
            status = handler.handle(one, tx)
            tx.merge()
            outcome = Outcome(one, status)
        except Exception as error:  # noqa: BLE001 — any failure undoes the update and is counted
            log.error(
                "update-failed",
                seq=one.seq,
                source=one.source,
                fault=type(error).__name__,
                where=where(error),
            )
            outcome = self._losses.outcome(one, error, counted=counted)
        self._losses.mourn(batch, now, outcome)
        return outcome

    def _ring(self, batch: Batch, now: datetime, timer: Timer) -> None:
        tx = self._around.transaction(batch, now, now, f"t{timer.timer_id}@{timer.version}")
        if tx.get(TIMERS, timer.timer_id) != timer:
            return  # an update of this very batch has moved it
        try:
            self._clockwork.ring(timer, tx)
            if tx.get(TIMERS, timer.timer_id) == timer:
                tx.save(TIMERS, timer.done(now))
            tx.merge()
        except Exception as error:  # noqa: BLE001 — a failing timer is counted and looked at again
            log.error("timer-failed", timer=timer.timer_id, fault=type(error).__name__)
            self._losses.put_off(batch, now, timer, error)

    def _count_one(self, connection: Connection, now: datetime) -> bool:
        """After an unclean stop: count the oldest update before it runs, in a commit of its own."""
        found = inbox.waiting(connection, now, 1)
        if not found:
            self._careful = 0
            return False
        self._careful -= 1
        inbox.count(connection, found[0])
        self._counted = found[0].seq
        return True
