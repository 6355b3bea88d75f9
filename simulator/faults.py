"""Faults on demand: scheduled for a bot and a method, spent one by one."""

from dataclasses import dataclass
from typing import Any, Final

REQUESTS: Final = frozenset({"429", "403", "5xx", "drop_before", "drop_after"})
"""What can befall a request of a bot."""
UPDATES: Final[frozenset[str]] = frozenset()
"""What can befall an update on its way to a bot."""


@dataclass
class Fault:
    """What happens to the next `times` requests of this bot and method (`*` is any).

    `kind` is `429`, `403`, `5xx`, `drop_before` (nothing is done, the connection closes) or
    `drop_after` (it is done, and the answer is lost). `chat` narrows it to one chat.
    """

    kind: str
    bot: str = "*"
    method: str = "*"
    times: int = 1
    after: int = 0
    retry_after: int = 1
    chat: int | None = None


class Faults:
    """The faults that are scheduled."""

    def __init__(self) -> None:
        """None."""
        self._scheduled: list[Fault] = []

    def schedule(self, fault: Fault) -> None:
        """Add one."""
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
        for fault in self._scheduled:
            if fault.bot not in {"*", bot} or fault.method not in {"*", method}:
                continue
            if fault.chat is not None and str(params.get("chat_id")) != str(fault.chat):
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            fault.times -= 1
            if fault.times <= 0:
                self._scheduled.remove(fault)
            return fault
        return None
