"""An ordinary application under the shipped profile, which each test changes where it needs to."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import settings

from core.calendar import WorkingCalendar
from core.rulebook.assessment import Assessment, Phase, assess
from core.rulebook.facts import Fact, Facts, Source
from core.rulebook.profile import Profile
from tests.core.rulebook.reading import PROFILE, judged, scenario

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
# A busy machine is no slow rule; `python -m bench assess` measures.

NOON = datetime(2026, 7, 13, 4, tzinfo=UTC)
"""12:00 in Beijing, two hours after the ordinary application."""


@pytest.fixture(scope="session")
def profile() -> Profile:
    return PROFILE


@pytest.fixture(scope="session")
def calendar(profile: Profile) -> WorkingCalendar:
    return profile.calendar()


@pytest.fixture(scope="session")
def ordinary() -> Mapping[str, Any]:
    """The facts of the ordinary application, by name."""
    _, facts = judged(scenario())
    return {name: fact.value for name, fact in facts.items()}


@pytest.fixture(scope="session")
def told() -> Callable[[Mapping[str, Any]], Facts]:
    """Plain values as facts by record."""

    def facts(values: Mapping[str, Any]) -> Facts:
        return Facts({name: Fact(value, Source.RECORD) for name, value in values.items()})

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
