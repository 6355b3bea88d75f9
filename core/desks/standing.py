"""Where each side's replies lead, and what it declares with them."""

from dataclasses import replace

from core.desks import handed_in
from core.evidence.exhibit import Exhibit, Side
from core.evidence.recognition import needs_recognition
from core.intake.answer_map import ANSWER_MAPS
from core.intake.application import Application, Defence
from core.intake.claim_map import MAPS
from core.intake.declared import Line, declared
from core.intake.facts import known_of
from core.intake.flow import Flow, Position
from core.intake.known import Known
from core.marketplace.record_model import from_json
from core.store import shelves
from core.store.transaction import Transaction

Standing = tuple[Flow, Position, Known, tuple[Exhibit, ...]]
"""The map, the position on it, what is known already, and the side's own exhibits."""


def of_claim(tx: Transaction, application: Application) -> Standing:
    """Where the claimant's replies lead."""
    flow = MAPS[application.map_version]
    exhibits = tuple(
        e
        for e in tx.find(shelves.EXHIBITS, application_id=application.application_id)
        if e.role is Side.CLAIMANT and not e.lost
    )
    record = from_json(application.order_record)
    files = handed_in.counted(exhibits, application)
    known = replace(known_of(record, application.role.value), files=files)
    return flow, flow.position(application.replies, known), known, exhibits


def of_answer(tx: Transaction, defence: Defence) -> Standing:
    """Where the respondent's replies lead."""
    flow = ANSWER_MAPS[defence.map_version]
    case = tx.case(defence.case_id)
    filed = sorted(
        tx.find(shelves.EXHIBITS, case_id=case.case_id), key=lambda e: (e.letter, e.number or 0)
    )
    mine = tuple(e for e in filed if e.role is Side.RESPONDENT and not e.lost)
    theirs = (e for e in filed if e.role is Side.CLAIMANT and not e.lost)
    asked = tuple(e.exhibit_id for e in theirs if needs_recognition(e) and _asked(e, defence))
    known = Known(
        role=case.respondent_role,
        files=handed_in.counted(mine, defence),
        to_recognise=asked,
        category=case.category,
    )
    return flow, flow.position(defence.replies, known), known, mine


def _asked(exhibit: Exhibit, defence: Defence) -> bool:
    """Whether the answer speaks to it: one that came after the submission was never asked about."""
    return defence.submitted_at is None or f"recognise:{exhibit.exhibit_id}" in defence.replies


def claim_lines(tx: Transaction, application: Application) -> tuple[Line, ...]:
    """What the claimant declares; after the submission, what he declared."""
    flow, position, known, _ = of_claim(tx, application)
    return declared(flow, position, application.replies, known)


def answer_lines(tx: Transaction, defence: Defence) -> tuple[Line, ...]:
    """What the respondent declares; after the submission, what he declared."""
    flow, position, known, _ = of_answer(tx, defence)
    asked = (tx.get(shelves.EXHIBITS, key) for key in known.to_recognise)
    labels = {e.exhibit_id: e.label or "–" for e in asked if e}
    return declared(flow, position, defence.replies, known, labels)
