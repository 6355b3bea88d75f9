"""What every test may ask for: a fresh database of each kind, for real."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import strategies

from tests import postgres

structlog.configure(logger_factory=structlog.ReturnLoggerFactory())

KINDS = ["sqlite", "postgresql"]


@pytest.fixture(scope="session", autouse=True)
def _all_of_unicode() -> None:
    """On a new clone Hypothesis reads it before its first text; no test shall be charged for that."""
    strategies.text().validate()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Postgres]:
    """A real PostgreSQL; a test that cannot have it fails."""
    with postgres.server() as server:
        yield server


@pytest.fixture(params=KINDS)
def fresh_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes an empty database, as often as it is called."""
    if request.param == "postgresql":
        server: postgres.Postgres = request.getfixturevalue("postgres_server")
        return server.fresh
    numbers = iter(range(10**6))
    return lambda: f"sqlite:///{tmp_path / f'{next(numbers)}.sqlite3'}"


@pytest.fixture
def database_url(fresh_url: Callable[[], str]) -> str:
    """One empty database."""
    return fresh_url()


@pytest.fixture
def fresh_urls(fresh_url: Callable[[], str]) -> Iterator[str]:
    """As many empty databases as are asked for."""

    def endless() -> Iterator[str]:
        while True:
            yield fresh_url()

    return endless()
