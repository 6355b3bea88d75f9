"""Money: a decimal amount with its ISO 4217 currency; never a float, never two currencies at once."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Self

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


def decimals(currency: str) -> int:
    """How many decimals a currency has (ISO 4217)."""
    return _DECIMALS.get(currency, _USUAL)


@dataclass(frozen=True)
class Money:
    """An amount of one currency. Raises Fault for more decimals than the currency has."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        """Refuse what is not an amount of this currency."""
        if not self.amount.is_finite():
            message = f"{self.amount} is not an amount"
            raise Fault(message)
        if len(self.currency) != 3 or not self.currency.isalpha() or not self.currency.isupper():  # noqa: PLR2004 — ISO 4217
            message = f"{self.currency!r} is not a currency of ISO 4217"
            raise Fault(message)
        if self.amount != self.amount.quantize(Decimal(1).scaleb(-decimals(self.currency))):
            message = f"{self.currency} has {decimals(self.currency)} decimals, not {self.amount}"
            raise Fault(message)

    def __add__(self, other: Self) -> Self:
        """The sum. Raises Fault for another currency."""
        return self._with(self.amount + self._same(other))

    def __sub__(self, other: Self) -> Self:
        """The difference. Raises Fault for another currency."""
        return self._with(self.amount - self._same(other))

    def __lt__(self, other: Self) -> bool:
        """Whether it is less. Raises Fault for another currency."""
        return self.amount < self._same(other)

    def __le__(self, other: Self) -> bool:
        """Whether it is at most as much. Raises Fault for another currency."""
        return self.amount <= self._same(other)

    @property
    def minor(self) -> int:
        """The amount in the currency's smallest unit."""
        return int(self.amount.scaleb(decimals(self.currency)))

    def __str__(self) -> str:
        """`USD 260.00`, in no language."""
        places = Decimal(1).scaleb(-decimals(self.currency))
        return f"{self.currency} {self.amount.quantize(places)}"

    def _same(self, other: Self) -> Decimal:
        if other.currency != self.currency:
            message = f"{self.currency} and {other.currency} cannot be reckoned together"
            raise Fault(message)
        return other.amount

    def _with(self, amount: Decimal) -> Self:
        return type(self)(amount, self.currency)
