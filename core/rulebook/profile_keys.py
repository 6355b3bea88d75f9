"""The short names under which a scenario may change the profile, and where each belongs in it."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from core.errors import Fault
from core.rulebook.profile import Profile

SHORT: Final[Mapping[str, str]] = {
    "time_zone": "calendar.zone",
    "zone": "calendar.zone",
    "country": "calendar.country",
    "makeup_days_count": "calendar.makeup_days_count",
    "weekend": "calendar.weekend",
    "cutoff": "calendar.cutoff",
    "working": "calendar.working",
    "closed": "calendar.closed",
    "evidence_working_days": "evidence.working_days",
    "evidence_clock_starts": "evidence.claimant_clock",
    "claimant_clock": "evidence.claimant_clock",
    "completion_days": "evidence.completion_days",
    "filing_period": "filing",
    "auto_refuse": "acceptance.auto_refuse",
    "acc5_reading": "acceptance.acc5_reading",
    "platform_rule_amount": "amounts.platform_rule",
    "allowed_expense_heads": "amounts.expense_heads",
    "expense_heads": "amounts.expense_heads",
    "look_back_months": "conduct.look_back_months",
    "term_1_reading": "readings.term_1",
    "penalty_ladder": "penalties.ladder",
    "review_days": "keeping.review_days",
    "retention_years": "keeping.retention_years",
}
_FIXED: Final[Mapping[str, tuple[Any, str]]] = {
    "event_day_excluded": (True, "the day of the event is never counted"),
    "day_ends": (
        "23:59:59 local, stored as an exclusive UTC instant",
        "a day ends at midnight of the platform's zone",
    ),
}
"""Keys of the reading that the desk knows in one way only."""
PERIODS: Final[Mapping[str, str]] = {
    "not_received_or_seller_claim": "not_received",
    "CAT-1.3": "return_without_refund",
    "CAT-9": "after_sales",
    "CAT-4/CAT-5": "conduct",
}
"""The reading's names of the acceptance periods."""


def as_profile(told: Mapping[str, Any], profile: Profile, where: str) -> dict[str, Any]:
    """Short, dotted and nested keys as one nested table in the form of the profile file.

    `where` stands for the place they come from. Raises Fault for a reading that the desk lacks.
    """
    found: dict[str, Any] = {}
    for key, value in told.items():
        if key in _FIXED:
            if value != _FIXED[key][0]:
                message = f"{where}.{key}: {_FIXED[key][1]}"
                raise Fault(message)
            continue
        path = SHORT.get(key, key)
        read = _READ.get(path)
        _put(found, path.split("."), read(value, profile) if read else value)
    return found


def place_of(path: str, told: Mapping[str, Any], where: str) -> str:
    """The place of a key of the profile file as it was told: under its short name, if by that one."""
    reach = {key: SHORT.get(key, key) for key in told}
    own = [key for key, long in reach.items() if f"{path}.".startswith((f"{long}.", f"{long}["))]
    if not own:
        return f"{where}.{path}"
    key = max(own, key=lambda name: len(reach[name]))
    return f"{where}.{key}{path[len(reach[key]) :]}"


def _put(table: dict[str, Any], path: list[str], value: Any) -> None:  # noqa: ANN401 — any setting
    for part in path[:-1]:
        below = table.setdefault(part, {})
        if not isinstance(below, dict):
            return
        table = below
    last = path[-1]
    if isinstance(value, dict) and isinstance(table.get(last), dict):
        for key, inner in value.items():
            _put(table[last], [key], inner)
    else:
        table[last] = dict(value) if isinstance(value, dict) else value


def _clock(told: Any, _: Profile) -> Any:  # noqa: ANN401 — any setting
    """`later` and `submission`, or the reading's own sentence on both."""
    if not isinstance(told, str) or told in {"later", "submission"}:
        return told
    if "later" in told:
        return "later"
    return "submission" if "submission" in told else told


def _refusal(told: Any, _: Profile) -> Any:  # noqa: ANN401 — any setting
    return {True: "bright_line", False: "off"}.get(told, told) if isinstance(told, bool) else told


def _calendar(told: Any, _: Profile) -> Any:  # noqa: ANN401 — any setting
    """A table, or a country followed by a remark; the form calls the zone `time_zone`."""
    if isinstance(told, str):
        return {"country": told.split()[0]} if told.split() else told
    if not isinstance(told, dict):
        return told
    return {SHORT.get(key, key).removeprefix("calendar."): value for key, value in told.items()}


def _periods(told: Any, profile: Profile) -> Any:  # noqa: ANN401 — any setting
    """Periods by name, a plain number standing for the days; a category stands for its period."""
    if not isinstance(told, dict):
        return told
    found: dict[str, Any] = {}
    for key, value in told.items():
        name = PERIODS.get(key, key)
        if name not in {rule.name for rule in profile.filing}:
            name = next((r.name for r in profile.filing if key in r.categories), name)
        days = re.match(r"(\d{1,4}) calendar days", value) if isinstance(value, str) else None
        if days is not None:
            found[name] = {"days": int(days[1])}
        elif isinstance(value, int) and not isinstance(value, bool):
            found[name] = {"days": value}
        elif key != "roll":
            found[name] = value
    return found


def _reading(told: Any, _: Profile) -> Any:  # noqa: ANN401 — any setting
    """`A` or `B`, perhaps with the reading's explanation after it."""
    return told.split(" ")[0] if isinstance(told, str) else told


_READ: Final[Mapping[str, Callable[[Any, Profile], Any]]] = {
    "evidence.claimant_clock": _clock,
    "acceptance.auto_refuse": _refusal,
    "acceptance.acc5_reading": _reading,
    "calendar": _calendar,
    "filing": _periods,
}
