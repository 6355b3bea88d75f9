"""What Telegram checks in a message before it takes it (Bot API; TDLib's texts)."""

from typing import Any, Final

from simulator.errors import bad, forbidden
from simulator.world import Bot, Chat, World

LONGEST_TEXT: Final = 4096
LONGEST_CAPTION: Final = 1024
MOST_BUTTONS: Final = 100
WIDEST_ROW: Final = 8
DATA_BYTES: Final = 64
ACTIONS: Final = (
    "callback_data", "url", "web_app", "login_url", "switch_inline_query", "copy_text", "pay",
    "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "callback_game",
    "disabled",
)  # fmt: skip


def reachable(world: World, bot: Bot, chat_id: Any) -> Chat:  # noqa: ANN401 — an id or a name
    """The chat a bot may write to. Raises Refusal with Telegram's reason why not."""
    if chat_id in (None, ""):
        raise bad("chat_id is empty")
    chat = world.find_chat(bot, chat_id) if isinstance(chat_id, int) else None
    if chat is None:
        if chat_id in world.users:
            raise forbidden("bot can't initiate conversation with a user")
        raise bad("chat not found")
    if chat.migrated_to is not None:
        refusal = bad("group chat was upgraded to a supergroup chat")
        refusal.parameters["migrate_to_chat_id"] = chat.migrated_to
        raise refusal
    if chat.person is not None:
        _private(chat)
    elif chat.members.get(bot.id) == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    elif chat.members.get(bot.id) not in {"member", "administrator", "creator"}:
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def _private(chat: Chat) -> None:
    if chat.person is not None and chat.person.deactivated:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")


def text(told: str) -> str:
    """A message's text. Raises Refusal when empty or too long."""
    if not told.strip():
        raise bad("message text is empty")
    if len(told) > LONGEST_TEXT:
        raise bad("message is too long")
    return told


def caption(told: str | None) -> str | None:
    """A caption. Raises Refusal when too long."""
    if told is not None and len(told) > LONGEST_CAPTION:
        raise bad("message caption is too long")
    return told


def entities(told: list[dict[str, Any]] | None, whole: str) -> list[dict[str, Any]]:
    """Entities whose UTF-16 offsets stand within the text. Raises Refusal otherwise."""
    units = len(whole.encode("utf-16-le")) // 2
    for one in told or []:
        if one["offset"] < 0 or one["length"] <= 0 or one["offset"] + one["length"] > units:
            raise bad("entity is out of the text")
    return told or []


def markup(told: dict[str, Any] | None, chat: Chat) -> dict[str, Any] | None:
    """A keyboard, strictly. Raises Refusal."""
    if told is None:
        return None
    if "inline_keyboard" not in told:
        if chat.type == "channel":
            raise bad("inline keyboard expected")
        return told
    rows = [row for row in told["inline_keyboard"] if row]
    if sum(len(row) for row in rows) > MOST_BUTTONS or any(len(r) > WIDEST_ROW for r in rows):
        raise bad("reply markup is too long")
    for button in (b for row in rows for b in row):
        _button(button)
    return {"inline_keyboard": rows} if rows else None


def _button(button: dict[str, Any]) -> None:
    if not button["text"].strip():
        raise bad("can't parse inline keyboard button: Text must be non-empty")
    actions = [name for name in ACTIONS if name in button]
    if not actions:
        raise bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise bad("can't parse inline keyboard button: it has more than one action")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    if button.get("style") not in {None, "danger", "success", "primary"}:
        raise bad("BUTTON_STYLE_INVALID")


def thread(told: int | None, chat: Chat) -> dict[str, Any]:
    """The topic of a message. Raises Refusal when there is none."""
    if told is None:
        return {}
    if told not in chat.topics:
        raise bad("message thread not found")
    return {"message_thread_id": told, "is_topic_message": True}


def reply(told: dict[str, Any] | None, chat: Chat) -> dict[str, Any]:
    """The message that is replied to. Raises Refusal when it is not there."""
    if told is None:
        return {}
    target = chat.messages.get(told["message_id"])
    if target is None:
        if told.get("allow_sending_without_reply"):
            return {}
        raise bad("message to be replied not found")
    return {"reply_to_message": {k: v for k, v in target.items() if k != "reply_to_message"}}
