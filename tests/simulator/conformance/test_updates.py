"""Conformance, updates: their ids and their life, polling and its conflicts, who hears what."""

import asyncio
import json

import pytest

from simulator.person import File
from simulator.world import World
from tests.simulator.ground import ANN, CARL, FORUM, GROUP, OTHER, PNG, keyboard, standing

HOOK = "http://127.0.0.1:9/x"
ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete "
    "the webhook first"
)
TERMINATED = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is "
    "running"
)


async def test_update_ids_begin_anywhere_rise_by_one_and_begin_anew_after_an_idle_week(ground):
    """TD TQueue.cpp push; AIO Update.update_id."""
    starts = {World().bot("1:x", "a", "A").next_update for _ in range(20)}
    for text in ("one", "two"):
        ground.ann.says(text)
    ground.goes_by(days=6)
    ground.ann.says("six days later")
    ground.goes_by(days=8)
    ground.ann.says("eight days later")
    one, two, three, anew = [update["update_id"] for update in ground.bot.updates]

    assert len(starts) > 1
    assert all(2_000_001 <= start < 1 << 30 for start in starts)
    assert (two, three) == (one + 1, one + 2)
    assert anew != three + 1


async def test_an_offset_confirms_what_is_below_and_a_negative_one_keeps_the_last(ground):
    """TBA 15707-15722, 16321-16360: limit 1-100, timeout 0-50, offset, negative offset, too far ahead."""
    for number in range(120):
        ground.ann.says(str(number))
    first = ground.bot.updates[0]["update_id"]
    clamped = [len(await ground.polls(limit=limit)) for limit in (0, 7, 1000)]
    confirmed = await ground.polls(offset=first + 50, limit=1)
    too_far = await ground.polls(offset=first + 500, limit=1)
    last = await ground.polls(offset=-2)
    rest = await ground.polls(timeout=-5)

    assert clamped == [1, 7, 100]
    assert [u["message"]["text"] for u in confirmed + too_far] == ["50", "50"]
    assert [u["message"]["text"] for u in last] == ["118", "119"]
    assert rest == last


async def test_the_same_poll_again_is_slowed_down():
    """TBA 15714-15719: within 3 s the timeout is at least 3; within 0.5 s one update at most."""
    async with standing(repeat=0.3) as ground:
        loop = asyncio.get_running_loop()
        offset = ground.bot.next_update
        await ground.does("getUpdates", offset=offset)
        started = loop.time()
        nothing = await ground.does("getUpdates", offset=offset)
        waited = loop.time() - started
        ground.ann.says("one")
        ground.ann.says("two")
        hasty = await ground.does("getUpdates", offset=offset)
        hastier = await ground.does("getUpdates", offset=offset)
        calm = await ground.polls(offset=offset)

    assert (nothing, waited >= 0.3) == ([], True)
    assert (len(hasty), len(hastier), len(calm)) == (2, 1, 2)


async def test_while_a_webhook_is_set_nobody_polls(ground):
    """TBA 15701."""
    await ground.does("setWebhook", url=HOOK)
    status, body = await ground.call("getUpdates")

    assert (status, body["description"]) == (409, ACTIVE)


async def test_a_second_poll_ends_the_older_and_so_does_a_webhook():
    """TBA 16226-16250: 409 to the older poll; on repeats it comes 3 s late."""
    async with standing(repeat=0.3) as ground:
        loop = asyncio.get_running_loop()

        async def polling(offset):
            ground.bot.poller = None
            task = asyncio.create_task(ground.call("getUpdates", offset=offset, timeout=20))
            while ground.bot.poller is None:
                await asyncio.sleep(0)
            return task

        offset = ground.bot.next_update
        older = await polling(offset - 1)
        newer = await polling(offset - 2)
        status, ended = await older
        started = loop.time()
        await ground.does("setWebhook", url=HOOK)
        _, hooked = await newer
        waited = loop.time() - started

    assert (status, ended["description"]) == (409, TERMINATED)
    assert hooked["description"] == "Conflict: terminated by setWebhook request"
    assert waited >= 0.3


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (["callback_query"], {"callback_query"}),
        (["Callback_Query", "nonsense"], {"callback_query"}),
        ([], {"message", "my_chat_member", "callback_query"}),
        (["nonsense"], {"message", "my_chat_member", "callback_query"}),
        (None, {"message_reaction"}),
        ("[malformed", {"message_reaction"}),
        ([1], {"message_reaction"}),
    ],
)
async def test_only_the_kinds_that_were_asked_for_make_updates(ground, wanted, kept):
    """TBA 16889-16940, 16971; Client.h:1455: at creation; default, unknown, omitted, malformed."""
    await ground.polls(allowed_updates=["message_reaction"])
    await ground.polls(**({} if wanted is None else {"allowed_updates": wanted}))
    sent = await ground.sends(reply_markup=keyboard(callback_data="x"))
    ground.ann.says("hello")
    ground.ann.presses("A")
    ground.ann.blocks()
    changed = {
        "chat": ground.ann.chat.as_json(), "message_id": sent, "user": ground.ann.user.as_json(),
        "date": 1, "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👍"}],
    }  # fmt: skip
    ground.world.update(ground.bot, "message_reaction", changed)

    assert {kind for kind, _ in await ground.hears()} == kept


async def test_what_nobody_fetches_is_gone_presses_soon_and_messages_after_a_day(ground):
    """TBA 17053, 17151, 17270: messages 24 h, callback_query 150 s, my_chat_member 24 h."""
    await ground.sends(reply_markup=keyboard(callback_data="x"))
    ground.ann.says("hello")
    ground.ann.blocks()
    ground.ann.presses("A")
    ground.passes(80)
    fresh = {kind for u in await ground.polls() for kind in u} - {"update_id"}
    ground.passes(100)
    later = {kind for u in await ground.polls() for kind in u} - {"update_id"}
    ground.goes_by(hours=24, seconds=1)

    assert fresh == {"message", "my_chat_member", "callback_query"}
    assert later == {"message", "my_chat_member"}
    assert await ground.polls() == []


async def test_a_bot_hears_nothing_of_bots_and_nothing_of_deletions(ground):
    """FAQ; KN messages.md: no updates for sends and edits, its own or another bot's, or deletions."""
    ground.group.members[ground.bot.id] = ground.group.members[ground.other.id] = "administrator"
    sent = await ground.sends(GROUP)
    await ground.does("editMessageText", chat_id=GROUP, message_id=sent, text="b")
    await ground.sends(GROUP, token=OTHER)
    said = ground.here(CARL, ground.group).says("hello")
    ground.world.delete_message(ground.group, said["message_id"])
    ground.ann.says("hello")
    await ground.does("deleteMessage", chat_id=ANN, message_id=sent)

    assert [body["from"]["first_name"] for _, body in await ground.hears()] == ["Carl", "Ann"]


async def test_what_a_person_edits_comes_anew_under_the_same_number(ground):
    """AIO Update.edited_message, Message.edit_date."""
    said = ground.ann.says("I paid 40")
    ground.ann.edits(said, "I paid 48")
    (first, before), (second, after) = await ground.hears()

    assert (first, second) == ("message", "edited_message")
    assert after["message_id"] == before["message_id"]
    assert (after["text"], "edit_date" in before, "edit_date" in after) == (
        "I paid 48",
        False,
        True,
    )


async def test_an_album_is_one_message_a_file_with_one_group(ground):
    """[D] Message.media_group_id; TBA JsonMessage."""
    ground.ann.sends_album([File(PNG), File(PNG)])
    heard = await ground.hears()
    got = await ground.uploads(
        "sendMediaGroup",
        {"chat_id": ANN, "media": json.dumps([
            {"type": "photo", "media": "attach://a", "caption": "two of them"},
            {"type": "photo", "media": "attach://b"},
        ])},
        a=("a.png", PNG), b=("b.png", PNG),
    )  # fmt: skip

    assert [kind for kind, _ in heard] == ["message", "message"]
    assert len({body["media_group_id"] for _, body in heard}) == 1
    assert len({message["media_group_id"] for message in got["result"]}) == 1
    assert [message.get("caption") for message in got["result"]] == ["two of them", None]


async def test_in_privacy_mode_a_bot_hears_only_what_is_meant_for_it(ground):
    """FAQ "What messages will my bot get"."""
    carl = ground.here(CARL, ground.group)
    own = await ground.sends(GROUP)
    carl.says("chatter")
    carl.says("/help")
    carl.says("/help@party_bot")
    carl.says("/help@staff_bot")
    carl.says("yes", reply_to_message=ground.group.messages[own])
    await ground.does("sendMessage", token=OTHER, chat_id=GROUP, text="the last word")
    carl.says("/general")
    private = [body["text"] for _, body in await ground.hears()]
    ground.here(CARL, ground.forum).says("chatter")
    as_admin = [body["text"] for _, body in await ground.hears()]
    ground.bot.reads_groups = True
    carl.says("chatter")

    assert private == ["/help", "/help@party_bot", "yes"]
    assert as_admin == ["chatter"]
    assert len(await ground.hears()) == 1


async def test_a_group_that_moved_says_where_to(ground):
    """TBA 8150-8156, 4385-4396: 400 with migrate_to_chat_id, and a service message on both sides."""
    moved = ground.world.migrate(ground.group)
    status, body = await ground.call("sendMessage", chat_id=GROUP, text="x")
    heard = [body for _, body in await ground.hears()]

    assert (status, body["description"], body["parameters"]) == (
        400, "Bad Request: group chat was upgraded to a supergroup chat",
        {"migrate_to_chat_id": moved.id},
    )  # fmt: skip
    assert [m.get("migrate_to_chat_id") or m.get("migrate_from_chat_id") for m in heard] == [
        moved.id, GROUP,
    ]  # fmt: skip
    assert await ground.sends(moved.id)


async def test_who_blocks_a_bot_and_lets_it_again_is_told_of(ground):
    """AIO Update.my_chat_member: in private chats only for that."""
    ground.ann.blocks()
    ground.ann.unblocks()
    changes = [
        (kind, body["old_chat_member"]["status"], body["new_chat_member"]["status"])
        for kind, body in await ground.hears()
    ]

    assert changes == [
        ("my_chat_member", "member", "kicked"), ("my_chat_member", "kicked", "member"),
    ]  # fmt: skip


async def test_a_bot_that_is_thrown_out_is_told_and_may_act_no_more(ground):
    """AIO Update.my_chat_member; TBA 8125-8201."""
    ground.world.kick(ground.forum, ground.bot)
    ((kind, change),) = await ground.hears()

    assert (kind, change["new_chat_member"]["status"]) == ("my_chat_member", "kicked")
    assert await ground.says("sendMessage", chat_id=FORUM, text="x") == (
        "Forbidden: bot was kicked from the supergroup chat"
    )
