"""One-time links from the marketplace: who may act for which side of an order (design §5)."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from core.errors import Refused

TOKEN_BYTES: Final = 32
"""256 random bits; 43 characters in the link, where Telegram allows 64."""


LIFE: Final = timedelta(days=30)
"""How long a link may be opened for the first time; whoever opened it in time may come back."""


class Role(StrEnum):
    """A side of an order. It is a property of the link, never asked in a chat."""

    BUYER = "buyer"
    SELLER = "seller"

    @property
    def other(self) -> "Role":
        """The opposite side."""
        return Role.SELLER if self is Role.BUYER else Role.BUYER


@dataclass(frozen=True)
class Link:
    """A link as it is kept: only the token's hash. Instants are UTC.

    It is bound to the first account that opens it, and to no other afterwards.
    """

    token_sha: str
    order_id: str
    role: Role
    issued_at: datetime
    expires_at: datetime | None = None
    user_id: int | None = None
    bound_at: datetime | None = None
    version: int = 1


def new_token(entropy: Callable[[int], bytes]) -> str:
    """A fresh token of 43 characters that need no escaping in an address."""
    return base64.urlsafe_b64encode(entropy(TOKEN_BYTES)).rstrip(b"=").decode("ascii")


def sha(token: str) -> str:
    """The hex under which a token is kept; any text may be asked for."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def check(link: Link | None, user_id: int, at: datetime) -> Link:
    """The link after this account opened it at `at`: bound, or as it was if it is theirs already.

    Raises Refused: `refused-link-unknown`, `refused-link-used-by-other`, `refused-link-expired`. An account that is bound
    may come back after the end; nobody can be bound at or after `expires_at`.
    """
    if link is None:
        raise Refused("refused-link-unknown")
    if link.user_id == user_id:
        return link
    if link.user_id is not None:
        raise Refused("refused-link-used-by-other")
    if link.expires_at is not None and at >= link.expires_at:
        raise Refused("refused-link-expired")
    return replace(link, user_id=user_id, bound_at=at)


def until(link: Link, ends_at: datetime) -> Link:
    """The link if nobody opened it yet: it lives as long as the days that it was sent for."""
    return link if link.user_id is not None else replace(link, expires_at=ends_at)


def deep_link(bot_username: str, token: str) -> str:
    """The address that opens the party bot with this token."""
    return f"https://t.me/{bot_username.removeprefix('@')}?start={token}"
