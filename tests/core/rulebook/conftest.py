"""An ordinary application under the shipped profile, which each test changes where it needs to."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.calendar import WorkingCalendar
from core.rulebook.assessment import Assessment, Phase, assess
from core.rulebook.facts import Fact, Facts, Source
from core.rulebook.profile import Profile
from core.rulebook.profile_file import load_profile

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
NOON = datetime(2026, 7, 13, 4, tzinfo=UTC)
"""12:00 in Beijing, two hours after the ordinary application."""


@pytest.fixture(scope="session")
def profile() -> Profile:
    return load_profile(ROOT / "profiles" / "okyoo.toml")


@pytest.fixture(scope="session")
def calendar(profile: Profile) -> WorkingCalendar:
    return profile.calendar()


@pytest.fixture(scope="session")
def ordinary() -> Mapping[str, Any]:
    return yaml.safe_load((HERE / "ordinary.yaml").read_text())


@pytest.fixture(scope="session")
def told() -> Callable[[Mapping[str, Any]], Facts]:
    """Plain values, as read from a scenario, as facts by record."""

    def facts(values: Mapping[str, Any]) -> Facts:
        lists = {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
        return Facts({name: Fact(value, Source.RECORD) for name, value in lists.items()})

    return facts


@pytest.fixture(scope="session")
def assessed(
    profile: Profile,
    calendar: WorkingCalendar,
    ordinary: Mapping[str, Any],
    told: Callable[[Mapping[str, Any]], Facts],
) -> Callable[..., Assessment]:
    """The ordinary application with some facts changed and some left out."""

    def changed(
        without: tuple[str, ...] = (),
        at: datetime = NOON,
        phase: Phase = Phase.INTAKE,
        by: Profile = profile,
        **facts: Any,
    ) -> Assessment:
        values = {**ordinary, **facts}
        kept = {name: value for name, value in values.items() if name not in without}
        return assess(told(kept), by, calendar, at, phase)

    return changed
