"""Dispute acceptance: ACC-1, ACC-2, ACC-4 and the sentence on fraud (reading §2, §3)."""

from datetime import datetime
from typing import Final

from core.rulebook.clause import Clause, Effect, Verdict


def out_of_time(
    submitted_at: datetime,
    filing_ends_at: datetime | None,
    filing_surely_ends_at: datetime | None = None,
) -> Verdict:
    """Handed in at or after the end. Between two plausible ends a person looks at the dates."""
    if filing_ends_at is None or submitted_at < filing_ends_at:
        return Verdict.NOT_MET
    if filing_surely_ends_at is None:
        return Verdict.UNKNOWN
    return Verdict.MET if submitted_at >= filing_surely_ends_at else Verdict.NEEDS_HUMAN


def a_settlement_is_recorded_or_told(
    *,
    settlement_recorded: bool,
    already_settled: bool = False,
) -> bool:
    """The platform holds one, or somebody says that there is one elsewhere."""
    return settlement_recorded or already_settled


def settled_and_performed(
    *,
    settlement_recorded: bool,
    settlement_performed: bool,
    same_matter: bool,
) -> Verdict:
    """A recorded settlement, fully carried out, and the applicant says that it is the same problem.

    How wide a settlement was, and one that okyoo does not hold, are for a person. A settlement
    agreed and not carried out does not bar: it is a dispute.
    """
    if not settlement_recorded:
        return Verdict.NEEDS_HUMAN
    if not settlement_performed:
        return Verdict.NOT_MET
    return Verdict.MET if same_matter else Verdict.NEEDS_HUMAN


def the_seller_wants_goods_back(claimant_role: str, requested_heads: tuple[str, ...]) -> bool:
    """The seller applies, and the goods are among what he asks for."""
    return claimant_role == "seller" and "return_of_goods" in requested_heads


def goods_back_after_refund(
    *,
    requested_heads: tuple[str, ...],
    refund_status: str,
    refund_executed_at: datetime | None,
    chargeback: bool,
) -> Verdict:
    """A full refund was paid out, and nothing but the goods is asked for.

    A partial refund, a refund by chargeback, and money asked for besides are for a person.
    """
    if chargeback:
        return Verdict.NEEDS_HUMAN
    if refund_status not in {"partial", "full"} or refund_executed_at is None:
        return Verdict.NOT_MET
    alone = set(requested_heads) == {"return_of_goods"}
    return Verdict.MET if refund_status == "full" and alone else Verdict.NEEDS_HUMAN


def signs_of_fraud(fraud_signs: tuple[str, ...]) -> Verdict:
    """Signs only: whether there is reason to suspect is for a person."""
    return Verdict.NEEDS_HUMAN if fraud_signs else Verdict.NOT_MET


ACC_1: Final = Clause(
    id="ACC-1",
    ref="Dispute acceptance (1)",
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
    ref="Dispute acceptance (2)",
    line=13,
    quote="After the buyer and the seller have reached a settlement agreement through their own "
    "negotiation and have performed it, a dispute arises after one or both parties repent;",
    effect=Effect.REFUSE,
    about=a_settlement_is_recorded_or_told,
    test=settled_and_performed,
    text_id="clause-acc-2",
)
ACC_4: Final = Clause(
    id="ACC-4",
    ref="Dispute acceptance (4)",
    line=17,
    quote="The transaction has been refunded, and a dispute arises because the seller needs to "
    "retrieve the goods;",
    effect=Effect.REFUSE,
    about=the_seller_wants_goods_back,
    test=goods_back_after_refund,
    text_id="clause-acc-4",
)
FRAUD: Final = Clause(
    id="FRAUD",
    ref="Dispute acceptance, last sentence",
    line=25,
    quote="The okyoo platform has reasons to suspect that the dispute is suspected of fraud "
    "(including but not limited to cases of apparent malicious non-performance or evasion of debt, "
    "such as false delivery, serious inferiority, large quantities of wrong products, etc.) or "
    "other circumstances that the okyoo platform deems necessary, The actual time limit is "
    "extended or no time limit is set.",
    effect=Effect.FLAG,
    test=signs_of_fraud,
    text_id="clause-fraud",
)
CLAUSES: Final = (ACC_1, ACC_2, ACC_4, FRAUD)
