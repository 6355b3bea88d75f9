"""A mediator's hold on a case ends: it is given back to the queue."""

from core.cases.case import Case
from core.cases.lifecycle import Status
from core.desks import docket
from core.desks.house import House
from core.queue.item import ItemStatus, Work, item_id
from core.store import shelves
from core.store.transaction import Transaction


def give_back(tx: Transaction, house: House, case: Case, *, actor: str) -> None:
    """Put a claimed case back into the queue; its card can be claimed again."""
    case, event = case.give_back()
    case = tx.record(case, event, actor=actor)
    case = docket.keep(tx, house, case)
    item = tx.get(shelves.WORK_ITEMS, item_id(case.case_id, Work.MEDIATE))
    if item is not None and item.status is ItemStatus.CLAIMED:
        docket.change(tx, house, case, item.give_back())


def keep_apart(tx: Transaction, house: House, order_id: str, user_id: int) -> None:
    """Whoever has become a party to an order holds none of its cases any more."""
    for case in tx.find(shelves.CASES, order_id=order_id):
        if case.status is Status.CLAIMED and case.keeper == user_id:
            give_back(tx, house, case, actor="desk")
