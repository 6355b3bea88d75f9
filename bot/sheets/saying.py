"""The sentences of an assessment: notes, bases and facts in words, in a language and a zone."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from bot.arithmetic import shown_sum
from bot.words import Words
from core.calendar import Deadline
from core.rulebook.book import CLAUSES
from core.rulebook.filing_period import FilingPeriod
from core.rulebook.finding import Finding, FindingFact

_ISOLATION: Final = dict.fromkeys((0x2068, 0x2069))
"""Marks that a terminal shows as boxes."""
_USES: Final = {clause.id: clause.uses for clause in CLAUSES}
NOTHING: Final = "–"


class Saying:
    """Says what an assessment found. Instants are shown in `zone`."""

    def __init__(self, locale: str, zone: str) -> None:
        """Speak this language."""
        self.locale = locale
        self._words = _words(zone)

    def __call__(self, text_id: str, **values: Any) -> str:  # noqa: ANN401 — values of a sentence
        """One sentence, without the marks that chats need and terminals do not."""
        return self._words(self.locale, text_id, **values).translate(_ISOLATION)

    def note(self, finding: Finding) -> str:
        """A finding's note, with the facts that it used; what nobody stated is a dash."""
        if finding.note_id is None:
            return ""
        known = {fact.name: self.value(fact) for fact in finding.facts}
        told = {name: known.get(name, NOTHING) for name in _USES[finding.clause]}
        return self(finding.note_id, **told)

    def basis(self, period: FilingPeriod) -> str:
        """What an acceptance period is counted from."""
        return self(f"basis-filing-{period.rule.anchor}", days=str(period.rule.days))

    def day(self, day: date) -> str:
        """A day with its year: `Thu 8 October 2026`."""
        return f"{self._words.day(self.locale, day)} {day.year}"

    def arithmetic(self, deadline: Deadline) -> str:
        """The days that were counted, and those that were not."""
        told = shown_sum(self._words, self.locale, deadline.as_json())
        return " ".join(told.translate(_ISOLATION).split())

    def value(self, fact: FindingFact) -> Any:  # noqa: ANN401 — what a sentence takes
        """A fact's value as a sentence takes it."""
        return self._shown(fact.value)

    def _shown(self, value: Any) -> Any:  # noqa: ANN401, PLR0911 — any fact's value
        if value is None or value == ():
            return NOTHING
        if isinstance(value, tuple):
            return ", ".join(str(self._shown(item)) for item in value)
        if isinstance(value, Mapping):
            return ", ".join(f"{name}: {self._shown(item)}" for name, item in value.items())
        if isinstance(value, bool):
            return self("sheet-yes" if value else "sheet-no")
        if isinstance(value, date) and not isinstance(value, datetime):
            return self.day(value)
        return value if isinstance(value, datetime | str) else str(value)


@lru_cache(maxsize=64)
def _words(zone: str) -> Words:
    return Words(zone=zone)
