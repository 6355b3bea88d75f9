"""Telegram's published limits as token buckets; off until they are switched on.

The figures are those of the bots FAQ; the true limits are not published, so nothing is tuned to these.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from typing import Any, Final

from simulator.errors import too_many

SENDS: Final = frozenset({
    "sendMessage", "sendPhoto", "sendDocument", "sendVideo", "sendVoice", "sendAudio",
    "sendMediaGroup", "copyMessage", "copyMessages", "forwardMessage", "forwardMessages",
})  # fmt: skip
"""What counts: every message that is made, each of an album for itself."""


@dataclass(frozen=True)
class Rate:
    """So many tokens a second, and no more than `burst` saved up."""

    per_second: float
    burst: int


BOT: Final = Rate(30.0, 30)
PRIVATE: Final = Rate(1.0, 5)
GROUP: Final = Rate(20 / 60, 20)


@dataclass
class _Bucket:
    rate: Rate
    tokens: float
    at: float

    def wait(self, wanted: float, now: float) -> float:
        """Fill up to now; the seconds until so many tokens are there."""
        self.tokens = min(self.rate.burst, self.tokens + (now - self.at) * self.rate.per_second)
        self.at = now
        return (min(wanted, self.rate.burst) - self.tokens) / self.rate.per_second


@dataclass
class Limits:
    """The buckets of all bots and chats, on monotonic time."""

    ticks: Callable[[], float]
    on: bool = False
    _buckets: dict[tuple[int, object], _Bucket] = field(default_factory=dict)

    def check(self, bot: int, method: str, params: dict[str, Any]) -> None:
        """Take what this request costs. Raises Refusal (429) when there is not enough."""
        if not self.on or method not in SENDS:
            return
        chat, now = params.get("chat_id"), self.ticks()
        cost = len(params.get("media") or params.get("message_ids") or (1,))
        buckets = [self._bucket(bot, None, BOT, now), self._bucket(bot, chat, _of(chat), now)]
        wait = max(bucket.wait(cost, now) for bucket in buckets)
        if wait > 0:
            raise too_many(ceil(wait))
        for bucket in buckets:
            bucket.tokens -= min(cost, bucket.rate.burst)

    def _bucket(self, bot: int, chat: object, rate: Rate, now: float) -> _Bucket:
        return self._buckets.setdefault((bot, chat), _Bucket(rate, rate.burst, now))


def _of(chat: object) -> Rate:
    return PRIVATE if isinstance(chat, int) and chat > 0 else GROUP
