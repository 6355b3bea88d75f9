"""What the page is shown: a message, a person, a bot, as plain JSON."""

from typing import Any, Final

from simulator.membership import PRESENT
from simulator.person import Message
from simulator.world import Bot, Chat, User, World

INLINE: Final = frozenset({
    "image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf", "text/plain",
    "video/mp4", "audio/mpeg", "audio/ogg",
})  # fmt: skip
"""What a browser may open here; everything else is handed out to be saved."""
SERVICES: Final = {
    "pinned_message": "{who} pinned a message",
    "forum_topic_created": "{who} opened the topic “{topic}”",
    "forum_topic_edited": "{who} renamed the topic to “{topic}”",
    "forum_topic_closed": "{who} closed the topic",
    "forum_topic_reopened": "{who} opened the topic again",
    "migrate_to_chat_id": "The group has moved and has another id now",
    "migrate_from_chat_id": "The group has moved here; what was said before stays behind",
}


def person(user: User) -> dict[str, Any]:
    """Somebody who can be played."""
    return {
        "id": user.id, "name": user.first_name, "role": user.role,
        "language": user.language_code, "deactivated": user.deactivated,
    }  # fmt: skip


def bot(one: Bot) -> dict[str, Any]:
    """A bot, and whether its updates are held back."""
    return {
        "id": one.id, "username": one.username, "name": one.first_name,
        "held": one.held, "waiting": len(one.updates),
    }  # fmt: skip


def group(chat: Chat, world: World) -> dict[str, Any]:
    """A group or channel with its topics, its bots, and where it has moved to."""
    bots = [one for one in world.bots.values() if one.id in chat.members]
    return {
        "id": chat.id, "title": chat.title, "type": chat.type, "moved_to": chat.migrated_to,
        "topics": [{"id": number, "name": name} for number, name in chat.topics.items()],
        "bots": [{"name": one.first_name, "in": chat.members[one.id] in PRESENT} for one in bots],
    }  # fmt: skip


def message(one: Message, viewer: int) -> dict[str, Any]:
    """A message as `viewer` sees it."""
    sender = one.get("from") or one.get("sender_chat") or {}
    rows = (one.get("reply_markup") or {}).get("inline_keyboard")
    document = one.get("document") or one.get("video")
    return {
        "id": one["message_id"],
        "from": {
            "id": sender.get("id"),
            "name": sender.get("first_name") or sender.get("title") or "",
            "is_bot": bool(sender.get("is_bot")),
        },
        "out": sender.get("id") == viewer,
        "service": service(one),
        "date": one["date"],
        "edited": one.get("edit_date"),
        "text": one.get("text"),
        "entities": one.get("entities") or [],
        "caption": one.get("caption"),
        "photo": _url(one["photo"][-1]) if one.get("photo") else None,
        "document": _document(document) if document else None,
        "media_group_id": one.get("media_group_id"),
        "topic": one.get("message_thread_id"),
        "keyboard": [[_key(key) for key in row] for row in rows] if rows else None,
    }


def service(one: Message) -> str | None:
    """What a message of the service says, as a client words it; None for everything else."""
    name = (one.get("from") or {}).get("first_name") or ""
    for kind, words in SERVICES.items():
        if kind in one:
            told = one[kind] if isinstance(one[kind], dict) else {}
            return words.format(who=name, topic=told.get("name") or "")
    return None


def _document(file: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": file.get("file_name") or "file", "size": file["file_size"],
        "mime": file.get("mime_type") or "", "url": _url(file),
    }  # fmt: skip


def _key(button: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": button["text"], "data": button.get("callback_data"),
        "url": button.get("url"), "style": button.get("style"),
    }  # fmt: skip


def _url(file: dict[str, Any]) -> str:
    return f"/_emu/v1/files/{file['file_unique_id']}"
