"""Sets: many rows go as one statement, and are kept as if each had been written alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, insert, select, update
from sqlalchemy.exc import IntegrityError, StatementError

from core.store import case_tables, inbox, outbox, shelves, slots, tables
from core.store.batch import Batch, Draft
from core.store.engine import open_database
from core.store.flush import flush
from core.store.inbox import Arrival, Outcome, Received
from core.store.outgoing import Kind, Outgoing, Result, Sending
from core.store.rows import Person
from core.store.sets import change_all, insert_all
from core.store.tables import metadata

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
LATER = NOON + timedelta(minutes=1)
ODD = 'a "quoted" \\ back\nslash, ж, 日本, \U0001f600, {"json": [1]}, %s, $1, \x7f'


@pytest.fixture
def engine(database_url):
    opened = open_database(database_url)
    metadata.create_all(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def asked(engine):
    """Every statement that the driver was given, and whether it was to repeat it."""
    told = []

    @event.listens_for(engine, "before_cursor_execute")
    def note(connection, cursor, statement, parameters, context, many):  # noqa: PLR0917
        told.append((statement, many))

    return told


def order(number, **told):
    """A row with a JSON document and an instant."""
    given = {
        "order_id": f"o{number}",
        "record": {"title": ODD, "n": number, "none": None},
        "record_sha": "0" * 64,
        "buyer_id": "b",
        "seller_id": ODD[:40],
        "updated_at": NOON + timedelta(microseconds=number),
        "version": 1,
    }
    return given | told


def kept(connection, table, of):
    """A table's rows by key."""
    return [dict(row._mapping) for row in connection.execute(select(table).order_by(of))]


def test_every_value_comes_back_as_it_went(engine):
    rows = [order(n) for n in range(3)]
    with engine.begin() as connection:
        count = insert_all(connection, insert(case_tables.orders), rows)
        found = kept(connection, case_tables.orders, case_tables.orders.c.order_id)

    assert count == 3
    assert found == rows


def test_a_change_finds_its_row_by_what_was_read(engine):
    orders = case_tables.orders
    with engine.begin() as connection:
        insert_all(connection, insert(orders), [order(n) for n in range(3)])
        told = [
            {"b_order_id": f"o{n}", "b_version": as_read, "record": {"new": ODD}, "version": 2}
            for n, as_read in ((0, 1), (1, 9), (2, 1))
        ]
        count = change_all(connection, update(orders), ("order_id", "version"), told)
        found = kept(connection, orders, orders.c.order_id)

    assert count == 2
    assert [(row["record"], row["version"]) for row in found] == [
        ({"new": ODD}, 2),
        (order(1)["record"], 1),
        ({"new": ODD}, 2),
    ]


def test_what_arrives_together_is_numbered_in_its_order_and_kept_once(engine):
    rows = [Received("party", str(n % 90), f"party/c/{n}", ODD) for n in range(100)]
    with engine.begin() as connection:
        fresh = inbox.receive(connection, rows, NOON)
        again = inbox.receive(connection, rows[:5], LATER)
        found = kept(connection, tables.inbox, tables.inbox.c.seq)

    assert (fresh, again) == (90, 0)
    assert [row["update_id"] for row in found] == [str(n) for n in range(90)]
    assert {(row["body"], row["received_at"]) for row in found} == {(ODD, NOON)}


def test_the_last_message_of_a_slot_is_the_one_that_it_names(engine):
    places = [slots.Place("card/1", "staff", -5, n, NOON) for n in (1, 2)]
    with engine.begin() as connection:
        slots.fill(connection, places)
        slots.fill(connection, [replace(places[0], message_id=3), places[1]])
        found = slots.messages_of(connection, ["card/1", "card/2"])

    assert found == {"card/1": (-5, 2)}


@pytest.mark.parametrize(
    "wrong",
    [{"record_sha": None}, {"order_id": "o1"}, {"record": {"t": "\ud800"}}, {"buyer_id": "\ud800"}],
    ids=["missing", "twice", "half a character in a document", "half a character"],
)
def test_one_row_that_cannot_be_written_takes_the_whole_set_with_it(engine, wrong):
    with pytest.raises((IntegrityError, StatementError, ValueError)), engine.begin() as connection:
        insert_all(connection, insert(case_tables.orders), [order(1), order(2, **wrong)])
    with engine.begin() as connection:
        found = kept(connection, case_tables.orders, case_tables.orders.c.order_id)

    assert found == []


def a_group(engine, first, count):
    """What one group of updates asks: received, handled, answered, sent, each by somebody else."""
    numbers = range(first, first + count)
    with engine.begin() as connection:
        updates = [Received("party", str(n), f"party/c/{n}", "{}") for n in numbers]
        inbox.receive(connection, updates, NOON)
        taken = inbox.waiting(connection, NOON, count)
        batch = Batch(connection)
        batch.preload(shelves.PERSONS, "person_id", {f"party/{n}" for n in numbers})
        for n in numbers:
            draft = Draft(batch)
            draft.add(shelves.PERSONS, Person(f"party/{n}", "party", n, n, "en"))
            draft.append(shelves.OUTBOX, answer(n))
            draft.merge()
        inbox.finish(connection, [Outcome(one, Arrival.DONE) for one in taken], NOON)
        flush(connection, batch)
    with engine.begin() as connection:
        batch = Batch(connection)
        batch.preload(shelves.PERSONS, "person_id", {f"party/{n}" for n in numbers})
        for n in numbers:
            draft = Draft(batch)
            person = draft.get(shelves.PERSONS, f"party/{n}")
            draft.save(shelves.PERSONS, replace(person, focus="case/1"))
            draft.merge()
        flush(connection, batch)
    with engine.begin() as connection:
        sent = outbox.claim(connection, now=NOON, until=LATER, token="t", limit=count)
        results = [Result(one, Sending.SENT, NOON, message_id=one.seq) for one in sent]
        assert outbox.settle(connection, results, []) == count


def answer(number):
    """A prompt for one person."""
    return Outgoing(
        outgoing_id=f"u{number}.1",
        bot="party",
        address=f"party/{number}",
        chat_id=number,
        kind=Kind.PROMPT,
        method="sendMessage",
        params={"text": ODD},
        created_at=NOON,
        due_at=NOON,
        slot=f"prompt/party/{number}",
    )


def test_a_group_of_forty_asks_no_more_than_a_group_of_two(engine, asked):
    a_group(engine, 0, 2)
    small, asked[:] = list(asked), []
    a_group(engine, 100, 40)
    large = list(asked)

    assert len(large) == len(small) <= 17
    if engine.dialect.name == "postgresql":
        # One text, sent once: prepared by the driver, and run once by the server.
        assert large == small
        assert not any(many for _, many in large)
