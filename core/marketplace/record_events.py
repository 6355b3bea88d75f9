"""The border: the events of an order as JSON, told apart by `kind`."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from core.marketplace import event
from core.marketplace.record_parts import (
    ChargebackModel,
    Chat,
    ListingModel,
    Model,
    MoneyModel,
    RefundModel,
    SettlementModel,
    TrackingModel,
)
from core.marketplace.record_types import EventKey, Instant, Key, Line


class EventModel(Model):
    """What every event has. Its kind is its class, its version the schema's."""

    unkept: ClassVar[frozenset[str]] = frozenset({"kind", "schema_version"})
    schema_version: Literal["1"]
    event_id: EventKey
    order_id: Key
    at: Instant


class PaidModel(EventModel):
    """The buyer's money arrived; `amount` is all that was paid so far."""

    makes = event.Paid
    kind: Literal["paid"]
    amount: MoneyModel
    method: Line | None = None


class ShippedModel(EventModel):
    """The seller reported the parcel as sent."""

    makes = event.Shipped
    kind: Literal["shipped"]
    tracking: TrackingModel | None = None


class TrackedModel(EventModel):
    """The carrier reported on the parcel."""

    makes = event.Tracked
    kind: Literal["tracking"]
    tracking: TrackingModel


class DeliveredModel(EventModel):
    """The carrier handed the parcel over."""

    makes = event.Delivered
    kind: Literal["delivered"]


class ReceiptConfirmedModel(EventModel):
    """The buyer confirmed that the goods came."""

    makes = event.ReceiptConfirmed
    kind: Literal["receipt_confirmed"]


class RefundedModel(EventModel):
    """Money went back."""

    makes = event.Refunded
    kind: Literal["refunded"]
    refund: RefundModel


class SettledModel(EventModel):
    """A settlement was recorded, or more of it carried out."""

    makes = event.Settled
    kind: Literal["settlement"]
    settlement: SettlementModel


class ChargedBackModel(EventModel):
    """A payment dispute was opened, or moved on."""

    makes = event.ChargedBack
    kind: Literal["chargeback"]
    chargeback: ChargebackModel


class ListingKeptModel(EventModel):
    """The listing was kept as it stood."""

    makes = event.ListingKept
    kind: Literal["listing_snapshot"]
    listing: ListingModel


class ChatKeptModel(EventModel):
    """The chat was extracted, whole."""

    makes = event.ChatKept
    kind: Literal["chat_extract"]
    lines: Chat


AnyEventModel = Annotated[
    PaidModel | ShippedModel | TrackedModel | DeliveredModel | ReceiptConfirmedModel
    | RefundedModel | SettledModel | ChargedBackModel | ListingKeptModel | ChatKeptModel,
    Field(discriminator="kind"),
]  # fmt: skip
