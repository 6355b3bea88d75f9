"""Runs the play: the world, the marketplace, the real desk, and a new beginning at a click.

Real bots, real handlers, a real database: only Telegram and the marketplace are simulated.
"""

import asyncio
import errno
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import click
from pydantic import SecretStr

from bot.log import configure
from bot.play import cast
from bot.play.folder import Folder
from bot.play.routes import DeskRoutes
from bot.settings import Settings
from core.errors import Fault
from simulator.server import TelegramServer
from simulator.world import World

PAGE: Final = Path(__file__).resolve().parents[2] / "simulator" / "page"


def play(*, port: int, folder: Path, keep: bool) -> None:
    """Run until interrupted. The page is up before the bots are: they take seconds to import.

    Raises Fault when the folder or the port is somebody else's; then nothing was touched.
    """
    configure()
    own = Folder(folder)
    with own.claimed():
        asyncio.run(_play(port, own, keep=keep))


async def _play(port: int, folder: Folder, *, keep: bool) -> None:
    stop = asyncio.Event()

    def end() -> None:
        if not stop.is_set():
            click.echo("Ending.")
        stop.set()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end)
    while not stop.is_set():
        round_ = Round(port, folder)
        await round_.run(stop, keep=keep)
        port, keep = round_.port, False
        if not stop.is_set():
            click.echo("Everything begins afresh.")


class Round:
    """One play from its beginning until it is reset or ended."""

    def __init__(self, port: int, folder: Folder) -> None:
        """A new world, with nobody's history."""
        self._folder = folder
        self._world = World()
        self._roster = cast.people(self._world)
        self._market = cast.marketplace(self._world)
        self._world.listeners.add(self._hear)
        self._desk = DeskRoutes(self._world)
        routes = [*self._market.routes(), *self._desk.routes()]
        self._server = TelegramServer(self._world, port=port, routes=routes, page=PAGE)
        self.port = port

    async def run(self, stop: asyncio.Event, *, keep: bool) -> None:
        """Serve the page and run the desk until `stop`, or until somebody resets the play.

        Raises Fault when the port is taken; until it is known to be free, nothing is forgotten.
        """
        async with self._served():
            if not keep:
                self._folder.clear()
            self.port = int(self._server.base_url.rpartition(":")[2])
            click.echo(f"The page is at {self._server.base_url} – the bots are waking up.")
            # Both libraries cost seconds to import; the page is served meanwhile.
            running = await asyncio.to_thread(_import_running)
            if not stop.is_set():
                await self._run_desk(running, stop)

    @asynccontextmanager
    async def _served(self) -> AsyncIterator[None]:
        try:
            await self._server.__aenter__()
        except OSError as error:
            await self._server.__aexit__(None, None, None)
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
            why = "is in use already" if error.errno == errno.EADDRINUSE else "is not ours to use"
            message = (
                f"--port {self.port}: that port {why}; choose another one with --port, "
                "or make play PORT=…"
            )
            raise Fault(message) from None
        try:
            yield
        finally:
            await self._server.__aexit__(None, None, None)

    async def _run_desk(self, running: Any, stop: asyncio.Event) -> None:
        settings = self._settings()
        desk = running.Desk(
            running.ROLES, settings, clock=self._world.clock.now, on_commit=self._desk.committed
        )
        async with desk.open():
            await self._desk.tell(list(self._market.orders.values()), desk)
            self._market.wake(
                lambda order, role: self._desk.link(order, role, desk),
                lambda told: self._desk.tell(told, desk),
            )
            watching = asyncio.create_task(self._desk.watch(desk, settings.profile))
            click.echo("Both bots are up. Press Ctrl-C to end.")
            waits = [asyncio.create_task(e.wait()) for e in (stop, self._desk.reset)]
            waited: set[asyncio.Future[Any]] = {*waits, watching, desk.broken}
            done, _ = await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
            self._market.sleep()
            await _end([*waits, watching])
            for one in done - {*waits}:
                one.result()

    def _hear(self, event: dict[str, Any]) -> None:
        cast.welcome(event, self._market, self._roster)

    def _settings(self) -> Settings:
        settings = Settings(
            _env_file=None,
            party_token=SecretStr(cast.PARTY_TOKEN),
            staff_token=SecretStr(cast.STAFF_TOKEN),
            staff_chat=cast.STAFF_CHAT,
            mediators=self._roster,
            telegram_api=self._server.base_url,
            database_url=f"sqlite:///{self._folder.database}",
            blobs=self._folder.blobs,
            marketplace_api=f"{self._server.base_url}/_market/v1",
        )
        # The desk asks this very mapping at each press, so that who joins later may claim.
        self._roster = settings.mediators
        return settings


async def _end(tasks: list[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _import_running() -> Any:
    from bot import running  # noqa: PLC0415 — see the caller

    return running
