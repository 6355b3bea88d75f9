"""One exhibit of a scenario as the Rules see it (RUL-3.2)."""

from typing import Final

from core.rulebook.exhibit_facts import ExhibitFacts
from core.rulebook.scenario_form import Item

OFF_PLATFORM: Final = "off_platform_communication"
PAPERS: Final = frozenset(
    {
        "payment_proof", "listing_snapshot", "tracking_record", "shipping_document",
        "delivery_proof", "carrier_statement", "customs_document", "inspection_report",
        "expense_receipt", "brand_authorization", "brand_certificate", "authenticity_doubt",
        "return_tracking", "refund_proof", "arbitration_document", "payment_dispute_notice",
        "quantity_evidence", "earlier_case_list",
    }
)  # fmt: skip
"""Kinds that are no words between the parties, whatever way they came."""
PICTURES: Final = ("photo_", "video_")
ELSEWHERE: Final = ("off_platform", "offline", "phone", "email", "e-mail", "whatsapp", "wechat")
"""How the channels begin that okyoo does not carry."""


def exhibit_of(item: Item, by: str, *, vouched: bool) -> ExhibitFacts:
    """The exhibit of a side, or of another source. Handing it in under the statement of truth is its sender's recognition."""
    channel = (item.channel or "").casefold()
    talk = item.kind not in PAPERS and not item.kind.startswith(PICTURES)
    elsewhere = item.kind == OFF_PLATFORM or channel.startswith(ELSEWHERE)
    word = item.recognised_by
    mine = word.claimant if word else None
    theirs = word.respondent if word else None
    if mine is None and by == "claimant" and vouched:
        mine = True
    if theirs is None and by == "respondent":
        theirs = True
    return ExhibitFacts(
        id=item.id,
        by=by,
        kind=item.kind,
        communication=talk,
        off_platform=elsewhere,
        recognised_by_claimant=None if mine is None else mine is True,
        recognised_by_respondent=None if theirs is None else theirs is True,
        arrived_at=item.received_at,
        partly="partly" in {mine, theirs},
        signals=tuple(item.signals or ()),
        formed_at=item.formed_at,
        says=item.says,
        topic=item.topic,
        agreed_by=None if item.agreed_by is None else tuple(item.agreed_by),
        special=bool(item.special_agreement),
        said_by=item.said_by,
        admits=bool(item.admits),
    )
