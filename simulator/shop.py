"""The marketplace's counter: accounts, their orders, new ones, and what happens to them."""

import itertools
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from simulator.order_events import Event, Impossible, after, happen, possible
from simulator.orders import STORIES, TITLES, TOLD_BY, Order, instant, new_order
from simulator.sorry import Sorry

TellDesk = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]

STILL_FRESH: Final = timedelta(days=3)
"""A story is told around a day; when the clock has been moved on further it is another one."""
LONGEST_TITLE: Final = 120
MOST: Final = Decimal(1_000_000)


class NotYet(Sorry):
    """The desk is not there to hear of it."""

    status = 503


class Shop:
    """Orders and accounts. `tell_desk` carries records and events to the desk, as an import would.

    Nothing happens to an order unless the desk has heard of it.
    """

    def __init__(
        self, orders: Sequence[Order], accounts: dict[str, int], now: Callable[[], datetime]
    ) -> None:
        """`accounts` maps account ids to people; `now` is legal time."""
        self.orders = {order["order_id"]: order for order in orders}
        self.accounts = accounts
        self.disputed: set[str] = set()
        self.tell_desk: TellDesk | None = None
        self._now = now
        self._stories = {key: (TOLD_BY[key], now()) for key in self.orders if key in TOLD_BY}
        self._owners = {
            order[role]["id"]: (role, order[role]["name"])
            for order in orders
            for role in ("buyer", "seller")
        }
        self._numbers = itertools.count(100_401)
        self._events = itertools.count(1)

    def join(self, person: int, name: str, role: str) -> str:
        """Open an account for somebody; its id."""
        account = f"acc-{person}"
        self.accounts[account] = person
        self._owners[account] = (role, name)
        return account

    def listed(self) -> list[dict[str, Any]]:
        """Every account with somebody behind it."""
        return [
            {"account": account, "person": person, "role": self._owners[account][0],
             "name": self._owners[account][1]}
            for account, person in self.accounts.items() if account in self._owners
        ]  # fmt: skip

    def of(self, account: str | None) -> list[dict[str, Any]]:
        """The orders of an account, or all, with what can happen to each."""
        return [
            {**order, "disputed": order["order_id"] in self.disputed, "may": [
                {"name": d.name, "label": d.label, "by": d.by, "sum": d.sum}
                for d in possible(order)
            ]}
            for order in self.orders.values()
            if account in {None, order["buyer"]["id"], order["seller"]["id"]}
        ]  # fmt: skip

    async def add(
        self, *, buyer: str = "", seller: str = "", story: str = "", title: str = "",
        amount: str = "79.00",
    ) -> Order:  # fmt: skip
        """A new order between two accounts. Raises Impossible, NotYet."""
        if story not in STORIES:
            message = "Nobody knows that story of an order."
            raise Impossible(message)
        number = f"OK-{next(self._numbers)}"
        order = new_order(
            number, story, self._now(), title=_title(title or TITLES[story]),
            amount=_price(amount), buyer=self._account(buyer, "buyer"),
            seller=self._account(seller, "seller"),
        )  # fmt: skip
        await self._tell(order)
        self.orders[number] = order
        self._stories[number] = (story, self._now())
        return order

    async def fresh(self, *, buyer: str = "", seller: str = "", story: str = "") -> Order:
        """An untouched order with this story, made anew when there is none. Raises as `add`."""
        for number, (told, at) in self._stories.items():
            order = self.orders[number]
            sides = (order["buyer"]["id"], order["seller"]["id"])
            untouched = number not in self.disputed and not order["events"]
            young = self._now() - at < STILL_FRESH
            if told == story and sides == (buyer, seller) and untouched and young:
                return order
        return await self.add(buyer=buyer, seller=seller, story=story)

    async def happens(self, order_id: str, deed: str, amount: str = "") -> Event:
        """Something happens to an order. Raises Impossible, NotYet, Sorry for an unknown order."""
        order = self.orders.get(order_id)
        if order is None:
            message = "There is no such order."
            raise Sorry(message, 404)
        event = happen(
            order, deed, event_id=f"E-{next(self._events):06d}", at=instant(self._now()),
            amount=amount,
        )  # fmt: skip
        await self._tell(event)
        self.orders[order_id] = after(order, event)
        return event

    async def _tell(self, told: dict[str, Any]) -> None:
        if self.tell_desk is None:
            message = "The bots are still waking up; try again in a few seconds."
            raise NotYet(message)
        await self.tell_desk([told])

    def _account(self, account: str, role: str) -> dict[str, str]:
        known, name = self._owners.get(account, ("", ""))
        if known != role:
            message = f"Choose a {role} for this order."
            raise Impossible(message)
        return {"id": account, "name": name}


def _title(told: str) -> str:
    title = " ".join(told.split())
    if not title.isprintable() or len(title) > LONGEST_TITLE:
        message = f"A title is one line of at most {LONGEST_TITLE} characters."
        raise Impossible(message)
    return title


def _price(told: str) -> str:
    try:
        amount = Decimal(told).quantize(Decimal("0.01"))
    except InvalidOperation:
        message = "Write the price in digits, for example 49.90."
        raise Impossible(message) from None
    if not amount.is_finite() or not 0 < amount <= MOST:
        message = f"A price is more than nothing and at most {MOST}."
        raise Impossible(message)
    return str(amount)
