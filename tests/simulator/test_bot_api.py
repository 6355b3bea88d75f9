"""The simulated Bot API, strict where Telegram is; each docstring names what it holds."""

import asyncio
import json

import aiohttp
import pytest

from simulator.faults import Fault
from simulator.person import File, NotSeen, Person
from simulator.server import TelegramServer
from simulator.spec import Wrong, check_object
from simulator.world import World
from tests.simulator import spec_generator

TOKEN = "42:" + "a" * 35
OTHER = "43:" + "b" * 35


class Ground:
    """A server, a bot and a person."""

    def __init__(self, server, session):
        self.server, self.world, self.session = server, server.world, session
        self.bot = self.world.bots[TOKEN]
        self.person = Person(self.world, self.world.users[5], self.bot)

    async def call(self, method, token=TOKEN, **params):
        url = f"{self.server.base_url}/bot{token}/{method}"
        async with self.session.post(url, json=params) as answer:
            return answer.status, await answer.json(content_type=None)

    async def says(self, method, **params):
        return (await self.call(method, **params))[1].get("description", "ok")


@pytest.fixture
async def ground():
    world = World()
    world.bot(TOKEN, "party_bot", "Party")
    world.bot(OTHER, "staff_bot", "Staff")
    world.person(5, "Ann")
    world.person(6, "Bob")
    async with (
        TelegramServer(world, pace=(0.0, 0.01)) as server,
        aiohttp.ClientSession() as session,
    ):
        ready = Ground(server, session)
        ready.person.opens("token")
        yield ready


def test_the_specification_is_the_installed_librarys():
    """Bot API as aiogram 3.31 knows it (10.3)."""
    assert spec_generator.TARGET.read_text() == spec_generator.text()


@pytest.mark.parametrize(
    ("method", "code", "text"),
    [
        ("nonsense", 404, "Not Found: method not found"),
        ("sendPoll", 501, "Not Implemented: sendPoll is not modelled"),
        ("close", 400, "Bad Request: the method is not available on this server"),
    ],
)
async def test_what_is_not_modelled_is_never_answered_with_true(ground, method, code, text):
    """Bot API: unknown methods answer 404; ours that are not modelled, 501."""
    needed = {"chat_id": 5, "question": "?", "options": []} if method == "sendPoll" else {}
    status, answer = await ground.call(method, **needed)

    assert (status, answer["description"], answer["ok"]) == (code, text, False)


async def test_an_unknown_token_is_unauthorized(ground):
    """Bot API: 401 Unauthorized."""
    status, answer = await ground.call("getMe", token="1:" + "x" * 35)

    assert (status, answer["description"]) == (401, "Unauthorized")


@pytest.mark.parametrize(
    ("params", "text"),
    [
        ({"chat_id": 5}, "message text is empty"),
        ({"chat_id": 5, "text": " "}, "message text is empty"),
        ({"chat_id": 5, "text": "x" * 4097}, "message is too long"),
        ({"chat_id": 99, "text": "x"}, "chat not found"),
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 5, "text": "x", "foo": 1}, "unknown parameter foo"),
        ({"chat_id": 5, "text": "x", "message_thread_id": 9}, "message thread not found"),
        (
            {"chat_id": 5, "text": "x", "reply_parameters": {"message_id": 999}},
            "message to be replied not found",
        ),
        (
            {"chat_id": 5, "text": "x", "entities": [{"type": "bold", "offset": 0, "length": 5}]},
            "entity is out of the text",
        ),
    ],
)
async def test_send_message_refuses_in_telegrams_words(ground, params, text):
    """Bot API: sendMessage; lengths in code points, offsets in UTF-16 units."""
    assert await ground.says("sendMessage", **params) == f"Bad Request: {text}"


def keyboard(**button):
    return {"inline_keyboard": [[{"text": "A", **button}]]}


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (keyboard(), "Text buttons are unallowed in the inline keyboard"),
        (keyboard(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (keyboard(callback_data="я" * 33), "BUTTON_DATA_INVALID"),
        (keyboard(callback_data="x", url="https://t.me"), "more than one action"),
        (keyboard(callback_data="x", style="pink"), "BUTTON_STYLE_INVALID"),
        ({"inline_keyboard": [[{"text": "A", "callback_data": "x"}] * 9]}, "too long"),
        ({"inline_keyboard": [[{"txt": "A"}]]}, "unknown field txt"),
    ],
)
async def test_keyboards_are_checked_to_the_byte(ground, markup, text):
    """Bot API: InlineKeyboardButton; callback_data 1-64 bytes, one action, 8 a row."""
    said = await ground.says("sendMessage", chat_id=5, text="x", reply_markup=markup)

    assert text in said


async def test_nobody_is_written_to_before_he_starts_or_after_he_blocks(ground):
    """Bot API: 403 for users who never started, blocked, or are gone."""
    never = await ground.says("sendMessage", chat_id=6, text="x")
    ground.person.blocks()
    blocked = await ground.says("sendMessage", chat_id=5, text="x")
    ground.person.unblocks()
    ground.world.users[5].deactivated = True
    gone = await ground.says("sendMessage", chat_id=5, text="x")

    assert never == "Forbidden: bot can't initiate conversation with a user"
    assert blocked == "Forbidden: bot was blocked by the user"
    assert gone == "Forbidden: user is deactivated"


async def test_an_edit_without_markup_takes_the_keyboard_away_and_a_second_one_is_refused(ground):
    """Bot API: editMessageText."""
    _, sent = await ground.call(
        "sendMessage", chat_id=5, text="a", reply_markup=keyboard(callback_data="x")
    )
    number = sent["result"]["message_id"]
    _, edited = await ground.call("editMessageText", chat_id=5, message_id=number, text="b")
    again = await ground.says("editMessageText", chat_id=5, message_id=number, text="b")
    missing = await ground.says("editMessageText", chat_id=5, message_id=999, text="b")
    foreign = await ground.says("editMessageText", chat_id=5, message_id=1, text="b")

    assert "reply_markup" not in edited["result"]
    assert again.startswith("Bad Request: message is not modified")
    assert missing == "Bad Request: message to edit not found"
    assert foreign == "Bad Request: message can't be edited"


async def test_updates_are_confirmed_by_the_offset_and_only_by_it(ground):
    """Bot API: getUpdates; an offset confirms all lower ids, a negative one keeps the last."""
    _, first = await ground.call("getUpdates")
    _, again = await ground.call("getUpdates")
    last = first["result"][-1]["update_id"]
    _, none = await ground.call("getUpdates", offset=last + 1)
    ground.person.says("one")
    ground.person.says("two")
    _, kept = await ground.call("getUpdates", offset=-1)

    assert first == again
    assert none["result"] == []
    assert [u["message"]["text"] for u in kept["result"]] == ["two"]


async def test_a_second_poll_ends_the_first(ground):
    """Bot API: 409 Conflict: terminated by other getUpdates request."""
    offset = ground.bot.next_update
    first = asyncio.create_task(ground.call("getUpdates", offset=offset, timeout=5))
    while ground.bot.poller is None:
        await asyncio.sleep(0)
    second = asyncio.create_task(ground.call("getUpdates", offset=offset, timeout=1))
    status, answer = await first
    ground.person.says("go on")
    await second

    assert status == 409
    assert "terminated by other getUpdates" in answer["description"]


async def test_while_a_webhook_is_set_nobody_polls(ground):
    """Bot API: 409 while a webhook is active; secrets have their own alphabet."""
    odd = await ground.says("setWebhook", url="http://127.0.0.1:9/x", secret_token="ä")
    plain = await ground.says("setWebhook", url="http://example.org/x")
    await ground.call("setWebhook", url="http://127.0.0.1:9/x")
    status, _ = await ground.call("getUpdates")

    assert odd == "Bad Request: secret token contains unallowed characters"
    assert plain.startswith("Bad Request: bad webhook")
    assert status == 409


async def test_only_the_kinds_that_were_asked_for_make_updates(ground):
    """Bot API: allowed_updates applies when the update is made."""
    await ground.call("getUpdates", offset=-1, allowed_updates=["callback_query"])
    await ground.call("getUpdates", offset=ground.bot.next_update)
    ground.person.says("unseen")
    _, answer = await ground.call("getUpdates")

    assert "unseen" not in json.dumps(answer)


async def test_a_press_is_answered_once(ground):
    """Bot API: answerCallbackQuery."""
    await ground.call("sendMessage", chat_id=5, text="a", reply_markup=keyboard(callback_data="x"))
    ground.person.presses("A")
    query = ground.bot.updates[-1]["callback_query"]["id"]
    first = await ground.says("answerCallbackQuery", callback_query_id=query, text="noted")
    second = await ground.says("answerCallbackQuery", callback_query_id=query)
    told = await ground.person.is_told("noted")

    assert (first, told["person"]) == ("ok", 5)
    assert second.startswith("Bad Request: query is too old")


async def test_an_album_is_one_update_a_photo_with_one_group(ground):
    """Bot API: Message.media_group_id."""
    ground.person.sends_album([File(b"\xff\xd8\xff1"), File(b"\xff\xd8\xff2")])
    two = list(ground.bot.updates)[-2:]

    assert len({u["message"]["media_group_id"] for u in two}) == 1
    assert len({u["update_id"] for u in two}) == 2


async def test_a_file_can_be_fetched_by_its_own_bot_up_to_twenty_megabytes(ground):
    """Bot API: getFile; file ids are one bot's own."""
    photo = ground.person.sends(File(b"\xff\xd8\xffbody"))["photo"][-1]["file_id"]
    big = ground.person.sends(File(b"x", declared=21 << 20), photo=False)["document"]["file_id"]
    _, answer = await ground.call("getFile", file_id=photo)
    url = f"{ground.server.base_url}/file/bot{TOKEN}/{answer['result']['file_path']}"
    async with ground.session.get(url) as fetched:
        body = await fetched.read()
    _, foreign = await ground.call("getFile", token=OTHER, file_id=photo)

    assert body == b"\xff\xd8\xffbody"
    assert await ground.says("getFile", file_id=big) == "Bad Request: file is too big"
    assert foreign["description"] == "Bad Request: invalid file_id"


@pytest.mark.parametrize(("kind", "code"), [("429", 429), ("403", 403), ("5xx", 502)])
async def test_scheduled_faults_come_once_and_go(ground, kind, code):
    """Bot API: 429 says when to come back, in the body and in a header."""
    ground.server.faults.schedule(Fault(kind, method="sendMessage", retry_after=3))
    url = f"{ground.server.base_url}/bot{TOKEN}/sendMessage"
    async with ground.session.post(url, json={"chat_id": 5, "text": "x"}) as answer:
        status, header = answer.status, answer.headers.get("Retry-After")

    assert (status, header) == (code, "3" if kind == "429" else None)
    assert await ground.says("sendMessage", chat_id=5, text="x") == "ok"


@pytest.mark.parametrize(("kind", "kept"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_lost_answer_may_hide_a_sent_message(ground, kind, kept):
    """Bot API: sendMessage has no idempotency key."""
    ground.server.faults.schedule(Fault(kind, method="sendMessage"))
    before = len(ground.world.ledger)
    with pytest.raises(aiohttp.ClientError):
        await ground.call("sendMessage", chat_id=5, text="x")

    assert len(ground.world.ledger) - before == kept


async def test_a_group_that_moved_says_where_to(ground):
    """Bot API: ResponseParameters.migrate_to_chat_id."""
    ground.world.group(-7, "old").migrated_to = -1007
    _, answer = await ground.call("sendMessage", chat_id=-7, text="x")

    assert answer["parameters"] == {"migrate_to_chat_id": -1007}


def test_an_answer_that_lacks_what_is_promised_is_never_made():
    """Bot API: Message needs an id, a date and a chat."""
    with pytest.raises(Wrong):
        check_object("Message", {"message_id": 1, "date": 1})


async def test_somebody_who_waits_in_vain_says_what_he_saw(ground):
    """The driver itself: a failed wait shows the end of the chat."""
    await ground.call("sendMessage", chat_id=5, text="something else")
    with pytest.raises(NotSeen, match="something else"):
        await ground.person.sees("the right thing", within=0.05)


async def test_both_libraries_can_speak_to_it(ground):
    """Unmodified aiogram and python-telegram-bot: getMe, sendMessage, their errors."""
    import telegram  # noqa: PLC0415 — the libraries are slow to import, and only this test needs them
    from aiogram import Bot  # noqa: PLC0415
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415
    from aiogram.exceptions import TelegramForbiddenError  # noqa: PLC0415

    base = ground.server.base_url
    one = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(base)))
    message = await one.send_message(5, "from one")
    with pytest.raises(TelegramForbiddenError):
        await one.send_message(6, "never started")
    await one.session.close()
    async with telegram.Bot(TOKEN, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot") as two:
        other = await two.send_message(5, "from the other")
        with pytest.raises(telegram.error.Forbidden):
            await two.send_message(6, "never started")

    assert (message.text, other.text) == ("from one", "from the other")
