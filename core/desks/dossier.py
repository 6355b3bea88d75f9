"""One dossier for the mediator who holds the case: everything in the file, in his private chat.

It says what each side says, what the records say, and which rules speak to it. It never says who
is right.
"""

from collections.abc import Sequence
from typing import Any

from core.cases.case import Case
from core.desks import grounds
from core.desks.cards import category
from core.desks.house import House
from core.desks.order_sheet import order_words, paid
from core.desks.standing import answer_lines, claim_lines
from core.evidence.exhibit import Exhibit, ExhibitState
from core.evidence.recognition import needs_recognition
from core.store import shelves
from core.store.outbox import Kind
from core.store.rows import person_id
from core.store.transaction import Transaction

ALBUM = 10
"""The most media in one group (Bot API: sendMediaGroup)."""

PHOTOS = ("image/jpeg", "image/png")
LARGEST_PHOTO = 10_000_000
"""Bytes that Telegram takes as a photo; what is larger goes as a document (telegram §2e)."""


def hand_over(tx: Transaction, house: House, case: Case, chat_id: int) -> None:
    """Send the dossier: a summary, then every sealed exhibit."""
    for text_id, words in sheets(tx, house, case):
        params = house.voice.message(house.staff_locale, text_id, words)
        _send(tx, chat_id, "sendMessage", params, {})
    exhibits = tx.find(shelves.EXHIBITS, case_id=case.case_id)
    sealed = [e for e in exhibits if e.state is ExhibitState.SEALED and not e.written]
    sealed.sort(key=lambda e: (e.letter, e.number or 0))
    photos = [e for e in sealed if _is_photo(e)]
    documents = [e for e in sealed if not _is_photo(e)]
    for kind, group in (("photo", photos), ("document", documents)):
        for start in range(0, len(group), ALBUM):
            _send_group(tx, house, chat_id, kind, group[start : start + ALBUM])


def hand_over_late(tx: Transaction, house: House, case: Case, exhibit: Exhibit) -> None:
    """An exhibit was sealed after the claim: send it after the dossier."""
    if case.keeper is None:
        return
    person = tx.get(shelves.PERSONS, person_id("staff", case.keeper))
    if person is None or not person.reachable:
        return
    kind = "photo" if _is_photo(exhibit) else "document"
    _send_group(tx, house, person.chat_id, kind, [exhibit])


def hand_over_written(tx: Transaction, house: House, case: Case, exhibit: Exhibit) -> None:
    """Words were written to the case after the claim: they follow the dossier."""
    person = tx.get(shelves.PERSONS, person_id("staff", case.keeper or 0))
    if not exhibit.written or person is None or not person.reachable:
        return
    text_id, words = _written(case, exhibit)
    params = house.voice.message(house.staff_locale, text_id, words)
    _send(tx, person.chat_id, "sendMessage", params, {})


def sheets(tx: Transaction, house: House, case: Case) -> list[tuple[str, dict[str, Any]]]:
    """The dossier's pages as Fluent ids with their words."""
    application = tx.get(shelves.APPLICATIONS, case.application_id)
    record = application.order_record if application else {}
    assessment = (application.assessment if application else None) or {}
    lines = claim_lines(tx, application) if application else ()
    exhibits = tx.find(shelves.EXHIBITS, case_id=case.case_id)
    exhibits.sort(key=lambda e: (e.letter, e.number or 0))
    talk = any(needs_recognition(e) for e in exhibits)
    pages: list[tuple[str, dict[str, Any]]] = [
        (
            "staff-dossier",
            {
                "case": case.case_id,
                "order": case.order_id,
                "title": str(record.get("title", "–")),
                "amount": paid(record),
                "category": category(house, case),
                "claimant": case.claimant_role,
                "opened": case.opened_at,
                "replies": house.voice.lines(house.staff_locale, lines),
            },
        ),
        ("staff-dossier-order", order_words(tx, house, case, record)),
        (
            "staff-dossier-rules",
            {"case": case.case_id, "findings": grounds.findings(house, assessment, talk=talk)},
        ),
    ]
    answers = [d for d in tx.find(shelves.DEFENCES, case_id=case.case_id) if d.submitted_at]
    pages += [
        (
            "staff-dossier-answer",
            {
                "case": case.case_id,
                "at": answer.submitted_at,
                "replies": house.voice.lines(house.staff_locale, answer_lines(tx, answer)),
            },
        )
        for answer in answers
    ] or [("staff-dossier-unanswered", {"case": case.case_id})]
    listed = "\n".join(_line(house, exhibit) for exhibit in exhibits)
    pages.append(
        ("staff-dossier-exhibits", {"case": case.case_id, "count": len(exhibits), "listed": listed})
    )
    return pages + [_written(case, exhibit) for exhibit in exhibits if exhibit.written]


def _written(case: Case, exhibit: Exhibit) -> tuple[str, dict[str, Any]]:
    return "staff-dossier-written", {
        "case": case.case_id,
        "label": exhibit.label or "–",
        "words": exhibit.caption or "",
    }


def _is_photo(exhibit: Exhibit) -> bool:
    """Whether Telegram will take it as one: a picture that could be rendered, and not too large.

    One wrong photo would lose the mediator the whole album.
    """
    small = (exhibit.size or 0) <= LARGEST_PHOTO
    return exhibit.mime in PHOTOS and exhibit.view_key is not None and small


def _line(house: House, exhibit: Exhibit) -> str:
    asked = needs_recognition(exhibit)
    words = {
        "label": exhibit.label or "–",
        "kind": house.voice.sentence(
            house.staff_locale, "staff-written" if exhibit.written else f"kind-{exhibit.kind}", {}
        ),
        "state": house.voice.sentence(house.staff_locale, f"state-{exhibit.state}", {}),
        "claimant": _tri(exhibit.recognised_by_claimant),
        "respondent": _tri(exhibit.recognised_by_respondent),
        "late": "yes" if exhibit.late else "no",
        "seal": (exhibit.sha256 or "")[:12],
    }
    text_id = "staff-exhibit-line-recognition" if asked else "staff-exhibit-line"
    return house.voice.sentence(house.staff_locale, text_id, words)


def _tri(value: bool | None) -> str:  # noqa: FBT001 — three-valued by meaning
    return {True: "yes", False: "no", None: "silent"}[value]


def _send_group(
    tx: Transaction, house: House, chat_id: int, kind: str, exhibits: Sequence[Exhibit]
) -> None:
    files = {f"e{i}": _file(exhibit) for i, exhibit in enumerate(exhibits)}
    captions = [_line(house, exhibit)[:1024] for exhibit in exhibits]
    if len(exhibits) == 1:
        method = "sendPhoto" if kind == "photo" else "sendDocument"
        params: dict[str, Any] = {kind: "attach://e0", "caption": captions[0]}
        _send(tx, chat_id, method, params, files)
        return
    media = [
        {"type": kind, "media": f"attach://e{i}", "caption": captions[i]}
        for i in range(len(exhibits))
    ]
    _send(tx, chat_id, "sendMediaGroup", {"media": media}, files)


def _file(exhibit: Exhibit) -> dict[str, str]:
    ending = (exhibit.mime or "application/octet-stream").rsplit("/", 1)[-1]
    return {
        "blob": exhibit.blob_key or "",
        "name": f"{exhibit.label}.{ending}",
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
