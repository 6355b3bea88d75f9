"""Showing one side what the other has handed in: view copies only, never the originals (design §5)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from core.cases.case import Case
from core.cases.party import Party
from core.desks.house import House, quote
from core.desks.people import heard
from core.evidence.exhibit import Exhibit, ExhibitState, Side
from core.store import shelves
from core.store.outgoing import Kind
from core.store.rows import Person
from core.store.transaction import Transaction

ALBUM: Final = 10
BEFORE_THE_BLOCK: Final = timedelta(hours=1)


def share(tx: Transaction, house: House, case: Case, exhibits: Sequence[Exhibit]) -> None:
    """Show the other side what of these it may see by now.

    A respondent who has not opened his notice yet is shown everything when he does.
    """
    for side in Side:
        new = [e for e in exhibits if e.role is side and case.discloses(side)]
        for party, person in _followers(tx, case, side.other) if new else ():
            if person.reachable:
                show(tx, house, person, new)
            else:
                missed = (*(party.missed or ()), *(e.exhibit_id for e in new))
                tx.save(shelves.PARTIES, replace(party, missed=tuple(dict.fromkeys(missed))))


def show_claim(tx: Transaction, house: House, person: Person, case: Case) -> None:
    """Show the respondent what the claimant has handed in."""
    filed = tx.find(shelves.EXHIBITS, case_id=case.case_id)
    show(tx, house, person, [e for e in filed if e.role is Side.CLAIMANT])


def catch_up(tx: Transaction, house: House, person: Person, away_since: datetime) -> list[Exhibit]:
    """Show somebody who comes back what the other side handed in while he could not be written to.

    Beside what was kept for him, what was sealed a little before: rather twice than not at all, as
    it may be the message that met the block. Returns what was shown.
    """
    since = away_since - BEFORE_THE_BLOCK
    caught_up: list[Exhibit] = []
    bound = tx.find(shelves.PARTIES, user_id=person.user_id)
    tx.preload(shelves.CASES, "order_id", {party.order_id for party in bound})
    cases = {p.order_id: tx.find(shelves.CASES, order_id=p.order_id) for p in bound}
    numbers = {case.case_id for found in cases.values() for case in found}
    tx.preload(shelves.EXHIBITS, "case_id", numbers)
    tx.preload(shelves.DEFENCES, "case_id", numbers)
    for party in bound:
        for case in cases[party.order_id]:
            side = Side(case.side_of(party.role))
            if not case.discloses(side.other) or not _follows(tx, case, side, person.user_id):
                continue
            filed = tx.find(shelves.EXHIBITS, case_id=case.case_id)
            theirs = [e for e in filed if e.role is side.other]
            kept = party.missed or ()
            missed = [e for e in theirs if e.exhibit_id in kept or _sealed_since(e, since)]
            show(tx, house, person, missed)
            caught_up += missed
        # Written in any case, so that whoever keeps something for him at this moment is overtaken.
        tx.save(shelves.PARTIES, replace(party, missed=None, back_at=tx.now))
    return caught_up


def _sealed_since(exhibit: Exhibit, since: datetime) -> bool:
    return exhibit.sealed_at is not None and exhibit.sealed_at >= since


def _followers(tx: Transaction, case: Case, side: Side) -> list[tuple[Party, Person]]:
    """Those of a side who are shown what the other hands in, reachable or not."""
    bound = tx.find(shelves.PARTIES, order_id=case.order_id, role=case.role_of(side.value))
    people = [(party, tx.person("party", party.user_id)) for party in bound]
    return [(p, who) for p, who in people if who and _follows(tx, case, side, who.user_id)]


def _follows(tx: Transaction, case: Case, side: Side, user_id: int) -> bool:
    """A respondent follows from when he opens his notice."""
    if side is Side.CLAIMANT:
        return True
    begun = tx.find(shelves.DEFENCES, case_id=case.case_id)
    return any(defence.user_id == user_id for defence in begun)


def show(tx: Transaction, house: House, person: Person, exhibits: Sequence[Exhibit]) -> None:
    """Send the view copies, each under its number; name what cannot be shown safely."""
    sealed = [e for e in exhibits if e.state is ExhibitState.SEALED]
    sealed.sort(key=lambda e: e.number or 0)
    for case_id in {e.case_id for e in sealed if e.case_id}:
        heard(tx, person, case_id)
    seen = [e for e in sealed if e.view_key]
    for start in range(0, len(seen), ALBUM):
        _send_copies(tx, house, person, seen[start : start + ALBUM])
    for exhibit in sealed:
        if not exhibit.view_key:
            _say(tx, house, person, exhibit, _instead(exhibit))


def _instead(exhibit: Exhibit) -> str:
    """The sentence for an exhibit of which there is no copy to look at."""
    if exhibit.written:
        return "exhibit-words"
    return "exhibit-unseen-noted" if exhibit.caption else "exhibit-unseen"


def _words(exhibit: Exhibit) -> dict[str, Any]:
    return {
        "label": exhibit.label or "–",
        "case": exhibit.case_id or "–",
        "note": quote(exhibit.caption or ""),
    }


def _caption(house: House, person: Person, exhibit: Exhibit, text_id: str) -> dict[str, Any] | None:
    """The caption's parameters, or None where it is too long for one."""
    return house.voice.caption(house.voice.sentence(person.locale, text_id, _words(exhibit)))


def _send_copies(
    tx: Transaction, house: House, person: Person, exhibits: Sequence[Exhibit]
) -> None:
    files = {
        f"e{i}": {"blob": e.view_key, "name": f"{e.label}.jpg", "mime": "image/jpeg"}
        for i, e in enumerate(exhibits)
    }
    noted = [_caption(house, person, e, "exhibit-words") if e.caption else {} for e in exhibits]
    media = [
        {"media": f"attach://e{i}", **(said or _caption(house, person, e, "exhibit-label") or {})}
        for i, (e, said) in enumerate(zip(exhibits, noted, strict=True))
    ]
    if len(exhibits) == 1:
        _send(tx, person, "sendPhoto", {"photo": media[0].pop("media"), **media[0]}, files)
    else:
        album = [{"type": "photo", **one} for one in media]
        _send(tx, person, "sendMediaGroup", {"media": album}, files)
    for exhibit, said in zip(exhibits, noted, strict=True):
        if said is None:
            _say(tx, house, person, exhibit, "exhibit-words")


def _say(tx: Transaction, house: House, person: Person, exhibit: Exhibit, text_id: str) -> None:
    for params in house.voice.messages(person.locale, text_id, _words(exhibit)):
        _send(tx, person, "sendMessage", params, {})


def _send(
    tx: Transaction, person: Person, method: str, params: dict[str, Any], files: dict[str, Any]
) -> None:
    tx.send(
        bot="party",
        chat_id=person.chat_id,
        kind=Kind.NOTICE,
        method=method,
        params={"chat_id": person.chat_id, "protect_content": True, **params},
        files=files,
    )
