"""What nobody presses: signals from sender and fetcher, timers, and letters that were lost."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from core.cases.lifecycle import Status
from core.cases.notice import Channel
from core.cases.window import window_id
from core.desks import docket, evidence, filing, leases, letters, serving, windows
from core.desks.alarms import About, Trouble, sound
from core.desks.house import House
from core.errors import Fault
from core.store import shelves
from core.store.inbox import Arrival, Incoming
from core.store.outgoing import Kind
from core.store.rows import Timer, person_id
from core.store.transaction import Transaction

WAYS: Final = {"party": Channel.TELEGRAM, "market": Channel.MARKETPLACE}
"""By which way a bot's messages go."""


class Housekeeping:
    """The desk's own signals and clockwork."""

    def __init__(self, house: House) -> None:
        """Work in this house."""
        self._house = house

    def signal(self, body: str, tx: Transaction) -> None:
        """Handle one of our own signals. Raises Fault for one that nobody knows."""
        told = json.loads(body)
        match told["signal"]:
            case "delivered":
                at = datetime.fromisoformat(told["at"])
                serving.delivered(tx, self._house, told["notice_id"], at, by=WAYS[told["bot"]])
            case "undelivered":
                by = WAYS[told["bot"]]
                serving.undelivered(tx, self._house, told["notice_id"], told["fault"], by=by)
            case "blocked":
                self._blocked(told, tx)
            case "sealed":
                self._sealed(told, tx)
            case "unfetched":
                evidence.lost(tx, self._house, told["exhibit_id"], told["fault"])
            case "migrated":
                self._migrated(told, tx)
            case "alarm":
                sound(tx, self._house, _trouble(told))
            case unknown:
                message = f"nobody knows the signal {unknown}"
                raise Fault(message)

    def ring(self, timer: Timer, tx: Transaction) -> None:
        """A timer is due. Raises Fault for one that nobody knows."""
        match timer.kind:
            case "window":
                self._window(timer.subject, tx)
            case "lease":
                self._lease(timer.subject, tx)
            case letters.GATHERING:
                letters.gathered(tx, self._house, timer)
            case unknown:
                message = f"nobody knows the timer {unknown}"
                raise Fault(message)

    def stopped(self, timer: Timer, tx: Transaction) -> None:
        """Tell staff of a timer that is not looked at any more: a window may stand still."""
        sound(tx, self._house, Trouble(About.TIMER, timer.fault or "–", subject=timer.timer_id))

    def mourn(self, incoming: Incoming, arrival: Arrival, tx: Transaction) -> None:
        """Tell the sender of a lost update to send it again, and staff that a letter is dead."""
        letters.mourn(tx, self._house, incoming, arrival)

    def _sealed(self, told: dict[str, Any], tx: Transaction) -> None:
        evidence.sealed(
            tx,
            self._house,
            told["exhibit_id"],
            blob_key=told["blob_key"],
            sha256=told["sha256"],
            size=told["size"],
            mime=told["mime"],
            view_key=told["view_key"],
        )

    def _blocked(self, told: dict[str, Any], tx: Transaction) -> None:
        person = tx.get(shelves.PERSONS, person_id(told["bot"], told["chat_id"]))
        if person is not None and person.blocked_at is None:
            tx.save(shelves.PERSONS, replace(person, blocked_at=tx.now))

    def _migrated(self, told: dict[str, Any], tx: Transaction) -> None:
        words = {"old": str(told["old"]), "new": str(told["new"])}
        params = self._house.voice.message(self._house.staff_locale, "staff-chat-migrated", words)
        tx.send(
            bot="staff",
            chat_id=told["new"],
            kind=Kind.NOTICE,
            method="sendMessage",
            params={"chat_id": told["new"], **params},
        )

    def _window(self, key: str, tx: Transaction) -> None:
        case = windows.end(tx, key)
        if case is None:
            return
        case = docket.keep(tx, self._house, case)
        sides = ("claimant", "respondent")
        both = [tx.get(shelves.WINDOWS, window_id(case.case_id, side)) for side in sides]
        if case.status is Status.EXCHANGE and all(w is not None and w.ended for w in both):
            filing.complete(tx, self._house, case, "windows-ended")

    def _lease(self, subject: str, tx: Transaction) -> None:
        case_id, _, fence = subject.rpartition("/")
        case = tx.case(case_id)
        if case.status is not Status.CLAIMED or case.fence != int(fence):
            return
        if case.lease_until is not None and tx.now < case.lease_until:
            return
        leases.give_back(tx, self._house, case, actor="clock")


def _trouble(told: dict[str, Any]) -> Trouble:
    return Trouble(
        About(told["about"]),
        str(told["fault"]),
        told.get("bot"),
        told.get("chat_id"),
        told.get("subject"),
    )
