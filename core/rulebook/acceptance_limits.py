"""Dispute acceptance, continued: ACC-5 to ACC-7 and the sentence on fraud (reading §2, §3)."""

from typing import Final

from core.rulebook.clause import Clause
from core.rulebook.verdict import Effect, Extent, Noted, Verdict


def beyond_the_expenses(
    heads_within: tuple[str, ...],
    heads_beyond: tuple[str, ...],
    remedies: tuple[str, ...],
    claimed_beyond: str = "",  # noqa: ARG001 — the note shows the sum
) -> Noted | Verdict:
    """Some heads of the claim go beyond what the Rules allow. A claim of nothing else is for a person.

    What becomes of the excess is a person's word; the claim is never cut.
    """
    if not heads_beyond:
        return Verdict.NOT_MET
    if not heads_within and not remedies:
        return Noted(Verdict.NEEDS_HUMAN, "note-acc-5-whole")
    return Noted(Verdict.MET, "note-acc-5-part", Extent.IN_PART)


def too_thin(*, thin_file_raised: bool, windows_closed: bool) -> Verdict:
    """A person raised it, after both sides had their days: it takes the evidence of both."""
    return Verdict.NEEDS_HUMAN if thin_file_raised and windows_closed else Verdict.NOT_MET


def excluded_by_special_rule(
    special_excluding: tuple[str, ...], special_for_staff: tuple[str, ...]
) -> Verdict:
    """A special regulation in force when the order was placed, whose own test holds."""
    if special_excluding:
        return Verdict.MET
    return Verdict.NEEDS_HUMAN if special_for_staff else Verdict.NOT_MET


def signs_of_fraud(fraud_signs: tuple[str, ...]) -> Noted | Verdict:
    """Signs only: whether there is reason to suspect is for a person."""
    return Noted(Verdict.NEEDS_HUMAN, "note-fraud") if fraud_signs else Verdict.NOT_MET


ACC_5: Final = Clause(
    id="ACC-5",
    ref="Dispute acceptance (5)",
    line=19,
    quote="(5) Except for the circumstances stipulated in these rules, if any party claims to "
    "exceed the transaction-related expenses (inspection fees, freight charges, bank fees) other "
    "than the amount of compensation;",
    effect=Effect.STAFF,
    test=beyond_the_expenses,
    text_id="clause-acc-5",
)
ACC_6: Final = Clause(
    id="ACC-6",
    ref="Dispute acceptance (6)",
    line=21,
    quote="(6) The okyoo platform cannot accept the application based on the evidence provided by "
    "both parties;",
    effect=Effect.HOLD,
    test=too_thin,
    text_id="clause-acc-6",
)
ACC_7: Final = Clause(
    id="ACC-7",
    ref="Dispute acceptance (7)",
    line=23,
    quote="(7) If there are special provisions in these rules for other inadmissible situations, "
    "those provisions shall prevail.",
    effect=Effect.REFUSE,
    test=excluded_by_special_rule,
    text_id="clause-acc-7",
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
CLAUSES: Final = (ACC_5, ACC_6, ACC_7, FRAUD)
