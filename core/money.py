"""Money: a decimal amount with its ISO 4217 currency; never a float, never two at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import total_ordering
from typing import Any, Final, Self

from core.errors import Fault

_DECIMALS: Final = {
    **dict.fromkeys(
        ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
         "VND", "VUV", "XAF", "XOF", "XPF"),
        0,
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}  # fmt: skip
_USUAL: Final = 2
_CODE_LENGTH: Final = 3
_MOST_DIGITS: Final = 18
"""Digits before the point: more than any order, and far from the edge of decimal arithmetic."""


def decimals(currency: str) -> int:
    """How many decimals a currency has (ISO 4217)."""
    return _DECIMALS.get(currency, _USUAL)


@total_ordering
@dataclass(frozen=True)
class Money:
    """An amount of one currency. Raises Fault for more decimals than the currency has."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        """Refuse what is not an amount of this currency."""
        if not isinstance(self.amount, Decimal) or not self.amount.is_finite():
            message = f"{self.amount!r} is not an amount"
            raise Fault(message)
        if not _is_code(self.currency):
            message = f"{self.currency!r} is not a currency of ISO 4217"
            raise Fault(message)
        if self.amount.adjusted() >= _MOST_DIGITS:
            message = f"{self.amount} is more than can be reckoned with"
            raise Fault(message)
        if self.amount != self.amount.quantize(self._unit):
            message = f"{self.currency} has {decimals(self.currency)} decimals, not {self.amount}"
            raise Fault(message)

    @classmethod
    def parse(cls, amount: str, currency: str) -> Self:
        """Read plain digits, `260.00`; no grouping, no words. Raises Fault for anything else."""
        try:
            return cls(Decimal(amount), currency)
        except InvalidOperation:
            message = f"{amount!r} is not an amount"
            raise Fault(message) from None

    @classmethod
    def from_minor(cls, units: int, currency: str) -> Self:
        """So many of the currency's smallest unit."""
        return cls(Decimal(units).scaleb(-decimals(currency)), currency)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """What `as_json` wrote. Raises Fault for an amount that is none."""
        return cls.parse(data["amount"], data["currency"])

    def as_json(self) -> dict[str, str]:
        """Plain digits with all the currency's decimals, and its code."""
        return {"amount": format(self.amount.quantize(self._unit), "f"), "currency": self.currency}

    def __add__(self, other: Self) -> Self:
        """The sum. Raises Fault for another currency."""
        return type(self)(self.amount + self._same(other), self.currency)

    def __sub__(self, other: Self) -> Self:
        """The difference. Raises Fault for another currency."""
        return type(self)(self.amount - self._same(other), self.currency)

    def __lt__(self, other: Self) -> bool:
        """Whether it is less. Raises Fault for another currency."""
        return self.amount < self._same(other)

    @property
    def minor(self) -> int:
        """The amount in the currency's smallest unit."""
        return int(self.amount.scaleb(decimals(self.currency)))

    def __str__(self) -> str:
        """`USD 260.00`, in no language."""
        return f"{self.currency} {self.as_json()['amount']}"

    @property
    def _unit(self) -> Decimal:
        return Decimal(1).scaleb(-decimals(self.currency))

    def _same(self, other: Self) -> Decimal:
        if other.currency != self.currency:
            message = f"{self.currency} and {other.currency} cannot be reckoned together"
            raise Fault(message)
        return other.amount


def _is_code(currency: str) -> bool:
    return len(currency) == _CODE_LENGTH and currency.isascii() and currency.isupper()
