"""What an answer of Telegram means for the message that was to go out (design §2.3; telegram §2d)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from bot.transport.wire import Answer
from core.store.outgoing import UNKNOWN, Kind, Outgoing, Result, Sending

LONGEST_PAUSE: Final = timedelta(minutes=5)
HORIZON: Final = timedelta(hours=24)
"""How long a notice is tried by one channel; then the desk hears that it must take the next."""
UNPROVEN: Final = f"{UNKNOWN}, twice"
"""The fault of a message that may have arrived twice, or never: nothing may be built on it."""

_ACCESS: Final = {"market": frozenset({401, 403})}
_TOKEN: Final = frozenset({401, 404})
"""What says that the sender itself is refused, whoever the message is for."""

_CLOSED: Final = (
    "chat not found",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "group chat was deactivated",
    "topic_closed",
)
"""How Telegram says that nothing at all may be written to a chat."""


@dataclass(frozen=True)
class Verdict:
    """A result, and what else follows from it."""

    result: Result
    migrated: tuple[int, int] | None = None
    refused_access: bool = False
    """The token or the secret itself is refused."""
    closed_chat: bool = False
    """The staff chat takes nothing: what is meant for it waits."""
    anew: Outgoing | None = None
    """The same message in another form, to be sent at once."""


def judge(message: Outgoing, answer: Answer, now: datetime, jitter: float) -> Verdict:
    """Sort an answer. `jitter` is between 0 and 1."""
    if answer.ok:
        return _done(message, Sending.SENT, now, message_id=answer.message_id or _edited(message))
    if answer.code == 429:  # noqa: PLR2004 — HTTP
        pause = timedelta(seconds=max(answer.retry_after or 1, 1))
        return later(message, now + pause, now, "429")
    if answer.migrate_to is not None and message.chat_id is not None:
        moved = later(message, now, now, "migrated")
        return replace(moved, migrated=(message.chat_id, answer.migrate_to))
    if answer.unknown:
        return _unknown(message, now, jitter)
    if answer.code in {0, 408} or answer.code >= 500:  # noqa: PLR2004 — HTTP
        return _again(message, now + backoff(message.attempts, jitter), now, str(answer.code))
    if answer.code in _ACCESS.get(message.bot, _TOKEN):
        refused = _again(message, now + LONGEST_PAUSE, now, f"access refused: {answer.code}")
        return replace(refused, refused_access=True)
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
        return replace(later(message, now, now, "edit target gone"), anew=as_new(message))
    if "query is too old" in told:
        return _done(message, Sending.EXPIRED, now)
    if "message thread not found" in told and "message_thread_id" in message.params:
        params = {k: v for k, v in message.params.items() if k != "message_thread_id"}
        return replace(later(message, now, now, "topic gone"), anew=replace(message, params=params))
    fault = f"{answer.code}: {answer.description[:120]}"
    if to_staff_chat(message) and (answer.code == 403 or any(how in told for how in _CLOSED)):  # noqa: PLR2004 — HTTP
        return replace(later(message, now + LONGEST_PAUSE, now, fault), closed_chat=True)
    return given_up(message, now, fault)


def to_staff_chat(message: Outgoing) -> bool:
    """Whether it is for all the staff: their group or channel, never a private chat."""
    return message.bot == "staff" and message.chat_id is not None and message.chat_id < 0


def as_new(message: Outgoing) -> Outgoing:
    """An edit as a message of its own: the same text and buttons."""
    kept = {"chat_id", "text", "reply_markup", "entities", "link_preview_options"}
    params: dict[str, Any] = {k: v for k, v in message.params.items() if k in kept}
    return replace(message, method="sendMessage", params=params)


def _unknown(message: Outgoing, now: datetime, jitter: float) -> Verdict:
    if message.kind is Kind.ANSWER:
        return _done(message, Sending.EXPIRED, now, fault=UNKNOWN)
    due_at = now + backoff(message.attempts, jitter)
    if message.bot == "market":
        # Its key makes a repetition harmless, so only an answer ends it.
        return _again(message, due_at, now, UNKNOWN)
    if (message.fault or "").startswith(UNKNOWN):
        # It may have arrived twice already; a third would be noise. Its number tells them apart.
        return given_up(message, now, UNPROVEN)
    return later(message, due_at, now, UNKNOWN)


def _again(message: Outgoing, due_at: datetime, now: datetime, fault: str) -> Verdict:
    """Try later; but a notice has other channels, and may not wait for this one without end."""
    if message.notice_id is not None and now - message.created_at >= HORIZON:
        return given_up(message, now, f"{fault}, for {HORIZON // timedelta(hours=1)} hours")
    return later(message, due_at, now, fault)


def given_up(message: Outgoing, now: datetime, fault: str) -> Verdict:
    """It will not be sent."""
    return _done(message, Sending.GIVEN_UP, now, fault=fault)


def later(message: Outgoing, due_at: datetime, now: datetime, fault: str) -> Verdict:
    """Try again then. An unknown outcome stays known as such, whatever follows it."""
    before = message.fault or ""
    kept = before if before.startswith(UNKNOWN) else fault
    return Verdict(Result(message, Sending.PENDING, now, fault=kept, due_at=due_at))


def _done(
    message: Outgoing,
    status: Sending,
    now: datetime,
    *,
    message_id: int | None = None,
    fault: str | None = None,
) -> Verdict:
    return Verdict(Result(message, status, now, message_id=message_id, fault=fault))


def _edited(message: Outgoing) -> int | None:
    found = message.params.get("message_id")
    return found if isinstance(found, int) else None
