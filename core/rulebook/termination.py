"""Termination of the mediation: TERM-0 to TERM-6 (reading §2).

A right to end, never a duty. Only the parties' own acts end a case without a person's word.
"""

from datetime import datetime
from typing import Final

from core.rulebook.clause import Clause
from core.rulebook.reckoned_facts import JoinWord
from core.rulebook.told_facts import WithdrawalWord
from core.rulebook.verdict import Effect, Extent, Noted, Verdict


def mediation_is_under_way(phase: str, accepted_at: datetime | None) -> bool:
    """It begins with acceptance."""
    return phase == "in_mediation" or accepted_at is not None


def outside_and_late(
    phase: str,
    grounds_met: tuple[str, ...],
    grounds_open: tuple[str, ...],
    term_1_reading: JoinWord = "and",
) -> Noted | Verdict:
    """Outside the scope of acceptance "and" out of time, as the words stand. Half of it is a flag.

    The profile may read "or": then either half is enough.
    """
    if phase == "intake":
        return Verdict.NOT_MET
    late = "ACC-1" in grounds_met
    outside = bool(set(grounds_met) - {"ACC-1"})
    if late and outside:
        return Noted(Verdict.MET, "note-term-1-both")
    if late or outside:
        half = Verdict.MET if term_1_reading == "or" else Verdict.NEEDS_HUMAN
        return Noted(half, "note-term-1-half")
    return Verdict.UNKNOWN if grounds_open else Verdict.NOT_MET


def withdrawn(withdrawal: WithdrawalWord, pressure_reported: bool | None = None) -> Noted | Verdict:
    """The applicant asked to cancel, said so twice, and denied any pressure.

    Pressure, or no answer, holds it for a person; before the second word he is asked for it.
    """
    if withdrawal == "none":
        return Verdict.NOT_MET
    if pressure_reported is not False:
        return Verdict.NEEDS_HUMAN
    if withdrawal == "asked":
        return Noted(Verdict.UNKNOWN, "note-term-2-asked")
    return Verdict.MET


def already_ruled(*, arbitration: bool, arbitral_award: bool | None = None) -> Verdict:
    """An arbitration body may have ruled: a person reads the paper."""
    if not arbitration or arbitral_award is False:
        return Verdict.NOT_MET
    return Verdict.NEEDS_HUMAN


def settling_themselves(
    settling_confirmed_by: tuple[str, ...], settling_denied_by: tuple[str, ...] = ()
) -> Noted | Verdict:
    """Both said so. One side's word is asked of the other; silence is no yes."""
    if not settling_confirmed_by or settling_denied_by:
        return Verdict.NOT_MET
    if {"claimant", "respondent"} <= set(settling_confirmed_by):
        return Verdict.MET
    return Noted(Verdict.UNKNOWN, "note-term-4-one-side")


def before_another_body(
    *,
    arbitration: bool,
    other_agency_agreed: bool,
    phase: str,
    arbitral_award: bool | None = None,
    other_agency_confirmed_by: tuple[str, ...] = (),
) -> Noted | Verdict:
    """One side informs of arbitration, or both agreed on another body.

    Courts are not mentioned in the Rules and are treated alike. An award already given is TERM-3.
    """
    pending = arbitration and arbitral_award is not True
    if not pending and not other_agency_agreed:
        return Verdict.NOT_MET
    if phase == "intake":
        return Verdict.NEEDS_HUMAN
    if pending:
        return Verdict.MET
    if {"claimant", "respondent"} <= set(other_agency_confirmed_by):
        return Noted(Verdict.MET, extent=Extent.SECOND_LIMB)
    return Noted(Verdict.UNKNOWN, "note-term-5-one-side")


def payment_dispute(
    *,
    payment_provider_dispute: bool,
    phase: str,
    chargeback: bool = False,
) -> Verdict:
    """A chargeback or another dispute with the payment provider, by record or by the applicant.

    The clause's first sentence is a fragment; it is not read as shutting out card orders.
    """
    if not payment_provider_dispute and not chargeback:
        return Verdict.NOT_MET
    return Verdict.NEEDS_HUMAN if phase == "intake" else Verdict.MET


TERM_0: Final = Clause(
    id="TERM-0",
    ref="Termination of mediation process",
    line=134,
    quote="If one of the following situations occurs during the mediation of a transaction "
    "dispute, Okyoo has the right to terminate the dispute mediation process:",
    effect=Effect.PRINCIPLE,
    test=mediation_is_under_way,
    text_id="clause-term-0",
)
TERM_1: Final = Clause(
    id="TERM-1",
    ref="Termination of mediation process (1)",
    line=136,
    quote="(1) The dispute does not fall within the scope of acceptance provided for in these "
    "rules and exceeds the acceptance period prescribed in these rules;",
    effect=Effect.LAPSE,
    test=outside_and_late,
    text_id="clause-term-1",
)
TERM_2: Final = Clause(
    id="TERM-2",
    ref="Termination of mediation process (2)",
    line=138,
    quote="(2) A party applying for dispute mediation requests cancellation of the application;",
    effect=Effect.PARTIES_END,
    test=withdrawn,
    text_id="clause-term-2",
)
TERM_3: Final = Clause(
    id="TERM-3",
    ref="Termination of mediation process (3)",
    line=140,
    quote="(3) the dispute in question has already reached an effective ruling by an arbitration "
    "agency with jurisdiction;",
    effect=Effect.TERMINATE,
    test=already_ruled,
    text_id="clause-term-3",
)
TERM_4: Final = Clause(
    id="TERM-4",
    ref="Termination of mediation process (4)",
    line=142,
    quote="(4) Both the buyer and the seller have agreed to handle the dispute by themselves "
    "through negotiation;",
    effect=Effect.PARTIES_END,
    test=settling_themselves,
    text_id="clause-term-4",
)
TERM_5: Final = Clause(
    id="TERM-5",
    ref="Termination of mediation process (5)",
    line=144,
    quote="(5) Either party informs Okyoo that the dispute has been submitted to a competent "
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
    quote="(6) Disputes arising from the purchase of credit card, debit card and other payment "
    "methods by the buyer. For example, when applying for dispute resolution by okyoo, the buyer "
    "shall also apply to the payment card issuer for the payment of the goods under the disputed "
    "transaction.",
    effect=Effect.TERMINATE,
    test=payment_dispute,
    text_id="clause-term-6",
)
CLAUSES: Final = (TERM_0, TERM_1, TERM_2, TERM_3, TERM_4, TERM_5, TERM_6)
