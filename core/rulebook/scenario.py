"""From a scenario's form to facts, each with who says it; what is left out stays unknown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from core.calendar import WorkingCalendar
from core.errors import Fault
from core.rulebook.facts import Fact, Facts
from core.rulebook.profile import Profile
from core.rulebook.profile_file import overlaid
from core.rulebook.profile_keys import as_profile, place_of
from core.rulebook.scenario_application import application_facts
from core.rulebook.scenario_dispute import dispute_facts
from core.rulebook.scenario_form import Scenario
from core.rulebook.scenario_order import order_facts
from core.rulebook.scenario_proceedings import proceeding_facts
from core.rulebook.scenario_types import Part


class ScenarioError(Fault):
    """A scenario that cannot be read: the path of the fault, and the reason."""


def read_scenario(told: object, name: str = "scenario") -> Scenario:
    """Read one scenario. Raises ScenarioError, which names the path of the fault under `name`."""
    if not isinstance(told, dict):
        message = f"{name}: it is not a JSON object"
        raise ScenarioError(message)
    try:
        read = Scenario.model_validate(told)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = first["loc"] if first["type"] == "missing" else _there(told, first["loc"])
        raise ScenarioError(
            f"{path_of(name, place)}: {first['msg'].removeprefix('Value error, ')}"
        ) from None
    seen: set[str] = set()
    for index, item in enumerate(read.facts.evidence or ()):
        if item.id in seen:
            raise ScenarioError(f"{name}.facts.evidence[{index}].id: {item.id} stands twice")
        seen.add(item.id)
    return read


def profile_for(scenario: Scenario, profile: Profile, name: str = "scenario") -> Profile:
    """The profile with the scenario's own settings laid over it. Raises a Fault that names the key."""
    overrides = scenario.facts.config_overrides
    if not overrides:
        return profile
    where = f"{name}.facts.config_overrides"
    return _overlaid(profile, _Overrides(repr(overrides), overrides, where))


@dataclass(frozen=True)
class _Overrides:
    """Settings that are known by how they are written, wherever they stand."""

    text: str
    told: Mapping[str, Any] = field(compare=False)
    where: str = field(compare=False)


@lru_cache(maxsize=128)
def _overlaid(profile: Profile, told: _Overrides) -> Profile:
    """Batches repeat their settings: each kind is checked once."""
    changes = as_profile(told.told, profile, told.where)
    return overlaid(profile, changes, told.where, lambda key: place_of(key, told.told, told.where))


def scenario_facts(scenario: Scenario, calendar: WorkingCalendar, name: str = "scenario") -> Facts:
    """The facts that a scenario states. Raises ScenarioError for an amount that no currency has."""
    told = scenario.facts
    where = f"{name}.facts"
    parts: list[Mapping[str, Fact]] = [
        application_facts(told, calendar, where),
        order_facts(told, calendar, where),
        dispute_facts(told, calendar, where),
        proceeding_facts(told),
    ]
    found: dict[str, Fact] = {}
    for part in parts:
        found.update(part)
    return Facts(found)


def beyond_the_calendar(scenario: Scenario, calendar: WorkingCalendar, name: str) -> str:
    """The path of the date that led beyond the days a calendar knows.

    The first one that lies outside; else the last in time, from which a period was counted.
    """
    found = [(day, path_of(name, place)) for place, day in _days(scenario, calendar)]
    outside = [path for day, path in found if not calendar.knows(day)]
    return outside[0] if outside else max(found)[1]


def _days(
    part: object, calendar: WorkingCalendar, above: tuple[Any, ...] = ()
) -> Iterator[tuple[tuple[Any, ...], date]]:
    """Every day and instant of a scenario as the platform's day, with the way to it."""
    if isinstance(part, datetime):
        yield above, calendar.day_of(part)
    elif isinstance(part, date):
        yield above, part
    elif isinstance(part, list):
        for index, item in enumerate(part):
            yield from _days(item, calendar, (*above, index))
    elif isinstance(part, Part):
        for field, of in type(part).model_fields.items():
            yield from _days(getattr(part, field), calendar, (*above, of.alias or field))


def _there(told: Any, place: tuple[Any, ...]) -> tuple[Any, ...]:  # noqa: ANN401 — any JSON value
    """The way to a fault as far as it leads in the text; pydantic goes on to the kinds it tried."""
    for depth, key in enumerate(place):
        holds = isinstance(told, list) if isinstance(key, int) else isinstance(told, dict)
        if not holds or (isinstance(key, str) and key not in told):
            return place[:depth]
        told = told[key]
    return place


def path_of(name: str, loc: tuple[Any, ...]) -> str:
    """`scenario[3].facts.order.paid_at`, for a place in it."""
    return name + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
