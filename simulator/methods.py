"""The methods of the Bot API that are modelled; every other one answers 501."""

from collections.abc import Callable
from typing import Any, Final

from simulator import checks
from simulator.errors import Refusal, bad
from simulator.media import Uploads, send_document, send_media_group, send_photo
from simulator.world import Bot, Chat, World

TOO_BIG: Final = 20 << 20
SAME: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)

Params = dict[str, Any]
Method = Callable[[World, Bot, Params, Uploads], Any]


def get_me(world: World, bot: Bot, params: Params, uploads: Uploads) -> Any:  # noqa: ANN401, ARG001 — a method
    """`getMe`."""
    return {
        **bot.as_json(),
        "can_join_groups": bot.can_join_groups,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


def send_message(world: World, bot: Bot, params: Params, uploads: Uploads) -> Any:  # noqa: ANN401, ARG001 — a method
    """`sendMessage`."""
    chat = checks.reachable(world, bot, params["chat_id"])
    told = checks.text(params["text"])
    body: Params = {
        "text": told,
        **checks.thread(params.get("message_thread_id"), chat),
        **checks.reply(params.get("reply_parameters"), chat),
    }
    body |= {"sender_chat": chat.as_json()} if chat.type == "channel" else {"from": bot.as_json()}
    marked = checks.entities(params.get("entities"), told)
    if marked:
        body["entities"] = marked
    keyboard = checks.markup(params.get("reply_markup"), chat)
    if keyboard:
        body["reply_markup"] = keyboard
    if params.get("protect_content"):
        body["has_protected_content"] = True
    return world.put(chat, body)


def edit_text(world: World, bot: Bot, params: Params, uploads: Uploads) -> Any:  # noqa: ANN401, ARG001 — a method
    """`editMessageText`: without `reply_markup` the keyboard goes."""
    chat, message = _own(world, bot, params)
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    told = checks.text(params["text"])
    return _edit(world, chat, message, {"text": told}, params)


def edit_caption(world: World, bot: Bot, params: Params, uploads: Uploads) -> Any:  # noqa: ANN401, ARG001 — a method
    """`editMessageCaption`."""
    chat, message = _own(world, bot, params)
    if "text" in message:
        raise bad("there is no caption in the message to edit")
    found = checks.caption(params.get("caption"))
    return _edit(world, chat, message, {"caption": found} if found else {}, params)


def edit_markup(world: World, bot: Bot, params: Params, uploads: Uploads) -> Any:  # noqa: ANN401, ARG001 — a method
    """`editMessageReplyMarkup`."""
    chat, message = _own(world, bot, params)
    return _edit(world, chat, message, {}, params)


def delete_message(world: World, bot: Bot, params: Params, uploads: Uploads) -> Any:  # noqa: ANN401, ARG001 — a method
    """`deleteMessage`."""
    chat = checks.reachable(world, bot, params["chat_id"])
    message = chat.messages.pop(params["message_id"], None)
    if message is None:
        raise bad("message to delete not found")
    world.tell({"type": "deleted", **world.place(chat), "message_id": params["message_id"]})
    return True


def answer_query(world: World, bot: Bot, params: Params, uploads: Uploads) -> Any:  # noqa: ANN401, ARG001 — a method
    """`answerCallbackQuery`: once, and not for ever."""
    query = world.queries.pop(params["callback_query_id"], None)
    if query is None or query["bot"] != bot.id:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if len(params.get("text", "")) > 200:  # noqa: PLR2004 — Bot API
        raise bad("MESSAGE_TOO_LONG")
    world.tell(
        {
            "type": "callback_answer", "bot": bot.username, "person": query["person"],
            "text": params.get("text", ""), "show_alert": params.get("show_alert", False),
            "query": params["callback_query_id"],
        }
    )  # fmt: skip
    return True


def get_file(world: World, bot: Bot, params: Params, uploads: Uploads) -> Any:  # noqa: ANN401, ARG001 — a method
    """`getFile`: a link, up to 20 MB, for this bot's own file ids."""
    named, own = params["file_id"], f"F{bot.id}-"
    stored = world.files.get(named.removeprefix(own)) if named.startswith(own) else None
    if stored is None:
        raise bad("invalid file_id")
    if stored.declared > TOO_BIG:
        raise bad("file is too big")
    return {
        "file_id": named, "file_unique_id": stored.unique_id, "file_size": stored.declared,
        "file_path": f"{'photos' if stored.photo else 'documents'}/{stored.unique_id}",
    }  # fmt: skip


def get_chat(world: World, bot: Bot, params: Params, uploads: Uploads) -> Any:  # noqa: ANN401, ARG001 — a method
    """`getChat`."""
    chat = checks.reachable(world, bot, params["chat_id"])
    return {
        **chat.as_json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False,
            "premium_subscription": False, "gifts_from_channels": False,
        },
    }  # fmt: skip


def get_member(world: World, bot: Bot, params: Params, uploads: Uploads) -> Any:  # noqa: ANN401, ARG001 — a method
    """`getChatMember`."""
    chat = checks.reachable(world, bot, params["chat_id"])
    user_id = params["user_id"]
    bots = {b.id: b.as_json() for b in world.bots.values()}
    shown = bots.get(user_id) or (
        world.users[user_id].as_json() if user_id in world.users else None
    )
    if shown is None:
        raise bad("PARTICIPANT_ID_INVALID")
    return {"status": chat.members.get(user_id, "left"), "user": shown} | (
        _RIGHTS if chat.members.get(user_id) == "administrator" else {}
    )


def create_topic(world: World, bot: Bot, params: Params, uploads: Uploads) -> Any:  # noqa: ANN401, ARG001 — a method
    """`createForumTopic`."""
    chat = checks.reachable(world, bot, params["chat_id"])
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    number = chat.next_message
    chat.topics[number] = params["name"]
    body = {"from": bot.as_json(), "message_thread_id": number, "is_topic_message": True}
    world.put(
        chat, {**body, "forum_topic_created": {"name": params["name"], "icon_color": 7322096}}
    )
    return {"message_thread_id": number, "name": params["name"], "icon_color": 7322096}


def leave(world: World, bot: Bot, params: Params, uploads: Uploads) -> Any:  # noqa: ANN401, ARG001 — a method
    """`leaveChat`."""
    chat = checks.reachable(world, bot, params["chat_id"])
    if chat.person is not None:
        raise bad("chat member status can't be changed in private chats")
    chat.members[bot.id] = "left"
    return True


def accept(world: World, bot: Bot, params: Params, uploads: Uploads) -> Any:  # noqa: ANN401, ARG001 — a method
    """Methods whose effect nobody looks at here: `sendChatAction`, `setMyCommands`, `pinChatMessage`."""
    if "chat_id" in params:
        checks.reachable(world, bot, params["chat_id"])
    return True


def refuse(world: World, bot: Bot, params: Params, uploads: Uploads) -> Any:  # noqa: ANN401, ARG001 — a method
    """`logOut` and `close` make no sense here."""
    raise Refusal(400, "Bad Request: the method is not available on this server")


METHODS: Final[dict[str, Method]] = {
    "getMe": get_me,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_query,
    "getFile": get_file,
    "getChat": get_chat,
    "getChatMember": get_member,
    "createForumTopic": create_topic,
    "leaveChat": leave,
    "sendChatAction": accept,
    "setMyCommands": accept,
    "pinChatMessage": accept,
    "logOut": refuse,
    "close": refuse,
}

_RIGHTS: Final = dict.fromkeys(
    ("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
     "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
     "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories"),
    True,
)  # fmt: skip


def _own(world: World, bot: Bot, params: Params) -> tuple[Chat, Params]:
    chat = checks.reachable(world, bot, params.get("chat_id"))
    message = chat.messages.get(params.get("message_id", 0))
    if message is None:
        raise bad("message to edit not found")
    if (message.get("from") or {}).get("id") != bot.id and chat.type != "channel":
        raise bad("message can't be edited")
    return chat, message


def _edit(world: World, chat: Chat, message: Params, changes: Params, params: Params) -> Params:
    keyboard = checks.markup(params.get("reply_markup"), chat)
    edited = {k: v for k, v in message.items() if k not in {"reply_markup", "entities"}} | changes
    marked = checks.entities(params.get("entities"), edited.get("text", ""))
    if marked:
        edited["entities"] = marked
    if keyboard:
        edited["reply_markup"] = keyboard
    if {**edited, "edit_date": 0} == {**message, "edit_date": 0}:
        raise bad(SAME)
    edited["edit_date"] = int(world.clock.now().timestamp())
    chat.messages[message["message_id"]] = edited
    world.tell({"type": "edited", **world.place(chat), "message_id": message["message_id"]})
    return edited
