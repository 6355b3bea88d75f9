"""Who acts for which side: a Telegram account bound by its one-time link (design §5)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Party:
    """One account that acts in one role of one order. Several may act for one seller.

    `missed` are the exhibits that could not be shown to it while it kept the bot blocked; `back_at`
    is when it last came back (UTC).
    """

    party_id: str
    order_id: str
    role: str
    user_id: int
    bound_at: datetime
    missed: tuple[str, ...] | None = None
    back_at: datetime | None = None
    version: int = 1


def party_id(order_id: str, role: str, user_id: int) -> str:
    """The key of a binding."""
    return f"{order_id}/{role}/{user_id}"
