"""One dossier for the mediator who holds the case: everything in the file, in his private chat.

What comes in after the claim is added to it as it comes.
"""

from collections.abc import Collection, Sequence
from typing import Any

from core.cases.case import Case
from core.desks import pages
from core.desks.albums import albums
from core.desks.house import House
from core.desks.pages import Page
from core.evidence.exhibit import Exhibit, ExhibitState
from core.evidence.file_type import ending
from core.intake.application import Defence
from core.store import shelves
from core.store.outgoing import Kind
from core.store.transaction import Transaction

PHOTOS = ("image/jpeg", "image/png")
LARGEST_PHOTO = 10_000_000
"""Bytes that Telegram takes as a photo; what is larger goes as a document (telegram §2e)."""


def hand_over(
    tx: Transaction,
    house: House,
    case: Case,
    chat_id: int,
    known: Collection[str] = frozenset(),
) -> None:
    """Send the dossier: its pages, in which all words are, then every sealed file.

    Exhibits whose labels are `known` to the reader are not sent again.
    """
    for page in pages.pages(tx, house, case, known):
        _send_page(tx, house, chat_id, page)
    files = [e for e in readable(tx, case) if not e.written and e.label not in known]
    photos = [e for e in files if _is_photo(e)]
    documents = [e for e in files if not _is_photo(e)]
    for kind, group in (("photo", photos), ("document", documents)):
        for album in albums(group):
            _send_group(tx, house, chat_id, kind, album)


def readable(tx: Transaction, case: Case) -> list[Exhibit]:
    """What a reader of the dossier is given by now: files once they are sealed, words at once."""
    exhibits = tx.find(shelves.EXHIBITS, case_id=case.case_id)
    there = [e for e in exhibits if e.written or e.state is ExhibitState.SEALED]
    return sorted(there, key=lambda e: (e.letter, e.number or 0))


def add_exhibit(tx: Transaction, house: House, case: Case, exhibit: Exhibit) -> None:
    """An exhibit was sealed after the claim."""
    chat_id = _keeper(tx, house, case)
    if chat_id is None:
        return
    if not exhibit.written:
        kind = "photo" if _is_photo(exhibit) else "document"
        _send_group(tx, house, chat_id, kind, [exhibit])
    if exhibit.written or _caption(house, exhibit) is None:
        words = {"case": case.case_id, "line": pages.noted(house, exhibit)}
        _send_page(tx, house, chat_id, ("staff-dossier-words", words))


def add_answer(tx: Transaction, house: House, case: Case, defence: Defence) -> None:
    """The respondent answered after the claim."""
    _add_page(tx, house, case, pages.answer(tx, house, case, defence))


def add_recognition(tx: Transaction, house: House, case: Case, exhibit: Exhibit) -> None:
    """A side spoke to an exhibit after the claim (RUL-3.2)."""
    words = {"case": case.case_id, "line": pages.noted(house, exhibit)}
    _add_page(tx, house, case, ("staff-dossier-recognised", words))


def _add_page(tx: Transaction, house: House, case: Case, page: Page) -> None:
    chat_id = _keeper(tx, house, case)
    if chat_id is not None:
        _send_page(tx, house, chat_id, page)


def _keeper(tx: Transaction, house: House, case: Case) -> int | None:
    """Where the keeper reads.

    Whoever has left the roster, or has become a party while he claimed, is shown nothing more.
    """
    if case.keeper is None or case.keeper not in house.roster:
        return None
    if tx.find(shelves.PARTIES, order_id=case.order_id, user_id=case.keeper):
        return None
    person = tx.person("staff", case.keeper)
    return person.chat_id if person is not None and person.reachable else None


def _is_photo(exhibit: Exhibit) -> bool:
    """Whether Telegram will take it as one: a picture that could be rendered, and not too large.

    One wrong photo would lose the mediator the whole album.
    """
    small = (exhibit.size or 0) <= LARGEST_PHOTO
    return exhibit.mime in PHOTOS and exhibit.view_key is not None and small


def _send_page(tx: Transaction, house: House, chat_id: int, page: Page) -> None:
    text_id, words = page
    for params in house.voice.messages(house.staff_locale, text_id, words):
        _send(tx, chat_id, "sendMessage", params, {})


def _send_group(
    tx: Transaction, house: House, chat_id: int, kind: str, exhibits: Sequence[Exhibit]
) -> None:
    files = {f"e{i}": _file(exhibit) for i, exhibit in enumerate(exhibits)}
    captions = [
        _caption(house, exhibit) or {"caption": _numbered(exhibit, pages.line(house, exhibit))}
        for exhibit in exhibits
    ]
    if len(exhibits) == 1:
        method = "sendPhoto" if kind == "photo" else "sendDocument"
        _send(tx, chat_id, method, {kind: "attach://e0", **captions[0]}, files)
        return
    media = [
        {"type": kind, "media": f"attach://e{i}", **caption} for i, caption in enumerate(captions)
    ]
    _send(tx, chat_id, "sendMediaGroup", {"media": media}, files)


def _caption(house: House, exhibit: Exhibit) -> dict[str, Any] | None:
    """Its line and what its sender wrote, or None where both are too long for a caption."""
    return house.voice.caption(_numbered(exhibit, pages.noted(house, exhibit)))


def _numbered(exhibit: Exhibit, said: str) -> str:
    """Two dossiers may come to one chat, and each has its B-1."""
    return f"{exhibit.case_id} · {said}"


def _file(exhibit: Exhibit) -> dict[str, str]:
    return {
        "blob": exhibit.blob_key or "",
        "name": f"{exhibit.label}.{ending(exhibit.mime)}",
        "mime": exhibit.mime or "application/octet-stream",
    }


def _send(
    tx: Transaction, chat_id: int, method: str, params: dict[str, Any], files: dict[str, Any]
) -> None:
    tx.send(
        bot="staff",
        chat_id=chat_id,
        kind=Kind.NOTICE,
        method=method,
        params={"chat_id": chat_id, "protect_content": True, **params},
        files=files,
    )
