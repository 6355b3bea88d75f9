"""A message on its way out, and what becomes of it (design §2.3)."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What kind of message it is, and so what may become of it.

    A `notice` is never dropped; a `prompt` or `card` that was not yet sent is superseded by a
    newer one of its slot; an `answer` (to a button press) expires within seconds.
    """

    NOTICE = "notice"
    PROMPT = "prompt"
    CARD = "card"
    ANSWER = "answer"


class Sending(StrEnum):
    """Where a message is on its way out."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    GIVEN_UP = "given_up"


@dataclass(frozen=True)
class Outgoing:
    """A message to be sent.

    `bot` is `party`, `staff` or `market` (the marketplace's inbox). `address` orders what goes to
    one chat. `params` are Bot API parameters as JSON values; `files` maps a parameter (or
    `attach://` name) to {"blob": key, "name": file name, "mime": type}. `slot` names the message
    for later edits: with an `edit…` method and no `message_id` in `params`, the sender takes it from
    the slot, and sends anew when the slot is empty. `notice_id` makes the sender report delivery
    or failure as a `core` signal. All instants are UTC.
    """

    outgoing_id: str
    bot: str
    address: str
    chat_id: int | None
    kind: Kind
    method: str
    params: dict[str, Any]
    created_at: datetime
    due_at: datetime
    files: dict[str, Any] = field(default_factory=dict)
    slot: str | None = None
    notice_id: str | None = None
    expires_at: datetime | None = None
    status: Sending = Sending.PENDING
    attempts: int = 0
    claim: str | None = None
    claimed_until: datetime | None = None
    finished_at: datetime | None = None
    message_id: int | None = None
    fault: str | None = None
    seq: int | None = None
    version: int = 1


@dataclass(frozen=True)
class Result:
    """What became of one attempt. `pending` with a later `due_at` means: try again then.

    `held` says that nothing was tried: Telegram's limits asked for patience.
    """

    outgoing: Outgoing
    status: Sending
    at: datetime
    message_id: int | None = None
    fault: str | None = None
    due_at: datetime | None = None
    held: bool = False


OPEN = (Sending.PENDING, Sending.SENDING)

ALARM = "alarm/"
"""How the slot of an alarm begins. One that cannot be delivered raises no further alarm."""

PART = "#"
"""Before the number of a message that is not the last of its notice: its arrival proves nothing."""

UNKNOWN = "outcome unknown"
"""The fault of a message that may or may not have reached Telegram."""
