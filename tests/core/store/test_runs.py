"""Which runs have died: those that nobody holds any more, never those that still live."""

from datetime import UTC, datetime

import pytest

from core.store import inbox, runs
from core.store.engine import open_database
from core.store.inbox import Received
from core.store.tables import metadata

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def engine(database_url):
    opened = open_database(database_url)
    metadata.create_all(opened)
    with opened.begin() as connection:
        inbox.receive(connection, [Received("party", "1", "party/c/5", "{}")], NOON)
    yield opened
    opened.dispose()


def careful(engine, run_id):
    single = engine.dialect.name == "sqlite"
    with engine.begin() as connection:
        return runs.start(connection, run_id, ["worker"], NOON, single=single)


def test_a_worker_beside_living_ones_need_not_be_careful(postgres_server):
    engine = open_database(postgres_server.fresh())
    metadata.create_all(engine)
    with engine.begin() as connection:
        inbox.receive(connection, [Received("party", "1", "party/c/5", "{}")], NOON)
    held = runs.hold(engine, "first")
    first = careful(engine, "first")
    beside_it = careful(engine, "second")
    held.close()
    after_it_died = careful(engine, "third")
    engine.dispose()

    assert (first, beside_it, after_it_died) == (0, 0, 1)


def test_after_a_run_that_never_stopped_what_waits_is_counted_first(engine):
    first, second = careful(engine, "first"), careful(engine, "second")
    with engine.begin() as connection:
        runs.stop(connection, "second", NOON)

    assert (first, second, careful(engine, "third")) == (0, 1, 0)
