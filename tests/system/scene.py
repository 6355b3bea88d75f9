"""The page on a simulated Telegram without a desk: the test itself speaks for the bots."""

import asyncio
import json
import threading
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.play.cast import welcome
from simulator import shown
from simulator.marketplace import Marketplace, demo_orders
from simulator.server import TelegramServer
from simulator.world import World

PAGE = Path(__file__).resolve().parents[2] / "simulator" / "page"
PARTY = "1001:" + "p" * 35
STAFF = "1002:" + "s" * 35
GROUP = -1001000000001
BUYER, SELLER, MEDIATOR = 11, 12, 21


class Scene:
    """A server on a thread of its own. Its methods are called from the test's thread."""

    def __init__(self) -> None:
        """A buyer, a seller, a mediator, two silent bots and a staff chat."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._serves = False
        self._offset: dict[str, int] = {}
        self.world = World()
        self.world.bot(PARTY, "okyoo_dispute_bot", "okyoo dispute desk")
        staff = self.world.bot(STAFF, "okyoo_staff_bot", "okyoo staff")
        for number, name, role in (
            (BUYER, "Maria", "buyer"), (SELLER, "Chen", "seller"), (MEDIATOR, "Anna", "mediator"),
        ):  # fmt: skip
            self.world.person(number, name, role=role)
        chat = self.world.group(GROUP, "okyoo mediators", forum=True)
        chat.members = {staff.id: "administrator", MEDIATOR: "member"}
        self.market = Marketplace(
            demo_orders(datetime.now(UTC)), {"acc-buyer": BUYER, "acc-seller": SELLER},
            self.world.tell,
        )  # fmt: skip
        self.told: list[dict[str, Any]] = []
        self.market.wake(_link, self._hear)
        self.world.listeners.add(lambda event: welcome(event, self.market, {}))
        self.url = ""

    @classmethod
    def at(cls, url: str) -> "Scene":
        """Another world, behind the address of one that has fallen."""
        other = cls()
        other.url = url
        other.open()
        return other

    def open(self) -> None:
        """Serve."""
        self._thread.start()
        self.rise()

    def close(self) -> None:
        """Stop for good."""
        if self._serves:
            self.fall()
        self._wait(_end_everything)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def rise(self) -> None:
        """Start serving, on the same port as before."""
        port = int(self.url.rpartition(":")[2]) if self.url else 0
        self._server = TelegramServer(self.world, port=port, routes=self.market.routes(), page=PAGE)
        self._wait(self._server.__aenter__)
        self._serves = True
        self.url = self._server.base_url

    def fall(self) -> None:
        """Stop serving."""
        self._serves = False
        self._wait(lambda: self._server.__aexit__(None, None, None))

    def does(self, token: str, method: str, **params: Any) -> Any:
        """What a bot asks of the Bot API, over HTTP."""
        return self._post(f"/bot{token}/{method}", params)["result"]

    def refused(self, token: str, method: str, **params: Any) -> None:
        """What a bot asks and does not get."""
        with suppress(urllib.error.HTTPError):
            self.does(token, method, **params)

    def says(
        self, text: str, *, to: int = BUYER, keys: list[Any] | None = None, **more: Any
    ) -> int:
        """The party bot writes; the number of its message."""
        if keys is not None:
            more["reply_markup"] = {"inline_keyboard": keys}
        sent = self.does(PARTY, "sendMessage", chat_id=to, text=text, **more)
        return int(sent["message_id"])

    def hears(self, token: str = PARTY) -> list[dict[str, Any]]:
        """The updates that a bot has not had yet; waits for the first one."""
        updates = self.does(token, "getUpdates", timeout=5, offset=self._offset.get(token, 0))
        if updates:
            self._offset[token] = updates[-1]["update_id"] + 1
        return list(updates)

    def starts(self, person: int, token: str = PARTY) -> None:
        """A person has pressed Start, and the bot has heard it."""
        bot = self.world.bots[token].username
        self._post("/_emu/v1/start", {"person": person, "bot": bot, "payload": ""})
        self.hears(token)

    def person(self, number: int, name: str) -> None:
        """Another buyer joins, and the page hears of it."""
        user = self.world.person(number, name)
        self._loop.call_soon_threadsafe(self.world.tell, {"type": "person", **shown.person(user)})

    def writes_to_inbox(self, text: str) -> None:
        """The desk posts a notice to the marketplace."""
        self._post("/_market/v1/inbox", {
            "notice_id": f"n-{len(self.market.inbox)}", "order_id": "OK-100202", "role": "seller",
            "account_id": "acc-seller", "case_id": "D-1", "text": text,
            "link": "https://t.me/okyoo_dispute_bot?start=seller",
        })  # fmt: skip

    async def _hear(self, told: Sequence[dict[str, Any]]) -> None:
        """The desk takes in what happened on the marketplace."""
        self.told.extend(told)

    def _post(self, path: str, body: Any) -> Any:
        request = urllib.request.Request(
            self.url + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def _wait(self, deed: Callable[[], Awaitable[Any]]) -> None:
        async def done() -> None:
            await deed()

        asyncio.run_coroutine_threadsafe(done(), self._loop).result(10)


async def _end_everything() -> None:
    """A page that went away leaves its stream of events waiting for the next one."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


async def _link(order_id: str, role: str) -> str:
    return f"https://t.me/okyoo_dispute_bot?start={order_id}-{role}"
