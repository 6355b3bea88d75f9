"""The form of a scenario: what happened, as records and people say it, key by key.

Keys that the Rules do not ask for are let pass; a key of the wrong kind is refused with its path. A
key that is left out is unknown; `null` and `[]` are statements.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from core.rulebook.finding import Phase
from core.rulebook.scenario_order_form import Order
from core.rulebook.scenario_types import (
    Amount,
    Category,
    Count,
    Currency,
    DayOrInstant,
    Instant,
    Part,
)


class Party(Part):
    """One side."""

    role: str | None = None
    country: str | None = None


class Head(Part):
    """One head of a claim."""

    head: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    amount: Amount | None = None
    currency: Currency | None = None
    documented: bool | None = None


class Application(Part):
    """The application."""

    submitted_at: Instant | None = None
    first_submitted_at: Instant | None = None
    completion_asked_at: Instant | None = None
    accepted_at: Instant | None = None
    accepted_by: str | None = None
    category_chosen: Category | None = None
    requested: list[Head] | None = None
    usable: Literal["no", "fault", "yes", "not_tried"] | None = None
    difference: str | None = None
    received_on: DayOrInstant | None = None
    truth_statement_given: bool | None = None


class Declarations(Part):
    """What the applicant answered to the gate questions.

    `yes` and `no` are answers, and of arbitration `pending`, `court` and `award`. Whatever else
    stands here, null too, answers nothing.
    """

    already_settled: str | bool | None = None
    payment_provider_dispute: str | bool | None = None
    arbitration: str | bool | None = None
    other_agency_agreed: str | bool | None = None
    off_platform_deal: str | bool | None = None


class Notice(Part):
    """One attempt to deliver a notice."""

    to: str | None = None
    kind: str | None = None
    channel: str | None = None
    delivered_at: Instant | None = None
    failure: str | None = None


class Recognition(Part):
    """Each side's word on "real and complete"; null is silence."""

    claimant: bool | Literal["partly"] | None = None
    respondent: bool | Literal["partly"] | None = None


class Item(Part):
    """One exhibit."""

    id: Annotated[str, Field(min_length=1, max_length=100)]
    by: str = ""
    kind: str = ""
    channel: str | None = None
    received_at: Instant | None = None
    recognised_by: Recognition | None = None
    signals: list[str] | None = None
    formed_at: Instant | None = None
    says: str | None = None
    topic: str = ""
    agreed_by: list[str] | None = None
    special_agreement: bool | str | None = None
    said_by: str | None = None
    admits: str | bool | None = None


class Event(Part):
    """Something that happened in the mediation."""

    at: Instant | None = None
    by: str = ""
    kind: str = ""
    pressure_reported: bool | None = None
    double_confirmed: bool | None = None
    confirmed_by: list[str] | None = None
    denied_by: list[str] | None = None
    clause: str | None = None


class History(Part):
    """Earlier complaints between the two that staff found untenable."""

    by_claimant: Annotated[
        Count | None,
        Field(alias="prior_complaints_found_untenable_by_claimant_against_respondent"),
    ] = None
    by_respondent: Annotated[
        Count | None,
        Field(alias="prior_complaints_found_untenable_by_respondent_against_claimant"),
    ] = None
    found_untenable_on: list[DayOrInstant] | None = None


class Return(Part):
    """A return of the goods."""

    agreed_at: Instant | None = None
    agreed_where: str | None = None
    delivered_to_seller_on: DayOrInstant | None = None
    refused_by_seller: bool = False
    refund_due_by: DayOrInstant | None = None


class Commitment(Part):
    """A promise."""

    what: str = ""
    due_by: DayOrInstant | None = None
    recorded_on_platform: bool | None = None
    performed_at: DayOrInstant | None = None


class Conduct(Part):
    """The respondent's conduct towards the claimant."""

    incidents_on_platform: Count | None = None
    incidents_off_platform: Count | None = None
    incidents_at: list[Instant] | None = None
    unanswered_contacts_in_24h: Count | None = None
    first_act_at: Instant | None = None
    last_act_at: Instant | None = None


class ScenarioFacts(Part):
    """Everything that is known."""

    claimant: Party | None = None
    respondent: Party | None = None
    applicant_is_party_to_order: bool | None = None
    order: Order | None = None
    application: Application | None = None
    declarations: Declarations | None = None
    notices: list[Notice] | None = None
    evidence: list[Item] | None = None
    events: list[Event] | None = None
    history: History | None = None
    risk_signals: list[str] | None = None
    returned: Annotated[Return | None, Field(alias="return")] = None
    commitment: Commitment | None = None
    conduct: Conduct | None = None
    config_overrides: dict[str, Any] | None = None


class Scenario(Part):
    """One scenario: in which phase, at which moment, on which facts."""

    phase: Literal["intake", "in_mediation"]
    now: Instant
    facts: ScenarioFacts

    @property
    def in_phase(self) -> Phase:
        """Before acceptance, or after it."""
        return Phase(self.phase)
