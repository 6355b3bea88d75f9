"""How large a picture is, from its first bytes: enough to refuse what Telegram refuses."""

import struct
from typing import Final

PNG: Final = b"\x89PNG\r\n\x1a\n"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def dimensions(body: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG, PNG or WebP; None when it is none of them."""
    if body.startswith(PNG) and len(body) >= 24:  # noqa: PLR2004 — up to the end of IHDR's size
        width, height = struct.unpack(">II", body[16:24])
        return width or 1, height or 1
    if body.startswith(b"\xff\xd8\xff"):
        return _jpeg(body)
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return 1, 1  # its three kinds say it in three ways; nothing here depends on it
    return None


def _jpeg(body: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(body):
        if body[at] != 0xFF:  # noqa: PLR2004 — JPEG
            return None
        kind = body[at + 1]
        if kind in _FRAMES:
            height, width = struct.unpack(">HH", body[at + 5 : at + 9])
            return width or 1, height or 1
        at += 2 + int.from_bytes(body[at + 2 : at + 4])
    return None
