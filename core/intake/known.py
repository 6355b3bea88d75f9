"""What the records and the file say already, so that nobody is asked what okyoo can look up."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True)
class Files:
    """How many files one side has handed in, by what they were asked for."""

    proof: int = 0
    receipt: int = 0
    outside: int = 0
    """Messages from outside okyoo (RUL-3.2)."""

    @property
    def together(self) -> int:
        """All of them."""
        return self.proof + self.receipt + self.outside

    def of(self, purpose: str) -> int:
        """The count for one purpose."""
        counts = {"proof": self.proof, "receipt": self.receipt, "outside": self.outside}
        return counts[purpose]


@dataclass(frozen=True)
class Known:
    """Facts for routing. None is unknown. Instants are UTC; days are the marketplace's."""

    role: str
    quantity: int = 1
    currency: str = "USD"
    decimals: int = 2
    paid: Decimal | None = None
    agreed_ship_by: date | None = None
    shipped: bool | None = None
    delivered: bool | None = None
    went_back: bool | None = None
    settled: bool | None = None
    refunded: bool | None = None
    charged_back: bool | None = None
    files: Files = field(default_factory=Files)
    """Files handed in so far by this side for this application or answer."""
    to_recognise: tuple[str, ...] = ()
    """The other side's off-platform exhibits, by id (RUL-3.2)."""
    filing_ends: datetime | None = None
    category: str | None = field(default=None)
    """The case's category, for the respondent."""
