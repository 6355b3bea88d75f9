"""What a person is to be shown: the open question, or where things stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.cases.case import Case
from core.evidence.exhibit import Exhibit
from core.intake.application import Application, Defence
from core.intake.flow import Position
from core.intake.known import Known
from core.marketplace.order import OrderRecord
from core.store.rows import Person


@dataclass(frozen=True)
class Said:
    """One sentence: a Fluent id and its words."""

    text_id: str
    words: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """What is shown next. `said` comes before it and is never dropped.

    `anew` asks for a new message instead of an edit in place; `gathers` lets several files that
    arrive together share one answer.
    """

    person: Person
    said: tuple[Said, ...] = ()
    application: Application | None = None
    defence: Defence | None = None
    case: Case | None = None
    record: OrderRecord | None = None
    position: Position | None = None
    known: Known | None = None
    exhibits: tuple[Exhibit, ...] = ()
    actions: tuple[tuple[str, str], ...] = ()
    """Buttons beyond the question's own: (Fluent id, action)."""
    subject: str | None = None
    toast: str | None = None
    anew: bool = False
    gathers: bool = False
