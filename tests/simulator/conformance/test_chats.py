"""Conformance, chats: who is in them, topics, invitations, and what a bot says about itself."""

import pytest

from tests.simulator.ground import ANN, BOB, CARL, FORUM, GROUP, NOBODY


async def test_a_chat_shows_its_members_and_administrators(ground):
    """AIO GetChat, GetChatMember, GetChatAdministrators, GetChatMemberCount."""

    async def status(chat, user):
        return (await ground.does("getChatMember", chat_id=chat, user_id=user))["status"]

    ground.forum.members[ground.other.id] = "administrator"
    admins = await ground.does("getChatAdministrators", chat_id=FORUM)
    with_bots = await ground.does("getChatAdministrators", chat_id=FORUM, return_bots=True)

    assert (await ground.does("getChat", chat_id=FORUM))["is_forum"] is True
    assert [await status(FORUM, u) for u in (CARL, ground.bot.id, ANN)] == [
        "creator", "administrator", "left",
    ]  # fmt: skip
    assert [await status(ANN, u) for u in (ANN, ground.bot.id, BOB)] == ["member", "member", "left"]
    assert await ground.says("getChatMember", chat_id=FORUM, user_id=NOBODY) == (
        "Bad Request: PARTICIPANT_ID_INVALID"
    )
    assert {m["user"]["id"] for m in admins} == {CARL, ground.bot.id}
    assert {m["user"]["id"] for m in with_bots} == {CARL, ground.bot.id, ground.other.id}
    assert await ground.says("getChatAdministrators", chat_id=ANN) == (
        "Bad Request: there are no administrators in the private chat"
    )
    assert [await ground.does("getChatMemberCount", chat_id=c) for c in (ANN, FORUM)] == [2, 3]


async def test_a_bot_leaves_and_is_out(ground):
    """AIO LeaveChat; TBA 8125-8201."""
    await ground.does("leaveChat", chat_id=FORUM)

    assert await ground.says("leaveChat", chat_id=FORUM) == (
        "Forbidden: bot is not a member of the supergroup chat"
    )
    assert await ground.says("leaveChat", chat_id=ANN) == (
        "Bad Request: chat member status can't be changed in private chats"
    )


async def test_administrators_make_invitations(ground):
    """AIO CreateChatInviteLink: a name of 0-32 characters, 1-99999 members."""
    link = await ground.does("createChatInviteLink", chat_id=FORUM, name="n" * 32, member_limit=1)
    refused = [
        await ground.says("createChatInviteLink", chat_id=FORUM, name="n" * 33),
        await ground.says("createChatInviteLink", chat_id=FORUM, member_limit=100_000),
        await ground.says("createChatInviteLink", chat_id=GROUP),
    ]

    assert link["invite_link"].startswith("https://t.me/+")
    assert (link["creator"]["id"], link["member_limit"]) == (ground.bot.id, 1)
    assert refused == [
        "Bad Request: chat invite link name is too long", "Bad Request: member limit is invalid",
        "Bad Request: not enough rights to manage chat invite link",
    ]  # fmt: skip


async def test_a_forum_has_topics_with_a_life_of_their_own(ground):
    """AIO CreateForumTopic and its kin; PTBc ForumTopicLimit: a name of 1-128 characters."""
    made = await ground.does("createForumTopic", chat_id=FORUM, name="D-1")
    topic = {"chat_id": FORUM, "message_thread_id": made["message_thread_id"]}
    told = [
        await ground.says("editForumTopic", **topic, name="D-1"),
        await ground.says("editForumTopic", **topic, name="D-1, settled"),
        await ground.says("closeForumTopic", **topic),
        await ground.says("closeForumTopic", **topic),
        await ground.says("sendMessage", **topic, text="an administrator may"),
    ]
    ground.forum.members[ground.bot.id] = "member"
    told.append(await ground.says("sendMessage", **topic, text="a member may not"))
    told.append(await ground.says("createForumTopic", chat_id=FORUM, name="D-2"))
    ground.forum.members[ground.bot.id] = "administrator"
    told += [await ground.says("reopenForumTopic", **topic) for _ in range(2)]
    shown = ground.forum.topics[made["message_thread_id"]]
    told += [await ground.says("deleteForumTopic", **topic) for _ in range(2)]
    told.append(await ground.says("sendMessage", **topic, text="x"))

    assert made == {"message_thread_id": 1, "name": "D-1", "icon_color": 7322096}
    assert shown == "D-1, settled"
    assert told == [
        "Bad Request: TOPIC_NOT_MODIFIED", "ok", "ok", "Bad Request: TOPIC_NOT_MODIFIED", "ok",
        "Bad Request: TOPIC_CLOSED", "Bad Request: not enough rights to create a topic",
        "ok", "Bad Request: TOPIC_NOT_MODIFIED", "ok", "Bad Request: TOPIC_ID_INVALID",
        "Bad Request: message thread not found",
    ]  # fmt: skip
    assert ground.forum.messages == {}


@pytest.mark.parametrize(
    ("chat", "more", "said"),
    [
        (FORUM, {"name": "x" * 128}, "ok"),
        (FORUM, {"name": "x" * 129}, "topic name is too long"),
        (FORUM, {"name": " "}, "topic name must be non-empty"),
        (FORUM, {"name": "x", "icon_color": 1}, "the specified topic icon color is invalid"),
        (GROUP, {"name": "x"}, "the chat is not a forum"),
        (ANN, {"name": "x"}, "the chat is not a forum"),
    ],
)
async def test_topics_are_named_and_only_forums_have_them(ground, chat, more, said):
    """AIO CreateForumTopic; PTBc ForumTopicLimit."""
    answered = await ground.says("createForumTopic", chat_id=chat, **more)

    assert answered == ("ok" if said == "ok" else f"Bad Request: {said}")


async def test_a_private_chat_may_have_topics(ground):
    """Bot API 9.3-9.4: `has_topics_enabled`, createForumTopic with a person."""
    ground.bot.has_topics = True
    ground.here(BOB).opens()
    made = await ground.does("createForumTopic", chat_id=BOB, name="D-1")

    assert (await ground.does("getMe"))["has_topics_enabled"] is True
    assert await ground.says(
        "sendMessage", chat_id=BOB, text="x", message_thread_id=made["message_thread_id"]
    ) == "ok"  # fmt: skip


COMMAND = {"command": "start", "description": "Begin"}


@pytest.mark.parametrize(
    ("commands", "said"),
    [
        ([COMMAND], "ok"),
        ([{**COMMAND, "command": "x" * 32, "description": "d" * 256}], "ok"),
        ([{**COMMAND, "command": "x" * 33}], "BOT_COMMAND_INVALID"),
        ([{**COMMAND, "command": "Start"}], "BOT_COMMAND_INVALID"),
        ([{**COMMAND, "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{**COMMAND, "description": "d" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([COMMAND] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_commands_keep_to_their_limits(ground, commands, said):
    """PTBc BotCommandLimit; AIO BotCommand: 1-32, 1-256, at most 100."""
    answered = await ground.says("setMyCommands", commands=commands)

    assert answered == ("ok" if said == "ok" else f"Bad Request: {said}")


async def test_commands_are_kept_by_scope_and_language(ground):
    """AIO SetMyCommands, GetMyCommands, DeleteMyCommands."""
    scope = {"type": "chat", "chat_id": ANN}
    await ground.does("setMyCommands", commands=[COMMAND], scope=scope, language_code="ru")
    kept = [
        await ground.does("getMyCommands", scope=scope, language_code="ru"),
        await ground.does("getMyCommands", scope=scope),
        await ground.does("getMyCommands"),
    ]
    await ground.does("deleteMyCommands", scope=scope, language_code="ru")

    assert kept == [[COMMAND], [], []]
    assert await ground.does("getMyCommands", scope=scope, language_code="ru") == []


@pytest.mark.parametrize(
    ("name", "setter", "getter", "longest", "unsaid"),
    [
        ("name", "setMyName", "getMyName", 64, "Party"),
        ("description", "setMyDescription", "getMyDescription", 512, ""),
        ("short_description", "setMyShortDescription", "getMyShortDescription", 120, ""),
    ],
)
async def test_a_bot_describes_itself_by_language(ground, name, setter, getter, longest, unsaid):
    """AIO SetMyName, SetMyDescription, SetMyShortDescription: 64, 512, 120 characters."""
    before = await ground.does(getter)
    await ground.does(setter, **{name: "x" * longest})
    await ground.does(setter, **{name: "по-русски"}, language_code="ru")

    assert before == {name: unsaid}
    assert await ground.does(getter, language_code="ru") == {name: "по-русски"}
    assert await ground.does(getter, language_code="de") == {name: "x" * longest}
    assert (await ground.says(setter, **{name: "x" * (longest + 1)})).endswith("is too long")


async def test_a_menu_button_is_for_all_or_for_one(ground):
    """AIO SetChatMenuButton, GetChatMenuButton."""
    first = await ground.does("getChatMenuButton")
    app = {"type": "web_app", "text": "Open", "web_app": {"url": "https://example.org"}}
    await ground.does("setChatMenuButton", menu_button=app)
    for_all = await ground.does("getChatMenuButton", chat_id=ANN)
    await ground.does("setChatMenuButton", chat_id=ANN, menu_button={"type": "commands"})

    assert (first, for_all) == ({"type": "commands"}, app)
    assert await ground.does("getChatMenuButton", chat_id=ANN) == {"type": "commands"}
    assert await ground.says("setChatMenuButton", chat_id=GROUP) == (
        "Bad Request: chat_id must be a private chat"
    )


@pytest.mark.parametrize("method", ["logOut", "close"])
async def test_nobody_logs_out_here(ground, method):
    """Bot API: for moving between servers, which makes no sense here."""
    assert await ground.call(method) == (400, {
        "ok": False, "error_code": 400,
        "description": "Bad Request: the method is not available on this server",
    })  # fmt: skip


async def test_a_bot_knows_itself(ground):
    """AIO GetMe."""
    assert await ground.does("getMe") == {
        "id": 42, "is_bot": True, "first_name": "Party", "username": "party_bot",
        "can_join_groups": False, "can_read_all_group_messages": False,
        "supports_inline_queries": False, "has_topics_enabled": False,
    }  # fmt: skip
