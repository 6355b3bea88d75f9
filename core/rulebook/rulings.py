"""Principles of ruling (RUL-3.1, RUL-3.2), and the attachment that 3.6 names and nobody has."""

from typing import Final

from core.rulebook.clause import Clause, Effect, Verdict


def governs() -> bool:
    """A principle governs every case that was accepted."""
    return True


def the_list_is_missing(category: str) -> Verdict:
    """A seller's claim: the attachment on buyers' violations is missing, so a person decides."""
    return Verdict.NEEDS_HUMAN if category == "SELLER-CLAIM" else Verdict.NOT_MET


RUL_3_1: Final = Clause(
    id="RUL-3.1",
    ref="Rulings and penalties 3.1",
    line=31,
    quote="The buyer and the seller shall provide evidence of their claim or defense within 3 "
    "working days after initiating the dispute mediation or receiving the notice",
    effect=Effect.PRINCIPLE,
    test=governs,
    text_id="clause-rul-3-1",
)
RUL_3_2: Final = Clause(
    id="RUL-3.2",
    ref="Rulings and penalties 3.2",
    line=33,
    quote="unless both the buyer and the seller explicitly recognize its authenticity and "
    "validity, the okyoo platform will not use it as a basis for mediating transaction disputes.",
    effect=Effect.PRINCIPLE,
    test=governs,
    text_id="clause-rul-3-2",
)
RUL_3_6: Final = Clause(
    id="RUL-3.6",
    ref="Rulings and penalties 3.6",
    line=43,
    quote="See the attachment for the specific types of disputes involving buyer violations.",
    effect=Effect.STAFF,
    test=the_list_is_missing,
    text_id="clause-rul-3-6",
)
CLAUSES: Final = (RUL_3_1, RUL_3_2, RUL_3_6)
