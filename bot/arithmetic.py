"""A deadline's arithmetic in words: which days were counted, which were not, and why."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.words import Words


def shown_sum(words: Words, locale: str, told: Mapping[str, Any]) -> str:
    """`Counted in working days: Wed 25 November, … Not counted: Sat 28 November (weekend).`"""
    counted = ", ".join(_day(words, locale, day) for day in told["counted"])
    skipped = ", ".join(
        f"{_day(words, locale, s['day'])} ({_why(words, locale, s['why'])})"
        for s in told["skipped"]
    )
    none = words(locale, "arithmetic-none")
    return words(
        locale,
        "arithmetic",
        counted=counted,
        skipped=words(locale, "arithmetic-skipped", days=skipped) if skipped else none,
        provisional=words(locale, "arithmetic-provisional") if told["provisional"] else none,
    )


def _day(words: Words, locale: str, text: str) -> str:
    return words.day(locale, date.fromisoformat(text))


def _why(words: Words, locale: str, why: str) -> str:
    return words(locale, why) if why in {"weekend", "override", "cutoff"} else why
