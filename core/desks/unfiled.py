"""What came in while it was not plain to which case it belongs.

It is sealed like all else and waits, seen by nobody else, until its sender names the case.
"""

from dataclasses import replace
from typing import Final

from core.cases.case import Case
from core.cases.policy import Action, Role, allowed
from core.desks.people import role_in
from core.desks.view import View
from core.evidence.exhibit import Exhibit, Side, letter
from core.store import shelves
from core.store.rows import Person
from core.store.transaction import Transaction

OFFERED: Final = 12
"""Cases that are named as buttons. A reply to any message of a case names it too."""
MOST_ORDERS: Final = 100
"""Orders of one account that are looked through for them."""


def doubtful(tx: Transaction, person: Person, case: Case) -> bool:
    """Whether he may mean another case than the one he is busy with.

    It is plain while he was told of no other since he last said which.
    """
    if person.heard_of in {None, case.case_id}:
        return False
    other = tx.get(shelves.CASES, person.heard_of or "")
    return other is not None and _open_to(tx, person, other)


def waiting(tx: Transaction, person: Person, case: Case) -> list[Exhibit]:
    """What he sent while he was busy with this case, and has named no case for."""
    sent = tx.find(shelves.EXHIBITS, application_id=case.application_id)
    mine = [e for e in sent if e.case_id is None and e.user_id == person.user_id and not e.lost]
    return sorted(mine, key=lambda e: (e.received_at, e.message_id))


def asked(tx: Transaction, person: Person, shown: View) -> View:
    """The same view; where something waits, with the question to which case it belongs."""
    case = shown.case
    if case is None or shown.position is not None:
        return shown
    waits = waiting(tx, person, case)
    offered = _offered(tx, person, case) if waits else []
    if not offered:
        return shown
    closed = case not in offered
    actions = shown.actions if closed else ()
    return replace(shown, waiting=tuple(waits), cases=tuple(offered), about=None, actions=actions)


def meant_for(exhibit: Exhibit, case: Case, role: Role) -> Exhibit:
    """As if it had been sent to this case at once."""
    return replace(
        exhibit,
        application_id=case.application_id,
        order_id=case.order_id,
        role=Side(role.value),
        letter=letter(case.role_of(role.value)),
    )


def _offered(tx: Transaction, person: Person, case: Case) -> list[Case]:
    """The cases that he may hand in to: this one, the one he heard of, then the newest."""
    bound = sorted(tx.find(shelves.PARTIES, user_id=person.user_id), key=lambda p: p.bound_at)
    newest = [party.order_id for party in bound[-MOST_ORDERS:]]
    tx.preload(shelves.CASES, "order_id", newest)
    heard_of = tx.get(shelves.CASES, person.heard_of) if person.heard_of else None
    others = [c for order_id in newest for c in tx.find(shelves.CASES, order_id=order_id)]
    others.sort(key=lambda c: c.opened_at, reverse=True)
    named = {c.case_id: c for c in (case, *([heard_of] if heard_of else []), *others)}
    return [c for c in named.values() if _open_to(tx, person, c)][:OFFERED]


def _open_to(tx: Transaction, person: Person, case: Case) -> bool:
    return allowed(role_in(tx, person, case), Action.ADD_EXHIBIT, case.status)
