"""An application and an answer as they are kept: replies, and everything pinned with them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.marketplace.link import Role


class ApplicationStatus(StrEnum):
    """Where an application stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    REFUSED = "refused"
    DROPPED = "dropped"


class DefenceStatus(StrEnum):
    """Where an answer stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


@dataclass(frozen=True)
class Application:
    """What a claimant has said so far. Instants are UTC.

    The map's version, the profile, the order's record and the moment are pinned when it is opened,
    so that a parcel which ships in the middle cannot reroute the past. `submitted_at` is when the
    submission reached us. `declared` are the ids of the exhibits that were in at that moment: what
    comes later belongs to the case, and to no declaration.
    """

    application_id: str
    order_id: str
    role: Role
    bot: str
    user_id: int
    chat_id: int
    locale: str
    map_version: str
    profile_sha: str
    rulebook_version: str
    order_record: dict[str, Any]
    opened_at: datetime
    replies: dict[str, str]
    status: ApplicationStatus
    updated_at: datetime
    category: str | None = None
    submitted_at: datetime | None = None
    case_id: str | None = None
    assessment: dict[str, Any] | None = None
    declared: tuple[str, ...] | None = None
    version: int = 1


@dataclass(frozen=True)
class Defence:
    """What a respondent has answered so far. Instants are UTC; `declared` as for an application."""

    defence_id: str
    case_id: str
    user_id: int
    chat_id: int
    bot: str
    locale: str
    map_version: str
    opened_at: datetime
    replies: dict[str, str]
    status: DefenceStatus
    updated_at: datetime
    submitted_at: datetime | None = None
    declared: tuple[str, ...] | None = None
    version: int = 1
