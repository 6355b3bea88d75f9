"""The rulebook as a whole: which clauses there are, and which of them are the law of a day."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from core.errors import Fault
from core.rulebook import (
    acceptance,
    acceptance_limits,
    conduct,
    non_receipt,
    other_disputes,
    quality,
    rulings,
    rulings_on_money,
    scope,
    termination,
)
from core.rulebook.clause import Clause

VERSION: Final = "okyoo-3"
"""Rises with every change of a clause's words, test or dates; stored with each assessment."""

CLAUSES: Final = (
    *scope.CLAUSES,
    *acceptance.CLAUSES,
    *acceptance_limits.CLAUSES,
    *termination.CLAUSES,
    *non_receipt.CLAUSES,
    *quality.CLAUSES,
    *conduct.CLAUSES,
    *other_disputes.CLAUSES,
    *rulings.CLAUSES,
    *rulings_on_money.CLAUSES,
)
"""The grounds that can bar or end come first, then the disputes, then the principles of ruling."""


def law_of(day: date, clauses: Sequence[Clause] = CLAUSES) -> tuple[Clause, ...]:
    """The clauses in force on a day. Raises Fault when there are none: never a default."""
    found = _law(day) if clauses is CLAUSES else _in_force(day, tuple(clauses))
    if not found:
        message = f"no clause is in force on {day}"
        raise Fault(message)
    return found


@lru_cache(maxsize=512)
def _law(day: date) -> tuple[Clause, ...]:
    return _in_force(day, CLAUSES)


def _in_force(day: date, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    return tuple(clause for clause in clauses if clause.in_force(day))
