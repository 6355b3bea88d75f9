"""A small marketplace: orders with "Open a dispute", and the inbox where the desk's notices arrive."""

import hmac
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from aiohttp import web

from simulator.order_events import Impossible
from simulator.orders import Order, demo_orders
from simulator.shop import Shop, TellDesk
from simulator.sorry import careful

__all__ = ["IssueLink", "Letter", "Marketplace", "demo_orders"]

IssueLink = Callable[[str, str], Awaitable[str]]
Letter = dict[str, Any]

REQUIRED: Final = ("notice_id", "order_id", "role", "account_id", "case_id", "text", "link")
ROLES: Final = ("buyer", "seller")
LONGEST_KEY: Final = 200


class Marketplace:
    """The platform's side: it knows accounts, orders and messages, and nothing of Telegram.

    `issue_link(order_id, role)` asks the desk for a one-time link; until it is set, disputes
    answer 503. `down` makes the inbox answer 503, as a platform in trouble does.
    """

    def __init__(
        self,
        orders: Sequence[Order],
        accounts: dict[str, int],
        emit: Callable[[dict[str, Any]], None] = lambda _: None,
        *,
        secret: str | None = None,
        issue_link: IssueLink | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`accounts` maps account ids to people; `emit` tells the page; `secret` must be said."""
        self.shop = Shop(orders, accounts, now)
        self.inbox: list[Letter] = []
        self.down = False
        self.issue_link = issue_link
        self._emit = emit
        self._secret = secret
        self._taken: dict[str, int] = {}

    @property
    def orders(self) -> dict[str, Order]:
        """Every order by its id, as it stands now."""
        return self.shop.orders

    def wake(self, issue_link: IssueLink, tell_desk: TellDesk) -> None:
        """The desk is there: disputes can be opened, and what happens to orders is told."""
        self.issue_link = issue_link
        self.shop.tell_desk = tell_desk

    def sleep(self) -> None:
        """The desk is gone for a while."""
        self.issue_link = self.shop.tell_desk = None

    def routes(self) -> list[web.RouteDef]:
        """Its addresses."""
        base = "/_market/v1"
        return [
            web.get(f"{base}/orders", self._orders),
            web.post(f"{base}/orders", careful(self._add)),
            web.post(f"{base}/orders/fresh", careful(self._fresh)),
            web.post(f"{base}/orders/{{order}}/dispute", self._dispute),
            web.post(f"{base}/orders/{{order}}/events", careful(self._happen)),
            web.get(f"{base}/accounts", self._accounts),
            web.get(f"{base}/ready", self._ready),
            web.post(f"{base}/down", careful(self._fall)),
            web.get(f"{base}/inbox", self._read),
            web.post(f"{base}/inbox", self._receive),
        ]

    def letters_to(self, account: str) -> list[Letter]:
        """What an account has in its inbox, oldest first."""
        return [letter for letter in self.inbox if letter["account_id"] == account]

    async def _orders(self, request: web.Request) -> web.Response:
        return web.json_response(self.shop.of(request.query.get("account")))

    async def _accounts(self, request: web.Request) -> web.Response:
        return web.json_response(self.shop.listed())

    async def _add(self, request: web.Request) -> web.Response:
        told = await _told(request)
        order = await self.shop.add(**_words(told, "buyer", "seller", "story", "title", "amount"))
        return self._changed(order)

    async def _fresh(self, request: web.Request) -> web.Response:
        told = await _told(request)
        return self._changed(await self.shop.fresh(**_words(told, "buyer", "seller", "story")))

    async def _happen(self, request: web.Request) -> web.Response:
        told = _words(await _told(request), "deed", "amount")
        order = request.match_info["order"]
        await self.shop.happens(order, told.get("deed", ""), told.get("amount", ""))
        return self._changed(self.shop.orders[order])

    def _changed(self, order: Order) -> web.Response:
        self._emit({"type": "orders", "order": order["order_id"]})
        return web.json_response(order)

    async def _ready(self, request: web.Request) -> web.Response:
        return web.json_response({"ready": self.issue_link is not None, "down": self.down})

    async def _fall(self, request: web.Request) -> web.Response:
        self.down = (await _told(request)).get("down") is True
        self._emit({"type": "trouble"})
        return web.json_response({"down": self.down})

    async def _read(self, request: web.Request) -> web.Response:
        return web.json_response(self.letters_to(request.query.get("account", "")))

    async def _receive(self, request: web.Request) -> web.Response:
        if self.down:
            return web.Response(status=503)
        if not self._knows(request.headers.get("Authorization", "")):
            return _refused(403, "who are you?")
        letter = await _told(request)
        wrong = self._wrong_with(letter)
        if wrong:
            return _refused(400, wrong)
        key = request.headers.get("Idempotency-Key", letter["notice_id"])
        if not 0 < len(key) <= LONGEST_KEY:
            return _refused(400, "the Idempotency-Key is empty or too long")
        if key not in self._taken:
            self.inbox.append(letter)
            self._taken[key] = len(self.inbox)
            self._emit({"type": "market", "account": letter["account_id"]})
        return web.json_response({"ok": True, "result": {"message_id": self._taken[key]}})

    def _knows(self, said: str) -> bool:
        expected = f"Bearer {self._secret}"
        return self._secret is None or hmac.compare_digest(said.encode(), expected.encode())

    def _wrong_with(self, letter: Letter) -> str:
        """Why a letter cannot be taken; nothing when it can."""
        for name in REQUIRED:
            if not isinstance(letter.get(name), str) or not letter[name].strip():
                return f"{name} is missing, empty or not text"
        if letter["role"] not in ROLES:
            return "role is neither buyer nor seller"
        if not letter["link"].startswith("https://"):
            return "link is not an https address"
        order = self.shop.orders.get(letter["order_id"])
        if order is None:
            return "there is no such order"
        if order[letter["role"]]["id"] != letter["account_id"]:
            return f"that account is not the {letter['role']} of the order"
        return ""

    async def _dispute(self, request: web.Request) -> web.Response:
        if self.issue_link is None:
            return _sorry(503, "The bots are still waking up; try again in a few seconds.")
        account = (await _told(request)).get("account")
        if not isinstance(account, str):
            return _sorry(400, "Say whose account it is.")
        order = self.shop.orders.get(request.match_info["order"])
        if order is None:
            return _sorry(404, "There is no such order.")
        for role in ROLES:
            if order[role]["id"] == account:
                link = await self.issue_link(order["order_id"], role)
                self.shop.disputed.add(order["order_id"])
                self._emit({"type": "orders", "order": order["order_id"]})
                return web.json_response({"link": link})
        return _sorry(403, "That is not your order.")


def _words(told: dict[str, Any], *names: str) -> dict[str, str]:
    """These parts, where they were told as text. Raises Impossible for anything else."""
    found = {name: told[name] for name in names if told.get(name) not in (None, "")}
    if not all(isinstance(value, str) for value in found.values()):
        message = "Every part of an order is told as text."
        raise Impossible(message)
    return found


async def _told(request: web.Request) -> dict[str, Any]:
    """The JSON object in the body; an empty one when there is none."""
    try:
        told = json.loads(await request.read())
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _refused(status: int, why: str) -> web.Response:
    return web.json_response({"ok": False, "error_code": status, "description": why}, status=status)


def _sorry(status: int, sentence: str) -> web.Response:
    return web.json_response({"error": sentence}, status=status)
