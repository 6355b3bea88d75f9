"""Telegram's published limits, kept before they are hit (FAQ: 1/s a chat, 20/min a group, 30/s).

Counted in monotonic milliseconds by pyrate-limiter; after a restart primed from the outbox.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from pyrate_limiter import InMemoryBucket, Rate, RateItem

SECOND: Final = 1_000
MINUTE: Final = 60_000

BOT: Final = (25, SECOND)
"""Below the published 30, so that a clock's jitter never crosses it."""
PRIVATE: Final = (5, 5 * SECOND)
"""About one a second, with room for the burst that one answer is; longer bursts earn a 429."""
GROUP: Final = (18, MINUTE)
"""Below the published 20."""
ANSWERS: Final = (20, 10 * SECOND)
"""Answers to one person's presses: more than a hand can press, so that no flood takes it all."""
MOST_CHATS: Final = 10_000
"""Chats whose counts are kept; the idle ones are dropped first."""


class Limits:
    """How long a message must wait. Times are monotonic milliseconds."""

    def __init__(self, clock: Callable[[], int], *, senders: int = 1) -> None:
        """Count on this monotonic clock, in milliseconds; each of the senders has an even share."""
        self._clock = clock
        self._senders = senders
        self._buckets: dict[str, InMemoryBucket] = {}

    def prime(self, sent: Iterable[tuple[str, str, int | None, datetime]], now: datetime) -> None:
        """Count what was sent before a restart: (bot, address, chat, at)."""
        for bot, address, chat_id, at in sent:
            ago = int((now - at).total_seconds() * SECOND)
            for name, bucket in self._of(bot, address, chat_id):
                bucket.put(RateItem(name, self._clock() - max(ago, 0), 1))

    def wait(self, bot: str, address: str, chat_id: int | None, *, edit: bool = False) -> int:
        """Milliseconds until the message may go; 0 counts it as going now.

        The published figure for a private chat is about messages that are sent; an edit there
        counts for the bot alone, so that a person who answers quickly is not kept waiting.
        """
        now = self._clock()
        taken: list[InMemoryBucket] = []
        private = chat_id is None or chat_id >= 0
        kept = [(bot, self._bucket(bot, BOT))] if edit and private else None
        for name, bucket in kept or self._of(bot, address, chat_id):
            bucket.leak(now)
            item = RateItem(name, now, 1)
            if bucket.put(item):
                taken.append(bucket)
                continue
            for other in taken:
                other.items.pop()
            waiting = bucket.waiting(item)
            return max(int(waiting) if isinstance(waiting, int) else SECOND, 1)
        return 0

    def _of(self, bot: str, address: str, chat_id: int | None) -> list[tuple[str, InMemoryBucket]]:
        found = []
        rate = PRIVATE
        if "/answer/" in address:
            rate = ANSWERS
        elif chat_id is not None and chat_id < 0:
            rate = GROUP
        found.append((address, self._bucket(address, rate)))
        found.append((bot, self._bucket(bot, BOT)))
        return found

    def _bucket(self, name: str, rate: tuple[int, int]) -> InMemoryBucket:
        bucket = self._buckets.pop(name, None)
        if bucket is None:
            most, per = rate
            bucket = InMemoryBucket([Rate(max(most // self._senders, 1), per)])
            while len(self._buckets) >= MOST_CHATS:
                self._buckets.pop(next(iter(self._buckets)))
        self._buckets[name] = bucket
        return bucket
