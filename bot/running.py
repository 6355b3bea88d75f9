"""Running the desk: all roles in one process, or some of them beside others (design §2)."""

import asyncio
import gc
import os
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, Final

import structlog
from aiohttp import web
from sqlalchemy import Connection, Engine

from bot import wiring
from bot.log import configure
from bot.opening import engine, evidence
from bot.settings import Settings, read_settings
from bot.transport import polling, webhook
from bot.transport.wire import Wire
from bot.transport.writing import AWAY, written
from bot.wiring import Names
from core.errors import Fault
from core.store import fetches, outbox, runs
from core.store.blobs import Blobs
from core.store.migrations.upgrade import upgrade
from core.store.writer import Writer

log = structlog.get_logger()

ROLES: Final = ("receiver", "worker", "sender", "fetcher")
DRAIN: Final = 2.0
"""Seconds beyond a call's own that an orderly end waits for what is being sent."""
HOUSEKEEPING: Final = 600.0
"""Seconds between purges of old bodies."""


def utc_now() -> datetime:
    """Real time."""
    return datetime.now(UTC)


def run(roles: Sequence[str] = ROLES, settings: Settings | None = None) -> None:
    """Run until told to stop (SIGTERM, SIGINT). Raises Fault for what an operator must mend."""
    configure()
    asyncio.run(_run(roles, settings or read_settings()))


async def _run(roles: Sequence[str], settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with Desk(roles, settings).open() as desk:
        stopped = asyncio.create_task(stop.wait())
        waited: set[asyncio.Future[Any]] = {stopped, desk.broken}
        await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if desk.broken.done():
            desk.broken.result()


def settle_memory() -> None:
    """Both libraries leave a large, lasting heap: the collector need not walk it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


class Desk:
    """The running parts, as far as this process has them."""

    def __init__(
        self,
        roles: Sequence[str],
        settings: Settings,
        *,
        clock: Callable[[], datetime] = utc_now,
        on_commit: Callable[[], None] = lambda: None,
    ) -> None:
        """Nothing is opened before `open`. `clock` is legal time.

        `on_commit` hears of every durable batch, in the writer's thread.
        """
        self._roles = frozenset(roles)
        self._settings = settings
        self._clock = clock
        self._on_commit = on_commit
        self._tasks: list[asyncio.Task[None]] = []
        self._sending: list[asyncio.Task[None]] = []
        self._held: Connection | None = None
        self._writer: Writer | None = None
        self.engine: Engine = engine(settings.database_url)
        self.broken: asyncio.Future[None] = asyncio.Future()
        self.names = Names("", "")
        self.port: int | None = None

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Desk"]:
        """Everything runs inside this block."""
        await asyncio.to_thread(upgrade, self.engine)
        settings = self._settings
        blobs = evidence(settings)
        tokens = {
            "party": settings.party_token.get_secret_value(),
            "staff": settings.staff_token.get_secret_value(),
        }
        wire = Wire(settings.telegram_api, tokens, blobs, settings.send_seconds)
        polls = Wire(settings.telegram_api, tokens, blobs, polling.LONG + settings.send_seconds)
        self.names = await self._named(wire)
        closing: list[Callable[[], None]] = []
        runner: web.ServerRunner | None = None
        run_id = os.urandom(8).hex()
        try:
            writer = self._compose(wire, blobs, closing, run_id)
            if "receiver" in self._roles:
                runner = await self._receive(writer, wire, polls)
            settle_memory()
            yield self
        finally:
            await self._close(closing, runner)
            await wire.close()
            await polls.close()
            self._note_end(run_id)

    def _note_end(self, run_id: str) -> None:
        try:
            with self.engine.begin() as connection:
                runs.stop(connection, run_id, utc_now())
            if self._held is not None:
                self._held.close()
        except AWAY as error:
            log.error("stop-not-noted", fault=type(error).__name__)
        self.engine.dispose()

    def _compose(
        self, wire: Wire, blobs: Blobs, closing: list[Callable[[], None]], run_id: str
    ) -> Writer:
        settings, clock = self._settings, self._clock
        single = wiring.single_process(self.engine)
        self._held = runs.hold(self.engine, run_id)
        with self.engine.begin() as connection:
            careful = runs.start(connection, run_id, sorted(self._roles), clock(), single=single)
            if single:
                outbox.release(connection, clock())
                fetches.release(connection, clock())
            if "sender" in self._roles:
                outbox.gather(connection, "staff", settings.staff_chat)
        wakes: list[Callable[[], None]] = [self._on_commit]
        fetching: list[Callable[[], None]] = []
        writer = self._start_writer(settings, _each(wakes), _each(fetching), careful)
        if "sender" in self._roles:
            sender = wiring.sender(settings, writer, wire, clock)
            wakes.append(sender.wake)
            closing.append(sender.stop)
            self._sending.append(self._task(sender.run()))
        if "fetcher" in self._roles:
            fetcher = wiring.fetcher(settings, writer, wire, blobs, clock)
            fetching.append(fetcher.wake)
            closing.append(fetcher.stop)
            self._task(fetcher.run())
        self._task(self._keep_house(writer))
        return writer

    def _start_writer(
        self, settings: Settings, wake: Callable[[], None], fetch: Callable[[], None], careful: int
    ) -> Writer:
        """One for all roles of this process: what they write together is one commit (§2.9)."""
        crew = None
        if "worker" in self._roles:
            crew = wiring.worker(
                settings,
                self.names,
                self._clock,
                on_commit=wake,
                on_fetch=fetch,
                careful=careful,
            )
        loop = asyncio.get_running_loop()

        def broken(error: BaseException) -> None:
            loop.call_soon_threadsafe(self._break, error)

        writer = self._writer = Writer(self.engine, crew, on_broken=broken)
        writer.start()
        return writer

    def _break(self, error: BaseException) -> None:
        if not self.broken.done():
            self.broken.set_exception(error)

    async def _receive(self, writer: Writer, wire: Wire, polls: Wire) -> web.ServerRunner | None:
        settings = self._settings
        if settings.webhook_url is None:
            for source in ("party", "staff"):
                poller = polling.Poller(source, polls, writer, clock=self._clock)
                self._task(poller.run())
            return None
        secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
        hook = webhook.Webhook(secret, writer, clock=self._clock)
        runner = web.ServerRunner(hook.server(), access_log=None, shutdown_timeout=2)
        await runner.setup()
        try:
            await web.TCPSite(runner, settings.listen_host, settings.listen_port).start()
        except OSError as error:
            message = f"OKYOO_LISTEN_HOST, OKYOO_LISTEN_PORT: {error.strerror}"
            raise Fault(message) from None
        self.port = runner.addresses[0][1]
        base = settings.webhook_url.rstrip("/").replace(":0/", f":{self.port}/")
        base = base[:-2] + f":{self.port}" if base.endswith(":0") else base
        await webhook.register(
            wire, {s: f"{base}/telegram/{s}" for s in ("party", "staff")}, secret
        )
        return runner

    async def _named(self, wire: Wire) -> Names:
        found = []
        for source, told in (
            ("party", self._settings.party_username),
            ("staff", self._settings.staff_username),
        ):
            if told:
                found.append(told)
                continue
            answer = await wire.call(source, "getMe", {})
            if not answer.ok:
                message = (
                    f"Telegram does not know the {source} bot ({answer.description or 'no answer'}): "
                    f"check OKYOO_{source.upper()}_TOKEN and OKYOO_TELEGRAM_API, or run `okyoo doctor`"
                )
                raise Fault(message)
            found.append(str(answer.result["username"]))
        return Names(*found)

    async def _keep_house(self, writer: Writer) -> None:
        from core.store import inbox  # noqa: PLC0415 — beside its one use

        def purge(connection: Connection) -> int:
            return inbox.purge(connection, self._clock())

        while True:
            await written(writer, purge)
            await asyncio.sleep(HOUSEKEEPING)

    def _task(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        task = asyncio.create_task(work)
        self._tasks.append(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: "asyncio.Task[None]") -> None:
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self._break(error)

    async def _close(
        self, closing: Sequence[Callable[[], None]], runner: web.ServerRunner | None
    ) -> None:
        if runner is not None:
            await runner.cleanup()
        for stop in closing:
            stop()
        for task in self._tasks:
            if task not in self._sending:
                task.cancel()
        if self._sending:
            # A call that is cut off would be made again by the next process: a doubled message.
            await asyncio.wait(self._sending, timeout=self._settings.send_seconds + DRAIN)
        for task in self._sending:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._writer is not None:
            await asyncio.to_thread(self._writer.stop)
        if self.broken.done():
            self.broken.exception()


def _each(heard: Sequence[Callable[[], None]]) -> Callable[[], None]:
    """One call for all that are in the list by then."""

    def call() -> None:
        for one in heard:
            one()

    return call
