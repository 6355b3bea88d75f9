"""One dossier for the mediator who holds the case: everything in the file, in his private chat.

It says what each side says, what the records say, and which rules speak to it. It never says who
is right.
"""

from collections.abc import Sequence
from typing import Any

from core.cases.case import Case
from core.desks.house import House
from core.evidence.exhibit import Exhibit, ExhibitState
from core.evidence.recognition import needs_recognition
from core.intake.answer_map import ANSWER_MAP
from core.intake.claim_map import CLAIM_MAP, SELLER_MAP
from core.intake.flow import OPENED
from core.intake.steps import Ask, Proof
from core.rulebook.stored import Spoken, spoken
from core.store import shelves
from core.store.outbox import Kind
from core.store.rows import person_id
from core.store.transaction import Transaction

ALBUM = 10
"""The most media in one group (Bot API: sendMediaGroup)."""

FLOWS = (CLAIM_MAP, SELLER_MAP, ANSWER_MAP)

_PROOFS = {
    step.key
    for flow in FLOWS
    for step in flow
    if isinstance(step, Ask) and isinstance(step.input, Proof)
}

PHOTOS = ("image/jpeg", "image/png")
LARGEST_PHOTO = 10_000_000
"""Bytes that Telegram takes as a photo; what is larger goes as a document (telegram §2e)."""


def hand_over(tx: Transaction, house: House, case: Case, chat_id: int) -> None:
    """Send the dossier: a summary, then every sealed exhibit."""
    for text_id, words in sheets(tx, house, case):
        params = house.voice.message(house.staff_locale, text_id, words)
        _send(tx, chat_id, "sendMessage", params, {})
    exhibits = tx.find(shelves.EXHIBITS, case_id=case.case_id)
    sealed = [e for e in exhibits if e.state is ExhibitState.SEALED]
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


def sheets(tx: Transaction, house: House, case: Case) -> list[tuple[str, dict[str, Any]]]:
    """The dossier's pages as Fluent ids with their words."""
    application = tx.get(shelves.APPLICATIONS, case.application_id)
    record = application.order_record if application else {}
    assessment = (application.assessment if application else None) or {}
    paid = record.get("amount_paid") or {}
    pages: list[tuple[str, dict[str, Any]]] = [
        (
            "staff-dossier",
            {
                "case": case.case_id,
                "order": case.order_id,
                "title": str(record.get("title", "–")),
                "amount": f"{paid.get('currency', '')} {paid.get('amount', '')}".strip() or "–",
                "category": case.category,
                "claimant": case.claimant_role,
                "opened": case.opened_at,
                "replies": _replies(house, application.replies if application else {}),
                "findings": _findings(house, assessment),
            },
        )
    ]
    answers = [d for d in tx.find(shelves.DEFENCES, case_id=case.case_id) if d.submitted_at]
    pages += [
        (
            "staff-dossier-answer",
            {"case": case.case_id, "replies": _replies(house, answer.replies)},
        )
        for answer in answers
    ] or [("staff-dossier-unanswered", {"case": case.case_id})]
    exhibits = tx.find(shelves.EXHIBITS, case_id=case.case_id)
    exhibits.sort(key=lambda e: (e.letter, e.number or 0))
    listed = "\n".join(_line(house, exhibit) for exhibit in exhibits)
    pages.append(
        ("staff-dossier-exhibits", {"case": case.case_id, "count": len(exhibits), "listed": listed})
    )
    return pages


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
        "kind": house.voice.sentence(house.staff_locale, f"kind-{exhibit.kind}", {}),
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


def _replies(house: House, replies: dict[str, str]) -> str:
    """The answers, in the order in which they are asked; files are listed as exhibits."""
    order = [step.key for flow in FLOWS for step in flow]
    given = [
        (key, reply)
        for key, reply in replies.items()
        if key not in {OPENED, "order"} and key not in _PROOFS
    ]
    given.sort(key=lambda one: order.index(one[0].partition(":")[0]))
    return (
        "\n".join(house.voice.answer(house.staff_locale, key, reply) for key, reply in given) or "–"
    )


def _findings(house: House, assessment: dict[str, Any]) -> str:
    """The clauses that speak to the case, with what the mediator should see about each."""
    return "\n".join(_spoken(house, clause) for clause in spoken(assessment)) or "–"


def _spoken(house: House, clause: Spoken) -> str:
    say, locale = house.voice.sentence, house.staff_locale
    verdict = say(locale, f"staff-verdict-{clause.verdict}", {"clause": clause.clause})
    if clause.note_id is None:
        return verdict
    note = say(locale, clause.note_id, clause.words)
    return say(locale, "staff-verdict-noted", {"verdict": verdict, "note": note})


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
