"""Evidence: both sides' windows (RUL-3.1), and what an item may be used for (RUL-3.1, RUL-3.2)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.calendar import Deadline, WorkingCalendar
from core.rulebook.profile import Profile


@dataclass(frozen=True)
class EvidenceWindows:
    """When each side's working days end. The respondent's has not begun while it is None."""

    claimant: Deadline
    respondent: Deadline | None

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


@dataclass(frozen=True)
class ExhibitFacts:
    """What decides an item's standing.

    `communication` is true for words between the parties only, never for photos, carrier papers or
    reports. `off_platform` says that okyoo did not carry them. A side's recognition is None while
    it is silent. `arrived_at` is the earlier of the messenger's date and our receipt;
    `window_ends_at` the exclusive end for its side, None while that window has not begun. UTC.
    """

    communication: bool
    off_platform: bool
    recognised_by_claimant: bool | None
    recognised_by_respondent: bool | None
    arrived_at: datetime
    window_ends_at: datetime | None


def standing(exhibit: ExhibitFacts) -> frozenset[Standing]:
    """What holds of an item: usable alone, or whatever stands against it. Silence is no."""
    against = set()
    recognised = exhibit.recognised_by_claimant and exhibit.recognised_by_respondent
    if exhibit.communication and exhibit.off_platform and not recognised:
        against.add(Standing.NOT_USABLE_UNLESS_BOTH_RECOGNISE)
    if exhibit.window_ends_at is not None and exhibit.arrived_at >= exhibit.window_ends_at:
        against.add(Standing.LATE)
    return frozenset(against or {Standing.USABLE})
