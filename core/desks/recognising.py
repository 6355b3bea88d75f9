"""Asking the sides whether off-platform talk is real and complete (RUL-3.2).

The open question is derived from the exhibits, so it is there again wherever a side looks at its
case: by a notice's buttons, by a link from the marketplace, by `/start`.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from core.cases.case import Case
from core.cases.event import CommunicationRecognised
from core.desks import dossier, serving, showing
from core.desks.house import Choice, House
from core.evidence.exhibit import Exhibit, Side
from core.evidence.recognition import asks
from core.intake.application import DefenceStatus
from core.store import shelves
from core.store.transaction import Transaction

REPLIES: Final = ("yes", "no", "partly")


def open_question(exhibits: Iterable[Exhibit], case: Case, side: Side) -> Exhibit | None:
    """The first exhibit that this side has not spoken to yet; its own, where no statement covers it."""
    waiting = [
        e
        for e in exhibits
        if e.case_id == case.case_id
        and not e.lost
        and asks(e, side)
        and (e.role is side or case.discloses(e.role))
    ]
    return min(waiting, key=lambda e: e.number or 0, default=None)


def buttons(about: Exhibit | None) -> tuple[tuple[str, str], ...]:
    """The buttons of an open question, as a view takes them."""
    if about is None:
        return ()
    return tuple((f"opt-recognise-{r}", f"recognise:{about.exhibit_id}:{r}") for r in REPLIES)


def disclose(tx: Transaction, house: House, case: Case) -> Case:
    """The respondent's evidence is open from now on: show it, and put his talk to the claimant."""
    filed = tx.find(shelves.EXHIBITS, case_id=case.case_id)
    theirs = sorted((e for e in filed if e.role is Side.RESPONDENT), key=lambda e: e.number or 0)
    showing.share(tx, house, case, theirs)
    for exhibit in theirs:
        case = put(tx, house, case, exhibit)
    return case


def put(tx: Transaction, house: House, case: Case, exhibit: Exhibit) -> Case:
    """Put one exhibit to the other side, unless it will be asked while it answers."""
    other = exhibit.role.other
    if not asks(exhibit, other) or not case.discloses(exhibit.role):
        return case
    if other is Side.RESPONDENT and not _answered(tx, case):
        return case
    choices = [Choice(text_id, action=action) for text_id, action in buttons(exhibit)]
    words = {"label": exhibit.label or "–"}
    return serving.owe(tx, house, case, other.value, "notice-recognise", words, choices)


def recognise(
    tx: Transaction, house: House, case: Case, exhibit_id: str, side: Side, reply: str
) -> Case:
    """A side has said whether it is real and complete; only a clear yes is one."""
    exhibit = tx.get(shelves.EXHIBITS, exhibit_id)
    if exhibit is None or exhibit.case_id != case.case_id or not asks(exhibit, side):
        return case
    exhibit = tx.save(shelves.EXHIBITS, exhibit.recognised(side, reply == "yes"))
    event = CommunicationRecognised(exhibit_id=exhibit_id, side=side.value, reply=reply)
    case = replace(case, material_version=case.material_version + 1)
    case = tx.record(case, event, actor=side.value)
    dossier.add_recognition(tx, house, case, exhibit)
    return case


def _answered(tx: Transaction, case: Case) -> bool:
    answers = tx.find(shelves.DEFENCES, case_id=case.case_id)
    return any(answer.status is DefenceStatus.SUBMITTED for answer in answers)
