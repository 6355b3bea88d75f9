"""An order's record as facts for the rulebook; what the record does not say is left out."""

from typing import Any

from core.marketplace.facts import facts_from
from core.marketplace.missing import MISSING, Missing
from core.marketplace.order import OrderRecord
from core.marketplace.parts import LiquidatedDamages, ListingSnapshot, Refund, Tracking
from core.money import Money
from core.rulebook.facts import KNOWN


def record_facts(record: OrderRecord) -> dict[str, Any]:
    """Facts by name, as the platform states them; a record that exists has no closing notice."""
    told = {name: value for name, value in facts_from(record).items() if name in KNOWN}
    found: dict[str, Any] = {
        **told,
        "closing_notice_at": None,
        "refund_by_chargeback": False,
        "ordered_at": record.paid_at,
        "attributes": _attributes(record),
        **_refunded(record),
        **_damages(record),
        **_parcel(record),
        **_listing(record),
    }
    return {name: value for name, value in found.items() if value is not MISSING}


def _refunded(record: OrderRecord) -> dict[str, Any]:
    if not isinstance(record.refund, Refund):
        return {"refund_amount": record.refund}
    amount = record.refund.amount
    none_at_all = record.refund.status.value == "none" and amount is MISSING
    return {"refund_amount": None if none_at_all else amount}


def _damages(record: OrderRecord) -> dict[str, Any]:
    agreed = record.liquidated_damages
    figure = agreed.amount if isinstance(agreed, LiquidatedDamages) else agreed
    return {"liquidated_damages": figure, "damages_on_platform": True}


def _parcel(record: OrderRecord) -> dict[str, Any]:
    found: dict[str, Any] = {"deliver_to_selected": record.deliver_to_country}
    if not isinstance(record.tracking, Tracking):
        return {**found, "tracking_status": record.tracking, "tracking_reason": record.tracking}
    return {
        **found,
        "tracking_status": record.tracking.status,
        "tracking_reason": record.tracking.reason,
        "delivered_to": record.tracking.delivered_country,
    }


def _listing(record: OrderRecord) -> dict[str, Any]:
    listing = record.listing
    if not isinstance(listing, ListingSnapshot):
        return {}
    found: dict[str, Any] = {"listing_brand": listing.brand}
    price, freight = listing.price, listing.shipping_price
    if (
        isinstance(price, Money)
        and isinstance(freight, Money)
        and price.currency == freight.currency
    ):
        found["listing_total"] = price + freight
    return found


def _attributes(record: OrderRecord) -> dict[str, Any]:
    """What the tests of special regulations may ask for besides the facts."""
    told: dict[str, Any] = {
        "quantity": record.quantity,
        "payment_method": record.payment_method,
        "buyer_country": record.deliver_to_country,
        "market": record.deliver_to_country,
    }
    return {name: value for name, value in told.items() if not isinstance(value, Missing)}
