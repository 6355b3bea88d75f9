"""Special regulations: which of them speak to a case, and what they change (SCOPE, ACC-7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.calendar import WorkingCalendar
from core.rulebook.facts import Facts
from core.rulebook.profile import Profile, SpecialRule
from core.rulebook.profile_file import under_special_rules


@dataclass(frozen=True)
class SpecialLaw:
    """What the special regulations say of one case.

    `profile` is the profile with their changes. `applied` names those that speak to the case,
    `excluding` and `for_staff` what some of them do; `awaited` are the facts without which others
    cannot be tested, and `open_changes` says that one of these could change the profile.
    """

    profile: Profile
    applied: tuple[str, ...] = ()
    excluding: tuple[str, ...] = ()
    for_staff: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()
    open_changes: bool = False


def special_law(facts: Facts, profile: Profile, calendar: WorkingCalendar) -> SpecialLaw:
    """Test every special regulation against the record; those in force when the order was placed."""
    if not profile.special_rules:
        return SpecialLaw(profile)
    told = _told(facts, calendar)
    answers = {rule: _speaks(rule, told) for rule in profile.special_rules}
    applied = [rule for rule, answer in answers.items() if answer]
    left_open = [rule for rule, answer in answers.items() if answer is None]
    changing = tuple(rule.id for rule in applied if rule.changes)
    return SpecialLaw(
        profile=under_special_rules(profile, changing) if changing else profile,
        applied=tuple(rule.id for rule in applied),
        excluding=tuple(rule.id for rule in applied if rule.effect == "inadmissible"),
        for_staff=tuple(rule.id for rule in applied if rule.effect == "needs_staff_decision"),
        awaited=_awaited(left_open, told),
        open_changes=any(rule.changes for rule in left_open),
    )


def _speaks(rule: SpecialRule, told: Mapping[str, Any]) -> bool | None:
    """Whether a regulation speaks to the case; None while a fact that decides is missing."""
    test = rule.when.holds(told)
    if test is False or (rule.since is None and rule.until is None):
        return test
    if "ordered_on" not in told:
        return None
    day = told["ordered_on"]
    if day is None or not rule.in_force(day):
        return False
    return test


def _awaited(rules: list[SpecialRule], told: Mapping[str, Any]) -> tuple[str, ...]:
    names = {name for rule in rules for name in rule.when.names if name not in told}
    dated = any(rule.since or rule.until for rule in rules)
    if dated and "ordered_on" not in told:
        names.add("ordered_at")
    return tuple(sorted("ordered_at" if name == "ordered_on" else name for name in names))


def _told(facts: Facts, calendar: WorkingCalendar) -> Mapping[str, Any]:
    """The record's own names and those of the facts; an instant is the platform's day of it."""
    told = {**(facts.value("attributes") or {}), **{n: fact.value for n, fact in facts.items()}}
    days = {n: calendar.day_of(v) for n, v in told.items() if isinstance(v, datetime)}
    told |= days
    if "ordered_at" in told:
        told["ordered_on"] = told["ordered_at"]
    return told
