"""A refusal as an operator reads it: where, and what is wrong, a line each."""

from typing import Final

from bot.words import Words
from core.errors import Refused
from core.marketplace.record_types import FileRefused, RecordError

_ISOLATION: Final = dict.fromkeys((0x2068, 0x2069))
"""Marks that a terminal shows as boxes."""


MOST: Final = 20
"""Faults of one file that are listed; the rest are counted."""


def sentence(refused: Refused) -> str:
    """The refusal in English; for a file a line each, with its name, the line and the field."""
    words = Words()
    if isinstance(refused, FileRefused):
        lines = [_fault(words, refused.name, fault) for fault in refused.faults[:MOST]]
        more = len(refused.faults) - MOST
        return "\n".join([*lines, *([f"… and {more} more."] if more > 0 else [])])
    return words("en", refused.text_id, **refused.words).translate(_ISOLATION)


def _fault(words: Words, name: str, fault: RecordError) -> str:
    line = f"line {fault.line}" if fault.line else ""
    where = ", ".join(part for part in (name, line, fault.path) if part)
    return f"{where}: {words('en', fault.text_id)}"
