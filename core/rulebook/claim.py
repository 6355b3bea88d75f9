"""One head of a claim: what is asked for, for how much, and whether a paper shows it."""

from dataclasses import dataclass

from core.money import Money


@dataclass(frozen=True)
class Claim:
    """A head of claim, `goods_refund` or `lost_profit` (ACC-4, ACC-5).

    `amount` is None for what is no sum of money, such as a replacement. `documented` is None while
    nobody said.
    """

    head: str
    amount: Money | None = None
    documented: bool | None = None

    def __str__(self) -> str:
        """`freight USD 95.00`."""
        return self.head if self.amount is None else f"{self.head} {self.amount}"
