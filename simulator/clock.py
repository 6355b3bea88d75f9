"""Legal time that can be moved: messages and deadlines follow it, limits and retries do not."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Real time plus what it was moved by."""

    def __init__(self, start: datetime | None = None) -> None:
        """Run from now, or stand still at `start` until it is moved."""
        self._still = start
        self._moved = timedelta(0)

    def now(self) -> datetime:
        """The instant, aware, UTC."""
        return (self._still or datetime.now(UTC)) + self._moved

    def advance(self, by: timedelta) -> None:
        """Move on; time never runs backwards. Raises ValueError."""
        if by < timedelta(0):
            message = "time cannot be moved back"
            raise ValueError(message)
        self._moved += by
