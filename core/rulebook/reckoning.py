"""What follows from the facts and the profile, reckoned once before any clause is asked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core.calendar import WorkingCalendar
from core.rulebook.agreements import Topic, terms_in_conflict, timeline
from core.rulebook.amounts import Amounts
from core.rulebook.counting import counted
from core.rulebook.evidence import EvidenceUse, EvidenceWindows, evidence_use, evidence_windows
from core.rulebook.facts import Fact, Facts, Source
from core.rulebook.filing_period import FilingPeriod, filing_period
from core.rulebook.in_evidence import in_evidence
from core.rulebook.of_the_claim import of_the_claim
from core.rulebook.parcel import CAME_BACK, DELIVERED
from core.rulebook.profile import Profile
from core.rulebook.special import SpecialLaw, special_law

_OF_PARCEL: Final = ("shipped_at", "tracking_status", "agreed_ship_by", "agreed_delivery_by")
"""Where the records may move an application that is made under 1.1."""


@dataclass(frozen=True)
class Reckoned:
    """The facts with those that follow from them, and what was reckoned on the way."""

    facts: Facts
    law: SpecialLaw
    calendar: WorkingCalendar
    filing: FilingPeriod | None
    windows: EvidenceWindows | None
    use: EvidenceUse
    topics: tuple[Topic, ...]
    amounts: tuple[Amounts, ...]


def reckon(
    facts: Facts, profile: Profile, calendar: WorkingCalendar, at: datetime, phase: str
) -> Reckoned:
    """Reckon everything that clauses ask for and nobody states. `at` is UTC."""
    law = special_law(facts, profile, calendar)
    if law.profile is not profile:
        profile, calendar = law.profile, law.profile.calendar()
    period = filing_period(facts, profile, calendar)
    windows = _windows(facts, profile, calendar, phase)
    exhibits = facts.value("exhibits") or ()
    use = evidence_use(exhibits, windows)
    topics = timeline(exhibits)
    sums, amounts = of_the_claim(facts, profile)
    found = {
        **_moments(facts, calendar, at, phase),
        **_filing(facts, period, law, calendar),
        **_special(law),
        "term_1_reading": Fact(profile.term_1_reading, Source.PROFILE),
        **sums,
        **in_evidence(facts, use, windows, at),
        **counted(facts, profile, calendar, at),
    }
    if "exhibits" in facts:
        of = facts["exhibits"].source
        found |= {n: Fact(v, of, ("exhibits",)) for n, v in terms_in_conflict(topics).items()}
    whole = facts.with_facts(**found)
    return Reckoned(
        whole.with_facts(**_category(whole)), law, calendar, period, windows, use, topics, amounts
    )


def _windows(
    facts: Facts, profile: Profile, calendar: WorkingCalendar, phase: str
) -> EvidenceWindows | None:
    """Both windows, once the application was accepted and its notices are known (RUL-3.1)."""
    open_now = phase == "in_mediation" or facts.value("accepted_at") is not None
    known = {"submitted_at", "claimant_notified_at", "respondent_notified_at"} <= set(facts)
    if not open_now or not known:
        return None
    return evidence_windows(
        facts.value("submitted_at"),
        facts.value("claimant_notified_at"),
        facts.value("respondent_notified_at"),
        profile,
        calendar,
    )


def _moments(facts: Facts, calendar: WorkingCalendar, at: datetime, phase: str) -> dict[str, Fact]:
    found = {
        "phase": Fact(phase, Source.SERVER),
        "today": Fact(calendar.day_of(at), Source.SERVER),
    }
    if "accepted_at" in facts:
        judged_at = facts.value("accepted_at") or at
        found["judged_at"] = Fact(judged_at, Source.SERVER, ("accepted_at",))
        found["judged_on"] = Fact(calendar.day_of(judged_at), Source.SERVER, ("accepted_at",))
    if "shipped_at" in facts:
        shipped = facts["shipped_at"]
        day = calendar.day_of(shipped.value) if shipped.value else None
        found["shipped_on"] = Fact(day, shipped.source, ("shipped_at",))
    return found


def _filing(
    facts: Facts, period: FilingPeriod | None, law: SpecialLaw, calendar: WorkingCalendar
) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    filed = _filed_at(facts, law.profile, calendar)
    if filed is not None:
        found["filed_at"] = filed
    if period is None:
        return found
    found["filing_ends_at"] = Fact(period.deadline.ends_at, Source.SERVER, period.facts)
    if not period.missing and not law.open_changes:
        surely = Fact(period.surely_ends_at, Source.SERVER, period.facts)
        found["filing_surely_ends_at"] = surely
    return found


def _filed_at(facts: Facts, profile: Profile, calendar: WorkingCalendar) -> Fact | None:
    """A first submission keeps its date when what was asked for came in time (reading §4)."""
    names = ("submitted_at", "first_submitted_at", "completion_asked_at")
    if any(name not in facts for name in names):
        return None
    last, first, asked = (facts.value(name) for name in names)
    if first is not None and asked is not None:
        within = calendar.working_days_after(asked, profile.completion_days)
        if last < within.ends_at:
            return Fact(min(first, last), Source.SERVER, names)
    return Fact(last, Source.SERVER, names[:1])


def _special(law: SpecialLaw) -> dict[str, Fact]:
    """Known once every regulation could be tested, or one that bars the case was."""
    if law.awaited and not law.excluding:
        return {}
    return {
        "special_excluding": Fact(law.excluding, Source.PROFILE),
        "special_for_staff": Fact(law.for_staff, Source.PROFILE),
    }


def _category(facts: Facts) -> dict[str, Fact]:
    """The category that the records point to: a parcel that was sent is none of 1.1."""
    if "category" not in facts:
        return {}
    chosen = facts.value("category")
    if chosen != "CAT-1.1":
        return {"found_category": Fact(chosen, facts["category"].source, ("category",))}
    basis = ("category", "accepted_at", *_OF_PARCEL)
    return {"found_category": Fact(_moved(facts), facts["category"].source, basis)}


def _moved(facts: Facts) -> str:
    """1.1 fails once it was sent before acceptance: lost, delivered and late have their own places.

    Sent on the agreed day it stays where it was: no promise is broken.
    """
    shipped_at, status, due, by = (facts.value(name) for name in _OF_PARCEL)
    judged_at = facts.value("judged_at")
    if shipped_at is None or judged_at is None or shipped_at > judged_at:
        return "CAT-1.1"
    if status in CAME_BACK:
        return "CAT-1.4"
    if status in DELIVERED:
        return "CAT-1.2"
    on_time = due is not None and facts.value("shipped_on") <= due
    overdue = by is not None and by < facts.value("judged_on")
    return "CAT-1.1" if on_time and not overdue else "CAT-9"
