"""Opening what the settings name; whatever cannot be opened is told with its setting."""

from collections.abc import Callable

from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError

from bot.settings import Settings
from core.errors import Fault
from core.store.blobs import Blobs
from core.store.engine import open_database, open_for_reading


def engine(url: str) -> Engine:
    """The engine of OKYOO_DATABASE_URL; nothing is asked of the database yet.

    Raises Fault for an unusable address.
    """
    return _opened(open_database, url)


def reader(url: str) -> Engine:
    """The same for looking only: it changes no byte and keeps nobody from writing."""
    return _opened(open_for_reading, url)


def _opened(way: Callable[[str], Engine], url: str) -> Engine:
    try:
        return way(url)
    except (ArgumentError, ValueError):
        # The library's message quotes the address, which may hold a password.
        message = "OKYOO_DATABASE_URL: it is not an address of a database; check its port and signs"
        raise Fault(message) from None
    except OSError as error:
        message = f"OKYOO_DATABASE_URL: {error.filename}: {error.strerror}"
        raise Fault(message) from None


def evidence(settings: Settings) -> Blobs:
    """The folder of sealed files. Raises Fault when it cannot be one."""
    try:
        return Blobs(settings.blobs)
    except OSError as error:
        message = (
            f"OKYOO_BLOBS: {error.filename}: {error.strerror}; name a folder of the desk's own"
        )
        raise Fault(message) from None
