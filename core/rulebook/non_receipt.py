"""The attachment, "1, The customer did not receive the goods": CAT-1.1 to CAT-1.4 (reading §2).

A category never bars. Its verdict says whether the elements stand in the records; who is
responsible is for a person.
"""

from datetime import date, datetime
from typing import Final

from core.rulebook.clause import Clause
from core.rulebook.parcel import Cause, cause_of
from core.rulebook.signals import FALSE_DELIVERY
from core.rulebook.verdict import Effect, Noted, Verdict


def claims_nothing_was_sent(category: str) -> bool:
    """The application is about 1.1."""
    return category == "CAT-1.1"


def paid_and_not_sent(
    paid_at: datetime | None,
    shipped_at: datetime | None,
    shipped_on: date | None,
    judged_at: datetime,
    judged_on: date,
    refund_status: str,
    agreed_ship_by: date | None = None,
) -> Noted | Verdict:
    """Paid, and not sent as of the date of acceptance, or of today before that.

    Sent on that very date but later is for a person, and so is money that went back. Not yet due is
    noted: the text does not ask for delay.
    """
    if paid_at is None:
        return Noted(Verdict.NOT_MET, "note-cat-1-1-unpaid")
    if refund_status == "full":
        return Noted(Verdict.NEEDS_HUMAN, "note-cat-1-1-refunded")
    if shipped_at is None or shipped_on is None or shipped_on > judged_on:
        early = agreed_ship_by is not None and judged_on <= agreed_ship_by
        return Noted(Verdict.MET, "note-cat-1-1-early" if early else None)
    if shipped_at <= judged_at:
        return Noted(Verdict.NOT_MET, "note-cat-1-1-sent")
    return Noted(Verdict.NEEDS_HUMAN, "note-cat-1-1-same-day")


def claims_false_delivery(found_category: str) -> bool:
    """It is about 1.2."""
    return found_category == "CAT-1.2"


def falsely_delivered(
    paid_at: datetime | None,
    receipt_confirmed_at: datetime | None,
    fraud_signs: tuple[str, ...] = (),
) -> Noted | Verdict:
    """Whether the delivery is false is for a person; signs of it are shown to him."""
    if paid_at is None:
        return Noted(Verdict.NOT_MET, "note-cat-1-2-unpaid")
    if receipt_confirmed_at is not None:
        return Noted(Verdict.NOT_MET, "note-cat-1-2-confirmed")
    if FALSE_DELIVERY & set(fraud_signs):
        return Noted(Verdict.NEEDS_HUMAN, "note-cat-1-2-signs")
    return Verdict.NEEDS_HUMAN


def claims_return_without_refund(found_category: str) -> bool:
    """It is about 1.3."""
    return found_category == "CAT-1.3"


def returned_and_not_resolved(
    return_agreed_at: datetime | None,
    return_delivered_at: date | datetime | None,
    refund_status: str,
    today: date,
    *,
    return_agreed_on_platform: bool,
    return_refused: bool = False,
    agreed_refund_by: date | None = None,
) -> Noted | Verdict:
    """A return that both agreed on, goods back or refused, and no refund on the agreed day.

    Without an agreed day, whether the delay is unreasonable is for a person.
    """
    if return_agreed_at is None:
        return Noted(Verdict.NOT_MET, "note-cat-1-3-no-agreement")
    if refund_status == "full":
        return Noted(Verdict.NOT_MET, "note-cat-1-3-refunded")
    if return_delivered_at is None and not return_refused:
        return Noted(Verdict.NEEDS_HUMAN, "note-cat-1-3-under-way")
    if agreed_refund_by is not None and today <= agreed_refund_by:
        return Noted(Verdict.NOT_MET, "note-cat-1-3-early")
    shown = return_agreed_on_platform and refund_status == "none"
    due = agreed_refund_by is not None or return_refused
    return Verdict.MET if shown and due else Verdict.NEEDS_HUMAN


def claims_loss_on_the_way(found_category: str) -> bool:
    """It is about 1.4."""
    return found_category == "CAT-1.4"


def lost_by_the_respondent(
    shipped_at: datetime | None,
    receipt_confirmed_at: datetime | None,
    tracking_reason: str | None,
    delivered_at: datetime | None = None,
    *,
    admitted: bool = False,
) -> Noted | Verdict:
    """Sent, not received, and lost or returned for a reason on the respondent's side.

    Reasons of the buyer and of the carrier are none of his; customs and the rest are for a person.
    """
    if shipped_at is None:
        return Noted(Verdict.NOT_MET, "note-cat-1-4-not-sent")
    if receipt_confirmed_at is not None:
        return Noted(Verdict.NOT_MET, "note-cat-1-4-received")
    if delivered_at is not None:
        return Noted(Verdict.NEEDS_HUMAN, "note-cat-1-4-delivered")
    match cause_of(tracking_reason):
        case Cause.SENDER:
            return Verdict.MET
        case Cause.ADDRESSEE | Cause.CARRIER:
            return Noted(Verdict.NOT_MET, "note-cat-1-4-other-cause")
        case Cause.CUSTOMS:
            return Noted(Verdict.NEEDS_HUMAN, "note-cat-1-4-customs")
        case _:
            return Verdict.MET if admitted else Verdict.NEEDS_HUMAN


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
CAT_1_2: Final = Clause(
    id="CAT-1.2",
    ref="Attachment 1.2",
    line=62,
    quote="The respondent has received the payment, but provided a false delivery certificate, and "
    "the complainant did not receive the goods. supplier is responsible.",
    effect=Effect.CATEGORY,
    about=claims_false_delivery,
    test=falsely_delivered,
    text_id="clause-cat-1-2",
)
CAT_1_3: Final = Clause(
    id="CAT-1.3",
    ref="Attachment 1.3",
    line=68,
    quote="After the two parties have reached consensus on the complainant’s return, the "
    "respondent will not resolve it (refusal of reshipment, refusal of refund, unreasonable delay, "
    "failure to contact, etc.). supplier is responsible.",
    effect=Effect.CATEGORY,
    about=claims_return_without_refund,
    test=returned_and_not_resolved,
    text_id="clause-cat-1-3",
)
CAT_1_4: Final = Clause(
    id="CAT-1.4",
    ref="Attachment 1.4",
    line=74,
    quote="The respondent has delivered the goods, but the goods were lost or returned due to the "
    "reason of the respondent, so the complainant could not receive the goods as of the date of "
    "acceptance of the complaint. supplier is responsible.",
    effect=Effect.CATEGORY,
    about=claims_loss_on_the_way,
    test=lost_by_the_respondent,
    text_id="clause-cat-1-4",
)
CLAUSES: Final = (CAT_1_1, CAT_1_2, CAT_1_3, CAT_1_4)
