"""Logs: one JSON line an event, only named fields, and no token ever."""

import logging
import re
import sys
from typing import Any, Final

import structlog
from structlog.typing import EventDict

ALLOWED: Final = frozenset({
    "event", "level", "timestamp", "seq", "source", "fault", "where", "timer", "bot", "method",
    "code", "count", "outgoing", "address", "status", "role", "wait", "port", "run", "exhibit",
    "logger",
})  # fmt: skip
"""Ids and codes; a person's words or name have no field to stand in."""

TOKEN: Final = re.compile(r"\d{3,}:[A-Za-z0-9_-]{30,}")
NOISY: Final = ("httpx", "httpcore", "aiogram", "telegram", "aiohttp", "alembic", "asyncio")


def redact(text: str) -> str:
    """The text with every bot token masked."""
    return TOKEN.sub("…token…", text)


class Redactor(logging.Filter):
    """Masks tokens in whatever a library logs, before it is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the finished message; drop the arguments and the traceback, which quote updates."""
        record.msg, record.args = redact(record.getMessage()), ()
        record.exc_info = None
        return True


def configure(level: int = logging.INFO) -> None:
    """Set up both structlog and the standard library's logging."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(Redactor())
    logging.basicConfig(level=level, handlers=[handler], format="%(message)s", force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            allowed_only,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def allowed_only(_logger: Any, _method: str, event: EventDict) -> EventDict:  # noqa: ANN401 — structlog's signature
    """Drop fields that nobody has allowed, and mask tokens in the others."""
    return {
        name: redact(value) if isinstance(value, str) else value
        for name, value in event.items()
        if name in ALLOWED
    }
