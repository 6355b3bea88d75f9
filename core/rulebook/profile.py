"""The profile: what the Rules leave open and the owner has fixed, pinned to every case."""

from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from core.calendar import WorkingCalendar
from core.errors import Fault


@dataclass(frozen=True)
class FilingRule:
    """Calendar days, from an anchor, within which an application must be made (ACC-1; reading §4).

    `anchor` is a key of `core.rulebook.filing_period.ANCHORS`.
    """

    name: str
    days: int
    anchor: str
    categories: tuple[str, ...]


@dataclass(frozen=True)
class Profile:
    """The owner's answers. `sha` is the hash of the whole; it is stored with each assessment.

    `auto_refuse` is `off` or `bright_line` (reading §3). `evidence_working_days` is the three of
    RUL-3.1.
    `claimant_clock` is `later` (of submission and opening notice) or `submission` (reading §7).
    `acc5_reading` is `A` or `B`. `review_days` are calendar days, `retention_years` after the end.
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
    claimant_clock: str
    filing: tuple[FilingRule, ...]
    auto_refuse: str
    acc5_reading: str
    review_days: int
    retention_years: int

    def filing_rule(self, category: str) -> FilingRule:
        """The rule for a category. Raises Fault for one that no rule names."""
        for rule in self.filing:
            if category in rule.categories:
                return rule
        message = f"the profile {self.name} has no filing period for {category}"
        raise Fault(message)

    def filing_rule_named(self, name: str) -> FilingRule:
        """The rule of this name. Raises Fault for none."""
        for rule in self.filing:
            if rule.name == name:
                return rule
        message = f"the profile {self.name} has no filing period called {name}"
        raise Fault(message)

    def calendar(self) -> WorkingCalendar:
        """The calendar that the profile names; one and the same, so that known days stay known."""
        return _calendar(self)


@lru_cache(maxsize=64)
def _calendar(profile: Profile) -> WorkingCalendar:
    return WorkingCalendar(
        country=profile.country,
        zone=profile.zone,
        makeup_days_count=profile.makeup_days_count,
        weekend=profile.weekend,
        cutoff=profile.cutoff,
        overrides=profile.overrides,
    )
