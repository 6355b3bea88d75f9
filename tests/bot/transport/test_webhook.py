"""The webhook: the secret is the control, and 200 is said only after the commit."""

from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy import select

from bot.transport.lanes import lane_of, received
from bot.transport.webhook import HEADER, Webhook
from core.store import shelves
from core.store.engine import open_database
from core.store.tables import metadata
from core.store.writer import Writer

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SECRET = "right-secret_1"
UPDATE = {"update_id": 1, "message": {"chat": {"id": 5}}}


@pytest.fixture
async def hook(database_url):
    engine = open_database(database_url)
    metadata.create_all(engine)
    writer = Writer(engine)
    writer.start()
    runner = web.ServerRunner(Webhook(SECRET, writer, clock=lambda: NOON).server())
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"

    async def post(update=UPDATE, *, secret=SECRET, source="party", **more):
        headers = {} if secret is None else {HEADER: secret}
        headers |= more.pop("headers", {})
        async with (
            aiohttp.ClientSession() as session,
            session.post(
                f"{url}/{source}", headers=headers, **(more or {"json": update})
            ) as answer,
        ):
            return answer.status, answer.headers

    def rows():
        with engine.begin() as connection:
            return list(connection.execute(select(shelves.SIGNALS.table)))

    yield post, rows, engine
    await runner.cleanup()
    writer.stop()
    engine.dispose()


async def test_an_update_is_stored_before_it_is_acknowledged(hook):
    post, rows, _ = hook
    status, _ = await post()

    assert status == 200
    assert [(r.source, r.update_id, r.lane, r.status) for r in rows()] == [
        ("party", "1", "party/c/5", "waiting")
    ]


async def test_the_same_update_again_is_acknowledged_and_changes_nothing(hook):
    post, rows, _ = hook
    await post()
    status, _ = await post()

    assert (status, len(rows())) == (200, 1)


async def test_the_same_id_with_another_body_is_kept_too(hook):
    post, rows, _ = hook
    await post()
    await post({"update_id": 1, "message": {"chat": {"id": 6}}})

    assert len(rows()) == 2


@pytest.mark.parametrize(
    "secret", [None, "", "wrong", SECRET[:-1], SECRET + "x", SECRET.upper(), "ключ"]
)
async def test_a_wrong_secret_finds_nothing(hook, secret):
    post, rows, _ = hook
    status, _ = await post(secret=secret)

    assert (status, rows()) == (404, [])


async def test_a_body_that_is_not_json_finds_nothing(hook):
    post, rows, _ = hook
    status, _ = await post(data=b"not json")

    assert (status, rows()) == (404, [])


async def test_an_unknown_bot_finds_nothing(hook):
    post, rows, _ = hook
    status, _ = await post(source="other")

    assert (status, rows()) == (404, [])


async def test_when_the_database_fails_telegram_is_asked_to_come_back(hook):
    post, _, engine = hook
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE inbox")
    status, headers = await post()

    assert (status, headers["Retry-After"]) == (503, "5")


async def test_odd_json_is_stored_for_the_quarantine(hook):
    post, rows, _ = hook
    status, _ = await post([1, 2])

    assert status == 200
    assert rows()[0].update_id.startswith("x")


@pytest.mark.parametrize(
    "body",
    [
        b'{"update_id": 10, "x": ' + b"9" * 5000 + b"}",
        b'{"update_id": 10, "x": ' + b"[" * 5000 + b"]" * 5000 + b"}",
        b'{"update_id": 10, "text": "\xff\xfe"}',
    ],
    ids=["a long number", "deep nesting", "no UTF-8"],
)
async def test_json_that_cannot_be_read_is_stored_for_the_quarantine(hook, body):
    post, rows, _ = hook
    status, _ = await post(data=body, headers={"Content-Type": "application/json"})

    assert (status, len(rows())) == (200, 1)


def test_presses_have_a_lane_of_their_user_and_messages_one_of_their_chat():
    press = {"update_id": 1, "callback_query": {"from": {"id": 7}, "message": {"chat": {"id": 8}}}}

    assert lane_of("party", press) == "party/u/7"
    assert lane_of("party", UPDATE) == "party/c/5"
    assert lane_of("party", {"poll": {}}) == "party/x"


@pytest.mark.parametrize("odd", [None, 1, "x", [], {}, {"update_id": True}, {"message": 5}])
def test_whatever_comes_gets_an_id_and_a_lane(odd):
    row = received("party", odd)

    assert row.update_id
    assert row.lane.startswith("party/")
