"""The stage of a journey: a simulated Telegram over real HTTP, a marketplace, and the real desk."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image
from pydantic import SecretStr
from sqlalchemy import select

from bot.commands.orders import within
from bot.running import ROLES, Desk
from bot.settings import Settings
from core.desks import marketplace as records
from core.ledger.chain import Entry, Head, Opened, verify
from core.marketplace.link import Role
from core.marketplace.record_model import from_json
from core.store import shelves
from core.store.engine import open_database
from core.store.migrations.upgrade import upgrade
from simulator.marketplace import Marketplace, demo_orders
from simulator.person import Person
from simulator.server import TelegramServer
from simulator.world import World

PARTY_TOKEN = "4201:" + "p" * 35
STAFF_TOKEN = "4202:" + "s" * 35
SECRET = "a-secret-for-tests"
STAFF_CHAT = -1009000000001
BUYER, SELLER, MEDIATOR, OTHER = 501, 502, 701, 702
SENDS = {"sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup"}


def picture(colour: str = "red", size: int = 40) -> bytes:
    """A small JPEG."""
    out = io.BytesIO()
    Image.new("RGB", (size, size), colour).save(out, "JPEG")
    return out.getvalue()


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class Stage:
    """Everybody and everything in one journey."""

    def __init__(self, url: str, folder: Path, *, by_webhook: bool = False) -> None:
        """A world with a buyer, a seller, two mediators, two bots and a staff chat."""
        self.url = url
        self.folder = folder
        self.by_webhook = by_webhook
        self.world = World()
        world = self.world
        self.party_bot = world.bot(PARTY_TOKEN, "okyoo_party_bot", "okyoo dispute desk")
        self.staff_bot = world.bot(STAFF_TOKEN, "okyoo_staff_bot", "okyoo staff")
        self.first_updates = {bot.id: bot.next_update for bot in world.bots.values()}
        buyer = world.person(BUYER, "Maria")
        seller = world.person(SELLER, "Chen", role="seller")
        mediator = world.person(MEDIATOR, "Anna", role="mediator")
        other = world.person(OTHER, "Boris", role="mediator")
        self.staff_chat = world.group(STAFF_CHAT, "okyoo mediators", forum=True)
        self.staff_chat.members = {
            self.staff_bot.id: "administrator", MEDIATOR: "member", OTHER: "member",
        }  # fmt: skip
        self.buyer = Person(world, buyer, self.party_bot)
        self.seller = Person(world, seller, self.party_bot)
        self.mediator = Person(world, mediator, self.staff_bot)
        self.mediator_in_group = Person(world, mediator, self.staff_bot, self.staff_chat)
        self.other_in_group = Person(world, other, self.staff_bot, self.staff_chat)
        self.market = Marketplace(
            demo_orders(datetime.now(UTC)), {"acc-buyer": BUYER, "acc-seller": SELLER}, world.tell
        )
        self.server = TelegramServer(world, routes=self.market.routes(), pace=(0.0, 0.05, 0.1, 0.2))
        self.desk: Desk | None = None

    def settings(self, **more: Any) -> Settings:
        """The desk's settings for this stage."""
        told: dict[str, Any] = {
            "party_token": SecretStr(PARTY_TOKEN),
            "staff_token": SecretStr(STAFF_TOKEN),
            "staff_chat": STAFF_CHAT,
            "mediators": {MEDIATOR: "Anna", OTHER: "Boris"},
            "telegram_api": self.server.base_url,
            "database_url": self.url,
            "blobs": self.folder / "blobs",
            "marketplace_api": f"{self.server.base_url}/_market/v1",
            "send_seconds": 2,
        }
        if self.by_webhook:
            told |= {
                "webhook_url": "http://127.0.0.1:0", "webhook_secret": SecretStr(SECRET),
                "listen_port": 0,
            }  # fmt: skip
        return Settings(_env_file=None, **(told | more))

    def link(self, order_id: str, role: str) -> str:
        """A one-time token from the desk, as the marketplace would ask for it."""
        url = within(
            self._engine(), lambda tx: records.link(tx, order_id, Role(role), "okyoo_party_bot")
        )
        return url.partition("start=")[2]

    async def letter(self, account: str = "acc-seller", within: float = 90) -> dict[str, Any]:
        """The newest letter in an account's marketplace inbox, once there is one."""
        arrived = asyncio.Event()
        self.world.listeners.add(lambda _: arrived.set())
        async with asyncio.timeout(within):
            while not self.market.letters_to(account):
                arrived.clear()
                await arrived.wait()
        return self.market.letters_to(account)[-1]

    async def until(self, true: Callable[[], bool], within: float = 20) -> None:
        """Wait until something holds in the database; looked at whenever something happens."""
        happened = asyncio.Event()
        self.world.listeners.add(lambda _: happened.set())
        async with asyncio.timeout(within):
            while not true():
                happened.clear()
                try:
                    await asyncio.wait_for(happened.wait(), 0.05)
                except TimeoutError:
                    continue

    def import_orders(self, change: Callable[[dict[str, Any]], None] = lambda _: None) -> None:
        """Tell the desk of the marketplace's orders."""
        upgrade(self._engine())
        told = list(self.market.orders.values())
        for order in told:
            change(order)
        within(self._engine(), lambda tx: records.take(tx, [from_json(order) for order in told]))

    def rows(self, shelf: Any, **equal: Any) -> list[Any]:
        """Rows of a table, as they are in the database now."""
        where = [shelf.table.c[name] == value for name, value in equal.items()]
        with self._engine().begin() as connection:
            return list(connection.execute(select(shelf.table).where(*where)))

    def journal_breaks(self) -> list[Any]:
        """Everything that is wrong with any case's journal."""
        found = []
        for case in self.rows(shelves.CASES):
            rows = sorted(self.rows(shelves.JOURNAL, case_id=case.case_id), key=lambda r: r.seq)
            entries = [
                Entry(r.case_id, r.seq, r.kind, r.at, r.actor, r.payload_hash, r.previous, r.digest)
                for r in rows
            ]
            opened = {r.seq: Opened(r.payload, r.salt) for r in rows}
            head = Head(case.journal_length, case.journal_head)
            found += verify(entries, opened, head=head)
        return found

    def _engine(self) -> Any:
        if not hasattr(self, "_opened"):
            self._opened = open_database(self.url)
        return self._opened

    def close(self) -> None:
        """Let the database go."""
        if hasattr(self, "_opened"):
            self._opened.dispose()


@asynccontextmanager
async def opened(stage: Stage, **more: Any) -> AsyncIterator[Stage]:
    """The stage with Telegram and the desk running, all in this process."""
    async with stage.server:
        stage.import_orders()
        desk = Desk(ROLES, stage.settings(**more), clock=stage.world.clock.now)
        async with desk.open():
            stage.desk = desk
            yield stage
    stage.close()
