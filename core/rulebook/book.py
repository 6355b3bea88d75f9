"""The rulebook as a whole: which clauses there are, and which of them are the law of a day."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from core.errors import Fault
from core.rulebook import acceptance, categories, rulings, scope, termination
from core.rulebook.clause import Clause

VERSION: Final = "okyoo-1"
"""Rises with every change of a clause's words, test or dates; stored with each assessment."""

CLAUSES: Final = (
    *scope.CLAUSES,
    *acceptance.CLAUSES,
    *termination.CLAUSES,
    *categories.CLAUSES,
    *rulings.CLAUSES,
)


def law_of(day: date, clauses: Sequence[Clause] = CLAUSES) -> tuple[Clause, ...]:
    """The clauses in force on a day. Raises Fault when there are none: never a default."""
    found = tuple(clause for clause in clauses if clause.in_force(day))
    if not found:
        message = f"no clause is in force on {day}"
        raise Fault(message)
    return found
