"""The marketplace's counter: new orders, what happens to them, and that the desk hears of it first."""

import json
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from core.marketplace.order import after
from core.marketplace.record_model import event_from_json, from_json
from simulator.marketplace import Marketplace, demo_orders
from simulator.order_events import DEEDS, Impossible, happen, possible
from simulator.order_events import after as simulated_after
from simulator.orders import STORIES, new_order

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schema"
BOTH = {"buyer": "acc-buyer", "seller": "acc-seller"}
ORDERS = "/_market/v1/orders"


class Counter:
    """A marketplace over real HTTP on a clock that can be moved; what the desk heard of it."""

    def __init__(self) -> None:
        self.now = NOW
        self.heard: list[dict] = []
        self.told: list[dict] = []
        self.market = Marketplace(
            demo_orders(NOW), {"acc-buyer": 11, "acc-seller": 12}, self.told.append,
            now=lambda: self.now,
        )  # fmt: skip
        self.market.wake(self.issue, self.hear)
        app = web.Application()
        app.router.add_routes(self.market.routes())
        self.http = TestClient(TestServer(app))

    async def issue(self, order_id: str, role: str) -> str:
        return f"https://t.me/okyoo_dispute_bot?start={order_id}-{role}"

    async def hear(self, told: Sequence[dict]) -> None:
        self.heard.extend(told)

    async def posts(self, path: str, told: object) -> tuple[int, dict]:
        answer = await self.http.post(path, json=told)
        return answer.status, await answer.json()

    async def happens(self, order_id: str, deed: str, **more: str) -> tuple[int, dict]:
        return await self.posts(f"{ORDERS}/{order_id}/events", {"deed": deed, **more})


@pytest.fixture
async def counter() -> AsyncIterator[Counter]:
    counter = Counter()
    async with counter.http:
        yield counter


def valid(schema: str, told: dict) -> bool:
    return Draft202012Validator(json.loads((SCHEMAS / schema).read_text())).is_valid(told)


@pytest.mark.parametrize("story", STORIES)
def test_every_story_makes_a_record_that_the_desk_reads(story):
    accounts = {side: {"id": account, "name": side} for side, account in BOTH.items()}
    order = new_order("OK-1", story, NOW, title="Lamp", amount="10.00", **accounts)

    assert from_json(order).order_id == "OK-1"
    assert valid("order-record.v1.json", order)


@given(st.lists(st.sampled_from([deed.name for deed in DEEDS]), max_size=8))
def test_whatever_happens_in_whatever_order_the_desk_and_the_shop_see_the_same_order(names):
    order = demo_orders(NOW)[0]
    record = from_json(order)
    for number, name in enumerate(names):
        at = (NOW + timedelta(hours=number)).strftime("%Y-%m-%dT%H:%M:%SZ")
        try:
            event = happen(order, name, event_id=f"E-{number}", at=at, amount="5")
        except Impossible:
            assert name not in {deed.name for deed in possible(order)}
            continue
        assert valid("order-event.v1.json", event)
        order = simulated_after(order, event)
        record = after(record, event_from_json(event))

    assert from_json(order) == record


async def test_a_shipment_reaches_the_desk_as_an_event_and_the_page_is_told(counter):
    status, order = await counter.happens("OK-100201", "ship")

    assert (status, order["shipped_at"]) == (200, "2026-11-24T12:00:00Z")
    assert [(one["kind"], one["order_id"]) for one in counter.heard] == [("shipped", "OK-100201")]
    assert counter.told == [{"type": "orders", "order": "OK-100201"}]


async def test_a_part_of_the_price_can_be_given_back_but_not_all_of_it_as_a_part(counter):
    too_much, said = await counter.happens("OK-100201", "refund_part", amount="48")
    status, order = await counter.happens("OK-100201", "refund_part", amount="12.5")

    assert too_much == 409
    assert said["error"] == "A part is more than nothing and less than 48.00."
    assert (status, order["refund"]["amount"]["amount"]) == (200, "12.50")


@pytest.mark.parametrize("amount", ["", "abc", "NaN", "-1", "0", "Infinity", "0.001"])
async def test_an_amount_that_is_none_is_refused_in_a_sentence(counter, amount):
    status, said = await counter.happens("OK-100201", "refund_part", amount=amount)

    assert status == 409
    assert said["error"].endswith(".")
    assert counter.heard == []


@pytest.mark.parametrize(
    ("order_id", "deed", "status"),
    [("OK-100201", "deliver", 409), ("OK-100201", "explode", 409), ("OK-9", "ship", 404)],
)
async def test_what_cannot_happen_does_not(counter, order_id, deed, status):
    answered, said = await counter.happens(order_id, deed)

    assert answered == status
    assert said["error"].endswith(".")
    assert counter.heard == []


async def test_nothing_happens_that_the_desk_cannot_hear_of(counter):
    counter.market.sleep()
    shipped, said = await counter.happens("OK-100201", "ship")
    added, _ = await counter.posts(ORDERS, {**BOTH, "story": "arrived"})

    assert (shipped, added) == (503, 503)
    assert "waking up" in said["error"]
    assert counter.market.orders["OK-100201"]["shipped_at"] is None


async def test_a_new_order_is_in_the_lists_of_both_sides_and_known_to_the_desk(counter):
    told = {**BOTH, "story": "just_paid", "title": "Table lamp", "amount": "49.9"}
    status, order = await counter.posts(ORDERS, told)

    assert (status, order["amount_paid"]["amount"]) == (200, "49.90")
    assert counter.heard == [order]
    for account in BOTH.values():
        listed = await (await counter.http.get(f"{ORDERS}?account={account}")).json()
        assert order["order_id"] in {one["order_id"] for one in listed}


@pytest.mark.parametrize(
    "change",
    [
        {"buyer": "acc-seller"}, {"seller": ""}, {"seller": "acc-9"}, {"story": "lost"},
        {"title": "a\x00b"}, {"title": "x" * 121}, {"amount": "free"}, {"amount": "1e99"},
        {"amount": 5}, {"buyer": ["acc-buyer"]},
    ],
)  # fmt: skip
async def test_an_order_that_makes_no_sense_is_refused_in_a_sentence(counter, change):
    told = {**BOTH, "story": "arrived", "title": "Lamp", "amount": "5", **change}
    status, said = await counter.posts(ORDERS, told)

    assert status == 409
    assert said["error"].endswith(".")
    assert counter.heard == []


async def test_a_fresh_order_is_one_that_nobody_has_touched(counter):
    first = (await counter.posts(f"{ORDERS}/fresh", {**BOTH, "story": "arrived"}))[1]
    again = (await counter.posts(f"{ORDERS}/fresh", {**BOTH, "story": "arrived"}))[1]
    await counter.posts(f"{ORDERS}/{first['order_id']}/dispute", {"account": "acc-buyer"})
    other = (await counter.posts(f"{ORDERS}/fresh", {**BOTH, "story": "arrived"}))[1]

    assert first["order_id"] == again["order_id"] == "OK-100202"
    assert other["order_id"] not in {first["order_id"], "OK-100205"}
    assert other["title"] == first["title"]


async def test_a_story_grows_old_when_the_clock_is_moved_on(counter):
    counter.now += timedelta(days=30)
    order = (await counter.posts(f"{ORDERS}/fresh", {**BOTH, "story": "arrived"}))[1]

    assert order["delivered_at"] == "2026-12-19T12:00:00Z"


async def test_who_joins_has_an_account_and_can_buy(counter):
    account = counter.market.shop.join(31, "Olga", "buyer")
    status, order = await counter.posts(
        ORDERS, {"buyer": account, "seller": "acc-seller", "story": "arrived"}
    )
    listed = await (await counter.http.get("/_market/v1/accounts")).json()

    assert (status, order["buyer"]) == (200, {"id": "acc-31", "name": "Olga"})
    assert {"account": "acc-31", "person": 31, "role": "buyer", "name": "Olga"} in listed


async def test_a_marketplace_can_be_taken_down_and_brought_up(counter):
    await counter.posts("/_market/v1/down", {"down": True})
    while_down = (await (await counter.http.get("/_market/v1/ready")).json())["down"]
    await counter.posts("/_market/v1/down", {"down": False})

    assert while_down is True
    assert counter.market.down is False
