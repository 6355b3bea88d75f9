"""The hot questions are answered by indexes, so that a million cases cost what a thousand do."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, text

from core.store import fetches, inbox, outbox, slots, timers
from core.store.engine import open_database
from core.store.inbox import Arrival, Outcome, Received
from core.store.tables import metadata

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
LATER = NOON + timedelta(minutes=1)


@pytest.fixture
def engine(database_url):
    opened = open_database(database_url)
    metadata.create_all(opened)
    yield opened
    opened.dispose()


def ask_everything(connection):
    """What the desk asks in every turn of its writer."""
    rows = [Received("party", str(n), f"party/c/{n}", "{}") for n in range(3)]
    inbox.receive(connection, rows, NOON)
    taken = inbox.waiting(connection, NOON, 64)
    inbox.finish(connection, [Outcome(one, Arrival.DONE) for one in taken], NOON)
    timers.due(connection, NOON, 64)
    outbox.supersede(connection, {"prompt/1": NOON, "prompt/2": NOON})
    outbox.claim(connection, now=NOON, until=LATER, token="t", limit=50)
    outbox.next_due(connection, NOON)
    slots.messages_of(connection, ["prompt/1"])
    outbox.sent_since(connection, NOON)
    fetches.claim(connection, now=NOON, until=LATER, token="t", limit=4)
    inbox.offset(connection, "party")
    inbox.purge(connection, NOON)
    inbox.letters(connection)


def test_no_hot_question_reads_a_whole_table(engine):
    asked = []

    @event.listens_for(engine, "before_cursor_execute")
    def note(connection, cursor, statement, parameters, context, many):  # noqa: PLR0917
        if statement.startswith(("SELECT", "UPDATE")):
            asked.append((statement, parameters[0] if many else parameters))

    with engine.begin() as connection:
        ask_everything(connection)
    event.remove(engine, "before_cursor_execute", note)
    plan_of = on_sqlite if engine.dialect.name == "sqlite" else on_postgresql
    with engine.begin() as connection:
        plans = {statement: plan_of(connection, statement, given) for statement, given in asked}

    assert len(plans) >= 12
    assert {s: p for s, p in plans.items() if p} == {}


def on_sqlite(connection, statement, parameters):
    """The steps of SQLite's plan that read a table without an index."""
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    return [row[3] for row in rows if re.match(r"SCAN [a-z](?!.*USING)", row[3])]


def on_postgresql(connection, statement, parameters):
    """The same of PostgreSQL's, and those that read or sort more than is asked for.

    While a table is small it would rather do so, and go on when the table has grown.
    """
    rows = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
    return [row[0] for row in rows if re.search(r"Seq Scan|Bitmap|Hash Join|Merge Join", row[0])]


def test_the_head_of_a_chat_is_found_by_its_address_alone(engine):
    asked = []

    @event.listens_for(engine, "before_cursor_execute")
    def note(connection, cursor, statement, parameters, context, many):  # noqa: PLR0917
        if statement.startswith("UPDATE"):
            asked.append((statement, parameters))

    with engine.begin() as connection:
        outbox.claim(connection, now=NOON, until=LATER, token="t", limit=50)
        ((statement, parameters),) = asked
        event.remove(engine, "before_cursor_execute", note)
        if engine.dialect.name == "sqlite":
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plan = "\n".join(row[3] for row in rows)
            wanted = r"SEARCH earlier USING (COVERING )?INDEX ix_outbox_address \(\(?address"
        else:
            connection.execute(text("SET LOCAL plan_cache_mode = force_generic_plan"))
            rows = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
            plan = "\n".join(row[0] for row in rows)
            wanted = r"ix_outbox_address on outbox earlier.*\n\s+Index Cond: \(ROW\(address, seq\) >= ROW"

    assert re.search(wanted, plan), plan
