"""Notices: who is told what, numbered within the case, and whether it reached them (RUL-3.1)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Self

OPENING: Final = "notice-opened"
"""The respondent's first notice: his window counts from its arrival."""


class Channel(StrEnum):
    """By which way a notice goes."""

    TELEGRAM = "telegram"
    MARKETPLACE = "marketplace"
    BY_HAND = "by_hand"


class Delivery(StrEnum):
    """Whether a notice arrived."""

    OWED = "owed"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"


@dataclass(frozen=True)
class Notice:
    """One notice to one side. `text_id` and `words` are its Fluent sentence; `to` is the side

    (`claimant`, `respondent`, `mediator`). `attempt` counts channels tried.
    """

    notice_id: str
    case_id: str
    number: int
    to: str
    text_id: str
    words: dict[str, Any]
    channel: Channel
    status: Delivery
    created_at: datetime
    delivered_at: datetime | None = None
    fault: str | None = None
    attempt: int = 1
    version: int = 1

    @property
    def opens_window(self) -> bool:
        """Whether the respondent's days are counted from its arrival (RUL-3.1)."""
        return self.text_id == OPENING and self.to == "respondent"

    def delivered(self, at: datetime, by: Channel) -> Self:
        """It reached a registered channel; the first time, and the way it then came, count."""
        if self.status is Delivery.DELIVERED:
            return self
        return replace(self, status=Delivery.DELIVERED, delivered_at=at, channel=by)

    def undelivered(self, fault: str) -> Self:
        """This channel failed."""
        return replace(self, status=Delivery.UNDELIVERED, fault=fault)

    def again(self, channel: Channel) -> Self:
        """Try another channel."""
        return replace(self, status=Delivery.OWED, channel=channel, attempt=self.attempt + 1)
