"""From records and answers to what the maps and the rulebook ask for."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from core.evidence.exhibit import Exhibit
from core.intake.application import Application
from core.intake.claims import claims_of
from core.intake.exhibits import exhibit_facts
from core.intake.known import Known
from core.intake.records import record_facts
from core.marketplace.facts import facts_from
from core.marketplace.missing import Missing
from core.marketplace.order import OrderRecord
from core.money import Money, decimals
from core.rulebook.facts import Fact, Facts, Source

PROCEEDINGS: Final = ("payment_provider_dispute", "arbitration", "other_agency_agreed")
"""The three facts that one question asks for, in the order of its choices."""

BEFORE_FILING: Final[Mapping[str, Any]] = {
    "first_submitted_at": None,
    "completion_asked_at": None,
    "accepted_at": None,
    "receipt_told_on": None,
    "risk_signals": (),
    "withdrawal": "none",
    "pressure_reported": None,
    "settling_confirmed_by": (),
    "settling_denied_by": (),
    "thin_file_raised": False,
    "claimant_notified_at": None,
    "respondent_notified_at": None,
    "respondent_acts_at": (),
}
"""What the desk knows of the moment of filing: none of it has happened."""

WENT_BACK: Final = frozenset({"returned", "lost", "exception"})

CATEGORIES: Final = {
    "sent_back": "CAT-1.3",
    "not_as_agreed": "CAT-8",
    "promise": "CAT-9",
    "insulted": "CAT-5",
    "other": "CAT-GF",
    "groundless": "CAT-4",
}
NOT_HERE: Final = {
    "said_delivered": "CAT-1.2",
    "lost": "CAT-1.4",
    "waiting": "CAT-9",
    "not_sent": "CAT-1.1",
}


def known_of(record: OrderRecord, role: str) -> Known:
    """What an order's record says already."""
    told = facts_from(record)
    paid = record.amount_paid if isinstance(record.amount_paid, Money) else None
    currency = paid.currency if paid else "USD"
    tracking = record.tracking
    status = getattr(tracking, "status", None)
    ship_by = told.get("agreed_ship_by")
    refund = told.get("refund_status")
    return Known(
        role=role,
        quantity=record.quantity,
        currency=currency,
        decimals=decimals(currency),
        paid=paid.amount if paid else None,
        agreed_ship_by=ship_by if isinstance(ship_by, date) else None,
        shipped=told["shipped_at"] is not None if "shipped_at" in told else None,
        delivered=told["delivered_at"] is not None if "delivered_at" in told else None,
        went_back=None if isinstance(status, Missing) or status is None else status in WENT_BACK,
        settled=_flag(told, "settlement_recorded"),
        refunded=None if refund is None else refund != "none",
        charged_back=_flag(told, "chargeback"),
    )


def category_of(answers: Mapping[str, Any], known: Known) -> str | None:
    """The category that the answers point to; a mediator may change it."""
    happened = answers.get("happened") or answers.get("happened_seller")
    if happened is None:
        return None
    if known.role == "seller":
        return CATEGORIES.get(happened, "SELLER-CLAIM") if happened != "other" else "SELLER-CLAIM"
    if happened == "never_came":
        return "CAT-1.1" if known.shipped is False else NOT_HERE.get(answers.get("tracking", ""))
    if happened == "wrong_goods":
        usable = answers.get("usable")
        return None if usable is None else "CAT-2.2" if usable == "fault" else "CAT-2.1"
    return CATEGORIES[happened]


def facts_of(
    application: Application,
    record: OrderRecord,
    answers: Mapping[str, Any],
    at: datetime,
    exhibits: Sequence[Exhibit] = (),
) -> Facts:
    """Everything that is known about an application, each fact with who says it.

    What the desk looks up for itself, and what has not happened before a filing, is stated.
    """
    known = known_of(record, application.role.value)
    told = {name: Fact(value, Source.RECORD) for name, value in record_facts(record).items()}
    said = {name: Fact(v, Source.CLAIMANT) for name, v in _said(answers, told, known).items()}
    category = category_of(answers, known)
    server: dict[str, Any] = {
        **BEFORE_FILING,
        "submitted_at": at,
        "claimant_role": application.role.value,
        "applicant_is_party": True,
        "truth_given": True,
        "off_platform_deal": False,
        "exhibits": tuple(exhibit_facts(exhibit) for exhibit in exhibits),
    }
    if category is not None:
        server["category"] = category
    told.setdefault("fraud_signs", Fact((), Source.SERVER))
    fixed = {name: Fact(v, Source.SERVER) for name, v in server.items()}
    return Facts({**told, **said, **fixed})


def _said(answers: Mapping[str, Any], told: Mapping[str, Fact], known: Known) -> dict[str, Any]:
    said: dict[str, Any] = {"claims": claims_of(answers, known)}
    for name in ("usable", "difference"):
        if name in answers:
            said[name] = answers[name]
    proceedings = answers.get("proceedings")
    if proceedings is not None:
        chosen = {"payment": 0, "court": 1, "other_body": 2}.get(proceedings)
        said |= {name: index == chosen for index, name in enumerate(PROCEEDINGS)}
    if "chargeback" in told and told["chargeback"].value:
        said["payment_provider_dispute"] = True
    settled = answers.get("settled")
    if settled is not None:
        said["same_matter"] = settled != "other_matter"
        if settled == "same_not_done":
            said["settlement_performed"] = False
    return said


def _flag(told: Mapping[str, object], name: str) -> bool | None:
    value = told.get(name)
    return value if isinstance(value, bool) else None
