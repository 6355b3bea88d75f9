"""Long texts as several messages: nothing is cut, and every page says whose words go on."""

from collections.abc import Iterator
from typing import Any, Final

from bot.words import BAR, LONGEST, head, is_quoted, units

LONGEST_LABEL: Final = 250
"""UTF-16 units of a line that is said again on the next page."""
NUMBERED: Final = 14
"""UTF-16 units for ` (123/456):` and the end of that line."""


def pages(text: str, limit: int = LONGEST) -> list[str]:
    """A text as messages of which Telegram takes each: broken between lines, or within a long one.

    Each further page begins with the first line of all and its number, then with the line before
    the words that go on there. What follows the last words of a person stays together.
    """
    if units(text) <= limit:
        return [text] if text.strip() else []
    title, *rest = text.split("\n")
    if is_quoted(title) or units(title) > LONGEST_LABEL or not rest:
        title = ""
    book = _Book(title, limit - units(title) - NUMBERED)
    lines = text.split("\n")
    ending = _ending(lines)
    for line in lines[: len(lines) - len(ending)]:
        book.write(line)
    book.end_with(ending)
    return book.bound()


def quotes(text: str) -> list[dict[str, Any]]:
    """Entities that set the words of people apart from ours, however narrow the screen is."""
    found: list[dict[str, Any]] = []
    at = 0
    for line in text.split("\n"):
        if is_quoted(line):
            if found and found[-1]["offset"] + found[-1]["length"] + 1 == at:
                found[-1]["length"] += 1 + units(line)
            else:
                found.append({"type": "blockquote", "offset": at, "length": units(line)})
        at += units(line) + 1
    return found


class _Book:
    """The pages so far. `label` is the line that says whose words follow."""

    def __init__(self, title: str, room: int) -> None:
        self._title, self._room, self._label = title, room, ""
        self._pages: list[list[str]] = [[]]
        self._used = 0

    def write(self, line: str) -> None:
        if not is_quoted(line):
            self._label = line if units(line) <= LONGEST_LABEL else ""
        for part in _parts(line, self._room - LONGEST_LABEL - 1):
            if not self._fits(part):
                self._turn(part)
            self._pages[-1].append(part)
            self._used += units(part) + 1

    def end_with(self, lines: list[str]) -> None:
        """Keep these together, unless they are longer than a page."""
        ending = "\n".join(lines)
        if units(ending) > self._room:
            for line in lines:
                self.write(line)
        elif self._fits(ending):
            self._pages[-1].extend(lines)
        else:
            self._pages.append(lines)

    def bound(self) -> list[str]:
        texts = ["\n".join(page).strip("\n") for page in self._pages]
        texts = [text for text in texts if text.strip()]
        if not self._title:
            return texts
        first, *others = texts
        said = self._title.rstrip(": ")
        numbered = [f"{said} ({n}/{len(texts)}):\n{text}" for n, text in enumerate(others, 2)]
        return [first, *numbered]

    def _fits(self, text: str) -> bool:
        return self._used + units(text) <= self._room

    def _turn(self, part: str) -> None:
        page = self._pages[-1]
        if page and page[-1] == self._label and is_quoted(part):
            page.pop()
        again = is_quoted(part) and self._label.strip() and self._label != self._title
        self._pages.append([self._label] if again else [])
        self._used = units(self._label) + 1 if again else 0


def _ending(lines: list[str]) -> list[str]:
    """The lines after the last words of a person; none where there are no such words."""
    last = max((at for at, line in enumerate(lines) if is_quoted(line)), default=len(lines))
    return lines[last + 1 :]


def _parts(line: str, room: int) -> Iterator[str]:
    """A line as so many that each fits; those of a person's words all begin with the bar."""
    bar = f"{BAR} " if is_quoted(line) else ""
    rest = line
    while units(rest) > room:
        part = head(rest, room)
        space = part.rfind(" ", len(part) * 2 // 3)
        part = part[: space + 1] if space > 0 else part
        yield part
        rest = bar + rest[len(part) :]
    yield rest
