"""A batch is a serial history: handled together or one by one, the database is the same."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from bot.transport.losses import Surroundings, Unreadable
from bot.transport.worker import Worker
from core.store import inbox, shelves, timers
from core.store.batch import Batch
from core.store.engine import open_database
from core.store.inbox import Arrival, Incoming, Received
from core.store.outgoing import Kind
from core.store.rows import Person, Timer
from core.store.tables import metadata
from core.store.transaction import Entropy, Transaction

START = datetime(2026, 11, 24, 10, tzinfo=UTC)
EPOCH = 1_000_000


class Mishap(Exception):
    """What a scripted update raises."""


class Script:
    """A handler that does what the update's own body says."""

    def preload(self, batch: Batch, incoming: Sequence[Incoming]) -> None:
        """Read every dialogue in one statement."""
        batch.preload(shelves.PERSONS, "person_id", {one.lane for one in incoming})

    def handle(self, incoming: Incoming, tx: Transaction) -> Arrival:
        """Play the operations, then fail if told to."""
        told = json.loads(incoming.body)
        if told.get("unreadable"):
            raise Unreadable(incoming.update_id)
        for operation in told["do"]:
            self._play(operation, incoming, tx)
        if incoming.attempts < told["fails"]:
            raise Mishap(incoming.update_id)
        return Arrival.DONE if told["do"] else Arrival.IGNORED

    def _play(self, operation: str, incoming: Incoming, tx: Transaction) -> None:
        match operation:
            case "speak":
                self._bump(tx, incoming.lane)
            case "share":
                self._bump(tx, "shared")
            case "prompt":
                tx.send(
                    bot="party",
                    chat_id=1,
                    kind=Kind.PROMPT,
                    method="sendMessage",
                    params={"chat_id": 1, "text": incoming.update_id},
                    slot=f"prompt/{incoming.lane}",
                )
            case "notice":
                tx.send(
                    bot="party",
                    chat_id=1,
                    kind=Kind.NOTICE,
                    method="sendMessage",
                    params={"chat_id": 1, "text": incoming.update_id},
                )
            case "remind":
                tx.remind(
                    f"lane/{incoming.lane}", "bump", incoming.lane, tx.now + timedelta(seconds=2)
                )
            case "signal":
                tx.signal("echo", "echo", of=incoming.update_id)
            case "offer":
                tx.offer(
                    bot="party",
                    chat_id=1,
                    subject=incoming.lane,
                    material_version=0,
                    actions=["a", "b"],
                    user_id=1,
                )

    def _bump(self, tx: Transaction, key: str) -> None:
        before = tx.get(shelves.PERSONS, key)
        if before is None:
            tx.add(
                shelves.PERSONS,
                Person(
                    key,
                    "party",
                    int(hashlib.sha256(key.encode()).hexdigest()[:12], 16),
                    1,
                    "en",
                    focus="1",
                ),
            )
        else:
            tx.save(shelves.PERSONS, replace(before, focus=str(int(before.focus or "0") + 1)))


class Echo(Script):
    """Handles the desk's own signals."""

    def handle(self, incoming: Incoming, tx: Transaction) -> Arrival:
        """Count the echo on the shared dialogue."""
        self._bump(tx, "shared")
        return Arrival.DONE


class Clockwork:
    """Timers bump their lane; losses are told."""

    def __init__(self) -> None:
        """Use the script's own operation."""
        self._script = Script()

    def ring(self, timer: Timer, tx: Transaction) -> None:
        """Count the ring on the timer's dialogue."""
        self._script._bump(tx, timer.subject)

    def stopped(self, timer: Timer, tx: Transaction) -> None:
        """Say that a timer stands still."""
        self._say(tx, f"stopped: {timer.timer_id}")

    def mourn(self, incoming: Incoming, arrival: Arrival, tx: Transaction) -> None:
        """Say that a letter is dead."""
        self._say(tx, f"{arrival}: {incoming.update_id}")

    def _say(self, tx: Transaction, text: str) -> None:
        tx.send(
            bot="staff",
            chat_id=9,
            kind=Kind.NOTICE,
            method="sendMessage",
            params={"chat_id": 9, "text": text},
        )


def scripted(cause: str) -> Entropy:
    """Random bytes that depend on the cause alone, so that two runs can be compared."""
    drawn = 0

    def draw(count: int) -> bytes:
        nonlocal drawn
        drawn += 1
        return hashlib.shake_256(f"{cause}/{drawn}".encode()).digest(count)

    return draw


ENGINES: dict[str, Engine] = {}


def engine_of(url: str) -> Engine:
    """The database of this address, emptied: making tables anew for each example takes too long."""
    if url not in ENGINES:
        ENGINES[url] = open_database(url)
        metadata.create_all(ENGINES[url])
    with ENGINES[url].begin() as connection:
        if connection.dialect.name == "postgresql":
            names = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
            connection.exec_driver_sql(f"TRUNCATE {names} RESTART IDENTITY")
        else:
            for table in reversed(metadata.sorted_tables):
                connection.execute(table.delete())
            connection.exec_driver_sql("DELETE FROM sqlite_sequence")
    return ENGINES[url]


class Rig:
    """A database, a clock and a worker."""

    def __init__(self, url: str) -> None:
        """Create the tables."""
        self.engine = engine_of(url)
        self.now = START
        self.worker = Worker(
            {"party": Script(), "staff": Script(), "core": Echo()},
            Clockwork(),
            Surroundings(clock=lambda: self.now, entropy=scripted),
            limit=8,
        )

    def receive(self, updates: list[dict[str, Any]]) -> None:
        """Store the updates."""
        with self.engine.begin() as connection:
            inbox.receive(
                connection,
                [
                    Received(
                        u["source"], str(EPOCH + n), f"{u['source']}/c/{u['lane']}", json.dumps(u)
                    )
                    for n, u in enumerate(updates)
                ],
                self.now,
            )

    def round(self, *, together: bool) -> bool:
        """Handle what can be handled now; say whether anything is still waiting."""
        if together:
            with self.engine.begin() as connection:
                self.worker.turn(connection)
        else:
            self.worker.stumbled(self.engine, Mishap("run singly"))
        with self.engine.begin() as connection:
            row = connection.execute(
                select(shelves.SIGNALS.table.c.seq)
                .where(shelves.SIGNALS.table.c.status == "waiting")
                .limit(1)
            ).first()
            timer = connection.execute(
                select(shelves.TIMERS.table.c.timer_id)
                .where(shelves.TIMERS.table.c.status == "waiting")
                .limit(1)
            ).first()
        return row is not None or timer is not None

    def run(self, *, together: bool) -> None:
        """Go on until nothing waits; legal time advances between rounds."""
        for _ in range(400):
            if not self.round(together=together):
                return
            self.now += timedelta(seconds=1)
        pytest.fail("the worker never came to rest")

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table."""
        with self.engine.begin() as connection:
            return {
                table.name: sorted(
                    (tuple(row) for row in connection.execute(select(table))), key=repr
                )
                for table in metadata.sorted_tables
            }


OPERATIONS = st.sampled_from(["speak", "share", "prompt", "notice", "remind", "signal", "offer"])
UPDATES = st.lists(
    st.fixed_dictionaries(
        {
            "source": st.sampled_from(["party", "staff"]),
            "lane": st.integers(1, 4),
            "do": st.lists(OPERATIONS, max_size=4),
            "fails": st.sampled_from([0, 0, 0, 0, 1, 2, 99]),
            "unreadable": st.sampled_from([False] * 9 + [True]),
        }
    ),
    max_size=25,
)


@pytest.fixture
def urls(fresh_url):
    """Two databases of one kind."""
    yield (fresh_url(), fresh_url())
    for engine in ENGINES.values():
        engine.dispose()
    ENGINES.clear()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(updates=UPDATES)
def test_batches_and_single_updates_give_the_same_database(urls, updates):
    dumps = []
    for together, url in zip((True, False), urls, strict=True):
        rig = Rig(url)
        rig.receive(updates)
        rig.run(together=together)
        dumps.append(rig.dump())

    assert dumps[0] == dumps[1]


def test_a_failing_update_leaves_nothing_and_the_others_go_on(urls):
    rig = Rig(urls[0])
    rig.receive(
        [
            {"source": "party", "lane": 1, "do": ["speak", "notice"], "fails": 99},
            {"source": "party", "lane": 2, "do": ["speak"], "fails": 0},
        ]
    )
    rig.round(together=True)
    people = rows(rig.engine, shelves.PERSONS.table)

    assert [person.person_id for person in people] == ["party/c/2"]
    assert rows(rig.engine, shelves.OUTBOX.table) == []


def test_after_five_failures_an_update_is_a_dead_letter_and_its_lane_goes_on(urls):
    rig = Rig(urls[0])
    rig.receive(
        [
            {"source": "party", "lane": 1, "do": ["speak"], "fails": 99},
            {"source": "party", "lane": 1, "do": ["speak"], "fails": 0},
        ]
    )
    rig.run(together=True)
    first, second = rows(rig.engine, shelves.SIGNALS.table)

    assert (first.status, first.attempts, first.fault.split(" ")[0]) == ("dead", 5, "Mishap")
    assert second.status == "done"
    assert "dead" in rows(rig.engine, shelves.OUTBOX.table)[0].params["text"]


def test_an_update_after_a_failing_one_waits_for_its_turn_in_the_lane(urls):
    rig = Rig(urls[0])
    rig.receive(
        [
            {"source": "party", "lane": 1, "do": ["speak"], "fails": 2},
            {"source": "party", "lane": 1, "do": ["speak"], "fails": 0},
        ]
    )
    rig.round(together=True)

    assert [r.status for r in rows(rig.engine, shelves.SIGNALS.table)] == ["waiting", "waiting"]


def test_a_batch_that_loses_a_race_is_run_again_singly_and_loses_nothing(urls, monkeypatch):
    rig = Rig(urls[0])
    rig.receive([{"source": "party", "lane": n, "do": ["speak"], "fails": 0} for n in range(3)])
    with pytest.raises(inbox.Overtaken), rig.engine.begin() as connection:
        with monkeypatch.context() as patched:
            patched.setattr(inbox, "finish", overtaken)
            rig.worker.turn(connection)
    rig.worker.stumbled(rig.engine, Mishap("the batch was overtaken"))

    assert len(rows(rig.engine, shelves.PERSONS.table)) == 3
    assert {r.status for r in rows(rig.engine, shelves.SIGNALS.table)} == {"done"}


def test_after_an_unclean_stop_an_attempt_is_counted_before_it_runs(urls):
    rig = Rig(urls[0])
    rig.receive([{"source": "party", "lane": 1, "do": ["speak"], "fails": 0}])
    rig.worker = Worker(
        {"party": Script(), "staff": Script(), "core": Echo()},
        Clockwork(),
        Surroundings(clock=lambda: rig.now, entropy=scripted),
        careful=1,
    )
    with rig.engine.begin() as connection:
        rig.worker.turn(connection)
    counted = rows(rig.engine, shelves.SIGNALS.table)[0]
    with rig.engine.begin() as connection:
        rig.worker.turn(connection)
    handled = rows(rig.engine, shelves.SIGNALS.table)[0]

    assert (counted.status, counted.attempts) == ("waiting", 1)
    assert (handled.status, handled.attempts) == ("done", 1)


@pytest.mark.parametrize("together", [True, False])
def test_a_letter_that_is_put_back_may_die_again_and_is_told_again(urls, together):
    rig = Rig(urls[0])
    rig.receive([{"source": "party", "lane": 1, "do": [], "fails": 0, "unreadable": True}])
    rig.round(together=together)
    letter = rows(rig.engine, shelves.SIGNALS.table)[0]
    with rig.engine.begin() as connection:
        inbox.retry(connection, [letter.seq])
    rig.round(together=together)

    assert rows(rig.engine, shelves.SIGNALS.table)[0].status == "quarantined"
    assert len(rows(rig.engine, shelves.OUTBOX.table)) == 2


def test_a_letter_whose_notice_cannot_be_written_is_closed_without_it(urls, monkeypatch):
    def unbindable(self, incoming, arrival, tx):
        self._say(tx, "a\ud800")

    rig = Rig(urls[0])
    rig.receive(
        [
            {"source": "party", "lane": 1, "do": [], "fails": 0, "unreadable": True},
            {"source": "party", "lane": 2, "do": ["speak"], "fails": 0},
        ]
    )
    monkeypatch.setattr(Clockwork, "mourn", unbindable)
    rig.run(together=False)

    assert [r.status for r in rows(rig.engine, shelves.SIGNALS.table)] == ["dead", "done"]


def test_running_singly_without_a_database_raises_nothing(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    around = Surroundings(clock=lambda: START, entropy=scripted)
    worker = Worker({"party": Script()}, Clockwork(), around)

    assert worker.stumbled(engine, Mishap("no tables")) is False
    engine.dispose()


@pytest.mark.parametrize("together", [True, False])
def test_a_timer_that_failed_five_times_is_told_of_and_may_be_started_again(
    urls, monkeypatch, together
):
    def fails(self, timer, tx):
        raise Mishap(timer.timer_id)

    rig = Rig(urls[0])
    rig.receive([{"source": "party", "lane": 1, "do": ["remind"], "fails": 0}])
    with monkeypatch.context() as patched:
        patched.setattr(Clockwork, "ring", fails)
        for _ in range(7):
            rig.round(together=together)
            rig.now += timedelta(seconds=61)
    told = rows(rig.engine, shelves.OUTBOX.table)
    with rig.engine.begin() as connection:
        stopped = [timer.timer_id for timer in timers.stopped(connection)]
        timers.restart(connection, stopped)
    rig.round(together=together)

    assert [row.params["text"] for row in told] == ["stopped: lane/party/c/1"]
    assert stopped == ["lane/party/c/1"]
    assert rows(rig.engine, shelves.TIMERS.table)[0].status == "done"


def test_timers_are_looked_at_once_a_second_and_at_once_when_a_batch_has_set_one(urls, monkeypatch):
    rig, asked, due = Rig(urls[0]), [], timers.due

    def counted(connection, now, limit):
        asked.append(now - START)
        return due(connection, now, limit)

    monkeypatch.setattr(timers, "due", counted)
    for _ in range(3):
        rig.round(together=True)
    rig.receive([{"source": "party", "lane": 1, "do": ["remind"], "fails": 0}])
    for _ in range(3):
        rig.round(together=True)
    rig.now += timedelta(seconds=1)
    for _ in range(3):
        rig.round(together=True)

    assert asked == [timedelta(0), timedelta(0), timedelta(seconds=1)]


def test_the_fetcher_hears_only_of_batches_that_owe_a_download(urls):
    heard = []

    class Files(Script):
        def _play(self, operation, incoming, tx):
            tx.fetch(operation, bot="party", file_id="f")

    rig = Rig(urls[0])
    worker = Worker(
        {"party": Script(), "staff": Files()},
        Clockwork(),
        Surroundings(clock=lambda: rig.now, entropy=scripted),
        on_commit=lambda: heard.append("sender"),
        on_fetch=lambda: heard.append("fetcher"),
    )
    for source in ("party", "staff"):
        rig.receive([{"source": source, "lane": 1, "do": ["notice"], "fails": 0}])
        with rig.engine.begin() as connection:
            worker.turn(connection)
        worker.committed()

    assert heard == ["sender", "sender", "fetcher"]


def test_a_second_worker_takes_what_the_first_has_left(postgres_server):
    engine = open_database(postgres_server.fresh())
    metadata.create_all(engine)
    rows = [Received("party", str(n), f"party/c/{n % 300}", "{}") for n in range(600)]
    with engine.begin() as connection:
        inbox.receive(connection, rows, START)
    with engine.begin() as first, engine.begin() as second:
        mine = inbox.waiting(first, START, 64)
        others = inbox.waiting(second, START, 64)
        alone = inbox.still_waiting(second, START, mine[0])
    engine.dispose()

    assert (len(mine), len(others), alone) == (64, 64, None)
    assert {one.lane for one in mine}.isdisjoint(one.lane for one in others)


def overtaken(*_: object) -> None:
    raise inbox.Overtaken("inbox", 3, 2)


def rows(engine: Engine, table: Any) -> list[Any]:
    with engine.begin() as connection:
        return list(connection.execute(select(table).order_by(*table.primary_key)))
