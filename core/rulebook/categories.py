"""The attachment: CAT-1.1, CAT-2.1, CAT-2.2, and its last sentence, CAT-GF (reading §2).

A category never bars. Its verdict says whether the elements stand in the records; who is
responsible is for a person.
"""

from datetime import date, datetime
from typing import Final

from core.rulebook.clause import Clause, Effect, Noted, Verdict


def claims_nothing_was_sent(category: str) -> bool:
    """The application is about 1.1."""
    return category == "CAT-1.1"


def paid_and_not_sent(
    paid_at: datetime | None,
    shipped_at: datetime | None,
    shipped_on: date | None,
    judged_at: datetime,
    judged_on: date,
    agreed_ship_by: date | None = None,
) -> Noted | Verdict:
    """Paid, and not sent as of the date of acceptance, or of today before that.

    Sent on that very date but later is for a person. Not yet due is noted: the text does not ask
    for delay.
    """
    if paid_at is None:
        return Noted(Verdict.NOT_MET, "note-cat-1-1-unpaid")
    if shipped_at is None or shipped_on is None or shipped_on > judged_on:
        early = agreed_ship_by is not None and judged_on <= agreed_ship_by
        return Noted(Verdict.MET, "note-cat-1-1-early" if early else None)
    if shipped_at <= judged_at:
        return Noted(Verdict.NOT_MET, "note-cat-1-1-sent")
    return Noted(Verdict.NEEDS_HUMAN, "note-cat-1-1-same-day")


def claims_serious_fault(category: str) -> bool:
    """The application is about 2.1."""
    return category == "CAT-2.1"


def wrong_or_unusable(usable: str, difference: str | None) -> Noted | Verdict:
    """Different, or of no use. "Obviously" is for a person; a wrong quantity has no other home."""
    if difference == "quantity":
        return Noted(Verdict.NEEDS_HUMAN, "note-cat-2-1-quantity")
    if usable == "yes" and difference is None:
        return Verdict.NOT_MET
    return Verdict.NEEDS_HUMAN


def claims_small_fault(category: str) -> bool:
    """The application is about 2.2."""
    return category == "CAT-2.2"


def usable_with_a_fault(usable: str) -> Noted:
    """A minor problem is to be settled between both sides first; no responsibility is named."""
    verdict = Verdict.NOT_MET if usable == "no" else Verdict.NEEDS_HUMAN
    return Noted(verdict, "note-cat-2-2-negotiate")


def not_listed(category: str) -> Verdict:
    """Something that the attachment does not list: good faith is a person's word."""
    return Verdict.NEEDS_HUMAN if category == "CAT-GF" else Verdict.NOT_MET


CAT_1_1: Final = Clause(
    id="CAT-1.1",
    ref="Attachment 1.1",
    line=56,
    quote="As of the date of acceptance of the complaint, the respondent had received the money "
    "but did not ship it. Suppliers take responsibility.",
    effect=Effect.CATEGORY,
    about=claims_nothing_was_sent,
    test=paid_and_not_sent,
    text_id="clause-cat-1-1",
)
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
CAT_GF: Final = Clause(
    id="CAT-GF",
    ref="Attachment, last sentence",
    line=130,
    quote="if the seller has any other behavior that violates the principles of good faith "
    "transactions, legal compliance, etc., the okyoo platform has the right to deal with the "
    "complained party’s fault and the loss of the complainant.",  # noqa: RUF001 — verbatim
    effect=Effect.STAFF,
    test=not_listed,
    text_id="clause-cat-gf",
)
CLAUSES: Final = (CAT_1_1, CAT_2_1, CAT_2_2, CAT_GF)
