"""An exhibit: one thing handed in, where it came from, and what has become of its bytes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self


class Side(StrEnum):
    """Who hands it in."""

    CLAIMANT = "claimant"
    RESPONDENT = "respondent"

    @property
    def other(self) -> "Side":
        """The opponent."""
        return Side.RESPONDENT if self is Side.CLAIMANT else Side.CLAIMANT


class ExhibitKind(StrEnum):
    """What it shows: the kinds of the evidence checklists (rules reading §6)."""

    PAYMENT_PROOF = "payment_proof"
    CONTRACT_ON_PLATFORM = "contract_on_platform"
    LISTING_SNAPSHOT = "listing_snapshot"
    PLATFORM_CHAT_EXTRACT = "platform_chat_extract"
    OFF_PLATFORM_COMMUNICATION = "off_platform_communication"
    TRACKING_RECORD = "tracking_record"
    SHIPPING_DOCUMENT = "shipping_document"
    DELIVERY_PROOF = "delivery_proof"
    CARRIER_STATEMENT = "carrier_statement"
    CUSTOMS_DOCUMENT = "customs_document"
    PHOTO_ITEM = "photo_item"
    PHOTO_LABEL = "photo_label"
    PHOTO_PACKAGING = "photo_packaging"
    VIDEO_FUNCTION = "video_function"
    VIDEO_UNBOXING = "video_unboxing"
    QUANTITY_EVIDENCE = "quantity_evidence"
    INSPECTION_REPORT = "inspection_report"
    EXPENSE_RECEIPT = "expense_receipt"
    BRAND_AUTHORIZATION = "brand_authorization"
    AUTHENTICITY_DOUBT = "authenticity_doubt"
    RETURN_AGREEMENT = "return_agreement"
    RETURN_TRACKING = "return_tracking"
    REFUND_PROOF = "refund_proof"
    SETTLEMENT_RECORD = "settlement_record"
    ARBITRATION_DOCUMENT = "arbitration_document"
    PAYMENT_DISPUTE_NOTICE = "payment_dispute_notice"
    HARASSMENT_EXTRACT = "harassment_extract"
    AFTER_SALES_PROMISE = "after_sales_promise"
    SERVICE_REQUEST_LOG = "service_request_log"
    EARLIER_CASE_LIST = "earlier_case_list"
    UNLISTED = "unlisted"
    """Something else; the mediator sees what it is."""


class ExhibitChannel(StrEnum):
    """Where its content was first said or made; RUL-3.2 looks at this."""

    PLATFORM = "platform"
    OFF_PLATFORM = "off_platform"
    THIRD_PARTY = "third_party"


class ExhibitState(StrEnum):
    """What has become of the bytes."""

    PENDING = "pending"
    """Named by Telegram, not copied yet."""
    SEALED = "sealed"
    """Copied, and known by their SHA-256."""
    FAILED = "failed"
    """Could not be copied; the sender is asked to send them again."""
    REFUSED = "refused"
    """Not a kind of file that is taken."""


class ScanState(StrEnum):
    """What the scanner said. Only `clean` releases what cannot be re-rendered."""

    CLEAN = "clean"
    INFECTED = "infected"
    NOT_SCANNED = "not_scanned"


@dataclass(frozen=True)
class Exhibit:
    """One thing handed in. All instants are UTC.

    `sent_at` is Telegram's date, `received_at` ours. `letter` is B for the buyer, S for the
    seller; `number` is given when it joins a case. `blob_key` is random and says nothing of the
    content; `sha256` is the seal (hex). `recognised_by_…` is the side's word on "real and
    complete" (RUL-3.2); None is silence. `file_name` and `caption` are people's data, kept as
    they came. `revision_of` is the exhibit that an edit replaces; both stay.
    """

    exhibit_id: str
    application_id: str
    order_id: str
    role: Side
    letter: str
    kind: ExhibitKind
    channel: ExhibitChannel
    bot: str
    chat_id: int
    user_id: int
    message_id: int
    file_id: str
    file_unique_id: str
    sent_at: datetime
    received_at: datetime
    case_id: str | None = None
    number: int | None = None
    media_group_id: str | None = None
    file_name: str | None = None
    mime: str | None = None
    size: int | None = None
    caption: str | None = None
    state: ExhibitState = ExhibitState.PENDING
    blob_key: str | None = None
    sha256: str | None = None
    sealed_at: datetime | None = None
    view_key: str | None = None
    scan: ScanState = ScanState.NOT_SCANNED
    recognised_by_claimant: bool | None = None
    recognised_by_respondent: bool | None = None
    late: bool = False
    revision_of: str | None = None
    fault: str | None = None
    version: int = 1

    @property
    def label(self) -> str | None:
        """Its name in the case, `B-1`; None until it is numbered."""
        return None if self.number is None else f"{self.letter}-{self.number}"

    @property
    def written(self) -> bool:
        """Whether it is a message itself and no file; `caption` holds its words whole."""
        return not self.file_id

    @property
    def lost(self) -> bool:
        """Whether there will never be bytes of it."""
        return self.state in {ExhibitState.FAILED, ExhibitState.REFUSED}

    def joined(self, case_id: str, number: int, *, late: bool) -> Self:
        """It became part of a case under its number."""
        return replace(self, case_id=case_id, number=number, late=late)

    def sealed(self, *, blob_key: str, sha256: str, size: int, at: datetime) -> Self:
        """The bytes are copied and known by their hash; a second copy changes nothing."""
        if self.state is ExhibitState.SEALED:
            return self
        return replace(
            self,
            state=ExhibitState.SEALED,
            blob_key=blob_key,
            sha256=sha256,
            size=size,
            sealed_at=at,
            fault=None,
        )

    def failed(self, fault: str) -> Self:
        """The bytes could not be copied; what is sealed stays sealed."""
        return self._ended(ExhibitState.FAILED, fault)

    def refused(self, fault: str) -> Self:
        """The bytes are not of a kind that is taken; what is sealed stays sealed."""
        return self._ended(ExhibitState.REFUSED, fault)

    def scanned(self, scan: ScanState) -> Self:
        """The scanner's answer."""
        return replace(self, scan=scan)

    def shown_as(self, view_key: str) -> Self:
        """A view copy was made, which the other side may see."""
        return replace(self, view_key=view_key)

    def recognised(self, side: Side, reply: bool | None) -> Self:  # noqa: FBT001 — yes, no, silence
        """A side's word on whether the communication is real and complete (RUL-3.2)."""
        if side is Side.CLAIMANT:
            return replace(self, recognised_by_claimant=reply)
        return replace(self, recognised_by_respondent=reply)

    def recognition_by(self, side: Side) -> bool | None:
        """What a side said about it; None is silence."""
        if side is Side.CLAIMANT:
            return self.recognised_by_claimant
        return self.recognised_by_respondent

    def _ended(self, state: ExhibitState, fault: str) -> Self:
        if self.state is ExhibitState.SEALED:
            return self
        return replace(self, state=state, fault=fault)


def labels_of(exhibits: Iterable[Exhibit]) -> dict[str, str]:
    """What people call them (`B-1`), by their ids; those without a number are left out."""
    return {e.exhibit_id: e.label for e in exhibits if e.label}


def letter(order_role: str) -> str:
    """B for the buyer's exhibits, S for the seller's, whichever side they are on."""
    return "B" if order_role == "buyer" else "S"
