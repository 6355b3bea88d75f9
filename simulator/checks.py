"""What Telegram checks of chats and messages before it acts (Bot API; TDLib's texts)."""

from typing import Any, Final

from simulator.errors import bad, forbidden, not_modelled
from simulator.inhabitants import Bot, Chat, Message
from simulator.membership import PRESENT
from simulator.registry import Registry

LONGEST_TEXT: Final = 4096
LONGEST_CAPTION: Final = 1024
REPLIED: Final = frozenset({"message_id", "allow_sending_without_reply", "quote_parse_mode"})
"""What is played of ReplyParameters; a parse mode without a quote says nothing."""


def reachable(world: Registry, bot: Bot, chat_id: int | str | None) -> Chat:
    """The chat a bot may act in. Raises Refusal with Telegram's reason why not."""
    if chat_id is None:
        raise bad("chat_id is empty")
    chat = world.find_chat(bot, chat_id)
    if chat is None:
        if chat_id in world.users:
            raise forbidden("bot can't initiate conversation with a user")
        raise bad("chat not found")
    if chat.migrated_to is not None:
        refusal = bad("group chat was upgraded to a supergroup chat")
        refusal.parameters["migrate_to_chat_id"] = chat.migrated_to
        raise refusal
    status = chat.members.get(bot.id)
    if chat.person is not None:
        _private(chat)
    elif status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    elif status not in PRESENT:
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def is_admin(chat: Chat, bot: Bot) -> bool:
    """Whether the bot may do what administrators may; an administrator has every right."""
    return chat.members.get(bot.id) in {"administrator", "creator"}


def may_post(chat: Chat, bot: Bot) -> None:
    """In a channel only administrators write. Raises Refusal."""
    if chat.type == "channel" and not is_admin(chat, bot):
        raise bad("need administrator rights in the channel chat")


def may_pin(chat: Chat, bot: Bot) -> None:
    """In private chats everybody pins, elsewhere administrators. Raises Refusal."""
    if chat.person is None and not is_admin(chat, bot):
        raise bad("not enough rights to manage pinned messages in the chat")


def own_message(world: Registry, bot: Bot, params: dict[str, Any]) -> tuple[Chat, Message]:
    """The message that a bot may edit. Raises Refusal."""
    chat = reachable(world, bot, params.get("chat_id"))
    message = chat.messages.get(params.get("message_id", 0))
    if message is None:
        raise bad("message to edit not found")
    own = (message.get("from") or {}).get("id") == bot.id
    if chat.type == "channel":
        own = is_admin(chat, bot)
    if not own or "forward_origin" in message or message["message_id"] in chat.keyboards:
        raise bad("message can't be edited")
    return chat, message


def where(params: dict[str, Any], chat: Chat, bot: Bot) -> dict[str, Any]:
    """The topic of a message and what it replies to. Raises Refusal when they are not there."""
    topic = params.get("message_thread_id")
    if topic is not None and topic not in chat.topics:
        raise bad("message thread not found")
    target = _target(params, chat)
    if target is not None and chat.is_forum:
        replied = target.get("message_thread_id")
        if topic is not None and replied != topic:
            raise bad("message thread not found")
        topic = replied
    if topic in chat.closed and not is_admin(chat, bot):
        raise bad("TOPIC_CLOSED")
    place = {} if topic is None else {"message_thread_id": topic, "is_topic_message": True}
    if target is None:
        return place
    shown = {k: v for k, v in target.items() if k != "reply_to_message"}
    return {**place, "reply_to_message": shown}


def _target(params: dict[str, Any], chat: Chat) -> Message | None:
    told = params.get("reply_parameters")
    if told is None and "reply_to_message_id" in params:
        lenient = params.get("allow_sending_without_reply", False)
        told = {
            "message_id": params["reply_to_message_id"],
            "allow_sending_without_reply": lenient,
        }
    if told is None:
        return None
    for name in told:
        if name not in REPLIED:
            raise not_modelled(f"reply_parameters.{name}")
    target = chat.messages.get(told.get("message_id", 0))
    if target is None and not told.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    return target


def _private(chat: Chat) -> None:
    if chat.person is not None and chat.person.deactivated:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
