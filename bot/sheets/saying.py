"""The sentences of an assessment: notes, bases and facts in words, in a language and a zone."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Final, Literal, get_args, get_origin
from zoneinfo import ZoneInfo

from bot.arithmetic import shown_sum
from bot.words import Words
from core.calendar import Deadline
from core.rulebook.book import CLAUSES
from core.rulebook.facts import KNOWN
from core.rulebook.filing_period import FilingPeriod
from core.rulebook.finding import Finding, FindingFact
from core.rulebook.told_facts import CATEGORIES

_ISOLATION: Final = dict.fromkeys((0x2068, 0x2069))
"""Marks that a terminal shows as boxes."""
_USES: Final = {clause.id: clause.uses for clause in CLAUSES}
CLOSED: Final = {
    name: frozenset(get_args(hint)) - {*CATEGORIES}
    for name, hint in KNOWN.items()
    if get_origin(hint) is Literal
}
"""The facts that hold one of a few words, with these words; a category is said by its id."""
NOTHING: Final = "–"


class Saying:
    """Says what an assessment found. Instants are shown in `zone`, exactly."""

    def __init__(self, locale: str, zone: str) -> None:
        """Speak this language."""
        self.locale = locale
        self._words = _words(zone)
        self._zone = ZoneInfo(zone)

    def __call__(self, text_id: str, **values: Any) -> str:  # noqa: ANN401 — values of a sentence
        """One sentence, without the marks that chats need and terminals do not."""
        shown = {
            name: self.instant(value) if isinstance(value, datetime) else value
            for name, value in values.items()
        }
        return self._words(self.locale, text_id, **shown).translate(_ISOLATION)

    def instant(self, at: datetime) -> str:
        """An instant to the second: what is compared with it must not look as early as it is late.

        Midnight begins its day: `9 October 2026, 00:00 Beijing time (8 October, 16:00 UTC)`.
        """
        local, utc = at.astimezone(self._zone), at.astimezone(UTC)
        key = self._zone.key
        zone = self._words(self.locale, "zone-name") if key == "Asia/Shanghai" else key
        other = "" if utc.date() == local.date() else f"{self._plain_day(utc)}, "
        return (
            f"{self._plain_day(local)} {local.year}, {_hour(local)} {zone} "
            f"({other}{_hour(utc)} UTC)"
        )

    def end(self, at: datetime) -> str:
        """An exclusive end as parties are told it: midnight is the last minute of the day before."""
        return self._words.instant(self.locale, at)

    def note(self, finding: Finding) -> str:
        """A finding's note, with the facts that it used; what nobody stated is a dash."""
        if finding.note_id is None:
            return ""
        known = {fact.name: self._noted(fact) for fact in finding.facts}
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

    def fact(self, name: str) -> str:
        """What a fact is, in words; a special regulation may ask for more than the clauses do."""
        return self(f"fact-{name}" if name in KNOWN else "sheet-fact-special")

    def value(self, fact: FindingFact) -> Any:  # noqa: ANN401 — what a sentence takes
        """A fact's value as a sentence takes it."""
        if isinstance(fact.value, str) and fact.value in CLOSED.get(fact.name, ()):
            return self(f"word-{fact.value}")
        return self._shown(fact.value)

    def _noted(self, fact: FindingFact) -> Any:  # noqa: ANN401 — what a sentence takes
        ends = isinstance(fact.value, datetime) and fact.name.endswith("_ends_at")
        return self.end(fact.value) if ends else self.value(fact)

    def _plain_day(self, at: datetime) -> str:
        """A day without its weekday, which comes first in both languages."""
        return self._words.day(self.locale, at.date()).partition(" ")[2]

    def _shown(self, value: Any) -> Any:  # noqa: ANN401, PLR0911 — any fact's value
        if value is None or value == ():
            return NOTHING
        if isinstance(value, tuple):
            return ", ".join(str(self._shown(item)) for item in value)
        if isinstance(value, Mapping):
            return ", ".join(f"{name}: {self._shown(item)}" for name, item in value.items())
        if isinstance(value, bool):
            return self("sheet-yes" if value else "sheet-no")
        if isinstance(value, datetime):
            return self.instant(value)
        if isinstance(value, date):
            return self.day(value)
        return value if isinstance(value, str) else str(value)


def _hour(at: datetime) -> str:
    """`09:00`, with seconds and their parts where there are any."""
    whole = not (at.second or at.microsecond)
    return at.time().isoformat("minutes" if whole else "auto")


@lru_cache(maxsize=64)
def _words(zone: str) -> Words:
    return Words(zone=zone)
