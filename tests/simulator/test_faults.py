"""Faults on demand, and what befalls people, chats and messages."""

import asyncio
import time

import aiohttp
import pytest

from simulator.faults import Fault, Faults
from simulator.person import File
from tests.simulator.ground import ANN, BOB, CARL, FORUM, GROUP, PNG, keyboard
from tests.simulator.hook import hooked


@pytest.mark.parametrize(("kind", "code"), [("429", 429), ("403", 403), ("5xx", 502)])
async def test_an_answer_may_be_another_than_the_right_one(ground, kind, code):
    ground.server.faults.schedule(Fault(kind, method="sendMessage"))
    url = f"{ground.server.base_url}/bot{ground.bot.token}/sendMessage"
    async with ground.session.post(url, json={"chat_id": ANN, "text": "x"}) as answer:
        status, kind_of_body = answer.status, answer.content_type

    assert (status, kind_of_body) == (code, "text/html" if kind == "5xx" else "application/json")
    assert ground.world.journal[-1]["code"] == code
    assert await ground.says("sendMessage", chat_id=ANN, text="x") == "ok"


@pytest.mark.parametrize(("kind", "kept"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_lost_answer_may_hide_a_sent_message(ground, kind, kept):
    ground.server.faults.schedule(Fault(kind, method="sendMessage"))
    with pytest.raises(aiohttp.ClientError):
        await ground.call("sendMessage", chat_id=ANN, text="x")

    assert [entry.lost for entry in ground.world.ledger] == [True] * kept
    assert sum("text" in m and m["text"] == "x" for m in ground.ann.view()) == kept


async def test_no_answer_comes_until_the_client_gives_up(ground):
    ground.server.faults.schedule(Fault("timeout", method="sendMessage"))
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await ground.call("sendMessage", chat_id=ANN, text="x")
    waited = time.monotonic() - started

    assert waited < 2
    assert ground.world.ledger == []
    assert await ground.says("sendMessage", chat_id=ANN, text="x") == "ok"


async def test_nobody_is_kept_waiting_for_ever(ground):
    ground.server.faults.schedule(Fault("timeout", method="sendMessage", seconds=0.1))
    with pytest.raises(aiohttp.ClientError):
        await ground.call("sendMessage", chat_id=ANN, text="x")

    assert ground.world.ledger == []


@pytest.mark.parametrize(
    ("narrowed", "statuses"),
    [
        ({}, [429, 200, 200, 200]),
        ({"times": 3}, [429, 429, 429, 200]),
        ({"after": 2}, [200, 200, 429, 200]),
        ({"chat": FORUM}, [200, 429, 200, 200]),
        ({"method": "getMe"}, [200, 200, 200, 429]),
        ({"bot": "staff_bot"}, [200, 200, 200, 200]),
    ],
)
async def test_a_fault_meets_whom_it_is_meant_for(ground, narrowed, statuses):
    ground.server.faults.schedule(Fault("429", **narrowed))
    sent = [(await ground.call("sendMessage", chat_id=chat, text="x"))[0]
            for chat in (ANN, FORUM, ANN)]  # fmt: skip

    assert [*sent, (await ground.call("getMe"))[0]] == statuses


@pytest.mark.parametrize("odd", [{"kind": "boredom"}, {"kind": "429", "times": 0}])
def test_what_cannot_happen_cannot_be_scheduled(odd):
    with pytest.raises(ValueError, match=r"there is no fault|times"):
        Faults().schedule(Fault(**odd))


async def test_downloads_break_off_and_addresses_expire(ground):
    file = ground.ann.sends(File(PNG))["photo"][-1]["file_id"]
    path = (await ground.does("getFile", file_id=file))["file_path"]
    for kind in ("truncated", "expired"):
        ground.server.faults.schedule(Fault(kind))
    untouched = await ground.says("getMe")
    with pytest.raises(aiohttp.ClientPayloadError):
        await ground.downloads(path)
    expired = (await ground.downloads(path))[0], (await ground.downloads(path))[0]
    again = (await ground.does("getFile", file_id=file))["file_path"]

    assert untouched == "ok"
    assert expired == (404, 404)
    assert await ground.downloads(again) == (200, PNG)


async def test_a_duplicate_comes_once_more_after_it_was_confirmed(ground):
    ground.server.faults.schedule(Fault("duplicate", method="message"))
    ground.ann.says("twice")
    (first,) = await ground.polls()
    (second,) = await ground.polls(offset=first["update_id"] + 1)

    assert second == first
    assert await ground.polls(offset=first["update_id"] + 1) == []


async def test_a_duplicate_is_posted_twice(ground):
    async with hooked() as hook:
        await ground.does("setWebhook", url=hook.url)
        ground.server.faults.schedule(Fault("duplicate"))
        ground.ann.says("twice")
        await hook.until(lambda h: len(h.got) == 2)
        await hook.until(lambda _: not ground.bot.updates)

    assert hook.got[0] == hook.got[1]


async def test_a_delayed_update_comes_later_than_what_happened_after_it(ground):
    ground.server.faults.schedule(Fault("delay", seconds=0.05))
    ground.ann.says("first")
    ground.ann.says("second")
    soon = [m["text"] for _, m in await ground.hears()]
    later = await ground.does("getUpdates", timeout=5)

    assert soon == ["second"]
    assert [u["message"]["text"] for u in later] == ["first"]


async def test_reordered_updates_rise_by_polling_and_fall_by_webhook(ground):
    ground.server.faults.schedule(Fault("reorder", times=1))
    ground.ann.says("first")
    ground.ann.says("second")
    polled = await ground.polls()
    await ground.polls(offset=polled[-1]["update_id"] + 1)
    async with hooked() as hook:
        await ground.does("setWebhook", url=hook.url)
        ground.server.faults.schedule(Fault("reorder"))
        ground.ann.says("third")
        ground.ann.says("fourth")
        await hook.until(lambda h: len(h.got) == 2)

    assert [u["message"]["text"] for u in polled] == ["second", "first"]
    assert polled[0]["update_id"] < polled[1]["update_id"]
    assert [u["message"]["text"] for u in hook.got] == ["fourth", "third"]
    assert hook.got[0]["update_id"] > hook.got[1]["update_id"]


async def test_a_reordered_update_that_nothing_follows_comes_all_the_same(ground):
    ground.server.faults.schedule(Fault("reorder", seconds=0.05))
    ground.ann.says("alone")

    assert [u["message"]["text"] for u in await ground.does("getUpdates", timeout=5)] == ["alone"]


async def test_updates_are_held_and_released(ground):
    ground.bot.held = True
    ground.ann.says("held")
    nothing = await ground.polls()
    ground.server.deliveries.release(ground.bot)

    assert nothing == []
    assert len(await ground.polls()) == 1


async def test_a_deleted_topic_takes_its_messages_along(ground):
    made = await ground.does("createForumTopic", chat_id=FORUM, name="D-1")
    number = await ground.sends(FORUM, message_thread_id=made["message_thread_id"])
    ground.world.delete_topic(ground.forum, made["message_thread_id"])

    assert await ground.says("editMessageText", chat_id=FORUM, message_id=number, text="b") == (
        "Bad Request: message to edit not found"
    )


async def test_a_deleted_message_cannot_be_edited_or_answered(ground):
    number = await ground.sends(reply_markup=keyboard(callback_data="x"))
    ground.world.delete_message(ground.ann.chat, number)

    assert await ground.says("editMessageText", chat_id=ANN, message_id=number, text="b") == (
        "Bad Request: message to edit not found"
    )
    assert not ground.bot.updates


async def test_a_group_that_moved_goes_on_under_its_new_id(ground):
    topic = (await ground.does("createForumTopic", chat_id=FORUM, name="D-1"))["message_thread_id"]
    moved = ground.world.migrate(ground.forum)

    assert await ground.sends(moved.id, message_thread_id=topic)
    ground.here(CARL, moved).says("here we are")
    assert [b["text"] for _, b in await ground.hears() if "text" in b] == ["here we are"]


async def test_a_bot_that_was_taken_back_may_act_again(ground):
    ground.world.kick(ground.group, ground.bot)
    ground.world.join(ground.group, ground.bot, by=ground.world.users[BOB], admin=True)

    assert await ground.sends(GROUP)
    assert [b["new_chat_member"]["status"] for _, b in await ground.hears()] == [
        "kicked", "administrator",
    ]  # fmt: skip
