"""The sender: order, limits, and what each answer of Telegram means, against a scripted server."""

import asyncio
import json
import socket
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from sqlalchemy import insert, select

from bot.transport.limits import ANSWERS, BOT, GROUP, PRIVATE, Limits
from bot.transport.sender import Market, Sender
from bot.transport.verdicts import LONGEST_PAUSE
from bot.transport.wire import UPLOAD, Wire
from core.store import outbox, shelves
from core.store.blobs import Blobs
from core.store.engine import open_database
from core.store.outgoing import Kind, Outgoing, Result, Sending
from core.store.tables import metadata
from core.store.writer import Writer

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
OUTBOX = shelves.OUTBOX.table
DROP, DROP_AFTER = "drop", "drop after"


def ok(message_id=70):
    return 200, {"ok": True, "result": {"message_id": message_id}}


def no(code, description, **parameters):
    body = {"ok": False, "error_code": code, "description": description}
    return code, body | ({"parameters": parameters} if parameters else {})


@contextmanager
def full_listener():
    """A port that answers no knock: its queue is full, so that no connection ever stands."""
    with closing(socket.socket()) as listener, ExitStack() as kept:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            knock = kept.enter_context(closing(socket.socket()))
            knock.setblocking(False)
            knock.connect_ex(listener.getsockname())
        yield listener.getsockname()[1]


class Rig:
    """A database, a scripted Telegram, and a sender on a clock that moves by hand."""

    seconds = 2

    def __init__(self, engine, tmp_path):
        self.engine = engine
        self.now = NOON
        self.script = []
        self.calls = []
        self.writer = Writer(engine)
        self.tmp_path = tmp_path
        self.monotonic = 0
        self.inbox_url = None

    async def __aenter__(self):
        self.writer.start()
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self.answer)
        app.router.add_post("/market/inbox", self.answer)
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self.runner.addresses[0][1]}"
        tokens = {"party": "1:p", "staff": "2:s"}
        self.wire = Wire(self.url, tokens, Blobs(self.tmp_path / "blobs"), 2)
        return self

    async def __aexit__(self, *_):
        await self.wire.close()
        await self.runner.cleanup()
        self.writer.stop()

    async def answer(self, request):
        body = await request.read()
        method = request.match_info.get("method", "inbox")
        params = json.loads(body) if request.content_type == "application/json" else {}
        self.calls.append((method, params))
        said = self.script.pop(0) if self.script else ok(100 + len(self.calls))
        if isinstance(said, str) and said in {DROP, DROP_AFTER}:
            request.transport.abort()
            return web.Response()
        if isinstance(said, str):
            return web.Response(status=502, text=said, content_type="text/html")
        return web.json_response(said[1], status=said[0])

    def owe(self, number=1, **more):
        message = Outgoing(**{
            "outgoing_id": f"o{number}", "bot": "party", "address": "party/5", "chat_id": 5,
            "kind": Kind.NOTICE, "method": "sendMessage", "params": {"chat_id": 5, "text": "hi"},
            "created_at": NOON, "due_at": NOON, **more,
        })  # fmt: skip
        values = {n: v for n, v in shelves.OUTBOX.values(message).items() if n != "seq"}
        with self.engine.begin() as connection:
            connection.execute(insert(OUTBOX).values(**values))

    def sender(self, market=None, limits=None):
        numbers = iter(range(10**6))
        sender = Sender(
            self.writer, self.wire, limits or Limits(lambda: self.monotonic),
            clock=lambda: self.now, entropy=lambda n: bytes([next(numbers) % 200] * n),
            seconds=self.seconds, market=market,
        )  # fmt: skip
        sender._loop = asyncio.get_running_loop()
        return sender

    async def turn(self, sender):
        """Let it look once, as if something had woken it."""
        await sender._turn()
        while sender._flying:
            await asyncio.gather(*sender._flying)
        await sender._turn(claiming=False)

    async def send(self, rounds=1, market=None, limits=None):
        """Let a fresh sender look, this often."""
        limits = limits or Limits(lambda: self.monotonic)
        for _ in range(rounds):
            await self.turn(self.sender(market, limits))

    def rows(self):
        with self.engine.begin() as connection:
            return list(connection.execute(select(OUTBOX).order_by(OUTBOX.c.seq)))

    def row(self):
        return self.rows()[0]

    def signals(self):
        with self.engine.begin() as connection:
            found = connection.execute(select(shelves.SIGNALS.table))
            return [json.loads(row.body) for row in found]


@pytest.fixture
async def rig(database_url, tmp_path):
    engine = open_database(database_url)
    metadata.create_all(engine)
    async with Rig(engine, tmp_path) as ready:
        yield ready
    engine.dispose()


async def test_a_notice_that_arrived_is_reported_to_the_desk(rig):
    rig.owe(notice_id="D-1/1")
    await rig.send()

    assert (rig.row().status, rig.row().message_id) == ("sent", 101)
    assert [(s["signal"], s["notice_id"]) for s in rig.signals()] == [("delivered", "D-1/1")]


async def test_one_message_of_a_chat_is_under_way_at_a_time_and_in_order(rig):
    for number in (1, 2, 3):
        rig.owe(number, params={"chat_id": 5, "text": str(number)})
    await rig.send(rounds=1)
    first = len(rig.calls)
    await rig.send(rounds=2)

    assert first == 1
    assert [params["text"] for _, params in rig.calls] == ["1", "2", "3"]


async def test_429_pauses_that_chat_for_exactly_as_long_and_no_other(rig):
    rig.script = [no(429, "Too Many Requests: retry after 7", retry_after=7)]
    rig.owe(1)
    await rig.send()
    rig.owe(2, address="party/6", chat_id=6)
    await rig.send()
    paused, other = rig.rows()
    rig.now += timedelta(seconds=7)
    await rig.send()

    assert (paused.status, paused.due_at) == ("pending", NOON + timedelta(seconds=7))
    assert other.status == "sent"
    assert rig.row().status == "sent"


@pytest.mark.parametrize("said", ["<html>502</html>", DROP])
async def test_a_gateways_fault_is_tried_again_later(rig, said):
    rig.script = [said]
    rig.owe()
    await rig.send()
    waiting = rig.row()
    rig.now += timedelta(minutes=5)
    await rig.send()

    assert waiting.status == "pending"
    assert waiting.due_at > NOON
    assert rig.row().status == "sent"


async def test_a_notice_whose_outcome_stays_unknown_is_repeated_once_and_never_counts_as_delivered(
    rig,
):
    rig.script = [DROP_AFTER, DROP_AFTER, ok()]
    rig.owe(notice_id="D-1/1")
    for _ in range(4):
        await rig.send()
        rig.now += timedelta(minutes=6)

    assert (len(rig.calls), rig.row().status) == (2, "given_up")
    assert [s["signal"] for s in rig.signals()] == ["undelivered"]


async def test_an_unknown_outcome_is_remembered_through_other_failures(rig):
    rig.script = [DROP_AFTER, no(502, "Bad Gateway"), DROP_AFTER, ok()]
    rig.owe(notice_id="D-1/1")
    for _ in range(4):
        await rig.send()
        rig.now += timedelta(minutes=6)

    assert (len(rig.calls), rig.row().status) == (3, "given_up")


async def test_the_marketplace_is_told_again_under_the_same_key_until_it_answers(rig):
    rig.script = [DROP_AFTER] * 5
    rig.owe(bot="market", chat_id=None, address="market/1", method="inbox", notice_id="D-1/1")
    before = []
    for _ in range(6):
        before = rig.signals()
        await rig.send(market=Market(f"{rig.url}/market"))
        rig.now += timedelta(minutes=6)

    assert before == []
    assert (len(rig.calls), rig.row().status) == (6, "sent")
    assert [s["signal"] for s in rig.signals()] == ["delivered"]


@pytest.mark.parametrize("said", [DROP_AFTER, "<html>502</html>", no(401, "who are you?")])
async def test_a_marketplace_that_never_answers_leaves_the_notice_to_a_person(rig, said):
    rig.script = [said] * 300
    rig.owe(bot="market", chat_id=None, address="market/1", method="inbox", notice_id="D-1/1")
    for _ in range(26):
        await rig.send(market=Market(f"{rig.url}/market"))
        rig.now += timedelta(hours=1)

    assert rig.row().status == "given_up"
    assert "for 24 hours" in rig.row().fault
    assert [s["signal"] for s in rig.signals() if "notice_id" in s] == ["undelivered"]


async def test_a_connection_that_never_stood_is_no_unknown_outcome(rig):
    with full_listener() as port:
        rig.wire, real = Wire(f"http://127.0.0.1:{port}", {"party": "1:p"}, None, 0.5), rig.wire
        rig.owe(notice_id="D-1/1")
        for _ in range(3):
            await rig.send()
            rig.now += timedelta(minutes=6)
        waiting, signals = rig.row(), rig.signals()
        await rig.wire.close()
        rig.wire = real

    assert (waiting.status, waiting.fault, signals) == ("pending", "0", [])


async def test_an_answer_whose_outcome_is_unknown_is_dropped(rig):
    rig.script = [DROP_AFTER]
    rig.owe(kind=Kind.ANSWER, chat_id=None, address="party/answer/1",
            method="answerCallbackQuery", params={"callback_query_id": "1"})  # fmt: skip
    await rig.send(rounds=2)

    assert (len(rig.calls), rig.row().status) == (1, "expired")


async def test_an_answer_past_its_time_is_not_sent(rig):
    rig.owe(kind=Kind.ANSWER, expires_at=NOON - timedelta(seconds=1))
    await rig.send()

    assert (rig.calls, rig.row().status) == ([], "expired")


async def test_somebody_who_blocked_the_bot_is_reported_and_not_tried_again(rig):
    rig.script = [no(403, "Forbidden: bot was blocked by the user")]
    rig.owe(notice_id="D-1/1")
    await rig.send(rounds=2)

    assert (len(rig.calls), rig.row().status) == (1, "given_up")
    assert {s["signal"] for s in rig.signals()} == {"undelivered", "blocked"}


async def test_an_edit_of_nothing_new_counts_as_sent(rig):
    rig.script = [no(400, "Bad Request: message is not modified: …")]
    rig.owe(method="editMessageText", params={"chat_id": 5, "message_id": 9, "text": "x"}, slot="s")
    await rig.send()

    assert rig.row().status == "sent"


async def test_an_edit_whose_message_is_gone_becomes_a_message_of_its_own(rig):
    rig.script = [no(400, "Bad Request: message to edit not found"), ok(71)]
    rig.owe(method="editMessageText", params={"chat_id": 5, "message_id": 9, "text": "x"}, slot="s")
    await rig.send()

    assert [method for method, _ in rig.calls] == ["editMessageText", "sendMessage"]
    assert (rig.row().status, rig.row().message_id) == ("sent", 71)


async def test_a_slot_is_filled_by_its_first_message_and_found_by_its_edit(rig):
    edit = {"chat_id": 5, "text": "card"}
    rig.owe(1, method="editMessageText", params=edit, slot="card/1", kind=Kind.CARD)
    await rig.send()
    rig.owe(
        2, method="editMessageText", params={**edit, "text": "two"}, slot="card/1", kind=Kind.CARD
    )
    await rig.send()

    assert [method for method, _ in rig.calls] == ["sendMessage", "editMessageText"]
    assert rig.calls[1][1]["message_id"] == 101


async def test_a_press_that_is_too_old_is_let_go(rig):
    rig.script = [no(400, "Bad Request: query is too old and response timeout expired")]
    rig.owe(kind=Kind.ANSWER, method="answerCallbackQuery", params={"callback_query_id": "1"})
    await rig.send()

    assert rig.row().status == "expired"


async def test_a_group_that_became_a_supergroup_is_followed(rig):
    rig.script = [no(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1007)]
    rig.owe(chat_id=-7, address="party/-7", params={"chat_id": -7, "text": "x"})
    await rig.send(rounds=2)

    assert rig.calls[1][1]["chat_id"] == -1007
    assert [s["signal"] for s in rig.signals()] == ["migrated"]


async def test_a_closed_topic_does_not_swallow_a_notice(rig):
    rig.script = [no(400, "Bad Request: message thread not found"), ok()]
    rig.owe(params={"chat_id": 5, "text": "x", "message_thread_id": 3})
    await rig.send()

    assert "message_thread_id" not in rig.calls[1][1]
    assert rig.row().status == "sent"


async def test_a_refused_token_keeps_everything_and_stops_that_bot(rig):
    rig.script = [no(401, "Unauthorized")]
    rig.owe(notice_id="D-1/1")
    await rig.send()

    assert rig.row().status == "pending"
    assert [(s["signal"], s["about"], s["bot"]) for s in rig.signals()] == [
        ("alarm", "token", "party")
    ]


async def test_a_bot_whose_token_was_refused_speaks_again_after_a_pause(rig):
    sender = rig.sender()
    rig.script = [no(401, "Unauthorized")]
    rig.owe(1)
    await rig.turn(sender)
    rig.owe(2, address="party/6", chat_id=6)
    await rig.turn(sender)
    during = len(rig.calls)
    rig.now += LONGEST_PAUSE
    await rig.turn(sender)

    assert during == 1
    assert [row.status for row in rig.rows()] == ["sent", "sent"]


@pytest.mark.parametrize(("code", "status"), [(404, "given_up"), (401, "pending")])
async def test_what_the_marketplace_refuses_for_one_account_stops_no_other(rig, code, status):
    sender = rig.sender(market=Market(f"{rig.url}/market"))
    rig.script = [no(code, "no such account")]
    for number in (1, 2):
        rig.owe(number, bot="market", chat_id=None, address=f"market/{number}", method="inbox")
    await rig.turn(sender)
    await rig.turn(sender)

    assert sorted(row.status for row in rig.rows()) == sorted([status, "sent"])


async def test_a_message_whose_file_is_missing_is_given_up_aloud_and_its_chat_goes_on(rig):
    file = {"blob": "gone1", "name": "x.jpg", "mime": "image/jpeg"}
    staff = {"bot": "staff", "address": "staff/7", "chat_id": 7}
    rig.owe(1, **staff, method="sendPhoto", params={"photo": "attach://e0"}, files={"e0": file})
    rig.owe(2, **staff)
    await rig.send(rounds=2)
    first, second = rig.rows()

    assert (first.status, second.status) == ("given_up", "sent")
    assert "gone1" in first.fault
    assert [(s["about"], s["chat_id"]) for s in rig.signals()] == [("given-up", 7)]


async def test_a_message_that_our_own_code_cannot_send_is_given_up_after_some_attempts(rig):
    rig.owe(bot="nobody")
    for _ in range(10):
        await rig.send()
        rig.now += timedelta(minutes=6)

    assert (rig.row().status, rig.row().fault) == ("given_up", "KeyError")


@pytest.mark.parametrize(
    "said",
    [
        no(403, "Forbidden: bot was kicked from the supergroup chat"),
        no(400, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
async def test_what_is_meant_for_a_closed_staff_chat_waits_and_staff_hear_of_it_once_a_day(
    rig, said
):
    rig.script = [said, said]
    card = {"bot": "staff", "address": "staff/-9", "chat_id": -9, "kind": Kind.CARD}
    rig.owe(1, **card)
    rig.owe(2, **card)
    for _ in range(2):
        await rig.send()
        rig.now += timedelta(minutes=6)
    held, alarms = rig.rows(), rig.signals()
    await rig.send(rounds=2)

    assert [row.status for row in held] == ["pending", "pending"]
    assert [(a["about"], a["chat_id"]) for a in alarms] == [("held", -9)]
    assert [row.status for row in rig.rows()] == ["sent", "sent"]


async def test_a_card_that_is_refused_for_its_own_sake_is_given_up_aloud(rig):
    rig.script = [no(400, "Bad Request: message is too long"), no(413, "Request Entity Too Large")]
    rig.owe(1, bot="staff", address="staff/-9", chat_id=-9, kind=Kind.CARD, slot="card/D-1/mediate")
    rig.owe(2, bot="staff", address="staff/7", chat_id=7, method="sendMediaGroup")
    await rig.send(rounds=2)

    assert [row.status for row in rig.rows()] == ["given_up", "given_up"]
    assert [(s["about"], s["subject"]) for s in rig.signals()] == [
        ("given-up", "card/D-1/mediate"), ("given-up", "sendMediaGroup o2"),
    ]  # fmt: skip


async def test_an_alarm_that_cannot_be_delivered_raises_no_further_one(rig):
    rig.script = [no(403, "Forbidden: bot was blocked by the user")]
    rig.owe(bot="staff", address="staff/7", chat_id=7, slot="alarm/held")
    await rig.send()

    assert rig.row().status == "given_up"
    assert [s["signal"] for s in rig.signals()] == ["blocked"]


async def test_a_card_of_another_chat_is_never_edited_in_this_one(rig):
    card = {"bot": "staff", "kind": Kind.CARD, "method": "editMessageText", "slot": "card/1"}
    rig.owe(1, **card, chat_id=-1, address="staff/-1", params={"chat_id": -1, "text": "one"})
    await rig.send()
    rig.owe(2, **card, chat_id=-2, address="staff/-2", params={"chat_id": -2, "text": "two"})
    await rig.send()

    assert [(method, told["chat_id"]) for method, told in rig.calls] == [
        ("sendMessage", -1), ("sendMessage", -2),
    ]  # fmt: skip


async def test_a_claim_outlives_both_calls_that_one_message_may_take(rig):
    rig.owe(1)
    rig.owe(2, address="party/6", chat_id=6, files={"e0": {"blob": "b"}})
    sender = rig.sender()
    claimed = rig.writer.submit(lambda c: sender._claim(c, 5)).result()
    plain, upload = (message.claimed_until - NOON for message in claimed)

    assert plain > 2 * timedelta(seconds=rig.seconds)
    assert upload > 2 * UPLOAD * timedelta(seconds=rig.seconds)


async def test_a_slow_call_cannot_settle_what_the_same_sender_claimed_anew(rig):
    rig.owe()
    sender = rig.sender()
    with rig.engine.begin() as connection:
        (first,) = sender._claim(connection, 5)
        rig.now += timedelta(minutes=5)
        (again,) = sender._claim(connection, 5)
        settled = outbox.settle(connection, [Result(first, Sending.SENT, NOON, message_id=1)], [])

    assert (first.seq, settled) == (again.seq, 0)


async def test_any_other_refusal_is_given_up_and_reported(rig):
    rig.script = [no(400, "Bad Request: chat not found")]
    rig.owe(notice_id="D-1/1")
    await rig.send()

    assert (rig.row().status, rig.signals()[0]["signal"]) == ("given_up", "undelivered")


async def test_the_marketplaces_inbox_is_told_with_a_key_against_doubles(rig):
    rig.owe(bot="market", chat_id=None, address="market/1", method="inbox", params={"text": "x"})
    await rig.send(market=Market(f"{rig.url}/market"))

    assert (rig.calls, rig.row().status) == ([("inbox", {"text": "x"})], "sent")


async def test_without_a_marketplace_the_desk_hears_that_a_person_must_serve(rig):
    rig.owe(bot="market", chat_id=None, address="market/1", method="inbox", notice_id="D-1/1")
    await rig.send()

    assert (rig.row().status, rig.signals()[0]["signal"]) == ("given_up", "undelivered")


async def test_a_result_after_the_claim_was_taken_over_changes_nothing(rig):
    rig.owe()
    with rig.engine.begin() as connection:
        claim = {"now": NOON, "until": NOON, "limit": 5}
        message = outbox.claim(connection, token="old", **claim)[0]
        outbox.claim(connection, token="new", **claim)
        settled = outbox.settle(connection, [Result(message, Sending.SENT, NOON, message_id=1)], [])

    assert settled == 0
    assert rig.row().status == "sending"


def limits_at(now):
    return Limits(lambda: now[0])


def test_a_private_chat_gets_a_short_burst_and_then_about_one_a_second():
    now = [0]
    limits = limits_at(now)
    burst = [limits.wait("party", "party/5", 5) for _ in range(PRIVATE[0])]

    assert burst == [0] * PRIVATE[0]
    assert limits.wait("party", "party/5", 5) > 0
    assert limits.wait("party", "party/6", 6) == 0


def test_a_group_gets_fewer_than_twenty_a_minute():
    limits = limits_at([0])
    free = sum(limits.wait("staff", "staff/-1", -1) == 0 for _ in range(30))

    assert free == GROUP[0] < 20


def test_several_senders_share_what_one_may_send():
    both = [Limits(lambda: 0, senders=2) for _ in range(2)]
    free = sum(limits.wait("party", f"party/{n}", n) == 0 for n in range(100) for limits in both)

    assert BOT[0] - 2 <= free <= BOT[0]


def test_a_flood_of_presses_leaves_room_for_everybody_else():
    limits = limits_at([0])
    flood = sum(limits.wait("party", "party/answer/9", None) == 0 for _ in range(1000))

    assert flood == ANSWERS[0] < BOT[0]
    assert limits.wait("party", "party/5", 5) == 0


def test_a_bot_never_sends_more_than_its_share_in_any_second():
    limits = limits_at([0])
    free = sum(limits.wait("party", f"party/{n}", n) == 0 for n in range(100))

    assert free == BOT[0] < 30


def test_what_was_sent_before_a_restart_still_counts():
    limits = limits_at([0])
    limits.prime([("party", "party/5", 5, NOON)] * PRIVATE[0], NOON)

    assert limits.wait("party", "party/5", 5) > 0


def test_after_a_restart_a_group_still_gets_fewer_than_twenty_a_minute():
    now = [0]
    limits = limits_at(now)
    limits.prime([("staff", "staff/-1", -1, NOON)], NOON)
    sent = 1
    for now[0] in range(0, 59_000, 500):
        sent += limits.wait("staff", "staff/-1", -1) == 0

    assert sent == GROUP[0]


async def test_an_answer_that_had_to_wait_is_sent_and_counts_as_one_attempt(rig):
    """Telegram's limits held it back twice: nothing was tried, so nothing is unknown."""
    for number in range(PRIVATE[0]):
        rig.owe(number)
    limits = Limits(lambda: rig.monotonic)
    await rig.send(rounds=PRIVATE[0], limits=limits)
    rig.owe(99, kind=Kind.NOTICE)
    for _ in range(3):
        await rig.send(limits=limits)
        rig.now += timedelta(seconds=30)
    held = rig.rows()[-1]
    rig.monotonic += 60_000
    await rig.send(limits=limits)
    sent = rig.rows()[-1]

    assert (held.status, held.attempts, held.fault) == ("pending", 0, None)
    assert (sent.status, sent.attempts, sent.fault) == ("sent", 1, None)
