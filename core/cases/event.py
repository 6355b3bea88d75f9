"""What has happened to a case, in the past tense: the journal's entries (design §5).

Payloads hold ids, codes and instants; people's words and names stay in their own rows, so that
erasing those later leaves nothing of them here.
"""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class CaseOpened:
    """An application became a case (ACC-0; RUL-0 when `accepted` is "rules")."""

    application_id: str
    order_id: str
    category: str
    outcome: str
    accepted: str | None
    profile_sha: str
    map_version: str
    order_sha: str


@dataclass(frozen=True)
class CaseAccepted:
    """A mediator accepted a held case (ACC-0, RUL-0)."""

    by: int


@dataclass(frozen=True)
class CaseDeclined:
    """A mediator declined a held case (ACC-0)."""

    by: int
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class FileRead:
    """A mediator was given the file of a held case to decide on it (ACC-0), with these exhibits."""

    by: int
    material_version: int
    order_sha: str
    exhibits: tuple[str, ...]


@dataclass(frozen=True)
class NoticeOwed:
    """A notice was written for somebody; it is numbered within the case."""

    notice_id: str
    to: str
    text_id: str
    channel: str


@dataclass(frozen=True)
class NoticeDelivered:
    """A notice reached a registered channel: what a window counts from (RUL-3.1)."""

    notice_id: str
    channel: str
    at: str


@dataclass(frozen=True)
class NoticeUndelivered:
    """A notice could not be delivered by this channel."""

    notice_id: str
    channel: str
    fault: str


@dataclass(frozen=True)
class WindowOpened:
    """A side's evidence window began (RUL-3.1), with its arithmetic."""

    side: str
    ends_at: str
    provisional: bool


@dataclass(frozen=True)
class WindowEnded:
    """A side's evidence window passed (RUL-3.1)."""

    side: str


@dataclass(frozen=True)
class PartyBound:
    """A Telegram account took up a role through its one-time link."""

    side: str
    user_id: int


@dataclass(frozen=True)
class ExhibitAdded:
    """Something was handed in and numbered."""

    exhibit_id: str
    label: str
    kind: str
    channel: str
    late: bool


@dataclass(frozen=True)
class ExhibitSealed:
    """The bytes were copied and sealed."""

    exhibit_id: str
    sha256: str
    size: int


@dataclass(frozen=True)
class ExhibitLost:
    """The bytes could not be fetched; the sender was asked to send them again."""

    exhibit_id: str
    fault: str


@dataclass(frozen=True)
class CommunicationRecognised:
    """A side said whether an off-platform conversation is real and complete (RUL-3.2)."""

    exhibit_id: str
    side: str
    reply: str


@dataclass(frozen=True)
class AnswerGiven:
    """The respondent's answer was submitted with its statement of truth (RUL-3.1)."""

    defence_id: str
    stance: str
    late: bool


@dataclass(frozen=True)
class CaseCompleted:
    """Everything the queue needs is in the file."""

    reason: str


@dataclass(frozen=True)
class CaseClaimed:
    """A mediator took the case; the lease is theirs until `until`."""

    by: int
    until: str
    fence: int


@dataclass(frozen=True)
class CaseReturned:
    """The lease ran out; the case is back in the queue."""

    by: int
    fence: int


Event = (
    CaseOpened | CaseAccepted | CaseDeclined | FileRead | NoticeOwed | NoticeDelivered
    | NoticeUndelivered | WindowOpened | WindowEnded | PartyBound | ExhibitAdded | ExhibitSealed | ExhibitLost
    | CommunicationRecognised | AnswerGiven | CaseCompleted | CaseClaimed | CaseReturned
)  # fmt: skip


def kind(event: Event | type[Event]) -> str:
    """The event's name in the journal: `CaseOpened` → `case-opened`."""
    name = (event if isinstance(event, type) else type(event)).__name__
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).removeprefix("-")


def payload(event: Event) -> dict[str, Any]:
    """What the journal keeps of the event, as JSON values."""
    return asdict(event)
