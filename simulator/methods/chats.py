"""Chats, who is in them, and the topics of a forum."""

from typing import Any, Final

from simulator import checks
from simulator.errors import bad
from simulator.inhabitants import TOPIC_COLOUR, Chat
from simulator.membership import PRESENT, membership
from simulator.methods.call import Call, Method, takes
from simulator.world import seen_by

LINK_NAME: Final = 32
LINK_MEMBERS: Final = 99_999
TOPIC_NAME: Final = 128
COLOURS: Final = frozenset(
    {TOPIC_COLOUR, 16_766_590, 13_338_331, 9_367_192, 16_749_490, 16_478_047}
)


def get_chat(call: Call) -> dict[str, Any]:
    """`getChat`."""
    chat = call.chat()
    shown: dict[str, Any] = {
        **chat.as_json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False,
            "premium_subscription": False, "gifts_from_channels": False,
        },
    }  # fmt: skip
    if chat.pinned:
        shown["pinned_message"] = seen_by(call.bot, chat.messages[chat.pinned[-1]])
    return shown


def get_member(call: Call) -> dict[str, Any]:
    """`getChatMember`."""
    chat, user_id = call.chat(), call.params["user_id"]
    shown = _user(call, user_id)
    if shown is None:
        raise bad("PARTICIPANT_ID_INVALID")
    return _member(call, chat, user_id, shown)


def get_administrators(call: Call) -> list[dict[str, Any]]:
    """`getChatAdministrators`: of bots only the caller, unless others are asked for."""
    chat = call.chat()
    if chat.person is not None:
        raise bad("there are no administrators in the private chat")
    bots = {bot.id for bot in call.world.bots.values()} - {call.bot.id}
    found = []
    for user_id, status in chat.members.items():
        shown = _user(call, user_id)
        hidden = user_id in bots and not call.get("return_bots")
        if status in {"administrator", "creator"} and shown is not None and not hidden:
            found.append(membership(status, shown))
    return found


def count_members(call: Call) -> int:
    """`getChatMemberCount`."""
    chat = call.chat()
    if chat.person is not None:
        return 2
    return sum(1 for status in chat.members.values() if status in PRESENT)


def leave(call: Call) -> bool:
    """`leaveChat`."""
    chat = call.chat()
    if chat.person is not None:
        raise bad("chat member status can't be changed in private chats")
    chat.members[call.bot.id] = "left"
    call.world.tell({"type": "member", **call.world.place(chat)})
    return True


def create_link(call: Call) -> dict[str, Any]:
    """`createChatInviteLink`: by administrators."""
    chat = call.chat()
    if chat.person is not None or not checks.is_admin(chat, call.bot):
        raise bad("not enough rights to manage chat invite link")
    if len(call.get("name", "")) > LINK_NAME:
        raise bad("chat invite link name is too long")
    if not 0 <= call.get("member_limit", 0) <= LINK_MEMBERS:
        raise bad("member limit is invalid")
    told: dict[str, Any] = {
        k: call.params[k] for k in ("name", "expire_date", "member_limit") if k in call.params
    }
    return {
        "invite_link": call.world.link(), "creator": call.bot.as_json(),
        "creates_join_request": call.get("creates_join_request", False), "is_primary": False,
        "is_revoked": False, **told,
    }  # fmt: skip


def create_topic(call: Call) -> dict[str, Any]:
    """`createForumTopic`: 1-128 characters; in a forum by administrators."""
    chat = _forum(call, "create a topic")
    name = _name(call.params["name"])
    colour = call.get("icon_color", TOPIC_COLOUR)
    if colour not in COLOURS:
        raise bad("the specified topic icon color is invalid")
    number = chat.next_message
    chat.topics[number] = name
    told = {"name": name, "icon_color": colour}
    _service(call, chat, number, "forum_topic_created", told)
    return {"message_thread_id": number, **told}


def edit_topic(call: Call) -> bool:
    """`editForumTopic`."""
    chat = _forum(call, "edit the topic")
    number = _topic(call, chat)
    if "name" not in call.params:
        return True
    name = _name(call.params["name"])
    if name == chat.topics[number]:
        raise bad("TOPIC_NOT_MODIFIED")
    chat.topics[number] = name
    _service(call, chat, number, "forum_topic_edited", {"name": name})
    return True


def close_topic(call: Call) -> bool:
    """`closeForumTopic`: nobody but administrators writes there any more."""
    chat = _forum(call, "edit the topic")
    number = _topic(call, chat)
    if number in chat.closed:
        raise bad("TOPIC_NOT_MODIFIED")
    chat.closed.add(number)
    _service(call, chat, number, "forum_topic_closed", {})
    return True


def reopen_topic(call: Call) -> bool:
    """`reopenForumTopic`."""
    chat = _forum(call, "edit the topic")
    number = _topic(call, chat)
    if number not in chat.closed:
        raise bad("TOPIC_NOT_MODIFIED")
    chat.closed.remove(number)
    _service(call, chat, number, "forum_topic_reopened", {})
    return True


def delete_topic(call: Call) -> bool:
    """`deleteForumTopic`: with everything in it."""
    chat = _forum(call, "delete the topic")
    call.world.delete_topic(chat, _topic(call, chat))
    return True


TOPIC: Final = "chat_id message_thread_id"
METHODS: Final[dict[str, Method]] = {
    "getChat": takes(get_chat, "chat_id"),
    "getChatMember": takes(get_member, "chat_id user_id"),
    "getChatAdministrators": takes(get_administrators, "chat_id return_bots"),
    "getChatMemberCount": takes(count_members, "chat_id"),
    "leaveChat": takes(leave, "chat_id"),
    "createChatInviteLink": takes(
        create_link, "chat_id name expire_date member_limit creates_join_request"
    ),
    "createForumTopic": takes(create_topic, "chat_id name icon_color"),
    "editForumTopic": takes(edit_topic, f"{TOPIC} name"),
    "closeForumTopic": takes(close_topic, TOPIC),
    "reopenForumTopic": takes(reopen_topic, TOPIC),
    "deleteForumTopic": takes(delete_topic, TOPIC),
}


def _user(call: Call, user_id: int) -> dict[str, Any] | None:
    for bot in call.world.bots.values():
        if bot.id == user_id:
            return bot.as_json()
    user = call.world.users.get(user_id)
    return user.as_json() if user else None


def _member(call: Call, chat: Chat, user_id: int, shown: dict[str, Any]) -> dict[str, Any]:
    if chat.person is None:
        return membership(chat.members.get(user_id, "left"), shown)
    here = user_id in {chat.id, call.bot.id}
    return membership("member" if here else "left", shown)


def _forum(call: Call, deed: str) -> Chat:
    chat = call.chat()
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    if chat.person is None and not checks.is_admin(chat, call.bot):
        raise bad(f"not enough rights to {deed}")
    return chat


def _topic(call: Call, chat: Chat) -> int:
    number: int = call.params["message_thread_id"]
    if number not in chat.topics:
        raise bad("TOPIC_ID_INVALID")
    return number


def _name(name: str) -> str:
    if not name.strip():
        raise bad("topic name must be non-empty")
    if len(name) > TOPIC_NAME:
        raise bad("topic name is too long")
    return name.strip()


def _service(call: Call, chat: Chat, number: int, kind: str, told: dict[str, Any]) -> None:
    where = {"message_thread_id": number, "is_topic_message": True}
    call.world.put(chat, {"from": call.bot.as_json(), **where, kind: told})
    call.world.tell({"type": "topic", **call.world.place(chat), "topic": number})
