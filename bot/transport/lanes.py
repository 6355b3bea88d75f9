"""Which updates belong together: the lane of a raw update (design §2.6)."""

import hashlib
import json
from typing import Any, Final

from core.store.inbox import Received

WANTED: Final = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update that the desk asks Telegram for."""


def received(source: str, update: Any) -> Received:  # noqa: ANN401 — untyped JSON, on purpose
    """A raw update as the inbox keeps it; whatever has no id of its own gets one from its bytes."""
    try:
        body = json.dumps(update, ensure_ascii=True, separators=(",", ":"))
    except RecursionError:
        return unread(source, "nested too deeply to be kept")
    number = update.get("update_id") if isinstance(update, dict) else None
    if not isinstance(number, int) or isinstance(number, bool):
        number = _made_up(body)
    return Received(source, str(number)[:64], lane_of(source, update), body)


def unread(source: str, text: str, number: int | None = None) -> Received:
    """What could not even be read as JSON: kept as it came, for the quarantine."""
    update_id = _made_up(text) if number is None else str(number)
    return Received(source, update_id, f"{source}/x", text)


def _made_up(body: str) -> str:
    return f"x{hashlib.sha256(body.encode()).hexdigest()[:24]}"


def lane_of(source: str, update: Any) -> str:  # noqa: ANN401 — untyped JSON, on purpose
    """(bot, user) for button presses, (bot, chat) for everything else; what has neither stands alone."""
    if not isinstance(update, dict):
        return f"{source}/x"
    query = update.get("callback_query")
    if isinstance(query, dict):
        return f"{source}/u/{_id(query.get('from'))}"
    for kind in ("message", "edited_message", "my_chat_member", "channel_post"):
        part = update.get(kind)
        if isinstance(part, dict):
            return f"{source}/c/{_id(part.get('chat'))}"
    return f"{source}/x"


def _id(part: Any) -> str:  # noqa: ANN401 — untyped JSON
    found = part.get("id") if isinstance(part, dict) else None
    return str(found)[:40] if isinstance(found, int) else "x"
