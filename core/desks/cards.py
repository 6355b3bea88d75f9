"""Cards in the staff chat: one per work item, edited in place (design §2.4, §5).

A card carries no personal data: case number, category, figures and dates are enough to choose.
"""

from typing import Any

from core.cases.case import Case
from core.cases.lifecycle import Status
from core.cases.window import window_id
from core.desks import grounds
from core.desks.house import Choice, House
from core.desks.notice_words import UNDATED, words_of
from core.desks.order_sheet import paid
from core.desks.standing import claim_lines
from core.errors import Fault
from core.evidence.exhibit import labels_of
from core.queue.item import DECISIONS, ItemStatus, Work, WorkItem
from core.store import shelves
from core.store.outgoing import Kind
from core.store.rows import person_id
from core.store.transaction import Transaction

ACTIONS = {
    Work.MEDIATE: ("claim",),
    Work.DECIDE_ACCEPTANCE: ("read", "accept", "decline"),
    Work.SERVE_BY_HAND: ("served",),
}


def show_card(tx: Transaction, house: House, case: Case, item: WorkItem) -> None:
    """Show the card of a work item as it stands now; the message of its slot is edited."""
    words = _words(tx, house, case) | _to_serve(tx, house, case, item)
    if item.status is ItemStatus.OPEN:
        params = _open(tx, house, case, item, words)
    elif item.status is ItemStatus.CLAIMED:
        params = _claimed(tx, house, case, item.work, words)
    else:
        by = house.roster.get(item.claimed_by or 0, "–")
        words |= {"by": by, "decided": "no" if case.status is Status.DECLINED else "yes"}
        params = house.voice.message(house.staff_locale, f"staff-card-{item.work}-done", words)
    tx.send(
        bot="staff",
        chat_id=house.staff_chat,
        kind=Kind.CARD,
        method="editMessageText",
        params={"chat_id": house.staff_chat, **params},
        slot=f"card/{item.item_id}",
    )


def bound_to(case: Case, item: WorkItem) -> int:
    """The material version that the buttons of an item's card stand for; 0 where none matters."""
    return case.material_version if item.work in DECISIONS else 0


def _open(
    tx: Transaction, house: House, case: Case, item: WorkItem, words: dict[str, Any]
) -> dict[str, Any]:
    actions = ACTIONS[item.work]
    handle = tx.offer(
        bot="staff",
        chat_id=house.staff_chat,
        role="mediator",
        subject=f"work/{item.item_id}",
        material_version=bound_to(case, item),
        actions=actions,
    )
    choices = [Choice(f"staff-do-{action}", action=action) for action in actions]
    text_id = f"staff-card-{item.work}"
    return house.voice.message(house.staff_locale, text_id, words, choices, handle)


def _claimed(
    tx: Transaction, house: House, case: Case, work: Work, words: dict[str, Any]
) -> dict[str, Any]:
    keeper = case.keeper or 0
    words |= {"keeper": house.roster.get(keeper, str(keeper)), "until": case.lease_until}
    person = tx.get(shelves.PERSONS, person_id("staff", keeper))
    if person is not None and person.reachable:
        return house.voice.message(house.staff_locale, f"staff-card-{work}-claimed", words)
    url = f"https://t.me/{house.staff_username}?start=case-{case.case_id}"
    choices = [Choice("staff-do-start", url=url)]
    return house.voice.message(
        house.staff_locale, f"staff-card-{work}-claimed-unstarted", words, choices
    )


def _to_serve(tx: Transaction, house: House, case: Case, item: WorkItem) -> dict[str, Any]:
    """Which notice shall reach whom, what it says, and whether time runs from it (RUL-3.1)."""
    if item.notice_id is None:
        return {}
    notice = tx.get(shelves.NOTICES, item.notice_id)
    if notice is None:
        message = f"work {item.item_id} names notice {item.notice_id}, which is not stored"
        raise Fault(message)
    words = {name: _impersonal(value) for name, value in words_of(notice).items()}
    if notice.opens_window:
        words |= UNDATED  # the days of a notice that is served by hand are counted from that moment
    return {
        "number": notice.number,
        "side": notice.to,
        "role": case.role_of(notice.to),
        "told": house.voice.sentence(house.staff_locale, notice.text_id, words),
        "starts": "yes" if notice.opens_window else "no",
        "at": notice.delivered_at or "–",
    }


def _impersonal(value: Any) -> Any:  # noqa: ANN401 — a word of a notice
    """A notice's word without what a person typed: that is in the file, and on no card."""
    match value:
        case {"lines": declared}:
            return {"lines": [line for line in declared if not line["typed"]]}
    return value


def category(house: House, case: Case) -> str:
    """The category as mediators read it, with its number in the Rules."""
    name = case.category.lower().replace(".", "-") or "none"
    return house.voice.sentence(house.staff_locale, f"category-{name}", {})


def _words(tx: Transaction, house: House, case: Case) -> dict[str, Any]:
    application = tx.get(shelves.APPLICATIONS, case.application_id)
    record = application.order_record if application else {}
    window = tx.get(shelves.WINDOWS, window_id(case.case_id, "respondent"))
    assessment = (application.assessment if application else None) or {}
    exhibits = tx.find(shelves.EXHIBITS, case_id=case.case_id)
    labels = labels_of(exhibits)
    lines = [e for e in (claim_lines(tx, application) if application else ()) if not e.typed]
    return {
        "case": case.case_id,
        "order": case.order_id,
        "category": category(house, case),
        "claimant": case.claimant_role,
        "amount": paid(record),
        "claim": house.voice.lines(house.staff_locale, lines),
        "opened": case.opened_at,
        "answered": "yes" if case.answered_at else "no",
        "window": window.ends_at if window else "none",
        "exhibits": case.claimant_exhibits + case.respondent_exhibits,
        "flags": grounds.flags(house, assessment, labels),
        "clauses": grounds.to_decide(house, assessment),
        "missing": grounds.missing(house, assessment),
    }
