"""The server of a test run: shared by its processes, gone with the last, however that one ends."""

import os
import subprocess
import sys
import uuid
from pathlib import Path

import psutil
import psycopg
import pytest
from sqlalchemy import text

from core.store.engine import open_database

ROOT = Path(__file__).resolve().parents[1]
WORKER = """
import sys
from pathlib import Path
from tests import postgres
with postgres.server() as server:
    print(server.fresh(), flush=True)
    print(server.uri, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def worker():
    """Starts a process that holds the server of a run of its own until its input ends."""
    environment = os.environ | {"PYTEST_XDIST_TESTRUNUID": uuid.uuid4().hex}
    started = []

    def start():
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", WORKER],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process, process.stdout.readline().strip(), process.stdout.readline().strip()

    yield start
    for process in started:
        process.kill()
        process.communicate()


def postmaster(uri: str) -> psutil.Process:
    """The server's main process."""
    with psycopg.connect(uri) as connection:
        (folder,) = connection.execute("SHOW data_directory").fetchone()
    return psutil.Process(int((Path(folder) / "postmaster.pid").read_text().splitlines()[0]))


def test_the_processes_of_a_run_share_one_server_and_no_database(worker):
    _, first, uri = worker()
    _, second, same = worker()

    assert uri == same
    assert first != second


def test_the_server_goes_on_until_its_last_process_is_killed_and_then_ends(worker):
    one, _, uri = worker()
    other, _, _ = worker()
    server = postmaster(uri)

    one.kill()
    one.wait()
    assert postmaster(uri).pid == server.pid
    other.kill()
    other.wait()

    server.wait(timeout=30)
    assert not server.is_running()


def test_a_database_is_fresh_and_one_can_write_to_it(database_url):
    engine = open_database(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE seen (id integer)"))
        connection.execute(text("INSERT INTO seen VALUES (1)"))
        count = connection.execute(text("SELECT count(*) FROM seen")).scalar()
    engine.dispose()

    assert count == 1


def test_two_fresh_databases_do_not_see_each_other(fresh_urls):
    one, other = (open_database(next(fresh_urls)) for _ in range(2))
    for engine in (one, other):
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE seen (id integer)"))
        engine.dispose()

    assert one.url != other.url
