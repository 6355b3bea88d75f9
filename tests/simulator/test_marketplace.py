"""The small marketplace: who may open a dispute, and what its inbox takes."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from jsonschema import Draft202012Validator

from core.marketplace.record_model import from_json
from simulator.marketplace import REQUIRED, Marketplace, demo_orders

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "schema" / "order-record.v1.json"
LETTER = {
    "notice_id": "n-1",
    "order_id": "OK-100202",
    "role": "seller",
    "account_id": "acc-seller",
    "case_id": "D-7QKP-NKDK",
    "text": "The buyer has asked okyoo to mediate.",
    "link": "https://t.me/okyoo_dispute_bot?start=abc",
}
ORDERS = "/_market/v1/orders"
INBOX = "/_market/v1/inbox"


class Shop:
    """A marketplace over real HTTP, what it told the page and what it asked of the desk."""

    def __init__(self, *, secret: str | None = None) -> None:
        self.told: list[dict] = []
        self.asked: list[tuple[str, str]] = []
        self.market = Marketplace(
            demo_orders(NOW), {"acc-buyer": 11, "acc-seller": 12}, self.told.append,
            secret=secret, issue_link=self.issue,
        )  # fmt: skip
        app = web.Application()
        app.router.add_routes(self.market.routes())
        self.http = TestClient(TestServer(app))

    async def issue(self, order_id: str, role: str) -> str:
        self.asked.append((order_id, role))
        return f"https://t.me/okyoo_dispute_bot?start={order_id}"

    async def disputes(self, order_id: str, told: object) -> tuple[int, dict]:
        answer = await self.http.post(f"{ORDERS}/{order_id}/dispute", json=told)
        return answer.status, await answer.json()

    async def gets(self, path: str) -> object:
        return await (await self.http.get(path)).json()

    async def takes(self, letter: object, **headers: str) -> int:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return (await self.http.post(INBOX, json=letter, headers=named)).status


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    shop = Shop()
    async with shop.http:
        yield shop


@pytest.mark.parametrize("order", demo_orders(NOW), ids=lambda order: order["order_id"])
def test_every_demo_order_is_a_record_that_the_desk_reads(order):
    record = from_json(order)

    assert record.order_id == order["order_id"]
    assert list(Draft202012Validator(json.loads(SCHEMA.read_text())).iter_errors(order)) == []


def test_demo_orders_are_dated_around_the_day_on_which_they_are_asked_for():
    late, arrived = demo_orders(NOW)[:2]

    assert late["agreed_ship_by"] == "2026-11-15"
    assert late["shipped_at"] is None
    assert arrived["delivered_at"] == "2026-11-19T12:00:00Z"


def test_one_demo_order_shows_each_thing_that_the_desk_must_notice():
    by_id = {order["order_id"]: order for order in demo_orders(NOW)}

    assert by_id["OK-100203"]["delivered_at"] < "2026-09-25"
    assert by_id["OK-100204"]["refund"]["status"] == "full"
    assert by_id["OK-100205"]["quantity"] == 40
    assert by_id["OK-100206"]["chargeback"]["status"] == "open"
    assert by_id["OK-100301"]["buyer"]["id"] == "acc-buyer-2"


async def test_a_buyer_sees_his_own_orders_only(shop):
    mine = await shop.gets(f"{ORDERS}?account=acc-buyer")

    assert "OK-100202" in {order["order_id"] for order in mine}
    assert {order["buyer"]["id"] for order in mine} == {"acc-buyer"}


async def test_accounts_say_which_person_is_behind_them(shop):
    assert await shop.gets("/_market/v1/accounts") == [
        {"account": "acc-buyer", "person": 11, "role": "buyer", "name": "Maria Lindqvist"},
        {"account": "acc-seller", "person": 12, "role": "seller", "name": "Golden Lamp Trading"},
    ]


@pytest.mark.parametrize(("account", "role"), [("acc-buyer", "buyer"), ("acc-seller", "seller")])
async def test_a_dispute_asks_the_desk_for_a_link_for_that_side(shop, account, role):
    status, told = await shop.disputes("OK-100202", {"account": account})

    assert (status, told["link"]) == (200, "https://t.me/okyoo_dispute_bot?start=OK-100202")
    assert shop.asked == [("OK-100202", role)]


@pytest.mark.parametrize(
    ("order_id", "told", "status"),
    [
        ("OK-100301", {"account": "acc-buyer"}, 403),
        ("OK-999999", {"account": "acc-buyer"}, 404),
        ("OK-100202", {}, 400),
        ("OK-100202", ["acc-buyer"], 400),
        ("OK-100202", {"account": 11}, 400),
    ],
)
async def test_no_link_is_asked_for_when_the_order_is_not_his(shop, order_id, told, status):
    answered, said = await shop.disputes(order_id, told)

    assert answered == status
    assert said["error"].endswith(".")
    assert shop.asked == []


async def test_before_the_desk_is_up_a_dispute_is_asked_to_wait(shop):
    shop.market.issue_link = None
    status, told = await shop.disputes("OK-100202", {"account": "acc-buyer"})

    assert status == 503
    assert "waking up" in told["error"]
    assert await shop.gets("/_market/v1/ready") == {"ready": False, "down": False}


async def test_a_letter_reaches_its_account_and_the_page_is_told(shop):
    assert await shop.takes(LETTER, Idempotency_Key="k-1") == 200

    assert await shop.gets(f"{INBOX}?account=acc-seller") == [LETTER]
    assert await shop.gets(f"{INBOX}?account=acc-buyer") == []
    assert shop.told == [{"type": "market", "account": "acc-seller"}]


async def test_the_same_key_twice_is_one_letter(shop):
    headers = {"Idempotency-Key": "k-1"}
    first = await shop.http.post(INBOX, json=LETTER, headers=headers)
    await shop.takes(LETTER | {"notice_id": "n-2"}, Idempotency_Key="k-2")
    again = await shop.http.post(INBOX, json=LETTER, headers=headers)

    assert again.status == 200
    assert await again.json() == await first.json()
    assert len(shop.market.letters_to("acc-seller")) == 2
    assert len(shop.told) == 2


async def test_without_a_key_the_notice_is_its_own(shop):
    await shop.takes(LETTER)
    await shop.takes(LETTER)

    assert len(shop.market.inbox) == 1


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("value", [None, "", "  ", 7])
async def test_a_letter_with_a_part_missing_is_refused(shop, name, value):
    assert await shop.takes(LETTER | {name: value}) == 400

    assert shop.market.inbox == []


@pytest.mark.parametrize(
    "change",
    [
        {"role": "mediator"},
        {"role": "buyer"},
        {"order_id": "OK-999999"},
        {"account_id": "acc-buyer-2"},
        {"link": "javascript:alert(1)"},
    ],
)
async def test_a_letter_that_contradicts_the_order_is_refused(shop, change):
    assert await shop.takes(LETTER | change) == 400

    assert shop.market.inbox == []


async def test_what_is_not_json_is_refused(shop):
    answers = [(await shop.http.post(INBOX, data=body)).status for body in (b"", b"{", b"[1]")]

    assert answers == [400, 400, 400]


async def test_a_key_too_long_to_be_one_is_refused(shop):
    assert await shop.takes(LETTER, Idempotency_Key="k" * 201) == 400


async def test_a_marketplace_that_is_down_takes_nothing_and_later_takes_it(shop):
    shop.market.down = True
    while_down = await shop.takes(LETTER, Idempotency_Key="k-1")
    shop.market.down = False

    assert while_down == 503
    assert await shop.takes(LETTER, Idempotency_Key="k-1") == 200
    assert len(shop.market.inbox) == 1


async def test_only_who_knows_the_secret_may_write():
    shop = Shop(secret="s-1")
    async with shop.http:
        stranger = await shop.takes(LETTER, Authorization="Bearer s-2")
        friend = await shop.takes(LETTER, Authorization="Bearer s-1")

    assert (stranger, friend) == (403, 200)
    assert len(shop.market.inbox) == 1
