"""Sealed bytes on a disk: written once, synced, known by a random key and their SHA-256."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from core.errors import Fault


class Blobs:
    """A folder of sealed files. Keys are ours; a person's file name is never a path."""

    def __init__(self, folder: Path) -> None:
        """Keep them here; the folder is made when it is missing."""
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(self, key: str, chunks: Iterable[bytes]) -> tuple[str, int]:
        """Write, sync, rename, sync the folder; return SHA-256 (hex) and size. The same key again replaces nothing.

        Raises OSError when the folder takes nothing; half a file is never left.
        """
        path = self._path(key)
        unfinished = path.with_suffix(".part")
        seal, size = hashlib.sha256(), 0
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
        try:
            with os.fdopen(os.open(unfinished, flags, 0o400 | 0o200), "wb") as file:
                for chunk in chunks:
                    seal.update(chunk)
                    size += len(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
        unfinished.chmod(0o400)
        unfinished.rename(path)
        self._sync()
        return seal.hexdigest(), size

    def open(self, key: str) -> BinaryIO:
        """Read a blob. Raises Fault when it is not there."""
        try:
            return os.fdopen(os.open(self._path(key), os.O_RDONLY | os.O_NOFOLLOW), "rb")
        except OSError as error:
            message = f"blob {key}: {error.strerror}"
            raise Fault(message) from error

    def read(self, key: str) -> bytes:
        """All of a blob. Raises Fault when it is not there."""
        with self.open(key) as file:
            return file.read()

    def exists(self, key: str) -> bool:
        """Whether the blob is there, whole."""
        return self._path(key).is_file()

    def _path(self, key: str) -> Path:
        if not key.isalnum() or not key.isascii():
            message = f"{key!r} is no key of a blob"
            raise Fault(message)
        return self._folder / key

    def _sync(self) -> None:
        folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
