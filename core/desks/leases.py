"""A mediator's hold on a case ends: it is given back to the queue."""

from core.cases.case import Case
from core.cases.lifecycle import Status
from core.desks import docket
from core.desks.house import House
from core.queue.item import ItemStatus, Work, item_id
from core.store import shelves
from core.store.outgoing import Kind
from core.store.transaction import Transaction


def give_back(tx: Transaction, house: House, case: Case, *, actor: str) -> None:
    """Put a claimed case back into the queue; its card can be claimed again."""
    keeper = case.keeper
    case, event = case.give_back()
    case = tx.record(case, event, actor=actor)
    case = docket.keep(tx, house, case)
    item = tx.get(shelves.WORK_ITEMS, item_id(case.case_id, Work.MEDIATE))
    if item is not None and item.status is ItemStatus.CLAIMED:
        docket.change(tx, house, case, item.give_back())
    _tell(tx, house, keeper, case)


def _tell(tx: Transaction, house: House, keeper: int | None, case: Case) -> None:
    person = tx.person("staff", keeper) if keeper is not None else None
    if person is None or not person.reachable:
        return
    params = house.voice.message(house.staff_locale, "staff-lease-over", {"case": case.case_id})
    tx.send(
        bot="staff",
        chat_id=person.chat_id,
        kind=Kind.NOTICE,
        method="sendMessage",
        params={"chat_id": person.chat_id, **params},
    )


def keep_apart(tx: Transaction, house: House, order_id: str, user_id: int) -> None:
    """Whoever has become a party to an order holds none of its cases any more."""
    for case in tx.find(shelves.CASES, order_id=order_id):
        if case.status is Status.CLAIMED and case.keeper == user_id:
            give_back(tx, house, case, actor="desk")
