"""The attachment, "2. Quality": CAT-2.1, CAT-2.2, CAT-3 (reading §2)."""

from datetime import datetime
from typing import Final

from core.rulebook.clause import Clause
from core.rulebook.reckoned_facts import PaperWord
from core.rulebook.verdict import Effect, Extent, Noted, Verdict


def claims_serious_fault(category: str) -> bool:
    """The application is about 2.1."""
    return category == "CAT-2.1"


def wrong_or_unusable(
    usable: str | None = None,
    difference: str | None = None,
    receipt_confirmed_at: datetime | None = None,
    delivered_at: datetime | None = None,
    *,
    admitted: bool = False,
) -> Noted | Verdict:
    """Different, or of no use. "Obviously" is for a person, unless the respondent admits it.

    A wrong quantity has no other home.
    """
    if difference == "quantity":
        return Noted(Verdict.NEEDS_HUMAN, "note-cat-2-1-quantity")
    if usable == "yes" and difference is None:
        return Noted(Verdict.NOT_MET, "note-cat-2-1-none")
    received = receipt_confirmed_at is not None or delivered_at is not None
    return Verdict.MET if admitted and received else Verdict.NEEDS_HUMAN


def claims_small_fault(category: str) -> bool:
    """The application is about 2.2."""
    return category == "CAT-2.2"


def usable_with_a_fault(usable: str | None = None) -> Noted:
    """A minor problem is to be settled between both sides first; no responsibility is named."""
    verdict = Verdict.NOT_MET if usable == "no" else Verdict.NEEDS_HUMAN
    return Noted(verdict, "note-cat-2-2-negotiate")


def claims_false_brand(category: str) -> bool:
    """The application is about 3."""
    return category == "CAT-3"


def not_of_the_brand(
    listing_brand: str | None,
    brand_paper: PaperWord,
    claimant_role: str,
    respondent_window_ends_at: datetime | None = None,  # noqa: ARG001 — the note shows it
    *,
    respondent_window_closed: bool,
    admitted: bool = False,
) -> Noted | Verdict:
    """Not of the agreed nature or brand, or no authorisation from the respondent.

    The first is for a person, unless it is admitted. The second is plain once the respondent's days
    are over; before that he may still send the paper.
    """
    if admitted:
        return Verdict.MET
    owed = listing_brand is not None and claimant_role == "buyer"
    if owed and respondent_window_closed and brand_paper != "in_time":
        return Noted(Verdict.MET, "note-cat-3-no-paper", Extent.SECOND_LIMB)
    return Verdict.NEEDS_HUMAN


CAT_2_1: Final = Clause(
    id="CAT-2.1",
    ref="Attachment 2.1",
    line=80,
    quote="The material, content, category, safety standard, etc. of the goods received by the "
    "complaining party are obviously inconsistent with the agreement, or the main functions of the "
    "goods are missing or completely unusable. supplier is responsible.",
    effect=Effect.CATEGORY,
    about=claims_serious_fault,
    test=wrong_or_unusable,
    text_id="clause-cat-2-1",
)
CAT_2_2: Final = Clause(
    id="CAT-2.2",
    ref="Attachment 2.2",
    line=86,
    quote="The goods received by the complaining party have relatively minor quality problems, "
    "which do not meet the agreed standards, but do not affect the use or have no obvious harm. "
    "The two sides resolved through negotiation.",
    effect=Effect.CATEGORY,
    about=claims_small_fault,
    test=usable_with_a_fault,
    text_id="clause-cat-2-2",
)
CAT_3: Final = Clause(
    id="CAT-3",
    ref="Attachment 3",
    line=92,
    quote="The goods received by the complaining party do not belong to the products of the agreed "
    "nature or brand, or the respondent fails to provide the brand authorization or its own brand "
    "certificate. supplier takes responsibility.",
    effect=Effect.CATEGORY,
    about=claims_false_brand,
    test=not_of_the_brand,
    text_id="clause-cat-3",
)
CLAUSES: Final = (CAT_2_1, CAT_2_2, CAT_3)
