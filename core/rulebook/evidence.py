"""Evidence: both sides' windows (RUL-3.1), and what an item may be used for (RUL-3.1, RUL-3.2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.calendar import Deadline, WorkingCalendar
from core.rulebook.exhibit_facts import ExhibitFacts
from core.rulebook.profile import Profile
from core.rulebook.signals import ALTERATION


@dataclass(frozen=True)
class EvidenceWindows:
    """When each side's working days end. The respondent's has not begun while it is None."""

    claimant: Deadline
    respondent: Deadline | None

    def end_for(self, side: str) -> datetime | None:
        """The exclusive end (UTC) of a side's days; None before they begin, and for other sources."""
        if side == "claimant":
            return self.claimant.ends_at
        if side == "respondent" and self.respondent is not None:
            return self.respondent.ends_at
        return None

    def as_json(self) -> dict[str, Any]:
        """The windows as JSON values, for the record."""
        return {
            "claimant": self.claimant.as_json(),
            "respondent": self.respondent.as_json() if self.respondent else None,
        }


def evidence_windows(
    submitted_at: datetime,
    claimant_notified_at: datetime | None,
    respondent_notified_at: datetime | None,
    profile: Profile,
    calendar: WorkingCalendar,
) -> EvidenceWindows:
    """Both windows (RUL-3.1; reading §7). Instants are those of a delivery that succeeded, UTC.

    The claimant's days count from the later of submission and the opening notice, so they may only
    grow when that notice arrives; the respondent's from the notice.
    """
    start = submitted_at
    if profile.claimant_clock == "later" and claimant_notified_at is not None:
        start = max(submitted_at, claimant_notified_at)
    days = profile.evidence_working_days
    respondent = None
    if respondent_notified_at is not None:
        respondent = calendar.working_days_after(respondent_notified_at, days, rule="RUL-3.1")
    return EvidenceWindows(calendar.working_days_after(start, days, rule="RUL-3.1"), respondent)


class Standing(StrEnum):
    """What an item may be used for."""

    USABLE = "usable"
    NOT_USABLE_UNLESS_BOTH_RECOGNISE = "not_usable_unless_both_recognise"
    """RUL-3.2: talk elsewhere that not both sides have called real and complete."""
    LATE = "late"
    """RUL-3.1: after its side's window; taken, marked and passed on all the same."""
    AUTHENTICITY_REVIEW = "authenticity_review"
    """RUL-3.1: with signs of alteration; a person looks."""


def standing(exhibit: ExhibitFacts, window_ends_at: datetime | None) -> frozenset[Standing]:
    """What holds of an item: usable alone, or whatever stands against it. Silence is no.

    `window_ends_at` is the exclusive end for its side (UTC), None while that has not begun.
    """
    against = set()
    if exhibit.barred:
        against.add(Standing.NOT_USABLE_UNLESS_BOTH_RECOGNISE)
    if not exhibit.arrived_before(window_ends_at):
        against.add(Standing.LATE)
    if not ALTERATION.isdisjoint(exhibit.signals):
        against.add(Standing.AUTHENTICITY_REVIEW)
    return frozenset(against or {Standing.USABLE})


@dataclass(frozen=True)
class EvidenceUse:
    """What each exhibit may be used for, by its name."""

    standings: Mapping[str, frozenset[Standing]]

    def of(self, standing: Standing) -> tuple[str, ...]:
        """The exhibits of this standing, in their order."""
        return tuple(name for name, found in self.standings.items() if standing in found)

    def as_json(self) -> dict[str, list[str]]:
        """The exhibits by standing."""
        return {standing.value: list(self.of(standing)) for standing in Standing}


def evidence_use(exhibits: Iterable[ExhibitFacts], windows: EvidenceWindows | None) -> EvidenceUse:
    """The standing of each exhibit; without windows nothing is late."""
    return EvidenceUse(
        {e.id: standing(e, windows.end_for(e.by) if windows else None) for e in exhibits}
    )
