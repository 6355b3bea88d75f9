"""Dispute acceptance: ACC-0 to ACC-4 (reading §2, §3)."""

from datetime import datetime
from typing import Final

from core.rulebook.clause import Clause
from core.rulebook.signals import COLLUSION
from core.rulebook.verdict import Effect, Noted, Verdict


def acceptance_is_open(accepted_at: datetime | None) -> bool:
    """The right to decide whether to accept is there until somebody accepted."""
    return accepted_at is None


def out_of_time(
    filed_at: datetime,
    filing_ends_at: datetime,
    filing_surely_ends_at: datetime | None = None,
) -> Verdict:
    """Handed in at or after the end. Between two plausible ends a person looks at the dates."""
    if filed_at < filing_ends_at:
        return Verdict.NOT_MET
    if filing_surely_ends_at is None:
        return Verdict.UNKNOWN
    return Verdict.MET if filed_at >= filing_surely_ends_at else Verdict.NEEDS_HUMAN


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
    agreed_as_full: bool = False,
    same_matter: bool | None = None,
) -> Noted | Verdict:
    """A recorded settlement, fully carried out, and the applicant says that it is the same problem.

    How wide a settlement was, one that okyoo does not hold, and a part that both called enough are
    for a person. A settlement agreed and not carried out does not bar: it is a dispute.
    """
    if not settlement_recorded:
        return Verdict.NEEDS_HUMAN
    if not settlement_performed:
        return Verdict.NEEDS_HUMAN if agreed_as_full else Verdict.NOT_MET
    if same_matter is None:
        return Noted(Verdict.UNKNOWN, waits=("same_matter",))
    return Verdict.MET if same_matter else Verdict.NEEDS_HUMAN


def signs_of_collusion(risk_signals: tuple[str, ...]) -> Verdict:
    """Signs only. What says little by itself needs one of the plain signs beside it."""
    return Verdict.NEEDS_HUMAN if COLLUSION & set(risk_signals) else Verdict.NOT_MET


def the_seller_wants_goods_back(claimant_role: str, requested_heads: tuple[str, ...]) -> bool:
    """The seller applies, and the goods are among what he asks for."""
    return claimant_role == "seller" and "return_of_goods" in requested_heads


def goods_back_after_refund(
    *,
    requested_heads: tuple[str, ...],
    money_asked: bool,
    refund_status: str,
    refund_executed_at: datetime | None,
    refund_by_chargeback: bool,
    chargeback: bool,
) -> Verdict:
    """A full refund was paid out, and nothing but the goods is asked for.

    A partial refund, a refund by chargeback, and money asked for besides are for a person.
    """
    if chargeback or refund_by_chargeback:
        return Verdict.NEEDS_HUMAN
    if refund_status not in {"partial", "full"} or refund_executed_at is None:
        return Verdict.NOT_MET
    alone = set(requested_heads) == {"return_of_goods"} and not money_asked
    return Verdict.MET if refund_status == "full" and alone else Verdict.NEEDS_HUMAN


ACC_0: Final = Clause(
    id="ACC-0",
    ref="Dispute acceptance",
    line=9,
    quote="Okyoo has the right to decide whether to accept the application for mediation including "
    "but not limited to the following situations, the buyer and the seller can resolve the dispute "
    "through other channels on their own:",
    effect=Effect.PRINCIPLE,
    test=acceptance_is_open,
    text_id="clause-acc-0",
)
ACC_1: Final = Clause(
    id="ACC-1",
    ref="Dispute acceptance (1)",
    line=11,
    quote="(1) Any party fails to initiate an application for dispute mediation within the "
    "acceptance period;",
    effect=Effect.REFUSE,
    test=out_of_time,
    text_id="clause-acc-1",
    unless=("FRAUD",),
)
ACC_2: Final = Clause(
    id="ACC-2",
    ref="Dispute acceptance (2)",
    line=13,
    quote="(2) After the buyer and the seller have reached a settlement agreement through their "
    "own negotiation and have performed it, a dispute arises after one or both parties repent;",
    effect=Effect.REFUSE,
    about=a_settlement_is_recorded_or_told,
    test=settled_and_performed,
    text_id="clause-acc-2",
)
ACC_3: Final = Clause(
    id="ACC-3",
    ref="Dispute acceptance (3)",
    line=15,
    quote="(3) malicious collusion between the buyer and seller, using the okyoo.com platform to "
    "conduct false transactions or other illegal acts;",
    effect=Effect.STAFF,
    test=signs_of_collusion,
    text_id="clause-acc-3",
)
ACC_4: Final = Clause(
    id="ACC-4",
    ref="Dispute acceptance (4)",
    line=17,
    quote="(4) The transaction has been refunded, and a dispute arises because the seller needs to "
    "retrieve the goods;",
    effect=Effect.REFUSE,
    about=the_seller_wants_goods_back,
    test=goods_back_after_refund,
    text_id="clause-acc-4",
)
CLAUSES: Final = (ACC_0, ACC_1, ACC_2, ACC_3, ACC_4)
