"""The facts that clauses may ask for. A missing fact is unknown; a stated absence is a fact."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Final, Literal, TypedDict, Union, get_args, get_origin, get_type_hints

from core.errors import Fault

RoleWord = Literal["buyer", "seller"]
RefundWord = Literal["none", "pending", "partial", "full"]
UseWord = Literal["no", "fault", "yes", "not_tried"]
PhaseWord = Literal["intake", "in_mediation"]
CategoryWord = Literal[
    "CAT-1.1", "CAT-1.2", "CAT-1.3", "CAT-1.4", "CAT-2.1", "CAT-2.2", "CAT-3", "CAT-4", "CAT-5",
    "CAT-6", "CAT-7", "CAT-8", "CAT-9", "CAT-GF", "SELLER-CLAIM",
]  # fmt: skip
CATEGORIES: Final[tuple[str, ...]] = get_args(CategoryWord)
"""The attachment's, in its order; CAT-GF is its last sentence, SELLER-CLAIM what RUL-3.6 misses."""


class KnownFacts(TypedDict, total=False):
    """Every fact, its type, what it means. Instants are UTC, days the platform's.

    `None` is the statement that there is none; a fact that nobody stated is left out.
    """

    on_okyoo: bool
    """SCOPE: the platform knows this order."""
    off_platform_deal: bool
    """SCOPE: the applicant says that the deal was made or paid elsewhere."""
    applicant_is_party: bool
    """SCOPE: the linked account is the order's buyer or seller."""
    claimant_role: RoleWord
    """Which of the two applies."""
    category: CategoryWord
    """The category that the answers point to; a mediator may change it."""
    submitted_at: datetime
    """ACC-1: when the application was handed in, by the server's clock."""
    accepted_at: datetime | None
    """CAT-1.1, CAT-1.4: when it was accepted; None or left out before that."""
    paid_at: datetime | None
    """When the buyer's money arrived."""
    agreed_ship_by: date | None
    """The last day agreed for sending."""
    agreed_delivery_by: date | None
    """The last day agreed for delivery."""
    shipped_at: datetime | None
    """When the goods were handed to a carrier."""
    delivered_at: datetime | None
    """When the carrier says that it delivered."""
    receipt_confirmed_at: datetime | None
    """When the buyer confirmed receipt on the platform."""
    return_delivered_at: datetime | None
    """CAT-1.3: when the returned goods reached the seller."""
    agreed_refund_by: date | None
    """CAT-1.3: the day agreed for the refund."""
    commitment_due_on: date | None
    """CAT-9: the day on which the promise fell due."""
    last_act_at: datetime | None
    """CAT-4, CAT-5: the last of the acts complained of."""
    refund_status: RefundWord
    """ACC-4: how much went back to the buyer."""
    refund_executed_at: datetime | None
    """ACC-4: when the ledger paid it out."""
    settlement_recorded: bool
    """ACC-2: the platform holds a settlement of this order."""
    settlement_performed: bool
    """ACC-2: it was carried out in full."""
    same_matter: bool
    """ACC-2: the applicant says that this is the problem that was settled."""
    already_settled: bool
    """ACC-2: somebody says that it was settled and done, elsewhere than on the platform."""
    chargeback: bool
    """TERM-6: the payment record shows an open or lost payment dispute."""
    payment_provider_dispute: bool
    """TERM-6: a dispute with a bank, card or payment service, by record or by answer."""
    arbitration: bool
    """TERM-3, TERM-5: an arbitration body or a court has it, or has ruled."""
    arbitral_award: bool
    """TERM-3: there is a ruling already; left out until somebody says so."""
    other_agency_agreed: bool
    """TERM-5: both agreed on another body for cross-border disputes."""
    requested_heads: tuple[str, ...]
    """ACC-4, ACC-5: what is asked for, `goods_refund`, `return_of_goods` and so on."""
    fraud_signs: tuple[str, ...]
    """FRAUD: the signs that software saw; empty when it looked and saw none."""
    usable: UseWord
    """CAT-2.1, CAT-2.2: whether the goods can be used; `fault` is yes, with a small fault."""
    difference: str | None
    """CAT-2.1: what differs from the order, `quantity` among others; None for nothing."""
    quantity_affected: int | None
    """CAT-2.1: how many pieces; None for all."""

    phase: PhaseWord
    """Reckoned by the assessment: before or after acceptance."""
    today: date
    """Reckoned: the platform's day of the assessment."""
    judged_at: datetime
    """Reckoned: acceptance, or the assessment itself before that (CAT-1.1)."""
    judged_on: date
    """Reckoned: the platform's day of `judged_at`."""
    shipped_on: date | None
    """Reckoned: the platform's day of `shipped_at`."""
    filing_ends_at: datetime | None
    """Reckoned: exclusive end of the acceptance period; None when it has not begun."""
    filing_surely_ends_at: datetime | None
    """Reckoned: that end under the latest plausible date; left out while it cannot be known."""


KNOWN: Final[Mapping[str, Any]] = get_type_hints(KnownFacts)
"""Name and type of every fact."""


class Source(StrEnum):
    """Who says so."""

    RECORD = "record"
    CLAIMANT = "claimant"
    RESPONDENT = "respondent"
    SERVER = "server"


@dataclass(frozen=True)
class Fact:
    """One fact and who says it. `basis` names the facts that a reckoned one rests on."""

    value: Any
    source: Source
    basis: tuple[str, ...] = ()


class Facts(Mapping[str, Fact]):
    """The facts of one assessment. Raises Fault for a name or value that no clause knows."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        """Check every name and value at once: a wrong fact must not look like a missing one."""
        for name, fact in facts.items():
            _check(name, fact.value)
        self._facts = dict(facts)

    def __getitem__(self, name: str) -> Fact:
        """The fact of this name."""
        return self._facts[name]

    def __iter__(self) -> Iterator[str]:
        """The names that are known."""
        return iter(self._facts)

    def __len__(self) -> int:
        """How many are known."""
        return len(self._facts)

    def value(self, name: str) -> Any:  # noqa: ANN401 — the type is KNOWN[name]
        """The value, or None when the fact is missing or says so."""
        fact = self._facts.get(name)
        return fact.value if fact else None

    def with_facts(self, **more: Fact) -> "Facts":
        """The facts and some more."""
        return Facts({**self._facts, **more})


def _check(name: str, value: object) -> None:
    if name not in KNOWN:
        message = f"no clause knows the fact {name}"
        raise Fault(message)
    types, words = _allowed(name)
    fits = type(value) in types and (not words or value is None or value in words)
    if isinstance(value, datetime) and value.tzinfo is None:
        fits = False
    if isinstance(value, tuple):
        fits = fits and all(isinstance(item, str) for item in value)
    if not fits:
        message = f"the fact {name} cannot be {value!r}"
        raise Fault(message)


@cache
def _allowed(name: str) -> tuple[frozenset[type], frozenset[str]]:
    """The exact classes that a fact's value may have, and the words, where they are closed.

    Exact, because a truth value is an integer to Python, and an instant a day.
    """
    hint = KNOWN[name]
    if get_origin(hint) is Literal:
        return frozenset({str}), frozenset(get_args(hint))
    parts = get_args(hint) if isinstance(hint, UnionType) or get_origin(hint) is Union else (hint,)
    return frozenset(get_origin(part) or part for part in parts), frozenset()
