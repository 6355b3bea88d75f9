"""A message's file as the desk takes it."""

from datetime import UTC
from functools import partial
from typing import Final

from aiogram.types import (
    Audio,
    Document,
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUnion,
    MessageOriginUser,
    Video,
    VideoNote,
    Voice,
)

from core.desks.evidence import Offered

LONGEST_GROUP: Final = 64
"""Characters of an album's id that are kept; Telegram's have 17."""


def offered_by(message: Message) -> Offered | None:
    """The file or the words of a message, or None when it holds no evidence.

    Words that were forwarded begin with who wrote them first, and when.
    """
    common = partial(
        Offered,
        message_id=message.message_id,
        sent_at=message.date.astimezone(UTC),
        caption=message.caption,
        media_group_id=(message.media_group_id or "")[:LONGEST_GROUP] or None,
        forwarded=message.forward_origin is not None,
        quoted=_quoted(message.reply_to_message),
    )
    if message.text:
        origin = message.forward_origin
        words = f"{_origin(origin)}\n{message.text}" if origin else message.text
        return common(
            file_id="", file_unique_id="", mime="text/plain", size=len(words.encode()), words=words
        )
    if message.photo:
        best = message.photo[-1]
        return common(
            file_id=best.file_id,
            file_unique_id=best.file_unique_id,
            mime="image/jpeg",
            size=best.file_size,
            photo=True,
        )
    found: Document | Video | Audio | Voice | VideoNote | None = (
        message.document or message.video or message.audio or message.voice or message.video_note
    )
    if found is None:
        return None
    moving = message.video is not None or message.video_note is not None
    return common(
        file_id=found.file_id,
        file_unique_id=found.file_unique_id,
        file_name=getattr(found, "file_name", None),
        mime=getattr(found, "mime_type", None) or ("video/mp4" if moving else None),
        size=found.file_size,
        video=moving,
    )


def _quoted(message: Message | None) -> str | None:
    return (message.text or message.caption) if message else None


def _origin(origin: MessageOriginUnion) -> str:
    """Who wrote it first and when, as Telegram says: `Somebody, 2026-11-24 10:00 UTC`."""
    match origin:
        case MessageOriginUser(sender_user=user):
            who = user.full_name
        case MessageOriginHiddenUser(sender_user_name=name):
            who = name
        case MessageOriginChat(sender_chat=chat) | MessageOriginChannel(chat=chat):
            who = chat.title or chat.full_name
    return f"{who}, {origin.date.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
