"""Termination grounds as they bear on acceptance: TERM-3, TERM-5, TERM-6 (reading §2)."""

from typing import Final

from core.rulebook.clause import Clause, Effect, Verdict


def before_a_court(arbitration: bool) -> Verdict:  # noqa: FBT001 — facts are named, not switched
    """The applicant says that an arbitration body or a court has it: a person reads the paper."""
    return Verdict.NEEDS_HUMAN if arbitration else Verdict.NOT_MET


def before_another_body(other_agency_agreed: bool) -> Verdict:  # noqa: FBT001 — facts are named, not switched
    """Both agreed on another body for cross-border disputes."""
    return Verdict.NEEDS_HUMAN if other_agency_agreed else Verdict.NOT_MET


def payment_dispute(payment_provider_dispute: bool) -> Verdict:  # noqa: FBT001 — facts are named, not switched
    """A chargeback or another dispute with the payment provider, by record or by the applicant."""
    return Verdict.NEEDS_HUMAN if payment_provider_dispute else Verdict.NOT_MET


TERM_3: Final = Clause(
    id="TERM-3",
    line=140,
    quote="the dispute in question has already reached an effective ruling by an arbitration "
    "agency with jurisdiction;",
    effect=Effect.STAFF,
    test=before_a_court,
    text_id="clause-term-3",
)
TERM_5: Final = Clause(
    id="TERM-5",
    line=144,
    quote="Either party informs Okyoo that the dispute has been submitted to a competent "
    "arbitration agency for ruling or the parties have agreed to submit the dispute to another "
    "cross-border trade dispute settlement agency for processing;",
    effect=Effect.STAFF,
    test=before_another_body,
    text_id="clause-term-5",
)
TERM_6: Final = Clause(
    id="TERM-6",
    line=146,
    quote="when applying for dispute resolution by okyoo, the buyer shall also apply to the "
    "payment card issuer for the payment of the goods under the disputed transaction.",
    effect=Effect.STAFF,
    test=payment_dispute,
    text_id="clause-term-6",
)
CLAUSES: Final = (TERM_3, TERM_5, TERM_6)
