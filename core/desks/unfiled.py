"""What came in while it was not plain to which case it belongs.

It is sealed like all else and waits, seen by nobody else, until its sender names the case.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from core.cases.case import Case
from core.cases.policy import Action, Role, allowed
from core.desks.view import View
from core.evidence.exhibit import Exhibit, Side, letter
from core.store import shelves
from core.store.rows import Person
from core.store.transaction import Transaction

OFFERED: Final = 12
"""Cases that are named as buttons: the ones of which he was told last."""


def doubtful(tx: Transaction, person: Person, case: Case) -> bool:
    """Whether he may mean another case than the one he is busy with.

    It is plain while he was told of no other since he last said which.
    """
    since = person.chosen_at
    others = [(other, side) for other, side in _cases(tx, person) if other.case_id != case.case_id]
    return any(since is None or at >= since for at in _told(tx, others))


def waiting(tx: Transaction, person: Person, case: Case) -> list[Exhibit]:
    """What he sent while he was busy with this case, and has named no case for."""
    sent = tx.find(shelves.EXHIBITS, application_id=case.application_id)
    mine = [e for e in sent if e.case_id is None and e.user_id == person.user_id and not e.lost]
    return sorted(mine, key=lambda e: (e.received_at, e.message_id))


def asked(tx: Transaction, person: Person, shown: View) -> View:
    """The same view; where something waits, with the question to which case it belongs."""
    case = shown.case
    if case is None or shown.position is not None or not waiting(tx, person, case):
        return shown
    found = _cases(tx, person)
    told = sorted(zip(_told(tx, found), found, strict=True), key=lambda one: one[0], reverse=True)
    others = [other for _, (other, _) in told if other.case_id != case.case_id]
    return replace(shown, cases=(case, *others)[:OFFERED], about=None, actions=())


def meant_for(exhibit: Exhibit, case: Case, role: Role) -> Exhibit:
    """As if it had been sent to this case at once."""
    return replace(
        exhibit,
        application_id=case.application_id,
        order_id=case.order_id,
        role=Side(role.value),
        letter=letter(case.role_of(role.value)),
    )


def _cases(tx: Transaction, person: Person) -> list[tuple[Case, str]]:
    """The cases that he may hand in to, each with his side."""
    roles = {p.order_id: p.role for p in tx.find(shelves.PARTIES, user_id=person.user_id)}
    tx.preload(shelves.CASES, "order_id", roles)
    found = [
        (case, case.side_of(role))
        for order_id, role in roles.items()
        for case in tx.find(shelves.CASES, order_id=order_id)
    ]
    return [(c, side) for c, side in found if allowed(Role(side), Action.ADD_EXHIBIT, c.status)]


def _told(tx: Transaction, cases: Sequence[tuple[Case, str]]) -> list[datetime]:
    """When the side was last told something of each of these cases."""
    tx.preload(shelves.NOTICES, "case_id", {case.case_id for case, _ in cases})
    return [
        max(
            (n.created_at for n in tx.find(shelves.NOTICES, case_id=case.case_id) if n.to == side),
            default=case.opened_at,
        )
        for case, side in cases
    ]
