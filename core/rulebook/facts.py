"""The facts that clauses may ask for. A missing fact is unknown; a stated absence is a fact."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import UnionType
from typing import Any, Final

from core.errors import Fault

NoneType = type(None)

KNOWN: Final[Mapping[str, type | UnionType]] = {
    "on_okyoo": bool,
    "off_platform_deal": bool,
    "applicant_is_party": bool,
    "claimant_role": str,
    "category": str,
    "submitted_at": datetime,
    "paid_at": datetime | NoneType,
    "agreed_ship_by": date | NoneType,
    "agreed_delivery_by": date | NoneType,
    "shipped_at": datetime | NoneType,
    "delivered_at": datetime | NoneType,
    "receipt_confirmed_at": datetime | NoneType,
    "refund_status": str,
    "refund_executed_at": datetime | NoneType,
    "settlement_recorded": bool,
    "settlement_performed": bool,
    "same_matter": bool,
    "chargeback": bool,
    "payment_provider_dispute": bool,
    "arbitration": bool,
    "other_agency_agreed": bool,
    "requested_heads": tuple,
    "fraud_signs": tuple,
    "usable": str,
    "difference": str,
    "filing_ends_at": datetime,
    "today": date,
}
"""Name and type of every fact; `docs/facts.md` is not needed beside it. Instants are UTC."""


class Source(StrEnum):
    """Who says so."""

    RECORD = "record"
    CLAIMANT = "claimant"
    RESPONDENT = "respondent"
    SERVER = "server"


@dataclass(frozen=True)
class Fact:
    """One fact and who says it."""

    value: Any
    source: Source


class Facts(Mapping[str, Fact]):
    """The facts of one assessment. Raises Fault for a name or type that no clause knows."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        """Check every name and type at once: a wrong fact must not look like a missing one."""
        for name, fact in facts.items():
            if name not in KNOWN:
                message = f"no clause knows the fact {name}"
                raise Fault(message)
            if not isinstance(fact.value, KNOWN[name]):
                message = f"the fact {name} cannot be {type(fact.value).__name__}"
                raise Fault(message)
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
