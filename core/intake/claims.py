"""What an applicant asks for, as heads of claim (ACC-4, ACC-5)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from core.intake.known import Known
from core.money import Money
from core.rulebook.claim import Claim

HEADS: Final = {
    "refund": "goods_refund",
    "return_refund": "goods_refund",
    "part": "partial_refund",
    "send": "performance",
    "replacement": "replacement",
    "do_it": "performance",
    "goods_back": "return_of_goods",
    "payment": "payment",
}
WHOLE: Final = frozenset({"refund", "return_refund"})
"""Remedies that ask for everything that was paid."""
AMOUNTS: Final = ("amount_missing", "amount_goods", "amount_any")
FEES: Final = {"inspection": "inspection_fee", "freight": "freight", "bank": "bank_fee"}


def claims_of(answers: Mapping[str, Any], known: Known) -> tuple[Claim, ...]:
    """The heads of a claim, with the sums that were named, or that the record names."""
    wanted = [answers[key] for key in answers if key.startswith("remedy_")]
    found = [
        Claim(HEADS[choice], _sum(choice, answers, known)) for choice in wanted if choice in HEADS
    ]
    fee = FEES.get(answers.get("fees", "no"))
    if fee is not None:
        amount = _money(answers.get("fee_amount"), known)
        found.append(Claim(fee, amount, documented=answers.get("fee_proof") == "done"))
    return tuple(found)


def _sum(choice: str, answers: Mapping[str, Any], known: Known) -> Money | None:
    if choice in WHOLE:
        return _money(known.paid, known)
    if choice != "part":
        return None
    named = next((answers[key] for key in AMOUNTS if key in answers), None)
    return _money(named, known)


def _money(amount: Decimal | None, known: Known) -> Money | None:
    return None if amount is None else Money(amount, known.currency)
