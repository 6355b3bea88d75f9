"""The application's part of a scenario as facts."""

from core.calendar import WorkingCalendar
from core.rulebook.claim import Claim
from core.rulebook.facts import Fact, Source
from core.rulebook.scenario_form import Application, Declarations, ScenarioFacts
from core.rulebook.scenario_values import answered, money, platform_day, stated

_OF_SELLERS = frozenset({"CAT-4", "CAT-5"})
"""The categories of the attachment that a seller may complain under as well."""


def application_facts(
    told: ScenarioFacts, calendar: WorkingCalendar, where: str
) -> dict[str, Fact]:
    """Who applies, when, for what."""
    found: dict[str, Fact] = {}
    role = told.claimant.role if told.claimant else None
    if role in {"buyer", "seller"}:
        found["claimant_role"] = Fact(role, Source.RECORD)
    if told.applicant_is_party_to_order is not None:
        found["applicant_is_party"] = Fact(told.applicant_is_party_to_order, Source.RECORD)
    if told.declarations is not None:
        found |= _declared(told.declarations)
    if told.application is not None:
        found |= _applied(told, told.application, role, calendar)
        found |= _claims(told, told.application, where)
    return found


def category_of(chosen: str, role: str | None) -> str:
    """The category that an application falls under: the attachment lists sellers' violations only."""
    if role == "seller":
        return chosen if chosen in _OF_SELLERS else "SELLER-CLAIM"
    return "CAT-GF" if chosen in {"OTHER", "SELLER-CLAIM"} else chosen


def _applied(
    told: ScenarioFacts, applied: Application, role: str | None, calendar: WorkingCalendar
) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    if applied.category_chosen is not None:
        category = category_of(applied.category_chosen, role)
        found["category"] = Fact(category, Source.CLAIMANT)
    if applied.submitted_at is not None:
        found["submitted_at"] = Fact(applied.submitted_at, Source.SERVER)
    # The form has these keys only where they happened.
    found["first_submitted_at"] = Fact(applied.first_submitted_at, Source.SERVER)
    found["completion_asked_at"] = Fact(applied.completion_asked_at, Source.SERVER)
    found["receipt_told_on"] = Fact(platform_day(applied.received_on, calendar), Source.CLAIMANT)
    found |= stated(applied, Source.SERVER, "accepted_at")
    if applied.truth_statement_given is not None:
        found["truth_given"] = Fact(applied.truth_statement_given, Source.CLAIMANT)
    if applied.usable is not None:
        found["usable"] = Fact(applied.usable, Source.CLAIMANT)
    found |= stated(applied, Source.CLAIMANT, "difference")
    return found | _shortage(told)


def _shortage(told: ScenarioFacts) -> dict[str, Fact]:
    """Fewer pieces than ordered, by record: a wrong quantity is filed under 2.1."""
    ordered = told.order.quantity_ordered if told.order else None
    received = told.order.quantity_received if told.order else None
    if ordered is None or received is None or received >= ordered:
        return {}
    return {"difference": Fact("quantity", Source.RECORD)}


def _declared(declared: Declarations) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for name in (
        "already_settled", "payment_provider_dispute", "other_agency_agreed", "off_platform_deal",
    ):  # fmt: skip
        word = answered(getattr(declared, name))
        if word is not None:
            found[name] = Fact(word, Source.CLAIMANT)
    return found


def _claims(told: ScenarioFacts, applied: Application, where: str) -> dict[str, Fact]:
    if not applied.states("requested"):
        return {}
    usual = told.order.currency if told.order else None
    claims = []
    for index, head in enumerate(applied.requested or ()):
        path = f"{where}.application.requested[{index}]"
        amount = money(head.amount, head.currency or usual, f"{path}.amount")
        if head.head is None or (head.amount is not None and amount is None):
            # A head without its name, or a sum without its currency, leaves the claim unknown.
            return {}
        claims.append(Claim(head.head, amount, head.documented))
    return {"claims": Fact(tuple(claims), Source.CLAIMANT)}
