"""Evidence windows: the three working days of each side, with their arithmetic (RUL-3.1)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self


@dataclass(frozen=True)
class Window:
    """One side's window. `arithmetic` is the deadline's own account (core.calendar)."""

    window_id: str
    case_id: str
    side: str
    starts_at: datetime
    ends_at: datetime
    arithmetic: dict[str, Any]
    ended: bool = False
    version: int = 1

    def end(self) -> Self:
        """Time has passed."""
        return replace(self, ended=True)


def window_id(case_id: str, side: str) -> str:
    """The key of a side's window."""
    return f"{case_id}/{side}"
