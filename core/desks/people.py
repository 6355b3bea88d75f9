"""Meeting people: who writes, in which language, and what his words belong to."""

from dataclasses import dataclass, replace

from core.cases.case import Case
from core.cases.party import party_id
from core.cases.policy import Role
from core.marketplace.link import Role as OrderRole
from core.store import shelves
from core.store.rows import Person, person_id
from core.store.transaction import Transaction

LOCALES = ("en", "ru")


@dataclass(frozen=True)
class Visitor:
    """Somebody in a private chat with the party bot. `language` is Telegram's code, if any."""

    user_id: int
    chat_id: int
    language: str | None


def meet(tx: Transaction, visitor: Visitor) -> Person:
    """The person, known or new; writing to the bot shows that it may write back."""
    before = tx.person("party", visitor.user_id)
    if before is None:
        return tx.add(
            shelves.PERSONS,
            Person(
                person_id=person_id("party", visitor.user_id),
                bot="party",
                user_id=visitor.user_id,
                chat_id=visitor.chat_id,
                locale=locale_of(visitor.language),
                started_at=tx.now,
            ),
        )
    if before.reachable:
        return before
    return tx.save(shelves.PERSONS, replace(before, started_at=tx.now, blocked_at=None))


def known_locale(tx: Transaction, visitor: Visitor) -> str:
    """The language to answer somebody in who has not written in private, and is not met by this."""
    before = tx.person("party", visitor.user_id)
    return before.locale if before is not None else locale_of(visitor.language)


def turn_to(tx: Transaction, person: Person, focus: str) -> Person:
    """From now on his words belong to this."""
    person = tx.get(shelves.PERSONS, person.person_id) or person
    if person.focus == focus:
        return person
    return tx.save(shelves.PERSONS, replace(person, focus=focus))


def chose(tx: Transaction, person: Person) -> None:
    """He said himself what his words belong to, and may be taken at his word until he hears more."""
    person = tx.get(shelves.PERSONS, person.person_id) or person
    if person.heard_of is not None:
        tx.save(shelves.PERSONS, replace(person, heard_of=None))


def heard(tx: Transaction, person: Person, case_id: str) -> None:
    """He is told something of a case; what he writes next may be meant for it."""
    person = tx.get(shelves.PERSONS, person.person_id) or person
    if person.heard_of is None and person.focus and busy_with(tx, person) != case_id:
        tx.save(shelves.PERSONS, replace(person, heard_of=case_id))


def busy_with(tx: Transaction, person: Person) -> str | None:
    """The case that his words belong to, if they belong to one."""
    kind, _, key = (person.focus or "").partition("/")
    if kind == "application":
        application = tx.get(shelves.APPLICATIONS, key)
        return application.case_id if application else None
    if kind == "defence":
        defence = tx.get(shelves.DEFENCES, key)
        return defence.case_id if defence else None
    return None


def role_in(tx: Transaction, person: Person, case: Case) -> Role:
    """What he is towards a case, by the links that he opened."""
    for role in OrderRole:
        if tx.get(shelves.PARTIES, party_id(case.order_id, role.value, person.user_id)):
            return Role(case.side_of(role.value))
    return Role.STRANGER


def locale_of(language: str | None) -> str:
    """The language to speak: Telegram's code if we have words for it, else English."""
    code = (language or "").partition("-")[0].lower()
    return code if code in LOCALES else "en"
