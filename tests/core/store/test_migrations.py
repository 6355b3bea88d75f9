"""Old data always upgrades, and the migrations make exactly the tables that the code expects."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from core.store import case_tables, exhibit_table, fetch_tables  # noqa: F401 — they fill the metadata
from core.store.engine import open_database
from core.store.migrations.upgrade import head, revision, upgrade
from core.store.tables import metadata

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


def test_work_of_the_first_release_that_served_by_hand_names_the_notice_that_failed(engine):
    upgrade(engine, FIRST)
    with engine.begin() as connection:
        for number, channel in ((1, "by_hand"), (2, "by_hand"), (3, "telegram")):
            connection.execute(
                text(
                    'INSERT INTO notices (notice_id, case_id, number, "to", text_id, words, channel,'
                    " status, created_at, attempt, version) VALUES (:id, 'D-1', :number,"
                    " 'respondent', 'notice-opened', '{}', :channel, 'undelivered',"
                    " '2026-11-24T10:00:00.000000Z', 2, 1)"
                ),
                {"id": f"D-1/{number}", "number": number, "channel": channel},
            )
        connection.execute(
            text(
                "INSERT INTO work_items (item_id, case_id, work, status, created_at, fence, version)"
                " VALUES ('D-1/serve_by_hand', 'D-1', 'serve_by_hand', 'open',"
                " '2026-11-24T10:00:00.000000Z', 0, 1)"
            )
        )
    upgrade(engine)
    with engine.begin() as connection:
        named = connection.execute(text("SELECT notice_id FROM work_items")).scalars().all()

    assert named == ["D-1/2"]


def test_of_two_open_cases_from_before_the_older_has_the_place_and_both_go_on(engine):
    upgrade(engine, FIRST)
    with engine.begin() as connection:
        for number, opened, role, status in (
            ("D-1", "25", "buyer", "held"),
            ("D-2", "24", "buyer", "held"),
            ("D-3", "23", "buyer", "declined"),
            ("D-4", "25", "seller", "held"),
        ):
            connection.execute(
                text(
                    "INSERT INTO cases (case_id, application_id, order_id, claimant_role, category,"
                    " status, opened_at, material_version, fence, notices, claimant_exhibits,"
                    " respondent_exhibits, journal_length, version) VALUES (:number, :number,"
                    " 'OK-1', :role, '', :status, :opened, 1, 0, 0, 0, 0, 0, 1)"
                ),
                {
                    "number": number,
                    "role": role,
                    "status": status,
                    "opened": f"2026-11-{opened}T10:00:00.000000Z",
                },
            )
    upgrade(engine)
    with engine.begin() as connection:
        rows = connection.execute(text("SELECT case_id, place FROM cases ORDER BY case_id")).all()

    assert rows == [("D-1", None), ("D-2", "OK-1/buyer"), ("D-3", None), ("D-4", "OK-1/seller")]


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
