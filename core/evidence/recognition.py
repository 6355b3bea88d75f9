"""Off-platform talk counts only when both sides call it real and complete (RUL-3.2).

Communication between the parties only: photos, carrier papers and reports need nobody's word.
Silence is no.
"""

from datetime import datetime
from typing import Final

from core.evidence.exhibit import Exhibit, ExhibitChannel, ExhibitKind, Side

TALK: Final = frozenset(
    {
        ExhibitKind.OFF_PLATFORM_COMMUNICATION,
        ExhibitKind.PLATFORM_CHAT_EXTRACT,
        ExhibitKind.CONTRACT_ON_PLATFORM,
        ExhibitKind.HARASSMENT_EXTRACT,
        ExhibitKind.RETURN_AGREEMENT,
        ExhibitKind.SERVICE_REQUEST_LOG,
        ExhibitKind.AFTER_SALES_PROMISE,
        ExhibitKind.SETTLEMENT_RECORD,
    }
)
"""Kinds that are, or may be, words exchanged between the two sides.

The platform's own kinds are among them: a screenshot called a chat extract is still off-platform.
"""


def needs_recognition(exhibit: Exhibit) -> bool:
    """Whether RUL-3.2 asks both sides about it: talk between them that okyoo did not carry."""
    return exhibit.channel is ExhibitChannel.OFF_PLATFORM and exhibit.kind in TALK


def asks(exhibit: Exhibit, side: Side) -> bool:
    """Whether this side's word on it is still open; each is asked once.

    The uploader's statement of truth is his recognition. What he sends after it is covered by none,
    so he is asked himself.
    """
    return needs_recognition(exhibit) and exhibit.recognition_by(side) is None


def vouched(exhibit: Exhibit) -> Exhibit:
    """The uploader gave his statement of truth: that is his recognition (RUL-3.1, RUL-3.2)."""
    if not needs_recognition(exhibit):
        return exhibit
    return exhibit.recognised(exhibit.role, reply=True)


def usable(exhibit: Exhibit) -> bool:
    """Whether a ruling may stand on it as far as RUL-3.2 goes."""
    if not needs_recognition(exhibit):
        return True
    return all(exhibit.recognition_by(side) is True for side in Side)


def in_time(sent_at: datetime | None, received_at: datetime, ends_at: datetime) -> bool:
    """Whether the earlier of Telegram's date and our receipt is before the end (exclusive, UTC).

    A button press carries no date (`sent_at` None): our receipt counts. Telegram's date has whole
    seconds, cut off, so it is never later than the truth.
    """
    first = received_at if sent_at is None else min(sent_at, received_at)
    return first < ends_at
