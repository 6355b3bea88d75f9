"""What a side declared, in words: to itself, or to somebody else."""

from collections.abc import Iterable
from typing import Final

from bot.words import Words, quoted
from core.intake.declared import Line

OTHERS: Final = "told-"
"""Labels for a reader who is not the one who said it; where there is none, the label is the same."""


def label(words: Words, locale: str, key: str, *, own: bool = True) -> str:
    """What a line is about."""
    other = f"{OTHERS}{key}"
    return words(locale, other if not own and words.has(other) else f"label-{key}")


def shown(words: Words, locale: str, lines: Iterable[Line], *, own: bool) -> str:
    """A line each, or a dash; what was typed stands below its label, quoted.

    `own` when the reader is the one who declares.
    """
    return "\n".join(_line(words, locale, line, own=own) for line in lines) or "–"


def _line(words: Words, locale: str, line: Line, *, own: bool) -> str:
    about = (
        words(locale, f"label-{line.key}-of", label=line.about)
        if line.about
        else label(words, locale, line.key, own=own)
    )
    if line.typed:
        return f"{about}:\n{quoted(str(line.words['words']))}"
    return f"{about}: {words(locale, line.text_id, **line.words)}"
