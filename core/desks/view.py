"""What a person is to be shown: the open question, or where things stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Self

from core.cases.case import Case
from core.cases.window import Window
from core.evidence.exhibit import Exhibit, Side
from core.intake.application import Application, Defence
from core.intake.declared import Line
from core.intake.flow import Flow, Position
from core.intake.known import Known
from core.store.rows import Person


@dataclass(frozen=True)
class Said:
    """One sentence: a Fluent id and its words."""

    text_id: str
    words: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """What is shown next. `said` comes before it and is never dropped.

    `lines` is what the person declares so far, `claim` what the other side declared.
    `at` is the moment of showing (UTC), against which ends are told.
    `flow`, `position` and `known` are there while a question is open. `actions` are buttons beyond
    the question's own: (Fluent id, action). `cases` are those to one of which belongs what waits for
    its sender's word; `waiting` is what does. `anew` asks for a new message instead of an edit in
    place; `gathers` lets several files that arrive together share one answer. `receipt` names an
    answer that says all that an earlier one of this name said, so it may replace that one unsent.
    """

    person: Person
    subject: str = "person"
    at: datetime | None = None
    said: tuple[Said, ...] = ()
    application: Application | None = None
    defence: Defence | None = None
    case: Case | None = None
    window: Window | None = None
    flow: Flow | None = None
    position: Position | None = None
    known: Known | None = None
    lines: tuple[Line, ...] = ()
    claim: tuple[Line, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    about: Exhibit | None = None
    actions: tuple[tuple[str, str], ...] = ()
    cases: tuple[Case, ...] = ()
    waiting: tuple[Exhibit, ...] = ()
    anew: bool = False
    gathers: bool = False
    receipt: str | None = None

    @property
    def about_his_own(self) -> bool:
        """Whether the exhibit that is asked about was handed in by his own side."""
        mine = Side.CLAIMANT if self.defence is None else Side.RESPONDENT
        return self.about is not None and self.about.role is mine

    def saying(self, text_id: str, **words: Any) -> Self:  # noqa: ANN401 — values of a sentence
        """The same view with one more sentence before it."""
        return replace(self, said=(*self.said, Said(text_id, words)))
