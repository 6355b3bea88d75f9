"""From a scenario's form to facts, each with who says it; what is left out stays unknown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from core.calendar import WorkingCalendar
from core.errors import Fault
from core.rulebook.facts import Fact, Facts
from core.rulebook.profile import Profile
from core.rulebook.profile_file import overlaid
from core.rulebook.profile_keys import as_profile
from core.rulebook.scenario_application import application_facts
from core.rulebook.scenario_dispute import dispute_facts
from core.rulebook.scenario_form import Scenario
from core.rulebook.scenario_order import order_facts
from core.rulebook.scenario_proceedings import proceeding_facts


class ScenarioError(Fault):
    """A scenario that cannot be read: the path of the fault, and the reason."""


def read_scenario(told: object, name: str = "scenario") -> Scenario:
    """Read one scenario. Raises ScenarioError, which names the path of the fault under `name`."""
    if not isinstance(told, dict):
        message = f"{name}: it is not a JSON object"
        raise ScenarioError(message)
    try:
        return Scenario.model_validate(told)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ScenarioError(
            f"{path_of(name, first['loc'])}: {first['msg'].removeprefix('Value error, ')}"
        ) from None


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
    return overlaid(profile, as_profile(told.told, profile, told.where), told.where)


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


def path_of(name: str, loc: tuple[Any, ...]) -> str:
    """`scenario[3].facts.order.paid_at`, for a place in it."""
    return name + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
