"""The mediators' desk: claim, read, accept or decline what is held (RUL-0, ACC-0).

Authority is checked at every press, against the roster and the lease, never against membership
of the staff chat.
"""

from dataclasses import dataclass, replace
from typing import Final

from core.cases.case import Case
from core.cases.notice import Channel
from core.cases.policy import STAFF_VERBS, Action, Role, check
from core.desks import docket, dossier, filing, grounds, notice_words, reading, serving, windows
from core.desks.cards import bound_to, show_card
from core.desks.house import Choice, House
from core.errors import Refused
from core.queue.item import ItemStatus, Work, WorkItem, conflict_free, item_id
from core.store import shelves
from core.store.rows import Handle, Person, person_id
from core.store.transaction import Transaction

LOOKS: Final = frozenset({"read"})
"""Buttons that decide nothing: they work on a card of yesterday, and may be pressed again."""


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
        item = _item(tx, handle)
        case = tx.case(item.case_id)
        looks = action in LOOKS
        stale = not looks and handle.material_version != bound_to(case, item)
        if handle.status != "open" or stale:
            raise Refused("refused-overtaken")
        check(Role.MEDIATOR, STAFF_VERBS[action], case.status)
        if looks:
            return self._read_held(tx, by, case)
        {
            "claim": self._claim,
            "accept": self._accept,
            "decline": self._decline,
            "served": self._served,
        }[action](tx, by, case, item)
        tx.save(shelves.HANDLES, handle.use(tx.now))
        return f"staff-done-{action}"

    def look(self, tx: Transaction, by: Mediator, data: str) -> None:
        """A press came to nothing: show its card as it stands now. Strangers move nothing."""
        if by.user_id not in self._house.roster:
            return
        try:
            item = _item(tx, _pressed(tx, data)[0])
        except Refused:  # nothing of ours was pressed, so there is nothing to show
            return
        show_card(tx, self._house, tx.case(item.case_id), item)

    def _claim(self, tx: Transaction, by: Mediator, case: Case, item: WorkItem) -> None:
        claimed = item.claim(by.user_id, tx.now, self._parties(tx, case))
        until = claimed.lease_until or tx.now
        case, event = case.claim(by.user_id, until)
        case = tx.record(case, event, actor=f"mediator/{by.user_id}")
        tx.remind(f"lease/{case.case_id}", "lease", f"{case.case_id}/{case.fence}", until)
        for side in ("claimant", "respondent"):
            case = serving.owe(tx, self._house, case, side, "notice-claimed", {})
        case = docket.keep(tx, self._house, case)
        docket.change(tx, self._house, case, claimed)
        person = tx.person("staff", by.user_id)
        if person is not None and person.reachable:
            dossier.hand_over(tx, self._house, case, person.chat_id)

    def _read_held(self, tx: Transaction, by: Mediator, case: Case) -> str:
        """Read a held file before deciding whether it may be accepted. Returns a Fluent id."""
        conflict_free(by.user_id, self._parties(tx, case))
        person = tx.person("staff", by.user_id)
        if person is None or not person.reachable:
            raise Refused("refused-start-first")
        given = reading.read(tx, self._house, case, person)
        return "staff-done-read" if given else "staff-done-read-already"

    def _accept(self, tx: Transaction, by: Mediator, case: Case, item: WorkItem) -> None:
        conflict_free(by.user_id, self._parties(tx, case))
        case, event = case.accept(by.user_id, tx.now)
        case = tx.record(case, event, actor=f"mediator/{by.user_id}")
        case = filing.begin_exchange(tx, self._house, case)
        mine = windows.deadline(self._house, tx.now)
        words = {
            "until": notice_words.instant(mine.ends_at),
            "sum": notice_words.deadline(mine.as_json()),
        }
        case = serving.owe(tx, self._house, case, "claimant", "notice-accepted", words)
        self._finish(tx, by, case, item)

    def _decline(self, tx: Transaction, by: Mediator, case: Case, item: WorkItem) -> None:
        conflict_free(by.user_id, self._parties(tx, case))
        application = tx.get(shelves.APPLICATIONS, case.application_id)
        assessment = (application.assessment if application else None) or {}
        clauses = grounds.raised(assessment)
        case, event = case.decline(by.user_id, clauses)
        case = tx.record(case, event, actor=f"mediator/{by.user_id}")
        words = {"why": notice_words.sentences(grounds.told_to_a_party(clauses))}
        choices = (Choice("opt-other-problem", action="anew"),)
        case = serving.owe(tx, self._house, case, "claimant", "notice-declined", words, choices)
        self._finish(tx, by, case, item)

    def _served(self, tx: Transaction, by: Mediator, case: Case, item: WorkItem) -> None:
        """A person served one notice by hand; that moment counts (RUL-3.1)."""
        conflict_free(by.user_id, self._parties(tx, case))
        if item.notice_id is not None:
            serving.delivered(tx, self._house, item.notice_id, tx.now, by=Channel.BY_HAND)
        self._finish(tx, by, tx.case(case.case_id), item)

    def _read(self, tx: Transaction, by: Mediator, case_id: str) -> None:
        case = tx.get(shelves.CASES, case_id)
        if case is None or case.keeper != by.user_id:
            raise Refused("refused-no-such-case")
        check(Role.KEEPER, Action.READ_DOSSIER, case.status)
        conflict_free(by.user_id, self._parties(tx, case))
        item = tx.get(shelves.WORK_ITEMS, item_id(case_id, Work.MEDIATE))
        if item is not None:
            show_card(tx, self._house, case, item)
        dossier.hand_over(tx, self._house, case, by.chat_id)

    def _known(self, user_id: int) -> None:
        if user_id not in self._house.roster:
            raise Refused("refused-not-a-mediator")

    def _parties(self, tx: Transaction, case: Case) -> frozenset[int]:
        bound = tx.find(shelves.PARTIES, order_id=case.order_id)
        return frozenset(party.user_id for party in bound)

    def _finish(self, tx: Transaction, by: Mediator, case: Case, item: WorkItem) -> None:
        if item.status is ItemStatus.DONE:
            raise Refused("refused-overtaken")
        # Finished before the case is kept, so that its card is not shown as an open one meanwhile.
        done = tx.save(shelves.WORK_ITEMS, item.finish(by.user_id))
        show_card(tx, self._house, docket.keep(tx, self._house, case), done)


def _item(tx: Transaction, handle: Handle) -> WorkItem:
    """The work that a card's button belongs to. Raises Refused for a card of an older kind."""
    item = tx.get(shelves.WORK_ITEMS, handle.subject.removeprefix("work/"))
    if item is None:
        raise Refused("refused-overtaken")
    return item


def _pressed(tx: Transaction, data: str) -> tuple[Handle, str]:
    """The handle and action that callback data names. Raises Refused for anything made up."""
    name, _, index = data.partition(":")
    handle = tx.get(shelves.HANDLES, name)
    if (
        handle is None
        or handle.bot != "staff"
        or handle.role != "mediator"
        or not (index.isascii() and index.isdecimal())
        or int(index) >= len(handle.actions)
    ):
        raise Refused("refused-forged-button")
    return handle, handle.actions[int(index)]
