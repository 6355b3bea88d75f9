"""A refusal as an operator reads it: where, and what is wrong, in one line."""

from typing import Final

from bot.words import Words
from core.errors import Refused
from core.marketplace.record_types import RecordError

_ISOLATION: Final = dict.fromkeys((0x2068, 0x2069))
"""Marks that a terminal shows as boxes."""


def sentence(refused: Refused) -> str:
    """The refusal in English, with the line and the field of a record."""
    words = Words()
    if isinstance(refused, RecordError):
        line = f"line {refused.line}" if refused.line else ""
        where = ", ".join(part for part in (line, refused.path) if part)
        said = words("en", refused.text_id)
        return f"{where}: {said}" if where else said
    return words("en", refused.text_id, **refused.words).translate(_ISOLATION)
