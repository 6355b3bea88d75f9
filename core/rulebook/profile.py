"""The profile: what the Rules leave open and the owner has fixed, pinned to every case."""

from dataclasses import dataclass
from datetime import date, time

from core.calendar import WorkingCalendar


@dataclass(frozen=True)
class FilingPeriods:
    """Calendar days within which an application must be made (ACC-1; reading §4)."""

    received: int
    not_received: int
    return_without_refund: int
    after_sales: int
    last_act: int


@dataclass(frozen=True)
class Profile:
    """The owner's answers. `sha` is the hash of the whole; it is stored with each assessment.

    `auto_refuse` is `off` or `bright_line` (reading §3). `evidence_working_days` is RUL-3.1's three.
    """

    name: str
    version: str
    sha: str
    zone: str
    country: str
    makeup_days_count: bool
    weekend: tuple[int, ...] | None
    cutoff: time | None
    overrides: tuple[tuple[date, bool], ...]
    evidence_working_days: int
    filing: FilingPeriods
    auto_refuse: str
    acc5_reading: str
    review_days: int
    retention_years: int

    def calendar(self) -> WorkingCalendar:
        """The calendar that the profile names."""
        return WorkingCalendar(
            country=self.country,
            zone=self.zone,
            makeup_days_count=self.makeup_days_count,
            weekend=self.weekend,
            cutoff=self.cutoff,
            overrides=self.overrides,
        )
