"""Dispute acceptance: ACC-1, ACC-2, ACC-4 and the sentence on fraud (reading §2, §3)."""

from datetime import datetime
from typing import Final

from core.rulebook.clause import Clause, Effect, Verdict


def out_of_time(submitted_at: datetime, filing_ends_at: datetime, fraud_signs: tuple[str, ...]) -> Verdict:
    """Late, with no sign of fraud. With one, only a person may say so: the time may be lifted."""
    if submitted_at < filing_ends_at:
        return Verdict.NOT_MET
    return Verdict.NEEDS_HUMAN if fraud_signs else Verdict.MET


def settled_and_performed(
    settlement_recorded: bool, settlement_performed: bool, same_matter: bool  # noqa: FBT001 — facts are named, not switched
) -> bool:
    """A recorded settlement, fully carried out, and the applicant says it is the same problem."""
    return settlement_recorded and settlement_performed and same_matter


def goods_back_after_refund(
    claimant_role: str, refund_status: str, requested_heads: tuple[str, ...]
) -> Verdict:
    """The seller, after a full refund, asks for nothing but the goods."""
    if claimant_role != "seller" or "return_of_goods" not in requested_heads:
        return Verdict.NOT_MET
    if refund_status == "full":
        return Verdict.MET if requested_heads == ("return_of_goods",) else Verdict.NEEDS_HUMAN
    return Verdict.NEEDS_HUMAN if refund_status == "partial" else Verdict.NOT_MET


def signs_of_fraud(fraud_signs: tuple[str, ...]) -> Verdict:
    """Signs only: whether there is reason to suspect is for a person."""
    return Verdict.NEEDS_HUMAN if fraud_signs else Verdict.NOT_MET


ACC_1: Final = Clause(
    id="ACC-1",
    line=11,
    quote="Any party fails to initiate an application for dispute mediation within the acceptance "
    "period;",
    effect=Effect.REFUSE,
    test=out_of_time,
    text_id="clause-acc-1",
    unless=("FRAUD",),
)
ACC_2: Final = Clause(
    id="ACC-2",
    line=13,
    quote="After the buyer and the seller have reached a settlement agreement through their own "
    "negotiation and have performed it, a dispute arises after one or both parties repent;",
    effect=Effect.REFUSE,
    test=settled_and_performed,
    text_id="clause-acc-2",
)
ACC_4: Final = Clause(
    id="ACC-4",
    line=17,
    quote="The transaction has been refunded, and a dispute arises because the seller needs to "
    "retrieve the goods;",
    effect=Effect.REFUSE,
    test=goods_back_after_refund,
    text_id="clause-acc-4",
)
FRAUD: Final = Clause(
    id="FRAUD",
    line=25,
    quote="The okyoo platform has reasons to suspect that the dispute is suspected of fraud "
    "(including but not limited to cases of apparent malicious non-performance or evasion of debt, "
    "such as false delivery, serious inferiority, large quantities of wrong products, etc.)",
    effect=Effect.FLAG,
    test=signs_of_fraud,
    text_id="clause-fraud",
)
CLAUSES: Final = (ACC_1, ACC_2, ACC_4, FRAUD)
