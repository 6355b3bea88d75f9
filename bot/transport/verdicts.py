"""What an answer of Telegram means for the message that was to go out (design §2.3; telegram §2d)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from bot.transport.wire import Answer
from core.store.outbox import UNKNOWN, Kind, Outgoing, Result, Sending

LONGEST_PAUSE: Final = timedelta(minutes=5)
TOKEN_FAULTS: Final = frozenset({401, 404})
AMBIGUITIES: Final = 2
"""Attempts with an unknown outcome before a notice counts as sent: one duplicate at the most."""


@dataclass(frozen=True)
class Verdict:
    """A result, and what else follows from it."""

    result: Result
    migrated: tuple[int, int] | None = None
    pause_bot: bool = False
    anew: Outgoing | None = None
    """The same message in another form, to be sent at once."""


def judge(message: Outgoing, answer: Answer, now: datetime, jitter: float) -> Verdict:
    """Sort an answer. `jitter` is between 0 and 1."""
    if answer.ok:
        return _done(message, Sending.SENT, now, message_id=answer.message_id or _edited(message))
    if answer.code == 429:  # noqa: PLR2004 — HTTP
        pause = timedelta(seconds=max(answer.retry_after or 1, 1))
        return _later(message, now + pause, now, "429")
    if answer.migrate_to is not None and message.chat_id is not None:
        later = _later(message, now, now, "migrated")
        return replace(later, migrated=(message.chat_id, answer.migrate_to))
    if answer.code in TOKEN_FAULTS:
        later = _later(message, now + LONGEST_PAUSE, now, f"token refused: {answer.code}")
        return replace(later, pause_bot=True)
    if answer.unknown:
        return _unknown(message, now, jitter)
    if answer.code == 0 or answer.code >= 500:  # noqa: PLR2004 — HTTP
        return _later(message, now + backoff(message.attempts, jitter), now, str(answer.code))
    return _refused(message, answer, now)


def backoff(attempts: int, jitter: float) -> timedelta:
    """A growing pause, spread so that not everybody comes back at once."""
    seconds = min(2.0 ** min(attempts, 12), LONGEST_PAUSE.total_seconds())
    return timedelta(seconds=seconds * (0.5 + jitter / 2))


def _refused(message: Outgoing, answer: Answer, now: datetime) -> Verdict:
    told = answer.description.lower()
    if "message is not modified" in told:
        return _done(message, Sending.SENT, now, message_id=_edited(message))
    if message.method.startswith("edit") and (
        "to edit not found" in told or "can't be edited" in told
    ):
        return replace(_later(message, now, now, "edit target gone"), anew=as_new(message))
    if "query is too old" in told:
        return _done(message, Sending.EXPIRED, now)
    if "message thread not found" in told and "message_thread_id" in message.params:
        params = {k: v for k, v in message.params.items() if k != "message_thread_id"}
        return replace(
            _later(message, now, now, "topic gone"), anew=replace(message, params=params)
        )
    fault = f"{answer.code}: {answer.description[:120]}"
    return _done(message, Sending.GIVEN_UP, now, fault=fault)


def as_new(message: Outgoing) -> Outgoing:
    """An edit as a message of its own: the same text and buttons."""
    kept = {"chat_id", "text", "reply_markup", "entities", "link_preview_options"}
    params: dict[str, Any] = {k: v for k, v in message.params.items() if k in kept}
    return replace(message, method="sendMessage", params=params)


def _unknown(message: Outgoing, now: datetime, jitter: float) -> Verdict:
    if message.kind is Kind.ANSWER:
        return _done(message, Sending.EXPIRED, now, fault=UNKNOWN)
    if (message.fault or "").startswith(UNKNOWN):
        # It may have arrived twice already; a third would be noise. Its number tells them apart.
        return _done(message, Sending.SENT, now, fault=f"{UNKNOWN}, twice")
    return _later(message, now + backoff(message.attempts, jitter), now, UNKNOWN)


def _done(
    message: Outgoing,
    status: Sending,
    now: datetime,
    *,
    message_id: int | None = None,
    fault: str | None = None,
) -> Verdict:
    return Verdict(Result(message, status, now, message_id=message_id, fault=fault))


def _later(message: Outgoing, due_at: datetime, now: datetime, fault: str) -> Verdict:
    return Verdict(Result(message, Sending.PENDING, now, fault=fault, due_at=due_at))


def _edited(message: Outgoing) -> int | None:
    found = message.params.get("message_id")
    return found if isinstance(found, int) else None
