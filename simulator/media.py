"""Files as part of messages."""

from typing import Any

from simulator.inhabitants import Bot, Stored
from simulator.pictures import dimensions
from simulator.registry import file_id

UNKNOWN_SIZE = (1280, 960)
"""Of a photo that is none: people may send anything here, and tests do."""


def content(bot: Bot, stored: Stored) -> dict[str, Any]:
    """A file as part of a message that this bot sees."""
    common = {
        "file_id": file_id(bot, stored.unique_id),
        "file_unique_id": stored.unique_id,
        "file_size": stored.declared,
    }
    named = {"file_name": stored.name} if stored.name else {}
    match stored.kind:
        case "photo":
            width, height = dimensions(stored.body) or UNKNOWN_SIZE
            small = {
                **common,
                "width": min(width, 320),
                "height": min(height, 240),
                "file_size": min(stored.declared, 9000),
            }
            return {"photo": [small, {**common, "width": width, "height": height}]}
        case "video":
            size = {"width": 640, "height": 480, "duration": 3}
            return {"video": {**common, **named, **size, "mime_type": stored.mime}}
        case "voice":
            return {"voice": {**common, "duration": 3, "mime_type": stored.mime}}
        case "audio":
            return {"audio": {**common, **named, "duration": 3, "mime_type": stored.mime}}
    return {"document": {**common, **named, "mime_type": stored.mime}}
