"""What a person is busy with: the application or answer that his words and files belong to."""

from core.cases.policy import Role
from core.desks import claimant, respondent, unfiled
from core.desks.house import House
from core.desks.people import role_in
from core.desks.view import View
from core.errors import Refused
from core.intake.application import Application, Defence
from core.store import shelves
from core.store.rows import Person
from core.store.transaction import Transaction

Subject = Application | Defence


def open_view(tx: Transaction, house: House, person: Person) -> View:
    """The open question of what he is busy with, or where that stands."""
    person = tx.person("party", person.user_id) or person
    subject = subject_of(tx, person)
    if isinstance(subject, Application):
        return unfiled.asked(tx, person, claimant.view(tx, house, person, subject))
    if isinstance(subject, Defence):
        return unfiled.asked(tx, person, respondent.view(tx, person, subject))
    return View(person)


def subject_of(tx: Transaction, person: Person) -> Subject | None:
    """What his words belong to, if anything."""
    return _named(tx, person.focus or "")


def own_subject(tx: Transaction, person: Person, name: str) -> Subject:
    """The subject that a button names. Raises Refused unless it is his own, or his side's case."""
    kind, _, key = name.partition("/")
    subject = _in_case(tx, person, key) if kind == "case" else _named(tx, name)
    if subject is None or not _his(tx, person, subject):
        raise Refused("refused-forged-button")
    return subject


def name_of(subject: Subject) -> str:
    """A subject as a focus or a button names it."""
    if isinstance(subject, Application):
        return f"application/{subject.application_id}"
    return f"defence/{subject.defence_id}"


def _in_case(tx: Transaction, person: Person, case_id: str) -> Subject | None:
    """What he follows a case by, if he does."""
    case = tx.get(shelves.CASES, case_id)
    if case is None:
        return None
    if role_in(tx, person, case) is Role.CLAIMANT:
        return tx.get(shelves.APPLICATIONS, case.application_id)
    answers = tx.find(shelves.DEFENCES, case_id=case_id, user_id=person.user_id)
    return answers[0] if answers else None


def _his(tx: Transaction, person: Person, subject: Subject) -> bool:
    """Whether it is his own, or an application that became a case of the side he acts for."""
    if subject.user_id == person.user_id:
        return True
    if isinstance(subject, Defence) or subject.case_id is None:
        return False
    return role_in(tx, person, tx.case(subject.case_id)) is Role.CLAIMANT


def _named(tx: Transaction, name: str) -> Subject | None:
    kind, _, key = name.partition("/")
    key = key.partition("/")[0]
    if kind == "application":
        return tx.get(shelves.APPLICATIONS, key)
    if kind == "defence":
        return tx.get(shelves.DEFENCES, key)
    return None
