"""Logs: one JSON line an event, only named fields, and no token ever."""

import json
import logging
import re
import sys
from datetime import UTC, datetime
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
    """Strips what a library logs down to what it says every time: no arguments, no traceback.

    Both quote updates and addresses. The kind of the exception stays, as `fault`.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Strip and mask; nothing is dropped."""
        record.msg, record.args = redact(str(record.msg)), ()
        kind = record.exc_info[0] if record.exc_info else None
        record.fault = kind.__name__ if kind else None
        record.exc_info = record.exc_text = record.stack_info = None
        return True


class JsonLine(logging.Formatter):
    """A library's record in the same form as our own events."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever the message holds."""
        line = {
            "event": record.msg,
            "logger": record.name,
            "level": record.levelname.lower(),
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(),
        }
        fault = getattr(record, "fault", None)
        return json.dumps(line | ({"fault": fault} if fault else {}), ensure_ascii=False)


def configure(level: int = logging.INFO) -> None:
    """Set up both structlog and the standard library's logging."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(Redactor())
    handler.setFormatter(JsonLine())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            allowed_only,
            structlog.processors.JSONRenderer(ensure_ascii=False),
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
