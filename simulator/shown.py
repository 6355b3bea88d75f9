"""What the page is shown: a message, a person, a bot, as plain JSON."""

from typing import Any, Final

from simulator.person import Message
from simulator.world import Bot, Chat, User

INLINE: Final = frozenset({
    "image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf", "text/plain",
    "video/mp4", "audio/mpeg", "audio/ogg",
})  # fmt: skip
"""What a browser may open here; everything else is handed out to be saved."""


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


def group(chat: Chat) -> dict[str, Any]:
    """A group or channel with its topics."""
    return {
        "id": chat.id, "title": chat.title, "type": chat.type,
        "topics": [{"id": number, "name": name} for number, name in chat.topics.items()],
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
