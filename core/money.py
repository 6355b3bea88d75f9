"""Money: a decimal amount with its ISO 4217 currency; never a float, never two at once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import total_ordering
from typing import Any, Final, Self

from core.errors import Fault

_DECIMALS: Final[Mapping[str, int]] = {
    code: digits
    for digits, codes in {
        0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
        2: "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN "
        "BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB "
        "EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS "
        "KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV "
        "MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG "
        "SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD "
        "USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL",
        3: "BHD IQD JOD KWD LYD OMR TND",
        4: "CLF UYW",
    }.items()
    for code in codes.split()
}
"""Decimals of each currency of ISO 4217 in which there can be an amount: metals, units of account
and codes for tests have none. One withdrawn since 2020 stays, so that an old order can be read."""

_PLAIN: Final = re.compile(r"[+-]?\d+(\.\d+)?(E[+-]?\d{1,2})?", re.ASCII | re.IGNORECASE)
_MOST_DIGITS: Final = 18
"""Digits before the point: more than any order, and far from the edge of decimal arithmetic."""


def decimals(currency: str) -> int:
    """How many decimals a currency has (ISO 4217). Raises Fault for one that is none."""
    if currency not in _DECIMALS:
        message = f"{currency!r} is not a currency of ISO 4217"
        raise Fault(message)
    return _DECIMALS[currency]


@total_ordering
@dataclass(frozen=True)
class Money:
    """An amount of one currency.

    Raises Fault for a currency that is none, and for what is no amount of it: not finite, not
    decimal, or with more decimals than the currency has.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        """Refuse what is not an amount of this currency."""
        if not isinstance(self.amount, Decimal) or not self.amount.is_finite():
            message = f"{self.amount!r} is not an amount"
            raise Fault(message)
        digits = decimals(self.currency)
        if self.amount.adjusted() >= _MOST_DIGITS:
            message = f"{self.amount} is more than can be reckoned with"
            raise Fault(message)
        if self.amount != self.amount.quantize(self._unit):
            message = f"{self.currency} has {digits} decimals, not {self.amount}"
            raise Fault(message)

    @classmethod
    def parse(cls, amount: str, currency: str) -> Self:
        """Read plain digits, `260.00`; no grouping, no words. Raises Fault for anything else."""
        if not isinstance(amount, str) or not _PLAIN.fullmatch(amount):
            message = f"{amount!r} is not an amount"
            raise Fault(message)
        return cls(Decimal(amount), currency)

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
        # Adding nothing turns minus nothing into nothing.
        digits = format((self.amount + 0).quantize(self._unit), "f")
        return {"amount": digits, "currency": self.currency}

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


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum, nothing if there are none. Raises Fault for an amount of another currency."""
    return sum(amounts, start=Money(Decimal(0), currency))
