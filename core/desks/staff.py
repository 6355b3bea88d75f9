"""The mediators' desk: claim, read, accept or decline what is held (RUL-0, ACC-0).

Authority is checked at every press, against the roster and the lease, never against membership
of the staff chat.
"""

from dataclasses import dataclass, replace
from typing import Final

from core.cases.case import Case
from core.cases.policy import STAFF_VERBS, Action, Role, check
from core.desks import dossier, filing, grounds, serving, windows
from core.desks.cards import show_card
from core.desks.house import House
from core.errors import Refused
from core.queue.item import ItemStatus, Work, conflict_free, item_id
from core.store import shelves
from core.store.rows import Handle, Person, person_id
from core.store.transaction import Transaction

LOOKS: Final = frozenset({"read"})
"""Buttons that change nothing: they may be pressed again, by anybody whom they are for."""


@dataclass(frozen=True)
class Mediator:
    """Who presses or writes, by numeric id alone."""

    user_id: int
    chat_id: int
    private: bool


class StaffDesk:
    """What mediators can do. Every method is one update's decision."""

    def __init__(self, house: House) -> None:
        """Work in this house."""
        self._house = house

    def start(self, tx: Transaction, by: Mediator, payload: str) -> str:
        """The staff bot was started in private: from now on it may write. Returns a Fluent id."""
        self._known(by.user_id)
        before = tx.person("staff", by.user_id)
        if before is None:
            tx.add(
                shelves.PERSONS,
                Person(
                    person_id=person_id("staff", by.user_id),
                    bot="staff",
                    user_id=by.user_id,
                    chat_id=by.chat_id,
                    locale=self._house.staff_locale,
                    started_at=tx.now,
                ),
            )
        elif not before.reachable:
            tx.save(shelves.PERSONS, replace(before, started_at=tx.now, blocked_at=None))
        case_id = payload.removeprefix("case-")
        if payload.startswith("case-"):
            self._read(tx, by, case_id)
        return "staff-welcome"

    def block(self, tx: Transaction, user_id: int) -> None:
        """The mediator stopped the bot: it may not write to him any more."""
        person = tx.person("staff", user_id)
        if person:
            tx.save(shelves.PERSONS, replace(person, blocked_at=tx.now))

    def press(self, tx: Transaction, by: Mediator, data: str) -> str:
        """A button of a card was pressed: do it once, or refuse with a reason. Returns a Fluent id."""
        self._known(by.user_id)
        handle, action = _pressed(tx, data)
        case = tx.case(handle.subject.removeprefix("case/"))
        if handle.status != "open" or handle.material_version != case.material_version:
            raise Refused("refused-overtaken")
        check(Role.MEDIATOR, STAFF_VERBS[action], case.status)
        {
            "read": self._look,
            "claim": self._claim,
            "accept": self._accept,
            "decline": self._decline,
            "served": self._served,
        }[action](tx, by, case)
        if action not in LOOKS:
            tx.save(shelves.HANDLES, handle.use(tx.now))
        return f"staff-done-{action}"

    def _claim(self, tx: Transaction, by: Mediator, case: Case) -> None:
        item = tx.get(shelves.WORK_ITEMS, item_id(case.case_id, Work.MEDIATE))
        if item is None or item.status is not ItemStatus.OPEN:
            raise Refused("refused-already-claimed")
        claimed = item.claim(by.user_id, tx.now, self._parties(tx, case))
        tx.save(shelves.WORK_ITEMS, claimed)
        until = claimed.lease_until or tx.now
        case, event = case.claim(by.user_id, until)
        case = tx.record(case, event, actor=f"mediator/{by.user_id}")
        tx.remind(f"lease/{case.case_id}", "lease", f"{case.case_id}/{case.fence}", until)
        for side in ("claimant", "respondent"):
            case = serving.owe(tx, self._house, case, side, "notice-claimed", {})
        case = tx.save(shelves.CASES, case)
        show_card(tx, self._house, case, Work.MEDIATE)
        person = tx.person("staff", by.user_id)
        if person is not None and person.reachable:
            dossier.hand_over(tx, self._house, case, person.chat_id)

    def _look(self, tx: Transaction, by: Mediator, case: Case) -> None:
        """Read a held file before deciding whether it may be accepted."""
        conflict_free(by.user_id, self._parties(tx, case))
        person = tx.person("staff", by.user_id)
        if person is None or not person.reachable:
            raise Refused("refused-start-first")
        dossier.hand_over(tx, self._house, case, person.chat_id)

    def _accept(self, tx: Transaction, by: Mediator, case: Case) -> None:
        conflict_free(by.user_id, self._parties(tx, case))
        case, event = case.accept(by.user_id, tx.now)
        case = tx.record(case, event, actor=f"mediator/{by.user_id}")
        self._finish(tx, by, case, Work.DECIDE_ACCEPTANCE)
        case = filing.begin_exchange(tx, self._house, case)
        mine = windows.deadline(self._house, tx.now)
        words = {"until": serving.instant(mine.ends_at), "sum": serving.deadline(mine)}
        case = serving.owe(tx, self._house, case, "claimant", "notice-accepted", words)
        tx.save(shelves.CASES, case)
        show_card(tx, self._house, case, Work.DECIDE_ACCEPTANCE)

    def _decline(self, tx: Transaction, by: Mediator, case: Case) -> None:
        conflict_free(by.user_id, self._parties(tx, case))
        application = tx.get(shelves.APPLICATIONS, case.application_id)
        assessment = (application.assessment if application else None) or {}
        clauses = tuple(assessment.get("barring_clauses", [])) + tuple(
            assessment.get("staff_decision_clauses", [])
        )
        case, event = case.decline(by.user_id, clauses)
        case = tx.record(case, event, actor=f"mediator/{by.user_id}")
        self._finish(tx, by, case, Work.DECIDE_ACCEPTANCE)
        words = {"why": serving.sentences(grounds.told_to_a_party(clauses))}
        case = serving.owe(tx, self._house, case, "claimant", "notice-declined", words)
        tx.save(shelves.CASES, case)
        show_card(tx, self._house, case, Work.DECIDE_ACCEPTANCE)

    def _served(self, tx: Transaction, by: Mediator, case: Case) -> None:
        """A person served the respondent by hand; that moment counts (RUL-3.1)."""
        conflict_free(by.user_id, self._parties(tx, case))
        self._finish(tx, by, case, Work.SERVE_BY_HAND)
        for notice in tx.find(shelves.NOTICES, case_id=case.case_id, to="respondent"):
            serving.delivered(tx, self._house, notice.notice_id, tx.now)
        show_card(tx, self._house, tx.case(case.case_id), Work.SERVE_BY_HAND)

    def _read(self, tx: Transaction, by: Mediator, case_id: str) -> None:
        case = tx.get(shelves.CASES, case_id)
        if case is None or case.keeper != by.user_id:
            raise Refused("refused-no-such-case")
        check(Role.KEEPER, Action.READ_DOSSIER, case.status)
        show_card(tx, self._house, case, Work.MEDIATE)
        dossier.hand_over(tx, self._house, case, by.chat_id)

    def _known(self, user_id: int) -> None:
        if user_id not in self._house.roster:
            raise Refused("refused-not-a-mediator")

    def _parties(self, tx: Transaction, case: Case) -> frozenset[int]:
        bound = tx.find(shelves.PARTIES, order_id=case.order_id)
        return frozenset(party.user_id for party in bound)

    def _finish(self, tx: Transaction, by: Mediator, case: Case, work: Work) -> None:
        item = tx.get(shelves.WORK_ITEMS, item_id(case.case_id, work))
        if item is None or item.status is ItemStatus.DONE:
            raise Refused("refused-overtaken")
        tx.save(shelves.WORK_ITEMS, item.finish(by.user_id))


def _pressed(tx: Transaction, data: str) -> tuple[Handle, str]:
    """The handle and action that callback data names. Raises Refused for anything made up."""
    name, _, index = data.partition(":")
    handle = tx.get(shelves.HANDLES, name)
    if (
        handle is None
        or handle.bot != "staff"
        or handle.role != "mediator"
        or not index.isdecimal()
        or int(index) >= len(handle.actions)
    ):
        raise Refused("refused-forged-button")
    return handle, handle.actions[int(index)]
