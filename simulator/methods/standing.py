"""What becomes of messages that stand: edited, deleted, pinned, reacted to; and presses answered."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from simulator import checks
from simulator.errors import bad
from simulator.inhabitants import Chat, Message
from simulator.keyboards import is_inline, keyboard
from simulator.methods.call import Call, Method, takes
from simulator.methods.sending import CAPTION, MOST_AT_ONCE, captioned, worded

SAME: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
OLD: Final = timedelta(hours=48)
ANSWER: Final = 200
REACTIONS: Final = frozenset(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾😡"
)
"""What a bot may react with (ReactionTypeEmoji); those of several code points are left out."""


def edit_text(call: Call) -> Message:
    """`editMessageText`: without `reply_markup` the keyboard goes."""
    chat, message = checks.own_message(call.world, call.bot, call.params)
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    return edited(call, chat, message, {"text", "entities"}, worded(call))


def edit_caption(call: Call) -> Message:
    """`editMessageCaption`: an empty one takes it away."""
    chat, message = checks.own_message(call.world, call.bot, call.params)
    if "text" in message:
        raise bad("there is no caption in the message to edit")
    gone = {"caption", "caption_entities"}
    return edited(call, chat, message, gone, captioned(call, call.params))


def edit_markup(call: Call) -> Message:
    """`editMessageReplyMarkup`."""
    chat, message = checks.own_message(call.world, call.bot, call.params)
    return edited(call, chat, message, set(), {})


def edited(call: Call, chat: Chat, message: Message, gone: set[str], changes: Message) -> Message:
    """A message with other content and keyboard. Raises Refusal when nothing changes."""
    markup = keyboard(call.get("reply_markup"), chat)
    if markup is not None and not is_inline(markup):
        raise bad("inline keyboard expected")
    kept = {k: v for k, v in message.items() if k not in gone | {"reply_markup", "edit_date"}}
    changed = {**kept, **changes, **({"reply_markup": markup} if markup else {})}
    if changed == {key: value for key, value in message.items() if key != "edit_date"}:
        raise bad(SAME)
    return call.world.replace(chat, changed)


def delete_message(call: Call) -> bool:
    """`deleteMessage`: within 48 hours; others' words in groups only by administrators."""
    chat = call.chat()
    message = chat.messages.get(call.params["message_id"])
    if message is None:
        raise bad("message to delete not found")
    _deletable(call, chat, message)
    call.world.delete_message(chat, message["message_id"])
    return True


def delete_messages(call: Call) -> bool:
    """`deleteMessages`: 1-100, those that are not there are passed over."""
    chat = call.chat()
    numbers = call.params["message_ids"]
    if not numbers:
        raise bad("message identifiers are not specified")
    if len(numbers) > MOST_AT_ONCE:
        raise bad("too many message identifiers specified")
    found = [chat.messages[number] for number in dict.fromkeys(numbers) if number in chat.messages]
    for message in found:
        _deletable(call, chat, message)
    for message in found:
        call.world.delete_message(chat, message["message_id"])
    return True


def answer_query(call: Call) -> bool:
    """`answerCallbackQuery`: once, and not for ever."""
    number, world = call.params["callback_query_id"], call.world
    query = world.queries.get(number)
    late = query is not None and world.ticks() - query["since"] > world.press_seconds
    if query is None or late or query["bot"] != call.bot.id:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if len(call.get("text", "")) > ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    del world.queries[number]
    world.tell(
        {
            "type": "callback_answer", "bot": call.bot.username, "person": query["person"],
            "text": call.get("text", ""), "show_alert": call.get("show_alert", False),
            "query": number,
        }
    )  # fmt: skip
    return True


def react(call: Call) -> bool:
    """`setMessageReaction`: one of the known ones, or none."""
    chat = call.chat()
    number = call.params["message_id"]
    if number not in chat.messages:
        raise bad("message to react not found")
    wanted: list[dict[str, Any]] = call.get("reaction") or []
    if len(wanted) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(one["type"] != "emoji" or one["emoji"] not in REACTIONS for one in wanted):
        raise bad("REACTION_INVALID")
    given = chat.reactions.setdefault(number, {})
    given.pop(call.bot.id, None)
    if wanted:
        given[call.bot.id] = wanted[0]["emoji"]
    call.world.tell({"type": "reaction", **call.world.place(chat), "message_id": number})
    return True


def pin(call: Call) -> bool:
    """`pinChatMessage`: in groups and channels by administrators, and a service message says so."""
    chat = call.chat()
    checks.may_pin(chat, call.bot)
    message = chat.messages.get(call.params["message_id"])
    if message is None:
        raise bad("message to pin not found")
    if message["message_id"] in chat.pinned:
        return True
    chat.pinned.append(message["message_id"])
    call.world.tell({"type": "pinned", **call.world.place(chat)})
    if chat.type != "channel":
        shown = {key: value for key, value in message.items() if key != "reply_to_message"}
        call.world.put(chat, {"from": call.bot.as_json(), "pinned_message": shown})
    return True


def unpin(call: Call) -> bool:
    """`unpinChatMessage`: the one named, or the newest."""
    chat = call.chat()
    checks.may_pin(chat, call.bot)
    number = call.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if number not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(number)
    call.world.tell({"type": "pinned", **call.world.place(chat)})
    return True


def unpin_all(call: Call) -> bool:
    """`unpinAllChatMessages`."""
    chat = call.chat()
    checks.may_pin(chat, call.bot)
    chat.pinned.clear()
    call.world.tell({"type": "pinned", **call.world.place(chat)})
    return True


THIS: Final = "chat_id message_id"
METHODS: Final[dict[str, Method]] = {
    "editMessageText": takes(
        edit_text,
        f"{THIS} text parse_mode entities reply_markup",
        "link_preview_options disable_web_page_preview",
    ),
    "editMessageCaption": takes(edit_caption, f"{THIS} {CAPTION} reply_markup"),
    "editMessageReplyMarkup": takes(edit_markup, f"{THIS} reply_markup"),
    "deleteMessage": takes(delete_message, THIS),
    "deleteMessages": takes(delete_messages, "chat_id message_ids"),
    "answerCallbackQuery": takes(answer_query, "callback_query_id text show_alert", "cache_time"),
    "setMessageReaction": takes(react, f"{THIS} reaction", "is_big"),
    "pinChatMessage": takes(pin, THIS, "disable_notification"),
    "unpinChatMessage": takes(unpin, THIS),
    "unpinAllChatMessages": takes(unpin_all, "chat_id"),
}


def _deletable(call: Call, chat: Chat, message: Message) -> None:
    sent = datetime.fromtimestamp(message["date"], UTC)
    if call.world.clock.now() - sent > OLD:
        raise bad("message can't be deleted for everyone")
    own = (message.get("from") or {}).get("id") == call.bot.id
    if chat.person is None and not own and not checks.is_admin(chat, call.bot):
        raise bad("message can't be deleted")
