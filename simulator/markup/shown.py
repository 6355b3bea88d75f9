"""What is shown so far while markup is read, and what is still open."""

from dataclasses import dataclass
from typing import Any

from simulator.errors import Refusal, bad

Entity = dict[str, Any]


def units(text: str) -> int:
    """UTF-16 units, in which Telegram counts offsets."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def unreadable(why: str) -> Refusal:
    """Markup that cannot be read."""
    return bad(f"can't parse entities: {why}")


@dataclass
class Open:
    """A tag or mark that was opened and not yet closed; `argument` is what it says beside."""

    name: str
    argument: str
    offset: int
    part: int
    position: int


class Shown:
    """Text and entities so far. Positions are characters of the source."""

    def __init__(self, source: str) -> None:
        """Nothing is shown yet."""
        self.source = source
        self.parts: list[str] = []
        self.length = 0
        self.entities: list[Entity] = []
        self.open: list[Open] = []

    def show(self, text: str) -> None:
        """Add text."""
        self.parts.append(text)
        self.length += units(text)

    def peek(self, at: int) -> str:
        """The character there; nothing behind the end."""
        return self.source[at : at + 1]

    def byte(self, position: int) -> int:
        """The position in bytes."""
        return len(self.source[:position].encode())

    def begin(self, name: str, argument: str, position: int) -> None:
        """Something opens here."""
        self.open.append(Open(name, argument, self.length, len(self.parts), position))

    def end(self, kind: str, **extra: Any) -> None:
        """What was opened last ends here; without a kind, or around nothing, it leaves no trace."""
        last = self.open.pop()
        if kind and self.length > last.offset:
            length = self.length - last.offset
            self.entities.append({"type": kind, "offset": last.offset, "length": length, **extra})

    def inside(self) -> str:
        """The text within what was opened last."""
        return "".join(self.parts[self.open[-1].part :])

    def whole(self) -> tuple[str, list[Entity]]:
        """Everything, the outer entities first."""
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.parts), self.entities
