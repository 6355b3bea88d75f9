"""Principles of ruling: the evidence windows (RUL-3.1) and talk elsewhere (RUL-3.2)."""

from typing import Final

from core.rulebook.clause import Clause, Effect, Verdict


def governs() -> Verdict:
    """A principle governs every case that was accepted."""
    return Verdict.MET


RUL_3_1: Final = Clause(
    id="RUL-3.1",
    line=31,
    quote="The buyer and the seller shall provide evidence of their claim or defense within 3 "
    "working days after initiating the dispute mediation or receiving the notice",
    effect=Effect.PRINCIPLE,
    test=governs,
    text_id="clause-rul-3-1",
)
RUL_3_2: Final = Clause(
    id="RUL-3.2",
    line=33,
    quote="unless both the buyer and the seller explicitly recognize its authenticity and validity, "
    "the okyoo platform will not use it as a basis for mediating transaction disputes.",
    effect=Effect.PRINCIPLE,
    test=governs,
    text_id="clause-rul-3-2",
)
CLAUSES: Final = (RUL_3_1, RUL_3_2)
