"""The claimant's side: open an application, answer, correct, submit (reading §6)."""

from dataclasses import replace
from typing import Any

from core.cases.case import Case
from core.cases.lifecycle import Status
from core.cases.window import window_id
from core.desks import filing, grounds, recognising, windows
from core.desks.house import House
from core.desks.notice_words import deadline, own_lines, reasons, sentences
from core.desks.people import turn_to
from core.desks.standing import claim_lines, of_claim
from core.desks.view import Said, View
from core.errors import Fault, Refused
from core.evidence.exhibit import Side
from core.intake.application import Application, ApplicationStatus
from core.intake.claim_map import map_for
from core.intake.facts import category_of, facts_of
from core.intake.flow import Position
from core.marketplace.link import Role
from core.marketplace.record_model import from_json
from core.rulebook.book import VERSION
from core.rulebook.filing_period import filing_deadline
from core.rulebook.stored import refusals
from core.store import shelves
from core.store.rows import Person
from core.store.transaction import Transaction


def open_application(
    tx: Transaction, house: House, person: Person, order_id: str, role: Role
) -> Application:
    """Begin an application on an order, with everything pinned. Raises Refused without a record."""
    order = tx.get(shelves.ORDERS, order_id)
    if order is None:
        raise Refused("refused-no-such-order", order=order_id)
    application = tx.add(
        shelves.APPLICATIONS,
        Application(
            application_id=tx.entropy(10).hex(),
            order_id=order_id,
            role=role,
            bot="party",
            user_id=person.user_id,
            chat_id=person.chat_id,
            locale=person.locale,
            map_version=map_for(role.value).version,
            profile_sha=house.profile.sha,
            rulebook_version=VERSION,
            order_record=order.record,
            opened_at=tx.now,
            replies={},
            status=ApplicationStatus.DRAFT,
            updated_at=tx.now,
        ),
    )
    turn_to(tx, person, f"application/{application.application_id}")
    return application


def view(tx: Transaction, house: House, person: Person, application: Application) -> View:
    """What the claimant is shown: the open question, or where his case stands."""
    if application.status is ApplicationStatus.REFUSED:
        return _refused(tx, person, application)
    if application.case_id:
        case = tx.case(application.case_id)
        filed = tx.find(shelves.EXHIBITS, application_id=application.application_id)
        declined = case.status is Status.DECLINED
        other = (("opt-other-problem", "anew"), *_refused_before(tx, person, application))
        about = None if declined else recognising.open_question(filed, case, Side.CLAIMANT)
        closed = f"application/{application.application_id}/closed"
        return View(
            person,
            closed if declined else f"case/{case.case_id}",
            at=tx.now,
            application=application,
            case=case,
            window=tx.get(shelves.WINDOWS, window_id(case.case_id, "claimant")),
            about=about,
            actions=other if declined else recognising.buttons(about),
        )
    flow, position, known, exhibits = of_claim(tx, application)
    if position.step.key == "check":
        known = replace(known, filing_ends=_filing_ends(tx, house, application, position))
    return View(
        person,
        f"application/{application.application_id}/{position.step.key}",
        at=tx.now,
        lines=claim_lines(tx, application),
        application=application,
        flow=flow,
        position=position,
        known=known,
        exhibits=exhibits,
        actions=_refused_before(tx, person, application),
    )


def save_replies(tx: Transaction, application: Application, replies: dict[str, str]) -> Application:
    """Keep what was said."""
    changed = replace(application, replies=replies, updated_at=tx.now)
    return tx.save(shelves.APPLICATIONS, changed)


def touch(tx: Transaction, application: Application) -> Application:
    """Something was added to a draft, so whoever submits it at this moment must look again."""
    return tx.save(shelves.APPLICATIONS, replace(application, updated_at=tx.now))


def submit(tx: Transaction, house: House, person: Person, application: Application) -> View:
    """File the application under the statement of truth (RUL-3.1).

    Where this side has an open case already it stays as it is, and he is led to the case.
    """
    case = filing.open_case(tx, application.order_id, application.role.value)
    if case is not None:
        return beside(tx, house, person, case, application)
    _, position, known, _ = of_claim(tx, application)
    application = replace(application, category=category_of(position.answers, known))
    application, case = filing.file(tx, house, application, position.answers)
    if case is None:
        return _refused(tx, person, application)
    shown = view(tx, house, person, application)
    return replace(shown, said=_confirmation(tx, house, case, application))


def look_again(tx: Transaction, house: House, person: Person, application: Application) -> View:
    """A person shall look at a refusal (reading §3).

    While this side has another case open, he is led to that one, and may ask again after it.
    """
    if application.status is not ApplicationStatus.REFUSED:
        raise Refused("refused-not-now")
    case = filing.open_case(tx, application.order_id, application.role.value)
    if case is not None:
        return beside(tx, house, person, case, application)
    _, position, _, _ = of_claim(tx, application)
    application, case = filing.look_again(tx, house, application, position.answers)
    shown = view(tx, house, person, application)
    return replace(shown, said=_confirmation(tx, house, case, application), anew=True)


def beside(
    tx: Transaction,
    house: House,
    person: Person,
    case: Case,
    kept: Application | None = None,
) -> View:
    """His side has this case on the order: he is led to it, with a way back to what is `kept`."""
    filed = tx.get(shelves.APPLICATIONS, case.application_id)
    if filed is None:
        message = f"case {case.case_id} has no application"
        raise Fault(message)
    turn_to(tx, person, f"application/{filed.application_id}")
    shown = replace(view(tx, house, person, filed), anew=True)
    shown = shown.saying("refused-second-case", case=case.case_id, order=case.order_id)
    if kept is None:
        return shown
    back = ("opt-turn-kept", f"turn:application/{kept.application_id}")
    return replace(shown.saying("refused-second-kept"), actions=(*shown.actions, back))


def _confirmation(
    tx: Transaction, house: House, case: Case, application: Application
) -> tuple[Said, ...]:
    """What becomes of the case now, and a copy of what he stated."""
    copy = Said("your-copy", {"lines": own_lines(claim_lines(tx, application))})
    mine = tx.get(shelves.WINDOWS, window_id(case.case_id, "claimant"))
    if mine is None:
        raised = grounds.raised(application.assessment or {})
        turns_on = sentences(grounds.told_to_a_party(raised))
        return (Said("submitted-held", {"case": case.case_id, "turns_on": turns_on}), copy)
    theirs = windows.deadline(house, tx.now)
    words: dict[str, Any] = {
        "case": case.case_id,
        "mine": mine.ends_at,
        "mine_sum": deadline(mine.arithmetic),
        "theirs": theirs.ends_at,
        "same": "yes" if theirs.as_json() == mine.arithmetic else "no",
        "theirs_sum": deadline(theirs.as_json()),
        "days": house.profile.evidence_working_days,
    }
    return (Said("submitted", words), copy)


def _refused(tx: Transaction, person: Person, application: Application) -> View:
    assessment = application.assessment or {}
    why = refusals(assessment) if assessment else ()
    return View(
        person,
        f"application/{application.application_id}/refused",
        said=(Said("status-refused", {"why": reasons(why)}),),
        application=application,
        actions=(
            ("opt-look-again", "again"),
            ("opt-other-problem", "anew"),
            *_refused_before(tx, person, application),
        ),
        anew=True,
    )


def _refused_before(
    tx: Transaction, person: Person, application: Application
) -> tuple[tuple[str, str], ...]:
    """The way back to what the Rules did not accept before this: a person can still look at it."""
    refused = [
        a
        for a in tx.find(shelves.APPLICATIONS, order_id=application.order_id)
        if a.status is ApplicationStatus.REFUSED
        and (a.user_id, a.role) == (person.user_id, application.role)
        and a.opened_at < application.opened_at
    ]
    if not refused:
        return ()
    newest = max(refused, key=lambda a: a.opened_at)
    return (("opt-turn-refused", f"turn:application/{newest.application_id}"),)


def _filing_ends(
    tx: Transaction, house: House, application: Application, position: Position
) -> Any:  # noqa: ANN401 — an instant or None
    record = from_json(application.order_record)
    facts = facts_of(application, record, position.answers, tx.now)
    found = filing_deadline(facts, house.profile, house.calendar)
    return found.ends_at if found else None
