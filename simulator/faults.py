"""Faults on demand: scheduled for a bot and a method, spent one by one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

REQUESTS: Final = frozenset({
    "429", "403", "5xx", "timeout", "drop_before", "drop_after", "truncated", "expired",
})  # fmt: skip
"""What can befall a request of a bot."""
UPDATES: Final = frozenset({"duplicate", "delay", "reorder"})
"""What can befall an update on its way to a bot."""
DOWNLOADS: Final = frozenset({"truncated", "expired"})
"""What can befall nothing but a download."""
SECONDS: Final = {"timeout": 120.0, "delay": 3.0, "reorder": 3.0}


@dataclass
class Fault:
    """What happens to the next `times` requests of this bot and method (`*` is any).

    Requests: `429`, `403`, `5xx` (with a page of HTML), `timeout` (nothing is done, and no answer
    comes until the client gives up, or for `seconds`), `drop_before` (nothing is done, the
    connection closes), `drop_after` (it is done, and the answer is lost). The method of a download
    is `download`; `truncated` and `expired` are for downloads only.
    Updates, whose method is their kind: `duplicate`, `delay` (by `seconds`), `reorder` (behind the
    next one, or after `seconds` without one).
    `chat` narrows it to one chat; `after` spares so many first.
    """

    kind: str
    bot: str = "*"
    method: str = "*"
    times: int = 1
    after: int = 0
    retry_after: int = 1
    chat: int | None = None
    seconds: float | None = None

    def check(self) -> None:
        """Only what can happen can be scheduled. Raises ValueError."""
        if self.kind not in REQUESTS | UPDATES:
            known = ", ".join(sorted(REQUESTS | UPDATES))
            raise ValueError(f"there is no fault {self.kind!r}; there are {known}")
        if self.times < 1 or self.after < 0 or self.retry_after < 1 or self.lasts < 0:
            raise ValueError("times and retry_after begin at 1, after and seconds at 0")

    @property
    def lasts(self) -> float:
        """Its seconds, or those of its kind."""
        return float(SECONDS.get(self.kind, 0) if self.seconds is None else self.seconds)

    def meets(self, bot: str, method: str, chat: object) -> bool:
        """Whether it is meant for this one."""
        return (
            self.bot in {"*", bot}
            and self.method in {"*", method}
            and (self.kind not in DOWNLOADS or method == "download")
            and (self.chat is None or str(chat) == str(self.chat))
        )


class Faults:
    """The faults that are scheduled."""

    def __init__(self, told: Callable[[str, str, str], None] = lambda *_: None) -> None:
        """None. `told` hears of each one that happens: its kind, the bot and the method."""
        self._told = told
        self._scheduled: list[Fault] = []

    def schedule(self, fault: Fault) -> None:
        """Add one. Raises ValueError for what cannot happen."""
        fault.check()
        self._scheduled.append(fault)

    @property
    def scheduled(self) -> tuple[Fault, ...]:
        """Those that still wait for a request, in their order."""
        return tuple(self._scheduled)

    def cancel(self, fault: Fault) -> None:
        """Forget one."""
        self._scheduled = [one for one in self._scheduled if one is not fault]

    def clear(self) -> None:
        """Forget them all."""
        self._scheduled.clear()

    def next_for(self, bot: str, method: str, params: dict[str, Any]) -> Fault | None:
        """The fault that this request meets, if any; it is spent by it."""
        return self._spend(REQUESTS, bot, method, params.get("chat_id"))

    def for_update(self, bot: str, kind: str, chat: int | None) -> Fault | None:
        """The fault that this update meets, if any; it is spent by it."""
        return self._spend(UPDATES, bot, kind, chat)

    def _spend(self, kinds: frozenset[str], bot: str, method: str, chat: object) -> Fault | None:
        for fault in list(self._scheduled):
            if fault.kind not in kinds or not fault.meets(bot, method, chat):
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            fault.times -= 1
            if fault.times <= 0:
                self._scheduled.remove(fault)
            self._told(fault.kind, bot, method)
            return fault
        return None
