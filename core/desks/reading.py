"""Reading a held file before it is decided on: whole at first, then only what is new.

The journal says who was given what; that is also what a second press is answered by.
"""

from dataclasses import replace

from core.cases.case import Case
from core.cases.event import FileRead
from core.cases.event import kind as kind_of
from core.desks import docket, dossier
from core.desks.house import House
from core.store import shelves
from core.store.rows import Person
from core.store.transaction import Transaction


def read(tx: Transaction, house: House, case: Case, reader: Person) -> bool:
    """Hand over what this mediator has not been given yet; False where that is nothing."""
    before = _readings(tx, case, reader)
    known = frozenset(label for reading in before for label in reading.exhibits)
    new = [e.label or "" for e in dossier.readable(tx, case) if e.label not in known]
    order = tx.get(shelves.ORDERS, case.order_id)
    event = FileRead(
        by=reader.user_id,
        material_version=case.material_version,
        order_sha=order.record_sha if order else "",
        exhibits=tuple(new),
    )
    if not new and any(replace(reading, exhibits=()) == event for reading in before):
        return False
    dossier.hand_over(tx, house, case, reader.chat_id, known)
    docket.keep(tx, house, tx.record(case, event, actor=f"mediator/{reader.user_id}"))
    return True


def _readings(tx: Transaction, case: Case, reader: Person) -> list[FileRead]:
    """What he was given since he started the bot; what came before is gone with that chat."""
    rows = tx.history(shelves.JOURNAL, case_id=case.case_id, kind=kind_of(FileRead))
    since = [row.payload for row in rows if reader.started_at and row.at >= reader.started_at]
    found = [FileRead(**payload) for payload in since if payload]
    return [reading for reading in found if reading.by == reader.user_id]
