"""Conformance, messages: where they go, replied to, forwarded, pinned, pressed."""

import pytest

from simulator.spec import Wrong
from tests.simulator.ground import ANN, BOB, CARL, CHANNEL, FORUM, GROUP, OTHER, keyboard

BUTTON = keyboard(callback_data="x")
OLD_QUERY = (
    "Bad Request: query is too old and response timeout expired or query ID is invalid"
)  # fmt: skip


async def test_a_reply_needs_its_target_and_a_topic_must_be_there(ground):
    """TBA 8516; 8277."""
    topic = (await ground.does("createForumTopic", chat_id=FORUM, name="D-1"))["message_thread_id"]
    outside = await ground.sends(FORUM)

    async def said(chat=ANN, **more):
        return await ground.says("sendMessage", chat_id=chat, text="x", **more)

    assert await said(reply_parameters={"message_id": 999}) == (
        "Bad Request: message to be replied not found"
    )
    assert await said(reply_to_message_id=999) == "Bad Request: message to be replied not found"
    lenient = {"message_id": 999, "allow_sending_without_reply": True}
    assert await said(reply_parameters=lenient) == "ok"
    assert await said(reply_parameters={"message_id": 1, "quote_parse_mode": "HTML"}) == "ok"
    for wrong in (
        {"message_thread_id": 999},
        {"message_thread_id": topic, "reply_parameters": {"message_id": outside}},
    ):
        assert await said(FORUM, **wrong) == "Bad Request: message thread not found"
    inside = await ground.does(
        "sendMessage", chat_id=FORUM, text="x", reply_parameters={"message_id": topic}
    )
    assert (inside["message_thread_id"], inside["is_topic_message"]) == (topic, True)
    assert inside["reply_to_message"]["message_id"] == topic


async def test_chats_are_refused_in_telegrams_words(ground):
    """TBA 8125-8201, 124-127; TD MessagesManager.cpp:27954-27957."""

    async def said(**chat):
        return await ground.says("sendMessage", text="x", **chat)

    told = [
        await said(), await said(chat_id=""), await said(chat_id=424242),
        await said(chat_id="@nobody"), await said(chat_id=BOB),
    ]  # fmt: skip
    ground.ann.blocks()
    told.append(await said(chat_id=ANN))
    ground.ann.unblocks()
    ground.ann.deactivates()
    told.append(await said(chat_id=ANN))
    for chat in (ground.group, ground.forum, ground.channel):
        ground.world.kick(chat, ground.bot)
        told.append(await said(chat_id=chat.id))
    for chat in (ground.forum, ground.channel):
        chat.members[ground.bot.id] = "left"
        told.append(await said(chat_id=chat.id))

    assert told == [
        *["Bad Request: chat_id is empty"] * 2,
        *["Bad Request: chat not found"] * 2,
        "Forbidden: bot can't initiate conversation with a user",
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        *[f"Forbidden: bot was kicked from the {kind} chat"
          for kind in ("group", "supergroup", "channel")],
        *[f"Forbidden: bot is not a member of the {kind} chat" for kind in ("supergroup", "channel")],
    ]  # fmt: skip


async def test_a_bots_private_chats_count_together_and_every_group_alone(ground):
    """KN messages.md: (bot, chat, message_id) is the key for private chats, (chat, message_id) elsewhere."""
    bob = ground.here(BOB)
    bob.opens()
    first, second = await ground.sends(ANN), await ground.sends(BOB)
    in_group, in_forum = await ground.sends(GROUP), await ground.sends(FORUM)
    others = await ground.sends(GROUP, token=OTHER)

    assert second == first + 1
    assert (in_group, others, in_forum) == (1, 2, 1)


async def test_posts_of_a_channel_are_its_own(ground):
    """TBA JsonMessage: no `from`, `sender_chat` is the channel. Administrators write there."""
    ground.here(CARL, ground.channel).says("news")
    ((kind, heard),) = await ground.hears()
    posted = await ground.does("sendMessage", chat_id=CHANNEL, text="x")
    ground.channel.members[ground.bot.id] = "member"

    assert kind == "channel_post"
    for post in (heard, posted):
        assert (post.get("from"), post["sender_chat"]["id"]) == (None, CHANNEL)
    assert await ground.says("sendMessage", chat_id=CHANNEL, text="x") == (
        "Bad Request: need administrator rights in the channel chat"
    )


async def test_what_is_protected_is_copied_and_not_forwarded(ground):
    """TD 27961; KN messages.md."""
    sent = await ground.does("sendMessage", chat_id=ANN, text="a", protect_content=True)
    open_to_all = ground.ann.says("b")["message_id"]
    place = {"chat_id": FORUM, "from_chat_id": ANN}
    refused = await ground.says("forwardMessage", **place, message_id=sent["message_id"])
    copied = await ground.does("copyMessage", **place, message_id=sent["message_id"])
    forwarded = await ground.does("forwardMessage", **place, message_id=open_to_all)
    several = await ground.does(
        "forwardMessages", **place, message_ids=[sent["message_id"], open_to_all]
    )
    copies = await ground.does(
        "copyMessages", **place, message_ids=[sent["message_id"], open_to_all, 999]
    )
    wrong = await ground.says("copyMessages", **place, message_ids=[open_to_all, open_to_all])

    assert sent["has_protected_content"] is True
    assert refused == "Bad Request: message has protected content and can't be forwarded"
    assert ground.forum.messages[copied["message_id"]]["text"] == "a"
    assert forwarded["forward_origin"]["sender_user"]["id"] == ANN
    assert (len(several), len(copies)) == (1, 2)
    assert wrong == "Bad Request: message identifiers must be in a strictly increasing order"
    assert await ground.says("copyMessage", **place, message_id=999) == (
        "Bad Request: message to copy not found"
    )
    assert await ground.says("forwardMessage", **place, message_id=999) == (
        "Bad Request: message to forward not found"
    )


async def test_a_press_is_answered_once_and_in_time(ground):
    """TBA 146-148; KN "Comparison limits"; AIO: text 0-200, an answer late or twice is refused."""
    await ground.sends(reply_markup=BUTTON)

    def pressed():
        ground.ann.presses("A")
        return ground.bot.updates[-1]["callback_query"]["id"]

    first = pressed()
    told = [
        await ground.says("answerCallbackQuery", callback_query_id=first, text="x" * 201),
        await ground.says("answerCallbackQuery", token=OTHER, callback_query_id=first),
        await ground.says("answerCallbackQuery", callback_query_id=first, text="x" * 200),
        await ground.says("answerCallbackQuery", callback_query_id=first),
    ]
    second = pressed()
    ground.passes(31)
    told.append(await ground.says("answerCallbackQuery", callback_query_id=second))

    assert told == ["Bad Request: MESSAGE_TOO_LONG", OLD_QUERY, "ok", OLD_QUERY, OLD_QUERY]


async def test_a_press_may_come_from_a_message_or_with_data_that_are_gone(ground):
    """KN "Comparison limits"; AIO InaccessibleMessage: date 0; old data."""
    number = await ground.sends(reply_markup=BUTTON)
    message = ground.ann.chat.messages[number]
    ground.world.delete_message(ground.ann.chat, number)
    ground.ann.presses_data(message, "never offered")
    ((_, query),) = await ground.hears()

    assert (query["message"]["date"], query["message"]["message_id"]) == (0, number)
    assert (query["data"], "text" in query["message"]) == ("never offered", False)


async def test_a_deep_link_says_its_payload_behind_start(ground):
    """core.telegram.org/bots; PTBc DEEP_LINK_LENGTH: `/start PAYLOAD`, in groups `/start@bot PAYLOAD`."""
    ground.ann.opens("order-1")
    ground.here(CARL, ground.forum).opens("order-2")

    assert [m["text"] for kind, m in await ground.hears() if kind == "message"] == [
        "/start order-1", "/start@party_bot order-2",
    ]  # fmt: skip


@pytest.mark.parametrize("payload", ["x" * 65, "an order", "заказ", "a=b"])
async def test_a_deep_link_has_at_most_64_of_its_own_letters(ground, payload):
    """core.telegram.org/bots; PTBc DEEP_LINK_LENGTH: A-Z, a-z, 0-9, _ and -. Ours: refused, not passed over."""
    ground.ann.opens("x" * 64)
    with pytest.raises(Wrong, match="at most 64"):
        ground.ann.opens(payload)

    assert [m["text"] for _, m in await ground.hears()] == ["/start " + "x" * 64]


async def test_messages_are_pinned_by_who_may_and_unpinned(ground):
    """AIO PinChatMessage, UnpinChatMessage, UnpinAllChatMessages."""
    number, other = await ground.sends(FORUM), await ground.sends(FORUM)
    for one in (number, other):
        await ground.does("pinChatMessage", chat_id=FORUM, message_id=one)
    shown = await ground.does("getChat", chat_id=FORUM)
    service = ground.forum.messages[other + 2]
    await ground.does("unpinChatMessage", chat_id=FORUM)
    left = list(ground.forum.pinned)
    await ground.does("unpinAllChatMessages", chat_id=FORUM)
    in_group = await ground.sends(GROUP)

    assert shown["pinned_message"]["message_id"] == other
    assert service["pinned_message"]["message_id"] == other
    assert (left, ground.forum.pinned) == ([number], [])
    assert [
        await ground.says("pinChatMessage", chat_id=FORUM, message_id=999),
        await ground.says("unpinChatMessage", chat_id=FORUM, message_id=number),
        await ground.says("pinChatMessage", chat_id=GROUP, message_id=in_group),
    ] == [
        "Bad Request: message to pin not found", "Bad Request: message to unpin not found",
        "Bad Request: not enough rights to manage pinned messages in the chat",
    ]  # fmt: skip


async def test_a_bot_reacts_once_with_what_is_known(ground):
    """AIO SetMessageReaction, ReactionTypeEmoji."""
    number = ground.ann.says("thanks")["message_id"]

    async def reacts(*emojis, to=number):
        wanted = [{"type": "emoji", "emoji": emoji} for emoji in emojis]
        return await ground.says("setMessageReaction", chat_id=ANN, message_id=to, reaction=wanted)

    told = [await reacts("👍", "🔥"), await reacts("🪙"), await reacts("👍", to=999)]
    await reacts("👍")
    given = dict(ground.ann.chat.reactions[number])
    await reacts()

    assert told == [
        "Bad Request: REACTIONS_TOO_MANY", "Bad Request: REACTION_INVALID",
        "Bad Request: message to react not found",
    ]  # fmt: skip
    assert (given, ground.ann.chat.reactions[number]) == ({ground.bot.id: "👍"}, {})


@pytest.mark.parametrize(
    ("action", "said"), [("typing", "ok"), ("dancing", "wrong parameter action in request")]
)
async def test_a_bot_shows_what_it_does(ground, action, said):
    """AIO SendChatAction."""
    seen = []
    ground.world.listeners.add(seen.append)
    answered = await ground.says("sendChatAction", chat_id=ANN, action=action)

    assert answered == ("ok" if said == "ok" else f"Bad Request: {said}")
    assert [e["action"] for e in seen if e["type"] == "action"] == ["typing"] * (said == "ok")
