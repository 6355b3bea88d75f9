"""Handing in: a file joins the draft before submission, and the case after it, late or not."""

from dataclasses import replace

from core.cases.policy import Action, check
from core.desks import claimant, docket, evidence, recognising
from core.desks.evidence import Offered, Purpose
from core.desks.focus import Subject, open_view, role_in, subject_of
from core.desks.house import House
from core.desks.standing import of_answer, of_claim
from core.desks.view import View
from core.errors import Refused
from core.evidence.exhibit import Exhibit, ExhibitChannel, ExhibitKind, Side, letter
from core.evidence.quota import check_quota
from core.intake.application import Application, Defence, DefenceStatus
from core.store import shelves
from core.store.rows import Person
from core.store.transaction import Transaction


def hand_in(tx: Transaction, house: House, person: Person, offered: Offered) -> View:
    """Take a file in for what he is busy with. Raises Refused for what cannot be taken."""
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
    exhibit = evidence.receive(tx, person, offered, purpose)
    if purpose.case_id is not None:
        return _enter(tx, house, person, subject, exhibit, purpose.case_id)
    if isinstance(subject, Application):
        claimant.touch(tx, subject)
    return replace(open_view(tx, house, person), anew=True, gathers=True)


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


def _enter(
    tx: Transaction, house: House, person: Person, subject: Subject, exhibit: Exhibit, case_id: str
) -> View:
    """Everything still enters the file, marked when it is late (RUL-3.1)."""
    case = tx.case(case_id)
    check(role_in(tx, person, case), Action.ADD_EXHIBIT, case.status)
    case = evidence.enter(tx, case, exhibit)
    entered = tx.get(shelves.EXHIBITS, exhibit.exhibit_id) or exhibit
    docket.keep(tx, house, recognising.put(tx, house, case, entered))
    shown = replace(open_view(tx, house, person), anew=True)
    if isinstance(subject, Defence) and _drafts(subject):
        return replace(shown, gathers=True)
    album = _album(tx, entered)
    received = shown.saying(
        "received-words" if entered.written else "received",
        count=len(album),
        case=case.case_id,
        label=", ".join(e.label or "–" for e in album),
        late=any(e.late for e in album),
    )
    album_id = entered.media_group_id
    return replace(received, gathers=True, receipt=f"album/{album_id}") if album_id else received


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
