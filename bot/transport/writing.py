"""Writing through the writer from an event loop, however long the database stays away."""

import asyncio
from collections.abc import Callable
from itertools import chain, repeat
from typing import Final, TypeVar

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import InterfaceError, OperationalError

from core.store.writer import Writer

log = structlog.get_logger()

T = TypeVar("T")

AWAY: Final = (OperationalError, InterfaceError)
"""What the database says when it cannot be reached, is locked, or has no room."""
PAUSES: Final = (0.2, 1.0, 2.0, 5.0, 10.0)
"""Seconds between attempts while the database is away."""


async def written(writer: Writer, job: Callable[[Connection], T]) -> T:
    """The job's result once it is durable. While the database is away the job waits.

    It may run more than once, so it reads the clock itself and may be repeated without harm.
    """
    for pause in chain(PAUSES, repeat(PAUSES[-1])):
        try:
            return await asyncio.wrap_future(writer.submit(job))
        except AWAY as error:
            log.error("database-away", fault=type(error).__name__, wait=pause)
        await asyncio.sleep(pause)
    raise AssertionError  # the pauses never end
