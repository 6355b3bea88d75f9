"""A refusal or a trouble as an operator reads it: where, and what is wrong, in one line."""

from typing import Final

from sqlalchemy.exc import DatabaseError, InterfaceError, OperationalError

from bot.transport.losses import where
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


def trouble(error: Exception) -> str:
    """What nobody foresaw, or what the system around us refuses; never what a person wrote."""
    if isinstance(error, (DatabaseError, InterfaceError)) and _is_plain(error):
        reason = (str(error.orig).strip().splitlines() or ["no reason given"])[0]
        return f"OKYOO_DATABASE_URL: the database cannot be used: {reason}"
    if isinstance(error, OSError) and error.strerror:
        named = f"{error.filename}: " if error.filename else ""
        return f"{named}{error.strerror}"
    return (
        f"it had to end: {type(error).__name__} at {where(error)}. What was received is kept; "
        "start again, and report this line."
    )


def _is_plain(error: Exception) -> bool:
    """Whether it is about the database itself; narrower errors may quote what was written."""
    return type(error) in {DatabaseError, OperationalError, InterfaceError}
