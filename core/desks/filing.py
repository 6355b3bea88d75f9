"""From a finished application to a case, or to a refusal with its clause (ACC-0…7, RUL-0)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.cases.case import Case, case_number, place_of
from core.cases.event import CaseOpened, PartyBound
from core.cases.lifecycle import Status
from core.cases.notice import OPENING
from core.cases.policy import OPEN
from core.cases.window import window_id
from core.desks import docket, evidence, notice_words, recognising, serving, windows
from core.desks.house import Choice, House
from core.evidence.exhibit import Exhibit, Side
from core.evidence.recognition import vouched
from core.intake.application import Application, ApplicationStatus
from core.intake.facts import facts_of
from core.marketplace.record_model import from_json
from core.queue.item import decide_acceptance, mediate
from core.rulebook.assessment import Assessment, Outcome, assess
from core.store import shelves
from core.store.transaction import Transaction


def open_case(tx: Transaction, order_id: str, role: str) -> Case | None:
    """The case that this side of an order has open. There is no second one beside it.

    Two workers may both see none: then the schema takes one of the cases, and the other's update
    runs again and finds it (`Case.place`).
    """
    here = tx.find(shelves.CASES, order_id=order_id, claimant_role=role)
    return min((c for c in here if c.status in OPEN), key=lambda c: c.opened_at, default=None)


def file(
    tx: Transaction, house: House, application: Application, answers: Mapping[str, Any]
) -> tuple[Application, Case | None]:
    """Submit an application: assess it, then open a case or refuse it.

    The statement of truth was given with the press that led here (RUL-3.1).
    """
    exhibits = _exhibits(tx, application)
    at = tx.received_at  # in time is what reached us in time, however long the desk took
    declared = tuple(e.exhibit_id for e in exhibits)
    application = replace(application, submitted_at=at, declared=declared)
    record = from_json(application.order_record)
    facts = facts_of(application, record, answers, at, [vouched(e) for e in exhibits])
    assessment = assess(facts, house.profile, house.calendar, at)
    application = replace(application, assessment=assessment.as_json(), updated_at=tx.now)
    if assessment.outcome is Outcome.INADMISSIBLE:
        refused = replace(application, status=ApplicationStatus.REFUSED)
        return tx.save(shelves.APPLICATIONS, refused), None
    # What cannot be asked any further is for a person, like what only a person may judge.
    held = assessment.outcome in {Outcome.NEEDS_STAFF_DECISION, Outcome.INCOMPLETE}
    case = _open(tx, house, application, assessment, exhibits, held=held)
    submitted = replace(application, status=ApplicationStatus.SUBMITTED, case_id=case.case_id)
    return _kept(tx, house, submitted, case), case


def look_again(
    tx: Transaction, house: House, application: Application, answers: Mapping[str, Any]
) -> tuple[Application, Case]:
    """A refused applicant asks for a person: the case is held for a decision (reading §3)."""
    exhibits = _exhibits(tx, application)
    at = application.submitted_at or tx.now
    record = from_json(application.order_record)
    facts = facts_of(application, record, answers, at, [vouched(e) for e in exhibits])
    assessment = assess(facts, house.profile, house.calendar, at)
    case = _open(tx, house, application, assessment, exhibits, held=True)
    held = replace(
        application,
        status=ApplicationStatus.SUBMITTED,
        case_id=case.case_id,
        updated_at=tx.now,
    )
    return _kept(tx, house, held, case), case


def _kept(tx: Transaction, house: House, application: Application, case: Case) -> Application:
    """Keep the application; only then can a card show what the Rules say to it."""
    application = tx.save(shelves.APPLICATIONS, application)
    if case.status is Status.HELD:
        docket.ask(tx, house, case, decide_acceptance(case.case_id, tx.now))
    return application


def begin_exchange(tx: Transaction, house: House, case: Case) -> Case:
    """The case is accepted: both sides' windows and the respondent's notice (RUL-3.1)."""
    case = windows.open_window(tx, house, case, "claimant", tx.now)
    order = tx.get(shelves.ORDERS, case.order_id)
    title = str(order.record.get("title", "–")) if order else "–"
    days = house.profile.evidence_working_days
    ends = windows.deadline(house, tx.now)
    words = {
        "order": case.order_id,
        "title": title,
        "days": days,
        "until": notice_words.instant(ends.ends_at),
        "sum": notice_words.deadline(ends.as_json()),
    }
    choices = (Choice("opt-answer-case", action=f"open:{case.case_id}"),)
    return serving.owe(tx, house, case, "respondent", OPENING, words, choices)


def complete(tx: Transaction, house: House, case: Case, reason: str) -> Case:
    """Everything is in the file: queue it, show its card, tell both sides."""
    open_before = case.discloses("respondent")
    case, event = case.complete(reason)
    case = tx.record(case, event, actor="desk")
    if not open_before:
        case = recognising.disclose(tx, house, case)
    for side in ("claimant", "respondent"):
        window = tx.get(shelves.WINDOWS, window_id(case.case_id, side))
        runs = window is not None and window.ends_at > tx.now
        until = notice_words.instant(window.ends_at) if window and runs else "none"
        words = {"reason": reason, "until": until}
        case = serving.owe(tx, house, case, side, "notice-complete", words)
    case = docket.keep(tx, house, case)
    docket.ask(tx, house, case, mediate(case.case_id, tx.now))
    return case


def _open(  # noqa: PLR0913 — everything a case begins with
    tx: Transaction,
    house: House,
    application: Application,
    assessment: Assessment,
    exhibits: list[Exhibit],
    *,
    held: bool,
) -> Case:
    case = tx.add(
        shelves.CASES,
        Case(
            case_id=case_number(tx.entropy(5)),
            application_id=application.application_id,
            order_id=application.order_id,
            claimant_role=application.role.value,
            category=application.category or "",
            status=Status.HELD if held else Status.EXCHANGE,
            opened_at=tx.now,
            accepted_at=None if held else tx.now,
            place=place_of(application.order_id, application.role.value),
        ),
    )
    order = tx.get(shelves.ORDERS, application.order_id)
    case = tx.record(
        case,
        CaseOpened(
            application_id=application.application_id,
            order_id=application.order_id,
            category=case.category,
            outcome=assessment.outcome.value,
            accepted=None if held else "rules",
            profile_sha=application.profile_sha,
            map_version=application.map_version,
            order_sha=order.record_sha if order else "",
        ),
        actor="claimant",
    )
    bound = PartyBound(side="claimant", user_id=application.user_id)
    case = tx.record(case, bound, actor="desk")
    for exhibit in exhibits:
        case = evidence.enter(tx, case, vouched(exhibit))
    if not held:
        case = begin_exchange(tx, house, case)
    return docket.keep(tx, house, case)


def _exhibits(tx: Transaction, application: Application) -> list[Exhibit]:
    mine = tx.find(shelves.EXHIBITS, application_id=application.application_id)
    side = Side.CLAIMANT
    return sorted(
        (e for e in mine if e.role is side and e.case_id is None and not e.lost),
        key=lambda e: (e.sent_at, e.message_id),
    )
