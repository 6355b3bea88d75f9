"""What follows from the heads of a claim: names, sums, damages (ACC-4, ACC-5, RUL-3.4)."""

from collections.abc import Sequence

from core.rulebook.amounts import (
    Amounts,
    ClaimTerms,
    facts_awaited,
    sorted_claims,
    supported_damages,
)
from core.rulebook.claim import Claim
from core.rulebook.facts import Fact, Facts, Source
from core.rulebook.profile import Profile
from core.rulebook.rulings_on_money import DAMAGES

_MEASURES = ("claims", "category", "amount_paid", "refund_amount", "liquidated_damages")


def of_the_claim(facts: Facts, profile: Profile) -> tuple[dict[str, Fact], tuple[Amounts, ...]]:
    """The reckoned facts of the claim, and its heads sorted; nothing while nobody said its heads."""
    found = _damages(facts, profile)
    if "claims" not in facts:
        return found, ()
    told = facts["claims"]
    claims = told.value
    asked = {c.head for c in claims if c.amount is not None and c.amount.amount}
    found |= {
        "requested_heads": Fact(tuple(c.head for c in claims), told.source, ("claims",)),
        "damages_currency": Fact(_currency(claims), told.source, ("claims",)),
        "money_asked": Fact(bool(asked), told.source, ("claims",)),
        "loss_shown": Fact(
            any(c.head in asked and bool(c.documented) for c in claims), told.source, ("claims",)
        ),
    }
    amounts = sorted_claims(claims, _terms(facts, profile))
    if _open(facts, profile):
        return found, amounts
    basis = tuple(name for name in _MEASURES if name in facts)
    heads = [head for part in amounts for head in part.heads]
    excess = ", ".join(str(part.beyond_rules) for part in amounts if part.beyond_rules.amount)
    within = tuple(head.head for head in heads if head.within.amount)
    beyond = tuple(head.head for head in heads if head.beyond.amount)
    found |= {
        "heads_within": Fact(within, Source.SERVER, basis),
        "heads_beyond": Fact(beyond, Source.SERVER, basis),
        "claimed_beyond": Fact(excess, Source.SERVER, basis),
        "remedies": Fact(tuple(c.head for c in claims if c.head not in asked), told.source),
    }
    return found, amounts


def claim_waits_for(facts: Facts, profile: Profile) -> tuple[str, ...]:
    """The facts without which the heads cannot be sorted (ACC-5)."""
    return ("claims",) if "claims" not in facts else _open(facts, profile)


def _open(facts: Facts, profile: Profile) -> tuple[str, ...]:
    claims = facts.value("claims")
    awaited = facts_awaited(claims, profile)
    fees = [c for c in claims if c.head in profile.expense_heads and c.amount is not None]
    unsaid = any(c.documented is None and c.amount and c.amount.amount for c in fees)
    missing = tuple(name for name in awaited if name not in facts)
    return (*missing, "documented") if unsaid and profile.acc5_reading == "A" else missing


def _terms(facts: Facts, profile: Profile) -> ClaimTerms:
    paid = facts.value("amount_paid")
    due = facts.value("amount_due")
    owed = due
    if due is not None and paid is not None and due.currency == paid.currency:
        owed = due - min(due, paid)
    return ClaimTerms(
        category=facts.value("category"),
        currency=paid.currency if paid else due.currency if due else "",
        paid=paid,
        refunded=facts.value("refund_amount"),
        owed=owed,
        damages=facts.value("liquidated_damages"),
        profile=profile,
    )


def _currency(claims: Sequence[Claim]) -> str | None:
    sums = [c.amount for c in claims if c.head == DAMAGES and c.amount is not None]
    return sums[0].currency if sums else None


def _damages(facts: Facts, profile: Profile) -> dict[str, Fact]:
    found = {"platform_damages": Fact(profile.platform_damages, Source.PROFILE)}
    if "liquidated_damages" in facts:
        figure = supported_damages(facts.value("liquidated_damages"), profile.platform_damages)
        found["supported_damages"] = Fact(figure, Source.SERVER, ("liquidated_damages",))
    return found
