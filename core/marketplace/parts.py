"""The parts of an order's record: what the platform knows, in frozen values. Instants are UTC."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.marketplace.missing import MISSING, Missing
from core.money import Money


class RefundStatus(StrEnum):
    """How much was given back."""

    NONE = "none"
    PENDING = "pending"
    PARTIAL = "partial"
    FULL = "full"


class ChargebackStatus(StrEnum):
    """Where a payment dispute with the bank or provider stands (TERM-6)."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Account:
    """A marketplace account. `name` is what its owner chose: data, never markup."""

    id: str
    name: str | None = None


@dataclass(frozen=True)
class Tracking:
    """A parcel as its carrier reports it. Countries are ISO 3166-1 alpha-2."""

    number: str
    carrier: str | Missing | None = MISSING
    status: str | Missing | None = MISSING
    first_scan_at: datetime | Missing | None = MISSING
    delivered_at: datetime | Missing | None = MISSING
    delivered_city: str | Missing | None = MISSING
    delivered_country: str | Missing | None = MISSING
    reason: str | Missing | None = MISSING


@dataclass(frozen=True)
class Refund:
    """Money given back (ACC-4)."""

    status: RefundStatus
    amount: Money | Missing | None = MISSING
    executed_at: datetime | Missing | None = MISSING


@dataclass(frozen=True)
class Settlement:
    """An agreement recorded by the platform, and what of it was carried out (ACC-2)."""

    agreed_at: datetime | Missing | None = MISSING
    terms: str | Missing | None = MISSING
    due: Money | Missing | None = MISSING
    performed: Money | Missing | None = MISSING
    fully_performed: bool | Missing | None = MISSING


@dataclass(frozen=True)
class Chargeback:
    """A payment dispute opened with the bank or provider (TERM-6)."""

    opened_at: datetime
    status: ChargebackStatus
    provider: str | Missing | None = MISSING
    reference: str | Missing | None = MISSING
    reason: str | Missing | None = MISSING


@dataclass(frozen=True)
class LiquidatedDamages:
    """Damages agreed in advance (RUL-3.4)."""

    amount: Money
    where: str | Missing | None = MISSING
    formula: str | Missing | None = MISSING


@dataclass(frozen=True)
class ListingSnapshot:
    """The listing as it stood when the order was placed."""

    title: str
    taken_at: datetime | Missing | None = MISSING
    description: str | Missing | None = MISSING
    brand: str | Missing | None = MISSING
    price: Money | Missing | None = MISSING
    shipping_price: Money | Missing | None = MISSING
    options: Mapping[str, str] | Missing | None = MISSING
    url: str | Missing | None = MISSING


@dataclass(frozen=True)
class ChatLine:
    """One message of the marketplace's own chat. `sender` is `buyer` or `seller`."""

    message_id: str
    sender: str
    at: datetime
    text: str
