"""What has to be counted: earlier complaints, acts, contacts; and whether a promise was kept."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from core.calendar import WorkingCalendar
from core.rulebook.facts import Fact, Facts, Source
from core.rulebook.profile import Profile

_MONTHS_A_YEAR = 12


def counted(
    facts: Facts, profile: Profile, calendar: WorkingCalendar, at: datetime
) -> dict[str, Fact]:
    """The reckoned facts of CAT-4, CAT-5 and CAT-9."""
    today = calendar.day_of(at)
    since = _months_before(today, profile.look_back_months)
    found: dict[str, Fact] = {}
    for name, side in (
        ("complaints_counted", "claimant"),
        ("complaints_against_counted", "respondent"),
    ):
        number, days = f"untenable_by_{side}", f"untenable_by_{side}_on"
        if days in facts:
            recent = sum(1 for day in facts.value(days) if since <= day <= today)
            found[name] = Fact(recent, facts[days].source, (days,))
        elif number in facts:
            found[name] = Fact(facts.value(number), facts[number].source, (number,))
    return found | _acts(facts, profile) | _promise(facts, today)


def acts_apart(moments: Sequence[datetime], gap: timedelta) -> int:
    """How many acts there are when those within the gap of the one before count as one."""
    ordered = sorted(moments)
    return sum(1 for i, moment in enumerate(ordered) if i == 0 or moment - ordered[i - 1] > gap)


def _acts(facts: Facts, profile: Profile) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    if "acts_on_platform_at" in facts:
        told = facts["acts_on_platform_at"]
        several = acts_apart(told.value, timedelta(minutes=profile.act_gap_minutes))
        found["acts_counted"] = Fact(several, told.source, ("acts_on_platform_at",))
    elif "acts_on_platform" in facts:
        told = facts["acts_on_platform"]
        found["acts_counted"] = Fact(told.value, told.source, ("acts_on_platform",))
    if "unanswered_contacts" in facts:
        told = facts["unanswered_contacts"]
        many = told.value > profile.contact_limit
        found["many_contacts"] = Fact(many, told.source, ("unanswered_contacts",))
    return found


def _promise(facts: Facts, today: date) -> dict[str, Fact]:
    if "commitment_due_on" not in facts or "commitment_kept_on" not in facts:
        return {}
    due, kept = facts.value("commitment_due_on"), facts.value("commitment_kept_on")
    basis = ("commitment_due_on", "commitment_kept_on")
    return {"promise": Fact(_kept(due, kept, today), Source.SERVER, basis)}


def _kept(due: date | None, kept: date | None, today: date) -> str:
    if due is None:
        return "unsaid"
    if kept is not None:
        return "kept" if kept <= due else "late"
    return "not_due" if today <= due else "broken"


def _months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last one of a shorter month."""
    count = day.year * _MONTHS_A_YEAR + day.month - 1 - months
    year, month = divmod(count, _MONTHS_A_YEAR)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)
