"""The border: the parts of a record as JSON, checked field by field."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from core.errors import Fault, Refused
from core.marketplace import parts
from core.marketplace.record_types import (
    Amount,
    Country,
    Currency,
    Instant,
    Key,
    Line,
    Text,
)
from core.money import Money

Options = Annotated[dict[Line, Text], Field(max_length=100)]


class Model(BaseModel):
    """A part of a record, and the frozen value that it makes. Unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    makes: ClassVar[type]
    unkept: ClassVar[frozenset[str]] = frozenset()

    def value(self) -> Any:  # noqa: ANN401 — one of the frozen values
        """The frozen value: what was not written stays MISSING."""
        written = self.model_fields_set - self.unkept
        return self.makes(**{name: frozen(getattr(self, name)) for name in written})


class MoneyModel(Model):
    """An amount of money."""

    makes = Money
    amount: Amount
    currency: Currency

    @model_validator(mode="after")
    def _known_to_money(self) -> "MoneyModel":
        try:
            self.value()
        except (Fault, Refused, ValueError):
            raise PydanticCustomError("record", "{reason}", {"reason": "not-money"}) from None
        return self


class AccountModel(Model):
    """A marketplace account."""

    makes = parts.Account
    id: Key
    name: Line | None = None


class TrackingModel(Model):
    """A parcel, as its carrier reports it."""

    makes = parts.Tracking
    number: Line
    carrier: Line | None = None
    status: Line | None = None
    first_scan_at: Instant | None = None
    delivered_at: Instant | None = None
    delivered_city: Line | None = None
    delivered_country: Country | None = None
    reason: Line | None = None


class RefundModel(Model):
    """Money given back."""

    makes = parts.Refund
    status: Annotated[parts.RefundStatus, Field(strict=False)]
    amount: MoneyModel | None = None
    executed_at: Instant | None = None


class SettlementModel(Model):
    """An agreement that the platform recorded."""

    makes = parts.Settlement
    agreed_at: Instant | None = None
    terms: Text | None = None
    due: MoneyModel | None = None
    performed: MoneyModel | None = None
    fully_performed: bool | None = None


class ChargebackModel(Model):
    """A payment dispute with the bank or provider."""

    makes = parts.Chargeback
    opened_at: Instant
    status: Annotated[parts.ChargebackStatus, Field(strict=False)]
    provider: Line | None = None
    reference: Line | None = None
    reason: Line | None = None


class LiquidatedDamagesModel(Model):
    """Damages agreed in advance."""

    makes = parts.LiquidatedDamages
    amount: MoneyModel
    where: Line | None = None
    formula: Line | None = None


class ListingModel(Model):
    """The listing as it stood."""

    makes = parts.ListingSnapshot
    title: Line
    taken_at: Instant | None = None
    description: Text | None = None
    brand: Line | None = None
    price: MoneyModel | None = None
    shipping_price: MoneyModel | None = None
    options: Options | None = None
    url: Line | None = None


class ChatLineModel(Model):
    """One message of the marketplace's chat."""

    makes = parts.ChatLine
    message_id: Key
    sender: Literal["buyer", "seller"]
    at: Instant
    text: Text


Chat = Annotated[list[ChatLineModel], Field(max_length=5000)]


def frozen(held: object) -> object:
    """The frozen value of whatever a field holds."""
    if isinstance(held, Model):
        return held.value()
    if isinstance(held, list):
        return tuple(frozen(item) for item in held)
    return held
