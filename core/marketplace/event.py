"""What happens to an order, in the past tense; each event says what it changes in the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from core.marketplace.missing import MISSING, Missing
from core.marketplace.parts import (
    Chargeback,
    ChatLine,
    ListingSnapshot,
    Refund,
    Settlement,
    Tracking,
)
from core.marketplace.plain import plain
from core.money import Money


@dataclass(frozen=True)
class _Happened:
    """What every event has. `at` is when it happened, UTC; `event_id` is the marketplace's."""

    kind: ClassVar[str]

    event_id: str
    order_id: str
    at: datetime

    def changes(self) -> Mapping[str, object]:
        """The fields of the record that this event settles, with their new values."""
        raise NotImplementedError

    def to_json(self) -> dict[str, Any]:
        """The event as JSON values."""
        body: dict[str, Any] = plain(self)
        return {"schema_version": "1", "kind": self.kind, **body}


@dataclass(frozen=True)
class Paid(_Happened):
    """The buyer's money arrived. `amount` is all that was paid so far."""

    kind: ClassVar[str] = "paid"

    amount: Money
    method: str | Missing | None = MISSING

    def changes(self) -> Mapping[str, object]:
        """Sum, moment and way of payment."""
        found = {
            "amount_paid": self.amount,
            "paid_at": self.at,
            "payment_method": self.method,
        }
        return {name: value for name, value in found.items() if value is not MISSING}


@dataclass(frozen=True)
class Shipped(_Happened):
    """The seller reported the parcel as sent."""

    kind: ClassVar[str] = "shipped"

    tracking: Tracking | Missing | None = MISSING

    def changes(self) -> Mapping[str, object]:
        """Moment of shipment, and the parcel if it was named."""
        if self.tracking is MISSING:
            return {"shipped_at": self.at}
        return {"shipped_at": self.at, "tracking": self.tracking}


@dataclass(frozen=True)
class Tracked(_Happened):
    """The carrier reported on the parcel; `tracking` is all that is known now."""

    kind: ClassVar[str] = "tracking"

    tracking: Tracking

    def changes(self) -> Mapping[str, object]:
        """The parcel."""
        return {"tracking": self.tracking}


@dataclass(frozen=True)
class Delivered(_Happened):
    """The carrier handed the parcel over."""

    kind: ClassVar[str] = "delivered"

    def changes(self) -> Mapping[str, object]:
        """Moment of delivery."""
        return {"delivered_at": self.at}


@dataclass(frozen=True)
class ReceiptConfirmed(_Happened):
    """The buyer confirmed on the marketplace that the goods came."""

    kind: ClassVar[str] = "receipt_confirmed"

    def changes(self) -> Mapping[str, object]:
        """Moment of confirmation."""
        return {"receipt_confirmed_at": self.at}


@dataclass(frozen=True)
class Refunded(_Happened):
    """Money went back; `refund` is the state after it."""

    kind: ClassVar[str] = "refunded"

    refund: Refund

    def changes(self) -> Mapping[str, object]:
        """The refund."""
        return {"refund": self.refund}


@dataclass(frozen=True)
class Settled(_Happened):
    """The two sides' agreement was recorded, or more of it was carried out."""

    kind: ClassVar[str] = "settlement"

    settlement: Settlement

    def changes(self) -> Mapping[str, object]:
        """The settlement."""
        return {"settlement": self.settlement}


@dataclass(frozen=True)
class ChargedBack(_Happened):
    """A payment dispute was opened, or moved on."""

    kind: ClassVar[str] = "chargeback"

    chargeback: Chargeback

    def changes(self) -> Mapping[str, object]:
        """The payment dispute."""
        return {"chargeback": self.chargeback}


@dataclass(frozen=True)
class ListingKept(_Happened):
    """The listing was kept as it stood."""

    kind: ClassVar[str] = "listing_snapshot"

    listing: ListingSnapshot

    def changes(self) -> Mapping[str, object]:
        """The listing."""
        return {"listing": self.listing}


@dataclass(frozen=True)
class ChatKept(_Happened):
    """The marketplace's chat was extracted; `lines` is the whole extract."""

    kind: ClassVar[str] = "chat_extract"

    lines: tuple[ChatLine, ...]

    def changes(self) -> Mapping[str, object]:
        """The extract."""
        return {"chat_extract": self.lines}


OrderEvent = (
    Paid | Shipped | Tracked | Delivered | ReceiptConfirmed | Refunded | Settled | ChargedBack
    | ListingKept | ChatKept
)  # fmt: skip
