"""The facts that somebody states: their names, types and meaning.

`None` is the statement that there is none; a fact that nobody stated is left out. Instants are UTC,
days the platform's.
"""

from datetime import date, datetime
from typing import Any, Final, Literal, TypedDict, get_args

from core.money import Money
from core.rulebook.claim import Claim
from core.rulebook.exhibit_facts import ExhibitFacts

RoleWord = Literal["buyer", "seller"]
RefundWord = Literal["none", "pending", "partial", "full"]
UseWord = Literal["no", "fault", "yes", "not_tried"]
WithdrawalWord = Literal["none", "asked", "confirmed"]
CategoryWord = Literal[
    "CAT-1.1", "CAT-1.2", "CAT-1.3", "CAT-1.4", "CAT-2.1", "CAT-2.2", "CAT-3", "CAT-4", "CAT-5",
    "CAT-6", "CAT-7", "CAT-8", "CAT-9", "CAT-GF", "SELLER-CLAIM",
]  # fmt: skip
CATEGORIES: Final[tuple[str, ...]] = get_args(CategoryWord)
"""The attachment's, in its order; CAT-GF is its last sentence, SELLER-CLAIM what RUL-3.6 misses."""


class ApplicationFacts(TypedDict, total=False):
    """Who applies, when, for what."""

    off_platform_deal: bool
    """SCOPE: the applicant says that the deal was made or paid elsewhere."""
    applicant_is_party: bool
    """SCOPE: the linked account is the order's buyer or seller."""
    claimant_role: RoleWord
    """Which of the two applies."""
    category: CategoryWord
    """The category that the application is made under; a mediator may change it."""
    submitted_at: datetime
    """ACC-1: when the application was handed in, by the server's clock."""
    first_submitted_at: datetime | None
    """ACC-1: when it was handed in first, if something had to be added."""
    completion_asked_at: datetime | None
    """ACC-1: when the desk asked for what was missing."""
    truth_given: bool
    """RUL-3.1: the applicant said that everything is true and complete."""
    accepted_at: datetime | None
    """RUL-0, CAT-1.1, CAT-1.4: when it was accepted; None before that."""
    claims: tuple[Claim, ...]
    """ACC-4, ACC-5: what is asked for, head by head."""
    usable: UseWord
    """CAT-2.1, CAT-2.2: whether the goods can be used; `fault` is yes, with a small fault."""
    difference: str | None
    """CAT-2.1: what differs from the order, `quantity` among others; None for nothing."""
    quantity_affected: int | None
    """CAT-2.1: how many pieces; None for all."""
    same_matter: bool
    """ACC-2: the applicant says that this is the problem that was settled."""
    already_settled: bool
    """ACC-2: somebody says that it was settled and done, elsewhere than on the platform."""
    receipt_told_on: date | None
    """ACC-1: the day of receipt in the buyer's own words."""


class OrderFacts(TypedDict, total=False):
    """What the platform's and the carrier's records say of the order."""

    on_okyoo: bool
    """SCOPE: the platform knows this order."""
    order_type: str | None
    """SCOPE: `goods`, `sample`, `service` and so on, as the platform calls it."""
    ordered_at: datetime | None
    """ACC-7: when the order was placed: the special regulations of that day count."""
    attributes: dict[str, Any]
    """ACC-7: whatever else the record holds, by name, for the tests of special regulations."""
    amount_paid: Money | None
    """ACC-5: what the buyer paid."""
    amount_due: Money | None
    """ACC-5: what the buyer owes in all."""
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
    closing_notice_at: datetime | None
    """ACC-1: when the party was told that the order is closed."""
    tracking_status: str | None
    """CAT-1.1: the carrier's word for where the parcel is; None without a parcel."""
    tracking_reason: str | None
    """CAT-1.4: why the carrier lost or returned it, in his words."""
    refund_status: RefundWord
    """ACC-4: how much went back to the buyer."""
    refund_amount: Money | None
    """ACC-4, ACC-5: that sum."""
    refund_executed_at: datetime | None
    """ACC-4: when the ledger paid it out."""
    refund_by_chargeback: bool
    """ACC-4: it was the payment service that gave the money back."""
    settlement_recorded: bool
    """ACC-2: the platform holds a settlement of this order."""
    settlement_performed: bool
    """ACC-2: it was carried out in full."""
    agreed_as_full: bool
    """ACC-2: part of it was carried out, and both called that enough."""
    chargeback: bool
    """TERM-6: the payment record shows an open or lost payment dispute."""
    liquidated_damages: Money | None
    """RUL-3.4: the damages agreed in advance."""
    damages_on_platform: bool
    """RUL-3.4: they stand in the platform's contract or chat."""


class DisputeFacts(TypedDict, total=False):
    """What the single categories look at."""

    listing_brand: str | None
    """CAT-3: the brand that the listing names."""
    return_agreed_at: datetime | None
    """CAT-1.3: when both agreed on the return."""
    return_agreed_on_platform: bool
    """CAT-1.3: the platform carried that agreement, or both recognise it."""
    return_delivered_at: date | datetime | None
    """CAT-1.3: when the returned goods reached the seller."""
    return_refused: bool
    """CAT-1.3: the seller would not take the parcel."""
    agreed_refund_by: date | None
    """CAT-1.3: the day agreed for the refund."""
    commitment_due_on: date | None
    """CAT-9: the day on which the promise fell due."""
    commitment_recorded: bool
    """CAT-9: the platform holds the promise."""
    commitment_kept_on: date | None
    """CAT-9: the day on which it was kept, by record; None for never."""
    untenable_by_claimant: int
    """CAT-4: the claimant's complaints against the respondent that staff found untenable."""
    untenable_by_claimant_on: tuple[date, ...]
    """CAT-4: the days of those findings."""
    untenable_by_respondent: int
    """CAT-4: the same the other way round."""
    untenable_by_respondent_on: tuple[date, ...]
    """CAT-4: the days of those findings."""
    acts_on_platform: int
    """CAT-5: improper messages of the respondent that the platform carried."""
    acts_on_platform_at: tuple[datetime, ...]
    """CAT-5: when each was sent."""
    acts_elsewhere: int
    """CAT-5: improper messages that reached the claimant by other ways."""
    unanswered_contacts: int
    """CAT-5: the most contacts without an answer within the profile's hours."""
    last_act_at: datetime | None
    """CAT-4, CAT-5: the last of the acts complained of."""
    listing_total: Money | None
    """CAT-6: price and freight of the listing as it stood at the order."""
    extra_charge: Money | None
    """CAT-6: what the buyer had to pay besides, by record."""
    ship_from_selected: str | None
    """CAT-7: the place of dispatch chosen at the order."""
    ship_from_actual: str | None
    """CAT-7: where it was sent from."""
    deliver_to_selected: str | None
    """CAT-7, FRAUD: the place of delivery chosen at the order."""
    delivered_to: str | None
    """CAT-7, FRAUD: where the carrier delivered."""
    buyer_permission: bool
    """CAT-7: the platform holds the buyer's permission."""
    buyer_consent: bool
    """CAT-8: the platform holds the buyer's consent to the change."""


class ProceedingFacts(TypedDict, total=False):
    """What happened before and during the mediation."""

    risk_signals: tuple[str, ...]
    """ACC-3: what software saw; empty when it looked and saw nothing."""
    fraud_signs: tuple[str, ...]
    """FRAUD: the signs that software saw; empty when it looked and saw none."""
    payment_provider_dispute: bool
    """TERM-6: a dispute with a bank, card or payment service, by record or by answer."""
    arbitration: bool
    """TERM-3, TERM-5: an arbitration body or a court has it, or has ruled."""
    arbitral_award: bool
    """TERM-3: there is a ruling already; left out until somebody says so."""
    other_agency_agreed: bool
    """TERM-5: somebody says that both agreed on another body for cross-border disputes."""
    other_agency_confirmed_by: tuple[str, ...]
    """TERM-5: which sides say so."""
    withdrawal: WithdrawalWord
    """TERM-2: whether the applicant asked to cancel, and said so twice."""
    pressure_reported: bool | None
    """RUL-3.5: his answer when asked alone; None while he gave none."""
    settling_confirmed_by: tuple[str, ...]
    """TERM-4: which sides say that they agreed to settle it themselves."""
    settling_denied_by: tuple[str, ...]
    """TERM-4: which sides deny it."""
    thin_file_raised: bool
    """ACC-6: a person raised that the evidence of both does not let okyoo go on."""
    claimant_notified_at: datetime | None
    """RUL-3.1: when the opening notice reached the claimant."""
    respondent_notified_at: datetime | None
    """RUL-3.1: when the opening notice first reached the respondent by a registered channel."""
    respondent_acts_at: tuple[datetime, ...]
    """RUL-3.1: when the respondent took a step of his own."""
    exhibits: tuple[ExhibitFacts, ...]
    """RUL-3.1, RUL-3.2, RUL-3.3: everything handed in or fetched."""


class ToldFacts(ApplicationFacts, OrderFacts, DisputeFacts, ProceedingFacts, total=False):
    """Every fact that somebody states."""
