"""Messages that bots write, forward and copy."""

from typing import Any, Final

from simulator import checks
from simulator.errors import bad
from simulator.inhabitants import Chat, Message
from simulator.keyboards import is_inline, keyboard
from simulator.markup.reading import is_empty, read
from simulator.membership import SERVICE
from simulator.methods.call import Call, Method, takes
from simulator.world import seen_by

MOST_AT_ONCE: Final = 100
CONTENT: Final = frozenset({
    "text", "entities", "caption", "caption_entities", "photo", "document", "video", "voice",
    "audio",
})  # fmt: skip
"""What a message says, apart from who said it, where and when."""
ACTIONS: Final = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note",
    "upload_video_note",
})  # fmt: skip
PLACE: Final = "chat_id message_thread_id protect_content"
AROUND: Final = (
    f"{PLACE} reply_parameters reply_to_message_id allow_sending_without_reply reply_markup"
)
CAPTION: Final = "caption parse_mode caption_entities"
QUIET: Final = "disable_notification"
SENT: Final = f"{QUIET} allow_paid_broadcast"


def send_message(call: Call) -> Message:
    """`sendMessage`: 1-4096 characters, counted when the markup is read."""
    chat = call.chat()
    return post(call, chat, worded(call))


def post(call: Call, chat: Chat, content: Message) -> Message:
    """Write a message with its topic, reply, keyboard and protection."""
    checks.may_post(chat, call.bot)
    markup = keyboard(call.get("reply_markup"), chat)
    body = {**_author(call, chat), **content, **checks.where(call.params, chat, call.bot)}
    if is_inline(markup):
        body["reply_markup"] = markup
    if call.get("protect_content"):
        body["has_protected_content"] = True
    message = call.world.put(chat, body)
    if markup is not None and not is_inline(markup):
        chat.keyboards[message["message_id"]] = markup
    return message


def worded(call: Call) -> Message:
    """Text and its entities. Raises Refusal when nothing is seen of it, or too much."""
    source = call.get("text", "")
    if not source:
        raise bad("message text is empty")
    told, marked = read(source, call.get("parse_mode"), call.get("entities"), call.world.users)
    if is_empty(told):
        raise bad("text must be non-empty")
    if len(told) > checks.LONGEST_TEXT:
        raise bad("message is too long")
    return {"text": told, "entities": marked} if marked else {"text": told}


def captioned(call: Call, told: dict[str, Any]) -> Message:
    """A caption and its entities, of a request or of a part of an album. Raises Refusal."""
    source = told.get("caption")
    if not source:
        return {}
    given = told.get("caption_entities")
    shown, marked = read(source, told.get("parse_mode"), given, call.world.users)
    if len(shown) > checks.LONGEST_CAPTION:
        raise bad("message caption is too long")
    if not shown:
        return {}
    return {"caption": shown, "caption_entities": marked} if marked else {"caption": shown}


def chat_action(call: Call) -> bool:
    """`sendChatAction`."""
    chat = call.chat()
    checks.where(call.params, chat, call.bot)
    if call.params["action"] not in ACTIONS:
        raise bad("wrong parameter action in request")
    place = call.world.place(chat)
    call.world.tell({"type": "action", **place, "action": call.params["action"]})
    return True


def forward_message(call: Call) -> Message:
    """`forwardMessage`: with its origin, and not what is protected."""
    return _forward(call, call.params["message_id"])


def forward_messages(call: Call) -> list[dict[str, int]]:
    """`forwardMessages`: those that cannot be forwarded are left out."""
    numbers = _numbers(call)
    source = call.chat("from_chat_id")
    fit = [n for n in numbers if n in source.messages and _may_forward(source.messages[n])]
    return [{"message_id": _forward(call, number)["message_id"]} for number in fit]


def copy_message(call: Call) -> dict[str, int]:
    """`copyMessage`: without its origin; bots may copy what is protected."""
    return {"message_id": _copy(call, call.params["message_id"])["message_id"]}


def copy_messages(call: Call) -> list[dict[str, int]]:
    """`copyMessages`: those that cannot be copied are left out."""
    numbers = _numbers(call)
    source = call.chat("from_chat_id")
    fit = [n for n in numbers if n in source.messages and not SERVICE & source.messages[n].keys()]
    return [{"message_id": _copy(call, number)["message_id"]} for number in fit]


METHODS: Final[dict[str, Method]] = {
    "sendMessage": takes(
        send_message,
        f"{AROUND} text parse_mode entities",
        f"{SENT} link_preview_options disable_web_page_preview",
    ),
    "sendChatAction": takes(chat_action, "chat_id message_thread_id action"),
    "forwardMessage": takes(forward_message, f"{PLACE} from_chat_id message_id", QUIET),
    "forwardMessages": takes(forward_messages, f"{PLACE} from_chat_id message_ids", QUIET),
    "copyMessage": takes(copy_message, f"{AROUND} {CAPTION} from_chat_id message_id", SENT),
    "copyMessages": takes(copy_messages, f"{PLACE} from_chat_id message_ids remove_caption", QUIET),
}


def _author(call: Call, chat: Chat) -> Message:
    """Posts of a channel are the channel's own."""
    if chat.type == "channel":
        return {"sender_chat": chat.as_json()}
    return {"from": call.bot.as_json()}


def _numbers(call: Call) -> list[int]:
    numbers: list[int] = call.params["message_ids"]
    if not numbers:
        raise bad("message identifiers are not specified")
    if len(numbers) > MOST_AT_ONCE:
        raise bad("too many message identifiers specified")
    if numbers != sorted(set(numbers)):
        raise bad("message identifiers must be in a strictly increasing order")
    return numbers


def _source(call: Call, number: int, missing: str) -> Message:
    message = call.chat("from_chat_id").messages.get(number)
    if message is None:
        raise bad(missing)
    return seen_by(call.bot, message)


def _may_forward(message: Message) -> bool:
    return not message.get("has_protected_content") and not SERVICE & message.keys()


def _forward(call: Call, number: int) -> Message:
    message = _source(call, number, "message to forward not found")
    if message.get("has_protected_content"):
        raise bad("message has protected content and can't be forwarded")
    if not _may_forward(message):
        raise bad("message can't be forwarded")
    origin = message.get("forward_origin") or _origin(message)
    return post(call, call.chat(), {**_content(message), "forward_origin": origin})


def _copy(call: Call, number: int) -> Message:
    message = _source(call, number, "message to copy not found")
    if SERVICE & message.keys():
        raise bad("message can't be copied")
    content = _content(message)
    if "text" not in content and ("caption" in call.params or call.get("remove_caption")):
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content |= captioned(call, call.params)
    return post(call, call.chat(), content)


def _content(message: Message) -> Message:
    return {key: value for key, value in message.items() if key in CONTENT}


def _origin(message: Message) -> Message:
    if "sender_chat" in message:
        return {
            "type": "channel", "date": message["date"], "chat": message["sender_chat"],
            "message_id": message["message_id"],
        }  # fmt: skip
    return {"type": "user", "date": message["date"], "sender_user": message["from"]}
