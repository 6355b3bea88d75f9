"""`okyoo play`: the whole desk on this machine, against a simulated Telegram, with a page.

Real bots, real handlers, a real database: only Telegram and the marketplace are simulated.
"""

import asyncio
import shutil
import signal
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click
from pydantic import SecretStr

from bot.log import configure
from bot.settings import Settings
from simulator.marketplace import Marketplace, demo_orders
from simulator.server import TelegramServer
from simulator.world import World

PAGE: Final = Path(__file__).resolve().parent.parent / "simulator" / "page"
PARTY_TOKEN: Final = "1001:" + "the-simulated-telegrams-party-bot-xx"
STAFF_TOKEN: Final = "1002:" + "the-simulated-telegrams-staff-bot-xx"
STAFF_CHAT: Final = -1001000000001
BUYER, SELLER, MEDIATOR, SECOND = 11, 12, 21, 22


def play(*, port: int, folder: Path, keep: bool) -> None:
    """Run until interrupted. The page is up before the bots are: they take seconds to import."""
    configure()
    if folder.exists() and not keep:
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(_play(port, folder))


async def _play(port: int, folder: Path) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    world = World()
    people(world)
    market = Marketplace(
        demo_orders(datetime.now(UTC)), {"acc-buyer": BUYER, "acc-seller": SELLER}, world.tell
    )
    server = TelegramServer(world, port=port, routes=market.routes(), page=PAGE)
    async with server:
        click.echo(f"The page is at {server.base_url} – the bots are waking up.")
        await _run_desk(server, market, world, folder, stop)


def people(world: World) -> None:
    """A buyer, a seller, two mediators, both bots and the staff chat."""
    world.bot(PARTY_TOKEN, "okyoo_dispute_bot", "okyoo dispute desk")
    staff = world.bot(STAFF_TOKEN, "okyoo_staff_bot", "okyoo staff")
    world.person(BUYER, "Maria")
    world.person(SELLER, "Chen", role="seller")
    world.person(MEDIATOR, "Anna", role="mediator")
    world.person(SECOND, "Boris", role="mediator")
    chat = world.group(STAFF_CHAT, "okyoo mediators", forum=True)
    chat.members = {staff.id: "administrator", MEDIATOR: "member", SECOND: "member"}


async def _run_desk(
    server: TelegramServer, market: Marketplace, world: World, folder: Path, stop: asyncio.Event
) -> None:
    # Both libraries cost seconds to import; the page is served meanwhile.
    running = await asyncio.to_thread(_import_running)
    settings = Settings(
        _env_file=None,
        party_token=SecretStr(PARTY_TOKEN),
        staff_token=SecretStr(STAFF_TOKEN),
        staff_chat=STAFF_CHAT,
        mediators={MEDIATOR: "Anna", SECOND: "Boris"},
        telegram_api=server.base_url,
        database_url=f"sqlite:///{folder / 'desk.sqlite3'}",
        blobs=folder / "blobs",
        marketplace_api=f"{server.base_url}/_market/v1",
    )
    desk = running.Desk(running.ROLES, settings, clock=world.clock.now)
    async with desk.open():
        await _tell_orders(desk, list(market.orders.values()), world)

        async def issue(order_id: str, role: str) -> str:
            return await asyncio.to_thread(_link, desk, order_id, role, world)

        market.issue_link = issue
        click.echo("Both bots are up. Press Ctrl-C to end.")
        stopped = asyncio.create_task(stop.wait())
        waited: set[asyncio.Future[Any]] = {stopped, desk.broken}
        await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
        if desk.broken.done():
            desk.broken.result()


def _import_running() -> Any:
    from bot import running  # noqa: PLC0415 — see the caller

    return running


async def _tell_orders(desk: Any, orders: Sequence[dict[str, Any]], world: World) -> None:
    from core.desks import marketplace  # noqa: PLC0415 — SQLAlchemy comes with the desk
    from core.marketplace.record_model import from_json  # noqa: PLC0415 — see above

    told = [from_json(order) for order in orders]
    await asyncio.to_thread(_within, desk, world, lambda tx: marketplace.take(tx, told))


def _link(desk: Any, order_id: str, role: str, world: World) -> str:
    from core.desks import marketplace  # noqa: PLC0415 — SQLAlchemy comes with the desk
    from core.marketplace.link import Role  # noqa: PLC0415 — see above

    link: str = _within(
        desk, world, lambda tx: marketplace.link(tx, order_id, Role(role), desk.names.party)
    )
    return link


def _within(desk: Any, world: World, act: Any) -> Any:
    from bot.commands.orders import within  # noqa: PLC0415 — SQLAlchemy comes with the desk

    return within(desk.engine, act, now=world.clock.now())
