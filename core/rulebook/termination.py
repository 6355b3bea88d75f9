"""Termination of the mediation: TERM-3, TERM-5, TERM-6 (reading §2).

The three are asked in one question at intake. There a person decides; in mediation the desk only
recommends the end, and staff confirm it.
"""

from typing import Final

from core.rulebook.clause import Clause, Effect, Verdict


def already_ruled(*, arbitration: bool, arbitral_award: bool | None = None) -> Verdict:
    """An arbitration body may have ruled: a person reads the paper."""
    if not arbitration or arbitral_award is False:
        return Verdict.NOT_MET
    return Verdict.NEEDS_HUMAN


def before_another_body(
    *,
    arbitration: bool,
    other_agency_agreed: bool,
    phase: str,
    arbitral_award: bool | None = None,
) -> Verdict:
    """One side informs of arbitration, or both agreed on another body.

    Courts are not mentioned in the Rules and are treated alike. An award already given is TERM-3.
    """
    pending = arbitration and arbitral_award is not True
    return _told(phase, there_is=pending or other_agency_agreed)


def payment_dispute(
    *,
    payment_provider_dispute: bool,
    phase: str,
    chargeback: bool = False,
) -> Verdict:
    """A chargeback or another dispute with the payment provider, by record or by the applicant.

    The clause's first sentence is a fragment; it is not read as shutting out card orders.
    """
    return _told(phase, there_is=payment_provider_dispute or chargeback)


def _told(phase: str, *, there_is: bool) -> Verdict:
    if not there_is:
        return Verdict.NOT_MET
    return Verdict.NEEDS_HUMAN if phase == "intake" else Verdict.MET


TERM_3: Final = Clause(
    id="TERM-3",
    ref="Termination of mediation process (3)",
    line=140,
    quote="the dispute in question has already reached an effective ruling by an arbitration "
    "agency with jurisdiction;",
    effect=Effect.TERMINATE,
    test=already_ruled,
    text_id="clause-term-3",
)
TERM_5: Final = Clause(
    id="TERM-5",
    ref="Termination of mediation process (5)",
    line=144,
    quote="Either party informs Okyoo that the dispute has been submitted to a competent "
    "arbitration agency for ruling or the parties have agreed to submit the dispute to another "
    "cross-border trade dispute settlement agency for processing;",
    effect=Effect.TERMINATE,
    test=before_another_body,
    text_id="clause-term-5",
)
TERM_6: Final = Clause(
    id="TERM-6",
    ref="Termination of mediation process (6)",
    line=146,
    quote="when applying for dispute resolution by okyoo, the buyer shall also apply to the "
    "payment card issuer for the payment of the goods under the disputed transaction.",
    effect=Effect.TERMINATE,
    test=payment_dispute,
    text_id="clause-term-6",
)
CLAUSES: Final = (TERM_3, TERM_5, TERM_6)
