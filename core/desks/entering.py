"""Coming in by a link: whose side it is for, and what it leads to (design §5, Links)."""

from dataclasses import replace

from core.cases.case import Case, named_in
from core.cases.lifecycle import Status
from core.cases.party import Party, party_id
from core.cases.policy import Action, Role, allowed, check
from core.desks import claimant, filing, leases, respondent
from core.desks.focus import Subject, name_of, open_view, subject_of
from core.desks.house import House
from core.desks.people import chose, role_in, turn_to
from core.desks.standing import of_claim
from core.desks.view import View
from core.errors import Refused
from core.intake.application import Application, ApplicationStatus, Defence, DefenceStatus
from core.intake.steps import End
from core.marketplace import link as links
from core.marketplace.link import Link
from core.marketplace.link import Role as OrderRole
from core.store import shelves
from core.store.outgoing import Kind
from core.store.rows import Person
from core.store.transaction import Transaction


def by_link(tx: Transaction, house: House, person: Person, token: str) -> View:
    """Bind the link to this account and go where it leads. Raises Refused for one not theirs.

    Nobody is both sides of an order: the second side's link stays free, and staff are told.
    """
    found = tx.get(shelves.LINKS, links.sha(token))
    bound = links.check(found, person.user_id, tx.now)
    if tx.get(shelves.PARTIES, party_id(bound.order_id, bound.role.other, person.user_id)):
        _tell_staff(tx, house, person, bound)
        shown = replace(open_view(tx, house, person), anew=True)
        return shown.saying("refused-other-side", order=bound.order_id)
    if bound != found:
        tx.save(shelves.LINKS, bound)
    _bind(tx, person, bound)
    leases.keep_apart(tx, house, bound.order_id, person.user_id)
    before = subject_of(tx, person)
    _lead(tx, house, person, bound.order_id, bound.role)
    return turned(tx, house, person, before)


def turned(tx: Transaction, house: House, person: Person, before: Subject | None) -> View:
    """What is open for him now; if that is another order, he is told, with a way back."""
    chose(tx, person)
    return telling(tx, person, replace(open_view(tx, house, person), anew=True), before)


def telling(tx: Transaction, person: Person, shown: View, before: Subject | None) -> View:
    """The same view; if it is of another order or case than before, he is told, with a way back."""
    now = subject_of(tx, tx.person("party", person.user_id) or person)
    if before is None or now is None or not _is_open(before):
        return shown
    if _order(tx, now) != _order(tx, before):
        text_id = "opt-turn-back"
        said = shown.saying("turned", order=_order(tx, now), other=_order(tx, before))
    elif now.case_id and before.case_id and now.case_id != before.case_id:
        text_id = "opt-turn-back-case"
        said = shown.saying("turned-case", case=now.case_id, other=before.case_id)
    else:
        return shown
    return replace(said, actions=(*shown.actions, (text_id, f"turn:{name_of(before)}")))


def lead_to(tx: Transaction, house: House, person: Person, case: Case) -> None:
    """Turn him to his side of a case. Raises Refused for a stranger, who learns nothing by it."""
    role = role_in(tx, person, case)
    check(role, Action.READ_STATUS, case.status)
    if role is Role.CLAIMANT:
        turn_to(tx, person, f"application/{case.application_id}")
    else:
        respondent.open_defence(tx, house, person, case)
    chose(tx, person)


def follow(tx: Transaction, house: House, person: Person, quoted: str | None) -> Person:
    """Turn him to the case of a message that he replies to, if it is one of his."""
    named = named_in(quoted) if quoted else None
    case = tx.get(shelves.CASES, named) if named else None
    if case is not None and allowed(role_in(tx, person, case), Action.READ_STATUS, case.status):
        lead_to(tx, house, person, case)
    return tx.person("party", person.user_id) or person


def anew(tx: Transaction, house: House, person: Person, closed: Subject) -> View:
    """Another problem with an order of which an application was not accepted.

    What is open or begun already is gone on with. Raises Refused while that one was not closed.
    """
    if not isinstance(closed, Application) or not _closed(tx, closed):
        raise Refused("refused-not-now")
    case = filing.open_case(tx, closed.order_id, closed.role.value)
    if case is not None:
        return claimant.beside(tx, house, person, case)
    mine = [a for a in _mine(tx, person, closed.order_id) if a.status is ApplicationStatus.DRAFT]
    if mine:
        turn_to(tx, person, name_of(mine[-1]))
    else:
        claimant.open_application(tx, house, person, closed.order_id, closed.role)
    chose(tx, person)
    return replace(open_view(tx, house, person), anew=True)


def _closed(tx: Transaction, application: Application) -> bool:
    """Whether it was not accepted, by the Rules or by a person."""
    if application.status is ApplicationStatus.REFUSED:
        return True
    if application.case_id is None:
        return False
    return tx.case(application.case_id).status is Status.DECLINED


def _is_open(subject: Subject) -> bool:
    return isinstance(subject, Defence) or subject.status is not ApplicationStatus.DROPPED


def _order(tx: Transaction, subject: Subject) -> str:
    if isinstance(subject, Defence):
        return tx.case(subject.case_id).order_id
    return subject.order_id


def _bind(tx: Transaction, person: Person, link: Link) -> None:
    key = party_id(link.order_id, link.role.value, person.user_id)
    if tx.get(shelves.PARTIES, key) is None:
        party = Party(key, link.order_id, link.role.value, person.user_id, tx.now)
        tx.add(shelves.PARTIES, party)


def _lead(tx: Transaction, house: House, person: Person, order_id: str, role: OrderRole) -> None:
    """Turn him to the case that waits for his answer, to his side's own, or to what he began.

    Both sides may have a case on one order; what he has answered does not keep him from the other.
    """
    theirs = [
        case
        for case in tx.find(shelves.CASES, order_id=order_id, claimant_role=role.other.value)
        if allowed(Role.RESPONDENT, Action.ANSWER, case.status)
    ]
    theirs.sort(key=lambda case: (_answered(tx, person, case), case.opened_at))
    own = filing.open_case(tx, order_id, role.value)
    if theirs and (own is None or not _answered(tx, person, theirs[0])):
        respondent.open_defence(tx, house, person, theirs[0])
    elif own is not None:
        turn_to(tx, person, f"application/{own.application_id}")
    elif mine := _mine(tx, person, order_id):
        turn_to(tx, person, name_of(mine[-1]))
    else:
        claimant.open_application(tx, house, person, order_id, role)


def _answered(tx: Transaction, person: Person, case: Case) -> bool:
    """Whether this account has given its answer."""
    answers = tx.find(shelves.DEFENCES, case_id=case.case_id, user_id=person.user_id)
    return any(answer.status is DefenceStatus.SUBMITTED for answer in answers)


def _mine(tx: Transaction, person: Person, order_id: str) -> list[Application]:
    """His applications on an order that he may take up again, the newest last."""
    found = tx.find(shelves.APPLICATIONS, order_id=order_id)
    mine = [a for a in found if a.user_id == person.user_id and _goes_on(tx, a)]
    return sorted(mine, key=lambda a: a.opened_at)


def _goes_on(tx: Transaction, application: Application) -> bool:
    """Whether it may be taken up again; a draft that came to an end is dropped for a new one."""
    if application.status is ApplicationStatus.DRAFT:
        if not isinstance(of_claim(tx, application)[1].step, End):
            return True
        dropped = replace(application, status=ApplicationStatus.DROPPED, updated_at=tx.now)
        tx.save(shelves.APPLICATIONS, dropped)
        return False
    return application.status is not ApplicationStatus.DROPPED


def _tell_staff(tx: Transaction, house: House, person: Person, link: Link) -> None:
    """One message an account and order, however often it is tried."""
    params = house.voice.message(
        house.staff_locale, "staff-both-sides", {"order": link.order_id, "role": link.role.value}
    )
    tx.send(
        bot="staff",
        chat_id=house.staff_chat,
        kind=Kind.CARD,
        method="editMessageText",
        params={"chat_id": house.staff_chat, **params},
        slot=f"both/{link.order_id}/{person.user_id}",
    )
