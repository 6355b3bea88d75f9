"""Coming in by a link: whose side it is for, and what it leads to (design §5, Links)."""

from dataclasses import replace

from core.cases.lifecycle import Status
from core.cases.party import Party, party_id
from core.cases.policy import Action, Role, allowed
from core.desks import claimant, leases, respondent
from core.desks.focus import Subject, name_of, open_view, subject_of
from core.desks.house import House
from core.desks.people import turn_to
from core.desks.standing import of_claim
from core.desks.view import View
from core.intake.application import Application, ApplicationStatus, Defence
from core.intake.steps import End
from core.marketplace import link as links
from core.marketplace.link import Link
from core.marketplace.link import Role as OrderRole
from core.store import shelves
from core.store.outbox import Kind
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
    shown = replace(open_view(tx, house, person), anew=True)
    person = tx.person("party", person.user_id) or person
    now = subject_of(tx, person)
    if (
        before is None
        or now is None
        or not _is_open(before)
        or _order(tx, now) == _order(tx, before)
    ):
        return shown
    back = ("opt-turn-back", f"turn:{name_of(before)}")
    said = shown.saying("turned", order=_order(tx, now), other=_order(tx, before))
    return replace(said, actions=(*shown.actions, back))


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
    """Turn him to the case on this order, to his draft, or to a new application."""
    for case in tx.find(shelves.CASES, order_id=order_id):
        if case.status is Status.DECLINED:
            continue
        if case.claimant_role == role.value:
            turn_to(tx, person, f"application/{case.application_id}")
            return
        if allowed(Role.RESPONDENT, Action.ANSWER, case.status):
            respondent.open_defence(tx, house, person, case)
            return
    mine = [
        a
        for a in tx.find(shelves.APPLICATIONS, order_id=order_id)
        if a.user_id == person.user_id and _goes_on(tx, a)
    ]
    if mine:
        turn_to(tx, person, name_of(max(mine, key=lambda a: a.opened_at)))
    else:
        claimant.open_application(tx, house, person, order_id, role)


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
