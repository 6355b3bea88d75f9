"""The pages of a dossier, as Fluent ids with their words.

They say what each side says, in full, what the records say, and which rules speak to it. They never
say who is right.
"""

from collections.abc import Collection, Sequence
from typing import Any

from core.cases.case import Case
from core.cases.lifecycle import Status
from core.desks import grounds
from core.desks.cards import category
from core.desks.house import House, quote
from core.desks.order_sheet import Record, order_words, paid
from core.desks.rejudging import Filed, rejudged
from core.desks.standing import answer_lines, claim_lines
from core.evidence.exhibit import Exhibit, ExhibitChannel, labels_of
from core.evidence.recognition import needs_recognition
from core.intake.application import Application, Defence
from core.store import shelves
from core.store.transaction import Transaction

Page = tuple[str, dict[str, Any]]


def pages(
    tx: Transaction, house: House, case: Case, known: Collection[str] = frozenset()
) -> list[Page]:
    """All of them: the claim, the order, the Rules, each answer, the exhibits.

    Exhibits whose labels are `known` to the reader are not listed again.
    """
    application = tx.get(shelves.APPLICATIONS, case.application_id)
    record = application.order_record if application else {}
    defences = tx.find(shelves.DEFENCES, case_id=case.case_id)
    answers = [d for d in defences if d.submitted_at]
    told = case.status is not Status.HELD
    unanswered = [("staff-dossier-unanswered", {"case": case.case_id})] if told else []
    exhibits = tx.find(shelves.EXHIBITS, case_id=case.case_id)
    exhibits.sort(key=lambda e: (e.letter, e.number or 0))
    labels = labels_of(exhibits)
    findings = grounds.findings(house, _assessed(tx, house, case, application), labels)
    return [
        _claim(tx, house, case, application, record),
        ("staff-dossier-order", order_words(tx, house, case, record, _today(tx, case, record))),
        ("staff-dossier-rules", {"case": case.case_id, "findings": findings}),
        *([answer(tx, house, case, defence) for defence in answers] or unanswered),
        _listed(house, case, [e for e in exhibits if e.label not in known], first=not known),
    ]


def answer(tx: Transaction, house: House, case: Case, defence: Defence) -> Page:
    """What one respondent says."""
    words = {
        "case": case.case_id,
        "at": defence.submitted_at,
        "replies": house.voice.lines(house.staff_locale, answer_lines(tx, defence)),
    }
    return "staff-dossier-answer", words


def noted(house: House, exhibit: Exhibit) -> str:
    """An exhibit in the mediators' words, with what its sender wrote beside it."""
    said = line(house, exhibit)
    if not exhibit.caption:
        return said
    words = {"label": exhibit.label or "–", "note": quote(exhibit.caption)}
    return f"{said}\n{house.voice.sentence(house.staff_locale, 'staff-exhibit-note', words)}"


def line(house: House, exhibit: Exhibit) -> str:
    """An exhibit in the mediators' words: its number, kind, state and seal."""
    words = {
        "label": exhibit.label or "–",
        "kind": house.voice.sentence(house.staff_locale, _kind(exhibit), {}),
        "state": house.voice.sentence(house.staff_locale, f"state-{exhibit.state}", {}),
        "claimant": _tri(exhibit.recognised_by_claimant),
        "respondent": _tri(exhibit.recognised_by_respondent),
        "late": "yes" if exhibit.late else "no",
        "seal": (exhibit.sha256 or "")[:12],
    }
    asked = needs_recognition(exhibit)
    text_id = "staff-exhibit-line-recognition" if asked else "staff-exhibit-line"
    return house.voice.sentence(house.staff_locale, text_id, words)


def _listed(house: House, case: Case, exhibits: Sequence[Exhibit], *, first: bool) -> Page:
    listed = "\n".join(noted(house, exhibit) for exhibit in exhibits) or "–"
    words = {"case": case.case_id, "count": len(exhibits), "listed": listed}
    return "staff-dossier-exhibits" if first else "staff-dossier-exhibits-since", words


def _claim(
    tx: Transaction, house: House, case: Case, application: Application | None, record: Record
) -> Page:
    lines = claim_lines(tx, application) if application else ()
    return (
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
    )


def _assessed(
    tx: Transaction, house: House, case: Case, application: Application | None
) -> grounds.Written:
    """What the Rules say to the file as it stands; as filed, where another profile was pinned."""
    if application is None:
        return {}
    if application.profile_sha != house.profile.sha:
        return application.assessment or {}
    number = {"case_id": case.case_id}
    filed = Filed(
        application,
        case,
        tuple(tx.find(shelves.EXHIBITS, **number)),
        tuple(tx.find(shelves.WINDOWS, **number)),
        tuple(tx.find(shelves.DEFENCES, **number)),
    )
    return rejudged(filed, house.profile, tx.now).as_json()


def _today(tx: Transaction, case: Case, pinned: Record) -> Record:
    order = tx.get(shelves.ORDERS, case.order_id)
    return order.record if order is not None else pinned


def _kind(exhibit: Exhibit) -> str:
    own_words = exhibit.written and exhibit.channel is not ExhibitChannel.OFF_PLATFORM
    return "staff-exhibit-words" if own_words else f"kind-{exhibit.kind}"


def _tri(value: bool | None) -> str:  # noqa: FBT001 — three-valued by meaning
    return {True: "yes", False: "no", None: "silent"}[value]
