"""The published text cut into sentences, always the same way."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TEXT: Final = Path(__file__).resolve().parent.parent / "text" / "dispute-resolution-rules.txt"

# A full stop after a figure numbers a heading ("2. Quality"), and "etc." stands within sentences,
# except before what the attachment's rows end with.
_END: Final = re.compile(r"(?<=[a-z)]\.)(?:(?<!\betc\.)\s+|\s+(?=supplier takes ))")


@dataclass(frozen=True)
class Sentence:
    """One sentence, heading or item. `start` and `end` are its place in the text, in characters.

    `line` is the line on which it stands, from 1; no sentence goes over a line's end.
    """

    line: int
    start: int
    end: int
    text: str


def published() -> str:
    """The Rules as okyoo has published them."""
    return TEXT.read_text(encoding="utf-8")


def sentences(text: str) -> tuple[Sentence, ...]:
    """Every sentence in order; together they hold all of the text but the space between them."""
    found = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        at = 0
        for part in _END.split(line):
            begins = line.index(part, at)
            at = begins + len(part)
            if said := part.strip():
                first = start + begins + part.index(said)
                found.append(Sentence(number, first, first + len(said), said))
        start += len(line) + 1
    return tuple(found)
