"""The facts that the assessment reckons from others; each names what it rests on."""

from datetime import date, datetime
from typing import Literal, TypedDict

from core.money import Money
from core.rulebook.told_facts import CategoryWord

PhaseWord = Literal["intake", "in_mediation"]
PaperWord = Literal["in_time", "late", "none"]
JoinWord = Literal["and", "or"]
PromiseWord = Literal["kept", "late", "broken", "not_due", "unsaid"]


class ReckonedFacts(TypedDict, total=False):
    """Facts that follow from other facts and from the profile."""

    phase: PhaseWord
    """Before or after acceptance."""
    today: date
    """The platform's day of the assessment."""
    judged_at: datetime
    """CAT-1.1: acceptance, or the assessment itself before it; left out while nobody says which."""
    judged_on: date
    """The platform's day of `judged_at`."""
    shipped_on: date | None
    """The platform's day of `shipped_at`."""
    found_category: CategoryWord
    """The category that the records point to."""
    filed_at: datetime
    """ACC-1: the instant that counts; a first submission completed in time keeps its own."""
    filing_ends_at: datetime
    """Exclusive end of the acceptance period; left out while nothing is known to have begun it."""
    filing_surely_ends_at: datetime
    """That end under the latest plausible date; left out while it cannot be known."""
    requested_heads: tuple[str, ...]
    """ACC-4, ACC-5: what is asked for, by its heads."""
    money_asked: bool
    """ACC-4: a sum of money is among it."""
    heads_within: tuple[str, ...]
    """ACC-5: the heads of which something stays within the Rules."""
    heads_beyond: tuple[str, ...]
    """ACC-5: the heads of which something goes beyond them."""
    claimed_beyond: str
    """ACC-5: the sum that goes beyond them."""
    remedies: tuple[str, ...]
    """ACC-5: what is asked for without a sum of money."""
    loss_shown: bool
    """CAT-6, CAT-7: a loss stands in the records, or is documented."""
    platform_damages: Money | None
    """RUL-3.4: the platform's own figure."""
    damages_currency: str | None
    """RUL-3.4: the currency in which damages are claimed; None where none are."""
    supported_damages: Money | None
    """RUL-3.4: the figure that the higher principle leads to."""
    special_excluding: tuple[str, ...]
    """ACC-7: the special regulations that exclude this dispute."""
    special_for_staff: tuple[str, ...]
    """ACC-7: those that ask for a person."""
    late_exhibits: tuple[str, ...]
    """RUL-3.1: handed in after its side's days."""
    doubted_exhibits: tuple[str, ...]
    """RUL-3.1: with signs of alteration."""
    off_platform_exhibits: tuple[str, ...]
    """RUL-3.2: talk between the parties that okyoo did not carry."""
    unrecognised_exhibits: tuple[str, ...]
    """RUL-3.2: of these, not called real and complete by both."""
    partly_recognised: tuple[str, ...]
    """RUL-3.2: of these, called so in part."""
    respondent_window_ends_at: datetime | None
    """RUL-3.1: exclusive end of the respondent's days; None while they have not begun."""
    respondent_window_closed: bool
    """CAT-3: they are over."""
    respondent_silent: bool
    """RUL-3.1: his days are over and he took no step at all."""
    windows_closed: bool
    """ACC-6: both sides' days are over."""
    brand_paper: PaperWord
    """CAT-3: whether the respondent's authorisation came."""
    admitted: bool
    """The respondent admits it in words that may be used."""
    conflicting_terms: tuple[str, ...]
    """RUL-3.3: dated texts on one topic that differ."""
    prevailing_terms: tuple[str, ...]
    """RUL-3.3: the one that prevails for each such topic."""
    special_terms: tuple[str, ...]
    """RUL-3.3: those that carry a special agreement on precedence or form."""
    promise: PromiseWord
    """CAT-9: kept in time, kept late, not kept though due, not due yet; or no record says."""
    complaints_counted: int
    """CAT-4: untenable complaints of the claimant within the look-back."""
    complaints_against_counted: int
    """CAT-4: untenable complaints of the respondent within the look-back."""
    acts_counted: int
    """CAT-5: acts that lie far enough apart to be several."""
    many_contacts: bool
    """CAT-5: more contacts without an answer than the profile allows."""
    grounds_met: tuple[str, ...]
    """TERM-1: the grounds of acceptance that stand against the case."""
    term_1_reading: JoinWord
    """TERM-1: whether its halves are read with "and" or with "or"."""
    grounds_open: tuple[str, ...]
    """TERM-1: those that are not known."""
