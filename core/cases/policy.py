"""Who may do what, and when: the one table that code and tests share (reliability M9).

A press is checked against it at the moment of the press, against the roster and the bindings,
never against membership of a chat.
"""

from enum import StrEnum
from typing import Final

from core.cases.lifecycle import Status
from core.errors import Refused


class Role(StrEnum):
    """What somebody is towards a case at this moment."""

    CLAIMANT = "claimant"
    RESPONDENT = "respondent"
    MEDIATOR = "mediator"
    KEEPER = "keeper"
    """The mediator who holds the lease."""
    STRANGER = "stranger"


class Action(StrEnum):
    """What can be asked for."""

    READ_STATUS = "read-status"
    ADD_EXHIBIT = "add-exhibit"
    ANSWER = "answer"
    RECOGNISE = "recognise"
    ACCEPT = "accept"
    DECLINE = "decline"
    CLAIM = "claim"
    READ_DOSSIER = "read-dossier"
    SERVE = "serve"


ALL: Final = frozenset(Status)
OPEN: Final = frozenset({Status.HELD, Status.EXCHANGE, Status.QUEUED, Status.CLAIMED})
ACCEPTED: Final = frozenset({Status.EXCHANGE, Status.QUEUED, Status.CLAIMED})

POLICY: Final[dict[tuple[Role, Action], frozenset[Status]]] = {
    (Role.CLAIMANT,   Action.READ_STATUS):  ALL,
    (Role.CLAIMANT,   Action.ADD_EXHIBIT):  OPEN,
    (Role.CLAIMANT,   Action.RECOGNISE):    ACCEPTED,
    (Role.RESPONDENT, Action.READ_STATUS):  ACCEPTED,
    (Role.RESPONDENT, Action.ADD_EXHIBIT):  ACCEPTED,
    (Role.RESPONDENT, Action.ANSWER):       ACCEPTED,
    (Role.RESPONDENT, Action.RECOGNISE):    ACCEPTED,
    (Role.MEDIATOR,   Action.ACCEPT):       frozenset({Status.HELD}),
    (Role.MEDIATOR,   Action.DECLINE):      frozenset({Status.HELD}),
    (Role.MEDIATOR,   Action.READ_DOSSIER): frozenset({Status.HELD}),
    (Role.MEDIATOR,   Action.CLAIM):        frozenset({Status.QUEUED}),
    (Role.MEDIATOR,   Action.SERVE):        ALL,
    (Role.KEEPER,     Action.READ_DOSSIER): frozenset({Status.CLAIMED}),
}  # fmt: skip
"""No row means never."""

STAFF_VERBS: Final = {
    "read": Action.READ_DOSSIER,
    "claim": Action.CLAIM,
    "accept": Action.ACCEPT,
    "decline": Action.DECLINE,
    "served": Action.SERVE,
}
"""What the buttons on staff cards ask for; a button without a row here cannot be shown or pressed."""


def allowed(role: Role, action: Action, status: Status) -> bool:
    """Whether this role may do this to a case in this status."""
    return status in POLICY.get((role, action), frozenset())


def check(role: Role, action: Action, status: Status) -> None:
    """Raise Refused when it may not; a stranger learns nothing, not even that the case exists."""
    if allowed(role, action, status):
        return
    if role is Role.STRANGER:
        raise Refused("refused-no-such-case")
    if role in {Role.MEDIATOR, Role.KEEPER}:
        raise Refused("refused-overtaken")
    raise Refused("refused-not-now")
