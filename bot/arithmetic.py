"""A deadline's arithmetic in words: which days were counted, which were not, and why."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.words import Words


def shown_sum(words: Words, locale: str, told: Mapping[str, Any]) -> str:
    """`Counted in working days: 25.11., 26.11., 27.11. Not counted: 28.11. (weekend).`"""
    counted = ", ".join(_day(day) for day in told["counted"])
    skipped = ", ".join(f"{_day(s['day'])} ({_why(words, locale, s['why'])})" for s in told["skipped"])
    none = words(locale, "arithmetic-none")
    return words(
        locale,
        "arithmetic",
        counted=counted,
        skipped=words(locale, "arithmetic-skipped", days=skipped) if skipped else none,
        provisional=words(locale, "arithmetic-provisional") if told["provisional"] else none,
    )


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day:02d}.{day.month:02d}."


def _why(words: Words, locale: str, why: str) -> str:
    return words(locale, why) if why in {"weekend", "override"} else why
