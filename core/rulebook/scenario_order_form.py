"""The order's part of a scenario's form: what the platform and the carrier record of it."""

from typing import Literal

from pydantic import ConfigDict

from core.rulebook.scenario_types import (
    Amount,
    Count,
    Currency,
    DayOrInstant,
    Instant,
    Part,
)


class Tracking(Part):
    """A parcel as its carrier reports it."""

    number: str | None = None
    carrier: str | None = None
    status: str | None = None
    reason: str | None = None
    first_scan_at: Instant | None = None
    delivered_country: str | None = None


class Refund(Part):
    """Money that went back."""

    status: Literal["none", "pending", "partial", "full"] | None = None
    amount: Amount | None = None
    executed_at: Instant | None = None
    via: str | None = None


class Settlement(Part):
    """An agreement of the two."""

    recorded_on_platform: bool | None = None
    amount_due: Amount | None = None
    amount_performed: Amount | None = None
    agreed_as_full: bool = False
    same_matter: bool | None = None


class Chargeback(Part):
    """A payment dispute."""

    status: str | None = None


class LiquidatedDamages(Part):
    """Damages agreed in advance."""

    amount: Amount | None = None
    currency: Currency | None = None
    where: str | None = None
    recorded_on_platform: bool | None = None


class Listing(Part):
    """The listing as it stood at the order."""

    item_price: Amount | None = None
    shipping_price: Amount | None = None


class ExtraCharge(Part):
    """What had to be paid besides."""

    amount: Amount | None = None
    recorded_on_platform: bool = False


class Order(Part):
    """The order's record; further keys are kept for the tests of special regulations."""

    model_config = ConfigDict(extra="allow")

    on_okyoo: bool | None = None
    currency: Currency | None = None
    amount_paid: Amount | None = None
    amount_due: Amount | None = None
    placed_at: Instant | None = None
    paid_at: Instant | None = None
    agreed_ship_by: DayOrInstant | None = None
    agreed_delivery_by: DayOrInstant | None = None
    shipped_at: Instant | None = None
    delivered_at: Instant | None = None
    receipt_confirmed_at: Instant | None = None
    closing_notice_at: Instant | None = None
    tracking: Tracking | None = None
    deliver_to_country: str | None = None
    delivered_to: str | None = None
    refund: Refund | None = None
    settlement: Settlement | None = None
    chargeback: Chargeback | None = None
    liquidated_damages: LiquidatedDamages | None = None
    order_type: str | None = None
    listing_brand: str | None = None
    listing_snapshot: Listing | None = None
    extra_charge: ExtraCharge | None = None
    ship_from_selected: str | None = None
    ship_from_actual: str | None = None
    buyer_permission_on_record: bool | None = None
    buyer_consent_on_record: bool | None = None
    quantity_ordered: Count | None = None
    quantity_received: Count | None = None
