"""The profile: what the Rules leave open and the owner has fixed, pinned to every case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import lru_cache
from typing import Any

from core.calendar import WorkingCalendar
from core.errors import Fault
from core.money import Money
from core.rulebook.condition import Condition


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
class SpecialRule:
    """A special regulation of the platform, which prevails over the Rules (SCOPE, ACC-7).

    It speaks to orders placed from `since` on and before `until` of which `when` holds. `effect` is
    `inadmissible`, `needs_staff_decision` or `profile`: then `changes` replace parts of the profile.
    """

    id: str
    text: str
    since: date | None
    until: date | None
    when: Condition
    effect: str
    changes: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def in_force(self, day: date) -> bool:
        """Whether it is the law of that day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )


@dataclass(frozen=True)
class Profile:
    """The owner's answers. `sha` is the hash of the whole; it is stored with each assessment.

    `auto_refuse` is `off` or `bright_line` (reading §3). `evidence_working_days` is the three of
    RUL-3.1. `claimant_clock` is `later` (of submission and opening notice) or `submission` (reading
    §7). `completion_days` are the working days in which what was asked for keeps the first date.
    `acc5_reading` is `A` or `B`; the `…_heads` say which heads of a claim are which (ACC-5).
    `platform_damages` is the platform's own figure (RUL-3.4). `term_1_reading` is `and` or `or`.
    `look_back_months` is CAT-4's; the `act_…` and `contact_…` numbers are CAT-5's: minutes that make
    two acts of one, contacts without an answer, hours. `review_days` are calendar days,
    `retention_years` after the end. `content` is the whole as it was read.
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
    completion_days: int
    filing: tuple[FilingRule, ...]
    auto_refuse: str
    acc5_reading: str
    term_1_reading: str
    expense_heads: tuple[str, ...]
    refund_heads: tuple[str, ...]
    price_heads: tuple[str, ...]
    remote_heads: tuple[str, ...]
    platform_damages: Money | None
    look_back_months: int
    act_gap_minutes: int
    contact_limit: int
    contact_hours: int
    penalty_ladder: tuple[str, ...]
    review_days: int
    retention_years: int
    special_rules: tuple[SpecialRule, ...] = ()
    content: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

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
        return _calendar(
            self.country,
            self.zone,
            self.makeup_days_count,
            self.weekend,
            self.cutoff,
            self.overrides,
        )


@lru_cache(maxsize=64)
def _calendar(
    country: str,
    zone: str,
    makeup_days_count: bool,  # noqa: FBT001 — a cache's key has no names
    weekend: tuple[int, ...] | None,
    cutoff: time | None,
    overrides: tuple[tuple[date, bool], ...],
) -> WorkingCalendar:
    return WorkingCalendar(
        country=country,
        zone=zone,
        makeup_days_count=makeup_days_count,
        weekend=weekend,
        cutoff=cutoff,
        overrides=overrides,
    )
