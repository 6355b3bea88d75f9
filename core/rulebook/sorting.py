"""What each clause's word does, by the clause's class and the phase; and the outcome (reading §3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.rulebook.clause import Clause
from core.rulebook.finding import Outcome, Phase
from core.rulebook.verdict import Effect, Noted, Verdict


class Disposition(StrEnum):
    """What a clause's word leads to."""

    BAR = "bar"
    STAFF = "staff"
    FLAG = "flag"
    RECOMMEND_END = "recommend_end"
    END = "end"


_MET, _NOT, _HUMAN = Verdict.MET, Verdict.NOT_MET, Verdict.NEEDS_HUMAN
_BAR, _STAFF, _FLAG = Disposition.BAR, Disposition.STAFF, Disposition.FLAG
_RECOMMEND, _END = Disposition.RECOMMEND_END, Disposition.END

Table = Mapping[Effect, Mapping[Verdict, Disposition]]

AT_INTAKE: Final[Table] = {
    Effect.REQUIRE:     {_NOT: _BAR,   _HUMAN: _STAFF},
    Effect.REFUSE:      {_MET: _BAR,   _HUMAN: _STAFF},
    Effect.STAFF:       {_MET: _FLAG,  _HUMAN: _STAFF},
    Effect.HOLD:        {_HUMAN: _STAFF},
    Effect.FLAG:        {_MET: _FLAG,  _HUMAN: _FLAG},
    Effect.CATEGORY:    {},
    Effect.PRINCIPLE:   {},
    Effect.TERMINATE:   {_MET: _STAFF, _HUMAN: _STAFF},
    Effect.LAPSE:       {},
    Effect.PARTIES_END: {_MET: _END,   _HUMAN: _STAFF},
}  # fmt: skip
IN_MEDIATION: Final[Table] = {
    # A ground of refusal that is met after acceptance speaks through TERM-1 alone.
    Effect.REQUIRE:     {_HUMAN: _FLAG},
    Effect.REFUSE:      {_HUMAN: _FLAG},
    Effect.STAFF:       {_MET: _FLAG,      _HUMAN: _FLAG},
    Effect.HOLD:        {_HUMAN: _STAFF},
    Effect.FLAG:        {_MET: _FLAG,      _HUMAN: _FLAG},
    Effect.CATEGORY:    {},
    Effect.PRINCIPLE:   {},
    Effect.TERMINATE:   {_MET: _RECOMMEND, _HUMAN: _STAFF},
    Effect.LAPSE:       {_MET: _RECOMMEND, _HUMAN: _FLAG},
    Effect.PARTIES_END: {_MET: _END,       _HUMAN: _STAFF},
}  # fmt: skip
NOTES_ARE_FLAGS: Final = frozenset(
    {
        Effect.CATEGORY, Effect.PRINCIPLE, Effect.TERMINATE, Effect.LAPSE, Effect.PARTIES_END,
    }
)  # fmt: skip
"""Effects of which a note is shown to the mediator although the word itself leads to nothing."""


@dataclass(frozen=True)
class Sorted:
    """The clauses that were raised, by what they do here.

    `termination` are those that recommend an end; `ended` those by which the parties ended it, and
    `held` those by which they would have, had not a person to look first.
    """

    barring: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    termination: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def sort(
    clauses: Sequence[Clause], noted: Mapping[str, Noted], phase: Phase, *, refuses: bool
) -> Sorted:
    """Sort what was raised. `refuses` says whether the program may refuse by itself."""
    found: dict[Disposition, list[str]] = {kind: [] for kind in Disposition}
    for clause in clauses:
        does = _disposition(clause, noted[clause.id], phase)
        if does is Disposition.BAR and not refuses:
            does = Disposition.STAFF
        if does is not None:
            found[does].append(clause.id)
    staff = found[Disposition.STAFF]
    flags = found[Disposition.FLAG]
    if phase is Phase.INTAKE:
        # What displaced a ground is decided together with it.
        pulled = {name for c in clauses if c.id in staff for name in c.unless if name in flags}
        staff = [c.id for c in clauses if c.id in staff or c.id in pulled]
        flags = [name for name in flags if name not in pulled]
    return Sorted(
        barring=tuple(found[Disposition.BAR]),
        staff=tuple(staff),
        termination=tuple(found[Disposition.RECOMMEND_END]),
        ended=tuple(found[Disposition.END]),
        held=tuple(c.id for c in clauses if c.id in staff and c.effect is Effect.PARTIES_END),
        flags=tuple(flags),
    )


def outcome(found: Sorted, phase: Phase, *, complete: bool) -> Outcome:
    """What becomes of it. `complete` says that there is nothing left to ask for (reading §3)."""
    if found.ended and not found.held:
        return Outcome.TERMINATED
    if phase is Phase.IN_MEDIATION:
        if found.termination and not found.held:
            return Outcome.TERMINATION_RECOMMENDED
        return Outcome.NEEDS_STAFF_DECISION if found.staff else Outcome.CONTINUE
    if not complete:
        return Outcome.INCOMPLETE
    if found.barring:
        return Outcome.INADMISSIBLE
    if found.staff:
        return Outcome.NEEDS_STAFF_DECISION
    return Outcome.ADMISSIBLE_FLAGGED if found.flags else Outcome.ADMISSIBLE


def _disposition(clause: Clause, word: Noted, phase: Phase) -> Disposition | None:
    table = AT_INTAKE if phase is Phase.INTAKE else IN_MEDIATION
    does = table[clause.effect].get(word.verdict)
    if does is None and word.note_id and clause.effect in NOTES_ARE_FLAGS:
        return Disposition.FLAG
    return does
