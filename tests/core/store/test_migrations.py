"""Old data always upgrades, and the migrations make exactly the tables that the code expects."""

from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from core.evidence.exhibit import ExhibitChannel, ExhibitKind, ExhibitState, ScanState, Side
from core.store import case_tables, exhibit_table, fetch_tables  # noqa: F401 — they fill the metadata
from core.store.engine import open_database
from core.store.migrations.upgrade import head, revision, upgrade
from core.store.tables import metadata

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
FIRST = "2026_11_24_first_tables"


@pytest.fixture
def engine(database_url):
    opened = open_database(database_url)
    yield opened
    opened.dispose()


def test_an_empty_database_gets_every_table_that_the_code_knows(engine):
    before, after = upgrade(engine)
    with engine.begin() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert (before, after) == (None, head())
    assert differences == []


def test_upgrading_twice_changes_nothing(engine):
    upgrade(engine)

    assert upgrade(engine) == (head(), head())


def test_rows_of_the_first_release_are_there_after_the_upgrade(engine):
    upgrade(engine, FIRST)
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO inbox (source, update_id, body_sha, lane, body, received_at, status,"
                " attempts, version) VALUES ('party', '7', 'x', 'party/c/5', '{}',"
                " '2026-11-24T10:00:00.000000Z', 'dead', 5, 9)"
            )
        )
    reached = upgrade(engine)
    with engine.begin() as connection:
        kept = connection.execute(text("SELECT update_id, status, attempts FROM inbox")).all()

    assert reached == (FIRST, head())
    assert kept == [("7", "dead", 5)]
    assert revision(engine) == head()


def test_an_exhibit_may_be_sealed_over_words_but_never_over_nothing(engine):
    upgrade(engine)
    row = {
        "exhibit_id": "e", "application_id": "a", "order_id": "o", "role": Side.CLAIMANT,
        "letter": "B", "kind": ExhibitKind.UNLISTED, "channel": ExhibitChannel.THIRD_PARTY, "bot": "party",
        "chat_id": 5, "user_id": 5, "message_id": 7, "file_id": "", "file_unique_id": "",
        "sent_at": NOON, "received_at": NOON, "state": ExhibitState.SEALED, "scan": ScanState.NOT_SCANNED,
        "sha256": "00", "late": False, "version": 1,
    }  # fmt: skip
    with engine.begin() as connection:
        connection.execute(exhibit_table.exhibits.insert().values(**row, caption="words"))

    for lacking in ({"caption": None}, {"caption": "words", "sha256": None}):
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(
                exhibit_table.exhibits.insert().values(**row | lacking | {"exhibit_id": "f"})
            )
