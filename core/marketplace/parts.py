"""The parts of an order's record: what the platform knows, in frozen values. Instants are UTC."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
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
    carrier: str | None | Missing = MISSING
    status: str | None | Missing = MISSING
    first_scan_at: datetime | None | Missing = MISSING
    delivered_at: datetime | None | Missing = MISSING
    delivered_city: str | None | Missing = MISSING
    delivered_country: str | None | Missing = MISSING
    reason: str | None | Missing = MISSING


@dataclass(frozen=True)
class Refund:
    """Money given back (ACC-4)."""

    status: RefundStatus
    amount: Money | None | Missing = MISSING
    executed_at: datetime | None | Missing = MISSING


@dataclass(frozen=True)
class Settlement:
    """An agreement recorded by the platform, and what of it was carried out (ACC-2)."""

    agreed_at: datetime | None | Missing = MISSING
    terms: str | None | Missing = MISSING
    due: Money | None | Missing = MISSING
    performed: Money | None | Missing = MISSING
    fully_performed: bool | None | Missing = MISSING


@dataclass(frozen=True)
class Chargeback:
    """A payment dispute opened with the bank or provider (TERM-6)."""

    opened_at: datetime
    status: ChargebackStatus
    provider: str | None | Missing = MISSING
    reference: str | None | Missing = MISSING
    reason: str | None | Missing = MISSING


@dataclass(frozen=True)
class LiquidatedDamages:
    """Damages agreed in advance (RUL-3.4)."""

    amount: Money
    where: str | None | Missing = MISSING
    formula: str | None | Missing = MISSING


@dataclass(frozen=True)
class ListingSnapshot:
    """The listing as it stood when the order was placed."""

    title: str
    taken_at: datetime | None | Missing = MISSING
    description: str | None | Missing = MISSING
    brand: str | None | Missing = MISSING
    price: Money | None | Missing = MISSING
    shipping_price: Money | None | Missing = MISSING
    options: Mapping[str, str] | None | Missing = MISSING
    url: str | None | Missing = MISSING


@dataclass(frozen=True)
class ChatLine:
    """One message of the marketplace's own chat. `sender` is `buyer` or `seller`."""

    message_id: str
    sender: str
    at: datetime
    text: str


Value = (
    str | int | bool | datetime | date | Decimal | Money | Account | Tracking | Refund
    | Settlement | Chargeback | LiquidatedDamages | ListingSnapshot | tuple[ChatLine, ...]
    | Mapping[str, str] | None
)  # fmt: skip
"""What a field of a record can hold, once it is known."""
