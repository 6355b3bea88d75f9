"""What one clause says of a case, and how values are written down."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from core.money import Money
from core.rulebook.clause import Clause
from core.rulebook.facts import Facts, Source
from core.rulebook.verdict import Noted, Verdict


class Phase(StrEnum):
    """Before acceptance, or after it."""

    INTAKE = "intake"
    IN_MEDIATION = "in_mediation"


class Outcome(StrEnum):
    """What becomes of an application; the last three are for a case in mediation."""

    INCOMPLETE = "incomplete"
    INADMISSIBLE = "inadmissible"
    NEEDS_STAFF_DECISION = "needs_staff_decision"
    ADMISSIBLE_FLAGGED = "admissible_flagged"
    ADMISSIBLE = "admissible"
    CONTINUE = "continue"
    TERMINATION_RECOMMENDED = "termination_recommended"
    TERMINATED = "terminated"


@dataclass(frozen=True)
class FindingFact:
    """One fact as a clause used it."""

    name: str
    value: Any
    source: Source


@dataclass(frozen=True)
class Finding:
    """One clause's word, and the facts it rests on, reckoned ones with what they rest on."""

    by: Clause
    word: Noted
    among: Facts = field(repr=False, compare=False)

    @property
    def clause(self) -> str:
        """The clause's id."""
        return self.by.id

    @property
    def verdict(self) -> Verdict:
        """Its verdict."""
        return self.word.verdict

    @property
    def note_id(self) -> str | None:
        """What the mediator should see, if there is something."""
        return self.word.note_id

    @property
    def waits(self) -> tuple[str, ...]:
        """The facts that it lacks."""
        return self.word.waits

    @property
    def check(self) -> str:
        """Its word in the reading's vocabulary (`met_in_part`, `applies`)."""
        return self.by.check_word(self.word)

    @cached_property
    def facts(self) -> tuple[FindingFact, ...]:
        """The facts that it used; gathered when somebody asks, since most clauses are silent."""
        known = self.among
        names = [name for name in self.by.uses if name in known]
        basis = [name for used in names for name in known[used].basis if name in known]
        return tuple(
            FindingFact(name, known[name].value, known[name].source)
            for name in dict.fromkeys((*names, *basis))
        )

    def as_json(self) -> dict[str, Any]:
        """The finding as JSON values."""
        return {
            "clause": self.clause,
            "verdict": self.verdict.value,
            "check": self.check,
            "text_id": self.by.text_id,
            "note_id": self.note_id,
            "waits": list(self.waits),
            "facts": [
                {"name": f.name, "value": plain(f.value), "source": f.source.value}
                for f in self.facts
            ],
        }


def plain(value: Any) -> Any:  # noqa: ANN401, PLR0911 — any fact's value
    """A fact's value as a JSON value. An exhibit is its name, a head of claim its own line."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return value.as_json()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return format(value, "f") if isinstance(value, Decimal) else str(value)
