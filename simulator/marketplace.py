"""A small marketplace: orders with "Open a dispute", and the inbox where the desk's notices arrive."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

Order = dict[str, Any]
IssueLink = Callable[[str, str], Awaitable[str]]

REQUIRED = ("notice_id", "order_id", "role", "account_id", "case_id", "text", "link")


class Marketplace:
    """The platform's side: it knows accounts, orders and messages, and nothing of Telegram."""

    def __init__(
        self,
        orders: Sequence[Order],
        accounts: dict[str, int],
        emit: Callable[[dict[str, Any]], None] = lambda _: None,
        *,
        secret: str | None = None,
    ) -> None:
        """`accounts` maps account ids to people; `emit` tells the page; `secret` must be said."""
        self.orders = {order["order_id"]: order for order in orders}
        self.accounts = accounts
        self.inbox: list[dict[str, Any]] = []
        self.down = False
        self.issue_link: IssueLink | None = None
        self._emit = emit
        self._secret = secret
        self._seen: set[str] = set()

    def routes(self) -> list[web.RouteDef]:
        """Its addresses."""
        base = "/_market/v1"
        return [
            web.get(f"{base}/orders", self._orders),
            web.get(f"{base}/accounts", self._accounts),
            web.get(f"{base}/ready", self._ready),
            web.get(f"{base}/inbox", self._read),
            web.post(f"{base}/inbox", self._receive),
            web.post(f"{base}/orders/{{order}}/dispute", self._dispute),
        ]

    def letters_to(self, account: str) -> list[dict[str, Any]]:
        """What an account has in its inbox, oldest first."""
        return [letter for letter in self.inbox if letter["account_id"] == account]

    async def _orders(self, request: web.Request) -> web.Response:
        account = request.query.get("account")
        mine = [
            order
            for order in self.orders.values()
            if account in {None, order["buyer"]["id"], order["seller"]["id"]}
        ]
        return web.json_response(mine)

    async def _accounts(self, request: web.Request) -> web.Response:  # noqa: ARG002 — a handler
        buyers = {order["buyer"]["id"] for order in self.orders.values()}
        return web.json_response([
            {"account": account, "person": person, "role": "buyer" if account in buyers else "seller"}
            for account, person in self.accounts.items()
        ])  # fmt: skip

    async def _ready(self, request: web.Request) -> web.Response:
        return web.json_response({"ready": self.issue_link is not None})

    async def _read(self, request: web.Request) -> web.Response:
        return web.json_response(self.letters_to(request.query.get("account", "")))

    async def _receive(self, request: web.Request) -> web.Response:
        if self.down:
            return web.Response(status=503)
        if self._secret and request.headers.get("Authorization") != f"Bearer {self._secret}":
            return web.json_response({"ok": False, "description": "who are you?"}, status=403)
        try:
            letter = await request.json()
        except ValueError:
            return web.json_response({"ok": False, "description": "not JSON"}, status=400)
        if not isinstance(letter, dict) or any(name not in letter for name in REQUIRED):
            return web.json_response({"ok": False, "description": "incomplete"}, status=400)
        key = request.headers.get("Idempotency-Key", letter["notice_id"])
        if key not in self._seen:
            self._seen.add(key)
            self.inbox.append(letter)
            self._emit({"type": "market", "account": letter["account_id"]})
        return web.json_response({"ok": True, "result": {"message_id": len(self.inbox)}})

    async def _dispute(self, request: web.Request) -> web.Response:
        told = await request.json()
        order = self.orders.get(request.match_info["order"])
        if self.issue_link is None:
            wait = "The bots are still waking up; try again in a few seconds."
            return web.json_response({"error": wait}, status=503)
        if order is None:
            return web.json_response({"error": "There is no such order."}, status=404)
        for role in ("buyer", "seller"):
            if order[role]["id"] == told.get("account"):
                link = await self.issue_link(order["order_id"], role)
                return web.json_response({"link": link})
        return web.json_response({"error": "That is not your order."}, status=403)


def demo_orders(now: datetime) -> list[Order]:
    """Orders to play with, dated around `now`."""

    def ago(days: float) -> str:
        return (now - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")

    def day(days: float) -> str:
        return (now - timedelta(days=days)).date().isoformat()

    def order(number: int, title: str, amount: str, **more: Any) -> Order:  # noqa: ANN401 — JSON
        return {
            "schema_version": "1",
            "order_id": f"OK-{number}",
            "on_okyoo": True,
            "buyer": {"id": "acc-buyer", "name": "Maria Lindqvist"},
            "seller": {"id": "acc-seller", "name": "Golden Lamp Trading"},
            "title": title,
            "quantity": 1,
            "amount_paid": {"amount": amount, "currency": "USD"},
            "payment_method": "visa_credit",
            "refund": None,
            "settlement": None,
            "chargeback": None,
            "liquidated_damages": None,
            "events": [],
            **more,
        }

    never = {
        "shipped_at": None,
        "tracking": None,
        "delivered_at": None,
        "receipt_confirmed_at": None,
    }
    arrived = {
        "shipped_at": ago(12), "tracking": None, "delivered_at": ago(5),
        "receipt_confirmed_at": ago(4),
    }  # fmt: skip
    return [
        order(
            100201, "Desk lamp, oak", "48.00", paid_at=ago(21), agreed_ship_by=day(9),
            agreed_delivery_by=day(2), options={"Colour": "oak"}, **never,
        ),
        order(
            100202, "Ceiling lamp Aurora", "129.00", paid_at=ago(20), agreed_ship_by=day(15),
            agreed_delivery_by=day(4), options={"Colour": "red", "Voltage": "220 V"}, **arrived,
        ),
        order(
            100203, "Floor lamp Birch", "210.00", paid_at=ago(90), agreed_ship_by=day(85),
            agreed_delivery_by=day(70), shipped_at=ago(84), tracking=None, delivered_at=ago(66),
            receipt_confirmed_at=ago(65), options={"Colour": "white"},
        ),
        order(
            100204, "Bedside lamp", "35.00", paid_at=ago(30), agreed_ship_by=day(26),
            agreed_delivery_by=day(16), options={}, shipped_at=ago(27), tracking=None,
            delivered_at=ago(17), receipt_confirmed_at=ago(16),
        ) | {"refund": {
            "status": "full", "amount": {"amount": "35.00", "currency": "USD"},
            "executed_at": ago(8),
        }},
        order(
            100205, "Garden lights, set of 40", "320.00", quantity=40, paid_at=ago(25),
            agreed_ship_by=day(20), agreed_delivery_by=day(6), options={"Colour": "warm"}, **arrived,
        ),
    ]  # fmt: skip
