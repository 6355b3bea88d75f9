"""The writer: whatever becomes of one job or of the database, the others are heard."""

import threading
from concurrent.futures import CancelledError

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from core.store.engine import open_database
from core.store.writer import Writer

PATIENCE = 10


def nothing(connection):
    """A job that writes nothing."""


class Crew:
    """A crew whose turns fail while it is told to."""

    def __init__(self):
        self.error = None
        self.stumbles = threading.Semaphore(0)
        self.turned = threading.Semaphore(0)

    def turn(self, connection):
        if self.error is not None:
            raise self.error
        self.turned.release()
        return False

    def committed(self):
        """Nobody is told."""

    def stumbled(self, engine, error):
        self.stumbles.release()
        return False

    def patience(self):
        return 0.01


@pytest.fixture
def engine(database_url):
    opened = open_database(database_url)
    yield opened
    opened.dispose()


def test_a_job_that_was_cancelled_in_time_is_not_run_and_harms_no_other(engine):
    broken, ran = [], []
    writer = Writer(engine, on_broken=broken.append)
    gone = writer.submit(ran.append)
    kept = writer.submit(lambda c: c.execute(text("SELECT 2")).scalar())
    gone.cancel()
    writer.start()

    assert kept.result(PATIENCE) == 2
    with pytest.raises(CancelledError):
        gone.result(PATIENCE)
    writer.stop()
    assert (ran, broken) == ([], [])


def test_a_job_that_runs_can_no_longer_be_cancelled(engine):
    begun, go_on = threading.Event(), threading.Event()

    def slow(connection):
        begun.set()
        go_on.wait(PATIENCE)
        return "done"

    writer = Writer(engine)
    writer.start()
    job = writer.submit(slow)
    begun.wait(PATIENCE)
    cancelled = job.cancel()
    go_on.set()

    assert (cancelled, job.result(PATIENCE)) == (False, "done")
    writer.stop()


def test_a_crew_that_stumbles_is_given_another_turn(engine):
    crew = Crew()
    crew.error = OperationalError("away", {}, Exception())
    writer = Writer(engine, crew)
    writer.start()
    stumbled = all(crew.stumbles.acquire(timeout=PATIENCE) for _ in range(3))
    crew.error = None

    assert stumbled
    assert crew.turned.acquire(timeout=PATIENCE)
    writer.stop()


def test_while_the_database_is_away_a_job_is_told_so_and_the_next_one_is_taken():
    away = open_database("postgresql://nobody:x@127.0.0.1:1/nothing")
    broken = []
    writer = Writer(away, on_broken=broken.append)
    writer.start()
    for _ in range(2):
        with pytest.raises(OperationalError):
            writer.submit(nothing).result(PATIENCE)
    writer.stop()

    assert broken == []


def test_after_the_writer_has_ended_nobody_waits_for_it(engine):
    class Ends(Crew):
        def turn(self, connection):
            raise SystemExit

    broken = []
    writer = Writer(engine, Ends(), on_broken=broken.append)
    early = writer.submit(nothing)
    writer.start()
    for job in (early, writer.submit(nothing)):
        with pytest.raises(SystemExit):
            job.result(PATIENCE)

    assert [type(error) for error in broken] == [SystemExit]
