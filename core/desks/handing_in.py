"""Handing in: a file joins the draft before submission, and the case after it, late or not."""

from dataclasses import replace

from core.cases.case import Case
from core.cases.lifecycle import Status
from core.cases.policy import Action, check
from core.desks import (
    claimant,
    docket,
    dossier,
    entering,
    evidence,
    recognising,
    showing,
    unfiled,
)
from core.desks.evidence import Offered, Purpose
from core.desks.focus import Subject, open_view, subject_of
from core.desks.house import House
from core.desks.people import role_in
from core.desks.standing import of_answer, of_claim
from core.desks.view import Said, View
from core.errors import Refused
from core.evidence.exhibit import Exhibit, ExhibitChannel, ExhibitKind, ExhibitState, Side, letter
from core.evidence.quota import check_quota
from core.intake.application import Application, Defence, DefenceStatus
from core.store import shelves
from core.store.rows import Person
from core.store.transaction import Transaction


def hand_in(tx: Transaction, house: House, person: Person, offered: Offered) -> View:
    """Take a file in for what he is busy with. Raises Refused for what cannot be taken.

    What may be meant for another of his cases is kept from everybody until he says for which.
    """
    subject = subject_of(tx, person)
    if subject is None:
        raise Refused("refused-nothing-open")
    purpose = _purpose(tx, subject, offered)
    filed = tx.find(shelves.EXHIBITS, application_id=purpose.application_id)
    drafting = purpose.case_id is None
    check_quota(
        filed,
        purpose.side,
        person.user_id,
        tx.received_at,
        drafting=drafting,
        words=offered.words,
    )
    if purpose.case_id is None:
        evidence.receive(tx, person, offered, purpose)
        return _kept(tx, house, person, subject, offered)
    case = tx.case(purpose.case_id)
    _check(tx, person, case)
    if not _drafts(subject) and unfiled.doubtful(tx, person, case):
        evidence.receive(tx, person, offered, replace(purpose, case_id=None))
        return replace(open_view(tx, house, person), anew=True, gathers=True)
    exhibit = evidence.receive(tx, person, offered, purpose)
    docket.keep(tx, house, _enter(tx, house, case, exhibit))
    shown = replace(open_view(tx, house, person), anew=True)
    if _drafts(subject):
        return replace(shown, gathers=True)
    entered = tx.get(shelves.EXHIBITS, exhibit.exhibit_id) or exhibit
    received = _receipt(tx, shown, case, _album(tx, entered))
    album_id = exhibit.media_group_id
    return replace(received, gathers=True, receipt=f"album/{album_id}") if album_id else received


def name_case(tx: Transaction, house: House, person: Person, origin: Case, case: Case) -> View:
    """What waited while he was busy with `origin` goes into the case that he names.

    Whether it is late was settled when it came. Raises Refused where nothing waits any more.
    """
    check(role := role_in(tx, person, case), Action.ADD_EXHIBIT, case.status)
    waiting = unfiled.waiting(tx, person, origin)
    if not waiting:
        raise Refused("refused-used-button")
    entering.lead_to(tx, house, person, case)
    case = tx.case(case.case_id)
    for exhibit in waiting:
        filed = tx.find(shelves.EXHIBITS, application_id=case.application_id)
        words = exhibit.caption if exhibit.written else None
        others = [e for e in filed if e.exhibit_id != exhibit.exhibit_id]
        check_quota(others, Side(role.value), person.user_id, tx.now, drafting=False, words=words)
        case = _enter(tx, house, case, unfiled.meant_for(exhibit, case, role))
    case = docket.keep(tx, house, case)
    entered = [tx.get(shelves.EXHIBITS, e.exhibit_id) or e for e in waiting]
    sealed = [e for e in entered if e.state is ExhibitState.SEALED]
    showing.share(tx, house, case, sealed)
    for exhibit in sealed:
        dossier.add_exhibit(tx, house, case, exhibit)
    return _receipt(tx, replace(open_view(tx, house, person), anew=True), case, entered)


def _check(tx: Transaction, person: Person, case: Case) -> None:
    if case.status is Status.DECLINED:
        raise Refused("refused-case-closed", case=case.case_id)
    check(role_in(tx, person, case), Action.ADD_EXHIBIT, case.status)


def _kept(
    tx: Transaction, house: House, person: Person, subject: Subject, offered: Offered
) -> View:
    """It joined an application: a draft, or one that was refused and may be looked at again."""
    if isinstance(subject, Application):
        claimant.touch(tx, subject)
    shown = replace(open_view(tx, house, person), anew=True, gathers=True)
    if shown.position is not None:
        return shown
    album_id = offered.media_group_id
    receipt = f"album/{album_id}" if album_id else None
    said = (Said("received-refused"), *shown.said)
    return replace(shown, said=said, gathers=album_id is not None, receipt=receipt)


def _purpose(tx: Transaction, subject: Subject, offered: Offered) -> Purpose:
    if isinstance(subject, Application):
        side, role, application_id = Side.CLAIMANT, subject.role.value, subject.application_id
        order_id, case_id = subject.order_id, subject.case_id
        key = None if case_id else of_claim(tx, subject)[1].step.key
    else:
        case = tx.case(subject.case_id)
        side, role, application_id = Side.RESPONDENT, case.respondent_role, case.application_id
        order_id, case_id = case.order_id, case.case_id
        key = of_answer(tx, subject)[1].step.key if _drafts(subject) else None
    outside = key == "outside" or offered.forwarded
    kind = ExhibitKind.OFF_PLATFORM_COMMUNICATION if outside else _kind(key, offered)
    channel = ExhibitChannel.OFF_PLATFORM if outside else ExhibitChannel.THIRD_PARTY
    return Purpose(application_id, order_id, side, letter(role), kind, channel, case_id)


def _enter(tx: Transaction, house: House, case: Case, exhibit: Exhibit) -> Case:
    """Everything still enters the file, marked when it is late (RUL-3.1)."""
    case = evidence.enter(tx, case, exhibit)
    entered = tx.get(shelves.EXHIBITS, exhibit.exhibit_id) or exhibit
    return recognising.put(tx, house, case, entered)


def _receipt(tx: Transaction, shown: View, case: Case, exhibits: list[Exhibit]) -> View:
    """What became of it, under which numbers, and whether the other side reads it already."""
    case = tx.case(case.case_id)
    words = all(e.written for e in exhibits)
    return shown.saying(
        "received-words" if words else "received",
        count=len(exhibits),
        case=case.case_id,
        label=", ".join(e.label or "–" for e in exhibits),
        late="yes" if any(e.late for e in exhibits) else "no",
        shown="yes" if case.discloses(exhibits[0].role) else "no",
    )


def _album(tx: Transaction, exhibit: Exhibit) -> list[Exhibit]:
    """What came in one album so far: one receipt names all of it."""
    if exhibit.media_group_id is None:
        return [exhibit]
    filed = tx.find(shelves.EXHIBITS, application_id=exhibit.application_id)
    mine = [
        e
        for e in filed
        if e.media_group_id == exhibit.media_group_id
        and (e.user_id, e.case_id) == (exhibit.user_id, exhibit.case_id)
    ]
    return sorted(mine, key=lambda e: e.number or 0)


def _drafts(subject: Subject) -> bool:
    return isinstance(subject, Defence) and subject.status is DefenceStatus.DRAFT


def _kind(key: str | None, offered: Offered) -> ExhibitKind:
    if key == "fee_proof":
        return ExhibitKind.EXPENSE_RECEIPT
    if offered.video:
        return ExhibitKind.VIDEO_FUNCTION
    picture = offered.photo or (offered.mime or "").startswith("image/")
    return ExhibitKind.PHOTO_ITEM if picture else ExhibitKind.UNLISTED
