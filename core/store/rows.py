"""Small records that belong to the desk's own running: people in chats, buttons, timers, signals."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from core.store.inbox import Arrival


@dataclass(frozen=True)
class Person:
    """Somebody who wrote to one of the bots. No name is kept, only ids and a language.

    `focus` is what his next words belong to: `application/<id>`, `defence/<id>` or `case/<id>`.
    `heard_of` is a case other than that one of which he was told since he last said himself what his
    words belong to: by a link, a press, a reply to a case's message.
    `started_at` shows that the bot may write to him; `blocked_at`, that it may not any more.
    """

    person_id: str
    bot: str
    user_id: int
    chat_id: int
    locale: str
    focus: str | None = None
    started_at: datetime | None = None
    blocked_at: datetime | None = None
    heard_of: str | None = None
    version: int = 1

    @property
    def reachable(self) -> bool:
        """Whether the bot may write to him."""
        return self.started_at is not None and self.blocked_at is None


def person_id(bot: str, user_id: int) -> str:
    """The key of a person with one bot."""
    return f"{bot}/{user_id}"


@dataclass(frozen=True)
class Handle:
    """The buttons of one message: callback data is `handle:index` (design §5, Buttons).

    Bound to a user, or on cards to a role; to the material version shown; and to the actions
    shown. Only success consumes it.
    """

    handle: str
    bot: str
    user_id: int | None
    role: str | None
    chat_id: int
    subject: str
    material_version: int
    actions: tuple[str, ...]
    status: str
    created_at: datetime
    used_at: datetime | None = None
    version: int = 1

    def use(self, at: datetime) -> Self:
        """Pressed with success."""
        return replace(self, status="used", used_at=at)


@dataclass(frozen=True)
class Timer:
    """Something that must be looked at when legal time reaches `due_at` (UTC)."""

    timer_id: str
    kind: str
    subject: str
    due_at: datetime
    status: str = "waiting"
    attempts: int = 0
    fault: str | None = None
    finished_at: datetime | None = None
    version: int = 1

    def done(self, at: datetime) -> Self:
        """Handled."""
        return replace(self, status="done", finished_at=at)

    def failed(self, fault: str, most: int, next_at: datetime) -> Self:
        """Handling failed: look again later, or give up and let staff know."""
        attempts = self.attempts + 1
        status = "dead" if attempts >= most else "waiting"
        return replace(self, attempts=attempts, fault=fault, status=status, due_at=next_at)


@dataclass(frozen=True)
class Signal:
    """A message from the desk to itself: it enters the inbox like any update, in lane order."""

    source: str
    update_id: str
    body_sha: str
    lane: str
    body: str
    received_at: datetime
    seq: int | None = None
    status: Arrival = Arrival.WAITING
    attempts: int = 0
    version: int = 1


@dataclass(frozen=True)
class OrderRow:
    """The marketplace's record of an order as last told, with its hash."""

    order_id: str
    record: dict[str, Any]
    record_sha: str
    buyer_id: str
    seller_id: str
    updated_at: datetime
    version: int = 1


@dataclass(frozen=True)
class OrderEventRow:
    """One event that the marketplace told, kept as it came."""

    event_id: str
    order_id: str
    kind: str
    at: datetime
    body: dict[str, Any]
    received_at: datetime
    version: int = 1
