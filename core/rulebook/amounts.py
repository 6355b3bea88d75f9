"""A claim's heads sorted by what the Rules allow (ACC-5, RUL-3.4, CAT-6, CAT-7; reading §2).

Sorting is no award: it says which heads the Rules speak of, and names the excess. Nothing is cut.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from core.money import Money
from core.rulebook.claim import Claim
from core.rulebook.profile import Profile
from core.rulebook.rulings_on_money import ACTUAL_LOSS, DAMAGES

LOSS_CATEGORIES: Final = frozenset({"CAT-6", "CAT-7"})
"""Their text speaks of loss, so a loss is "stipulated in these rules"."""


class Why(StrEnum):
    """Why a head, or a part of it, stays within the Rules or goes beyond them."""

    REFUND = "refund"
    REFUND_ABOVE_PAID = "refund-above-paid"
    PRICE = "price"
    PRICE_ABOVE_DUE = "price-above-due"
    DAMAGES = "damages"
    DAMAGES_ABOVE_FIGURE = "damages-above-figure"
    DAMAGES_NOT_AGREED = "damages-not-agreed"
    LOSS_AGREED = "loss-agreed"
    LOSS_STIPULATED = "loss-stipulated"
    EXPENSE = "expense"
    EXPENSE_UNDOCUMENTED = "expense-undocumented"
    EXPENSE_READING_B = "expense-reading-b"
    NOT_BOTH = "not-both"
    NOT_MEASURED = "not-measured"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class ClaimTerms:
    """What the heads are measured by; None where nobody said, or there is none.

    `refunded` is what already went back to the buyer, `owed` what the buyer has not paid yet.
    """

    category: str | None
    currency: str
    paid: Money | None
    refunded: Money | None
    owed: Money | None
    damages: Money | None
    profile: Profile


@dataclass(frozen=True)
class SortedHead:
    """One head: what of it stays within the Rules, and why."""

    head: str
    claimed: Money
    within: Money
    why: Why

    @property
    def beyond(self) -> Money:
        """What goes beyond the Rules."""
        return self.claimed - self.within


@dataclass(frozen=True)
class Amounts:
    """The heads of one currency, sorted. Within and beyond always make up the total."""

    currency: str
    heads: tuple[SortedHead, ...]

    @property
    def claimed_total(self) -> Money:
        """Everything that is asked for in money."""
        return _sum((head.claimed for head in self.heads), self.currency)

    @property
    def within_rules(self) -> Money:
        """What the Rules speak of."""
        return _sum((head.within for head in self.heads), self.currency)

    @property
    def beyond_rules(self) -> Money:
        """The excess."""
        return _sum((head.beyond for head in self.heads), self.currency)

    def as_json(self) -> dict[str, Any]:
        """The sums and each head, as JSON values, for the record."""
        return {
            "currency": self.currency,
            "claimed_total": self.claimed_total.as_json()["amount"],
            "within_rules": self.within_rules.as_json()["amount"],
            "beyond_rules": self.beyond_rules.as_json()["amount"],
            "heads": [
                {
                    "head": head.head,
                    "claimed": head.claimed.as_json()["amount"],
                    "within": head.within.as_json()["amount"],
                    "why": head.why.value,
                }
                for head in self.heads
            ],
        }


def sorted_claims(claims: Sequence[Claim], terms: ClaimTerms) -> tuple[Amounts, ...]:
    """The heads that are sums of money, by currency, the order's own first."""
    asked = [(claim, claim.amount) for claim in claims if claim.amount is not None]
    found = _one_of_both(_each([(c, money) for c, money in asked if money.amount], terms))
    currencies = sorted(
        {head.claimed.currency for head in found}, key=lambda code: (code != terms.currency, code)
    )
    return tuple(
        Amounts(code, tuple(head for head in found if head.claimed.currency == code))
        for code in currencies
    )


def supported_damages(agreed: Money | None, platform: Money | None) -> Money | None:
    """The higher of the agreed figure and the platform's; the agreed one where they do not compare.

    None without an agreement: then 3.4 has nothing to support.
    """
    if agreed is None or platform is None or agreed.currency != platform.currency:
        return agreed
    return max(agreed, platform)


def facts_awaited(claims: Sequence[Claim], profile: Profile) -> tuple[str, ...]:
    """The facts without which these heads cannot be measured."""
    heads = {claim.head for claim in claims if claim.amount is not None and claim.amount.amount}
    awaited = []
    if heads & set(profile.refund_heads):
        awaited += ["amount_paid", "refund_amount"]
    if heads & {DAMAGES, ACTUAL_LOSS}:
        awaited.append("liquidated_damages")
    if heads - {DAMAGES, *profile.refund_heads, *profile.price_heads}:
        # Whether the Rules speak of a loss depends on the category.
        awaited.append("category")
    return tuple(awaited)


def _each(asked: Iterable[tuple[Claim, Money]], terms: ClaimTerms) -> list[SortedHead]:
    left = _refundable(terms)
    found = []
    for claim, money in asked:
        head = _sorted(claim, money, terms, left)
        refunded = head.why in {Why.REFUND, Why.REFUND_ABOVE_PAID}
        if refunded and left is not None and left.currency == money.currency:
            left -= head.within
        found.append(head)
    return found


def _sorted(claim: Claim, money: Money, terms: ClaimTerms, left: Money | None) -> SortedHead:
    profile = terms.profile
    nothing = Money(Decimal(0), money.currency)
    if claim.head in profile.refund_heads:
        return _capped(claim, money, left, (Why.REFUND, Why.REFUND_ABOVE_PAID))
    if claim.head in profile.price_heads:
        return _capped(claim, money, terms.owed, (Why.PRICE, Why.PRICE_ABOVE_DUE))
    if claim.head == DAMAGES:
        figure = supported_damages(terms.damages, profile.platform_damages)
        if figure is None:
            return SortedHead(claim.head, money, nothing, Why.DAMAGES_NOT_AGREED)
        return _capped(claim, money, figure, (Why.DAMAGES, Why.DAMAGES_ABOVE_FIGURE))
    if claim.head == ACTUAL_LOSS and terms.damages is not None:
        return SortedHead(claim.head, money, money, Why.LOSS_AGREED)
    if terms.category in LOSS_CATEGORIES and claim.head not in profile.remote_heads:
        return SortedHead(claim.head, money, money, Why.LOSS_STIPULATED)
    if claim.head in profile.expense_heads:
        return _expense(claim, money, profile)
    return SortedHead(claim.head, money, nothing, Why.OUTSIDE)


def _expense(claim: Claim, money: Money, profile: Profile) -> SortedHead:
    """A fee of the transaction: allowed when a paper shows it; under reading B it is the excess."""
    nothing = Money(Decimal(0), money.currency)
    if profile.acc5_reading == "B":
        return SortedHead(claim.head, money, nothing, Why.EXPENSE_READING_B)
    if claim.documented is False:
        return SortedHead(claim.head, money, nothing, Why.EXPENSE_UNDOCUMENTED)
    return SortedHead(claim.head, money, money, Why.EXPENSE)


def _capped(claim: Claim, money: Money, cap: Money | None, why: tuple[Why, Why]) -> SortedHead:
    """Up to a figure; where there is none of its currency to measure it by, the whole."""
    if cap is not None and cap.currency != money.currency:
        return SortedHead(claim.head, money, money, Why.NOT_MEASURED)
    if cap is None or not cap < money:
        return SortedHead(claim.head, money, money, why[0])
    return SortedHead(claim.head, money, cap, why[1])


def _one_of_both(heads: list[SortedHead]) -> list[SortedHead]:
    """3.4 says damages "or" actual loss: of the two, the one that yields more stays."""
    both = [head for head in heads if head.head in {DAMAGES, ACTUAL_LOSS} and head.within.amount]
    if len({h.head for h in both}) < 2 or len({h.claimed.currency for h in both}) > 1:
        return heads
    best = max(both, key=lambda head: head.within.amount)
    return [
        replace(head, within=head.within - head.within, why=Why.NOT_BOTH)
        if head in both and head.head != best.head
        else head
        for head in heads
    ]


def _refundable(terms: ClaimTerms) -> Money | None:
    paid, back = terms.paid, terms.refunded
    if paid is None or back is None or back.currency != paid.currency:
        return paid
    return paid - min(paid, back)


def _sum(parts: Iterable[Money], currency: str) -> Money:
    return sum(parts, Money(Decimal(0), currency))
