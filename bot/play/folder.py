"""The folder of a play: it wipes what is its own, in a folder that is its own, and nothing else."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from core.errors import Fault

MARK: Final = ".okyoo-play"
"""The file by which a play knows a folder of its own; it is locked while one is running."""
DATABASE: Final = "desk.sqlite3"
BLOBS: Final = "blobs"
OWN: Final = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal", BLOBS)


class Folder:
    """Where the database and the files of a play are kept."""

    def __init__(self, path: Path) -> None:
        """Nothing is touched before `claimed`."""
        self.path = path

    @property
    def database(self) -> Path:
        """The database's file."""
        return self.path / DATABASE

    @property
    def blobs(self) -> Path:
        """The folder of the evidence."""
        return self.path / BLOBS

    @contextmanager
    def claimed(self) -> Iterator[None]:
        """Inside, no other play has this folder. Raises Fault when it is not a play's to have."""
        if self.path.exists() and not self.path.is_dir():
            message = f"--folder {self.path}: it is a file; name a folder"
            raise Fault(message)
        mark = self.path / MARK
        if not mark.exists() and self.path.exists() and any(self.path.iterdir()):
            message = (
                f"--folder {self.path}: it holds files that are not a play's, and they stay as they "
                "are; name an empty folder, or one that does not exist yet"
            )
            raise Fault(message)
        self.path.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(mark, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._lock(descriptor)
            yield
        finally:
            os.close(descriptor)

    def clear(self) -> None:
        """Forget the last play; whatever else somebody put here stays."""
        for name in OWN:
            one = self.path / name
            if one.is_dir() and not one.is_symlink():
                shutil.rmtree(one)
            else:
                one.unlink(missing_ok=True)

    def _lock(self, descriptor: int) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = (
                f"--folder {self.path}: another play is using it; end that one, or name another "
                "folder"
            )
            raise Fault(message) from None
