"""The docket: the one way in which a case is written and its work is put to people.

What a mediator must have seen before deciding raises the case's `material_version`; whoever writes
such a case shows its open cards anew, so that nobody decides on a card of yesterday.
"""

from core.cases.case import Case
from core.desks.cards import show_card
from core.desks.house import House
from core.queue.item import DECISIONS, ItemStatus, WorkItem
from core.store import shelves
from core.store.transaction import Transaction


def keep(tx: Transaction, house: House, case: Case) -> Case:
    """Write a case back. Where its material changed, the cards that ask for a decision say so."""
    before = tx.case(case.case_id)
    kept = tx.save(shelves.CASES, case)
    if kept.material_version != before.material_version:
        for item in tx.find(shelves.WORK_ITEMS, case_id=case.case_id):
            if item.status is ItemStatus.OPEN and item.work in DECISIONS:
                show_card(tx, house, kept, item)
    return kept


def ask(tx: Transaction, house: House, case: Case, item: WorkItem) -> None:
    """Put new work to people: its card is shown. The case is kept already."""
    show_card(tx, house, case, tx.add(shelves.WORK_ITEMS, item))


def change(tx: Transaction, house: House, case: Case, item: WorkItem) -> None:
    """Work was taken, given back or done: its card says so. The case is kept already."""
    show_card(tx, house, case, tx.save(shelves.WORK_ITEMS, item))
