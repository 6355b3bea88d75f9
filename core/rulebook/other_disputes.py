"""The attachment, "Other Disputes": CAT-6 to CAT-9, and its last sentence, CAT-GF (reading §2)."""

from datetime import date
from typing import Final

from core.money import Money
from core.rulebook.clause import Clause
from core.rulebook.reckoned_facts import PromiseWord
from core.rulebook.verdict import Effect, Noted, Verdict


def claims_wrong_listing(category: str) -> bool:
    """The application is about 6."""
    return category == "CAT-6"


def listing_set_wrongly(
    listing_total: Money | None,
    amount_paid: Money | None,
    extra_charge: Money | None = None,
    *,
    admitted: bool = False,
    loss_shown: bool = False,
) -> Noted | Verdict:
    """The respondent's listing was wrong, and that cost something.

    Who set what wrongly is for a person, unless the respondent admits it. Freight that was raised
    after the order is 8.
    """
    if admitted:
        return Verdict.MET if loss_shown or extra_charge is not None else Verdict.NEEDS_HUMAN
    if listing_total is not None and listing_total == amount_paid and extra_charge is None:
        return Noted(Verdict.NOT_MET, "note-cat-6-agrees")
    return Verdict.NEEDS_HUMAN


def claims_other_place(category: str) -> bool:
    """The application is about 7."""
    return category == "CAT-7"


def other_place_than_chosen(
    ship_from_selected: str | None = None,
    ship_from_actual: str | None = None,
    deliver_to_selected: str | None = None,
    delivered_to: str | None = None,
    *,
    buyer_permission: bool | None = None,
    loss_shown: bool = False,
) -> Noted | Verdict:
    """Another place than the one chosen, without permission, and a loss.

    The title says delivery place, the text shipping place: both are compared.
    """
    pairs = ((ship_from_selected, ship_from_actual), (deliver_to_selected, delivered_to))
    whole = [(chosen, used) for chosen, used in pairs if chosen is not None and used is not None]
    if not whole:
        return Noted(Verdict.UNKNOWN, waits=("ship_from_actual",))
    if all(chosen == used for chosen, used in whole):
        return Noted(Verdict.NOT_MET, "note-cat-7-same")
    if buyer_permission is None:
        return Noted(Verdict.UNKNOWN, waits=("buyer_permission",))
    if buyer_permission:
        return Noted(Verdict.NOT_MET, "note-cat-7-permitted")
    return Verdict.MET if loss_shown else Verdict.NEEDS_HUMAN


def claims_changed_terms(category: str) -> bool:
    """The application is about 8."""
    return category == "CAT-8"


def changed_without_consent(*, buyer_consent: bool | None = None) -> Noted:
    """Freight, logistics or date changed. What the last half-sentence takes out is for a person."""
    if buyer_consent:
        return Noted(Verdict.NOT_MET, "note-cat-8-consented")
    return Noted(Verdict.NEEDS_HUMAN, "note-cat-8-first-delivery")


def claims_broken_promise(found_category: str) -> bool:
    """It is about 9, or the records point to it."""
    return found_category == "CAT-9"


def promise_not_kept(
    category: str,
    promise: PromiseWord = "unsaid",
    *,
    commitment_recorded: bool | None = None,
    admitted: bool = False,
    shipped_on: date | None = None,  # noqa: ARG001 — the note shows it
    agreed_ship_by: date | None = None,  # noqa: ARG001 — the note shows it
) -> Noted | Verdict:
    """A promise that the platform holds, due, and by the records not kept in time.

    A promise made elsewhere, one without a day, and one of whose keeping no record speaks are for a
    person; so is a late parcel that was complained of as never sent.
    """
    if category != "CAT-9":
        return Noted(Verdict.NEEDS_HUMAN, "note-cat-9-late-shipment")
    if commitment_recorded is None:
        return Noted(Verdict.UNKNOWN, waits=("commitment_recorded",))
    if promise == "kept":
        return Noted(Verdict.NOT_MET, "note-cat-9-kept")
    if promise == "not_due":
        return Noted(Verdict.NOT_MET, "note-cat-9-early")
    broken = promise in {"late", "broken"}
    return Verdict.MET if commitment_recorded and (broken or admitted) else Verdict.NEEDS_HUMAN


def not_listed(category: str) -> Verdict:
    """Something that the attachment does not list: good faith is a person's word."""
    return Verdict.NEEDS_HUMAN if category == "CAT-GF" else Verdict.NOT_MET


CAT_6: Final = Clause(
    id="CAT-6",
    ref="Attachment 6",
    line=110,
    quote="Loss disputes caused by the respondent due to incorrect SKU information settings, such "
    "as loss disputes due to product descriptions, prices (including shipping costs), etc. "
    "supplier takes responsibility.",
    effect=Effect.CATEGORY,
    about=claims_wrong_listing,
    test=listing_set_wrongly,
    text_id="clause-cat-6",
)
CAT_7: Final = Clause(
    id="CAT-7",
    ref="Attachment 7",
    line=116,
    quote="The loss caused by the seller to execute the order without the buyer’s permission to "
    "use a different shipping place than the buyer choose when placing the order. supplier takes "
    "responsibility.",
    effect=Effect.CATEGORY,
    about=claims_other_place,
    test=other_place_than_chosen,
    text_id="clause-cat-7",
)
CAT_8: Final = Clause(
    id="CAT-8",
    ref="Attachment 8",
    line=122,
    quote="The respondent temporarily changed the freight / logistics / delivery period or "
    "incurred other costs without the consent of the complainant; the platform will not deal with "
    "the loss caused by the first delivery.",
    effect=Effect.CATEGORY,
    about=claims_changed_terms,
    test=changed_without_consent,
    text_id="clause-cat-8",
)
CAT_9: Final = Clause(
    id="CAT-9",
    ref="Attachment 9",
    line=128,
    quote="The respondent did not perform the agreed after-sales service or did not perform the "
    "agreed commitments. Supplier assumes responsibility.",
    effect=Effect.CATEGORY,
    about=claims_broken_promise,
    test=promise_not_kept,
    text_id="clause-cat-9",
)
CAT_GF: Final = Clause(
    id="CAT-GF",
    ref="Attachment, last sentence",
    line=130,
    quote="In addition to the above, if the seller has any other behavior that violates the "
    "principles of good faith transactions, legal compliance, etc., the okyoo platform has the "
    "right to deal with the complained party’s fault and the loss of the complainant.",
    effect=Effect.STAFF,
    test=not_listed,
    text_id="clause-cat-gf",
)
CLAUSES: Final = (CAT_6, CAT_7, CAT_8, CAT_9, CAT_GF)
