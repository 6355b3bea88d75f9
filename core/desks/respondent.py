"""The respondent's side: see the claim, answer it, say what is recognised (RUL-3.1, RUL-3.2)."""

from dataclasses import replace

from core.cases.case import Case
from core.cases.event import AnswerGiven, PartyBound
from core.cases.lifecycle import Status
from core.cases.policy import Action, Role, check
from core.cases.window import window_id
from core.desks import docket, dossier, filing, notice_words, recognising, serving, showing, windows
from core.desks.house import House
from core.desks.people import turn_to
from core.desks.standing import answer_lines, claim_lines, of_answer
from core.desks.view import Said, View
from core.evidence.exhibit import Side
from core.evidence.recognition import vouched
from core.intake.answer_map import ANSWER_MAP
from core.intake.application import Defence, DefenceStatus
from core.store import shelves
from core.store.rows import Person
from core.store.transaction import Transaction


def open_defence(tx: Transaction, house: House, person: Person, case: Case) -> Defence:
    """Begin an answer, or take up the one that this side has begun."""
    check(Role.RESPONDENT, Action.ANSWER, case.status)
    mine = [
        d for d in tx.find(shelves.DEFENCES, case_id=case.case_id) if d.user_id == person.user_id
    ]
    if mine:
        turn_to(tx, person, f"defence/{mine[0].defence_id}")
        return mine[0]
    bound = PartyBound(side="respondent", user_id=person.user_id)
    case = docket.keep(tx, house, tx.record(case, bound, actor="desk"))
    defence = tx.add(
        shelves.DEFENCES,
        Defence(
            defence_id=tx.entropy(10).hex(),
            case_id=case.case_id,
            user_id=person.user_id,
            chat_id=person.chat_id,
            bot="party",
            locale=person.locale,
            map_version=ANSWER_MAP.version,
            opened_at=tx.now,
            replies={},
            status=DefenceStatus.DRAFT,
            updated_at=tx.now,
        ),
    )
    turn_to(tx, person, f"defence/{defence.defence_id}")
    showing.show_claim(tx, house, person, case)
    return defence


def view(tx: Transaction, person: Person, defence: Defence) -> View:
    """What the respondent is shown: the open question, or where the case stands."""
    case = tx.case(defence.case_id)
    window = tx.get(shelves.WINDOWS, window_id(case.case_id, "respondent"))
    application = tx.get(shelves.APPLICATIONS, case.application_id)
    if defence.status is DefenceStatus.SUBMITTED:
        filed = tx.find(shelves.EXHIBITS, case_id=case.case_id)
        asked = recognising.open_question(filed, case, Side.RESPONDENT)
        return View(
            person,
            f"case/{case.case_id}",
            at=tx.now,
            defence=defence,
            case=case,
            window=window,
            about=asked,
            actions=recognising.buttons(asked),
        )
    flow, position, known, exhibits = of_answer(tx, defence)
    about = tx.get(shelves.EXHIBITS, position.about) if position.about else None
    step = position.step.key + (f":{position.about}" if position.about else "")
    return View(
        person,
        f"defence/{defence.defence_id}/{step}",
        lines=answer_lines(tx, defence),
        at=tx.now,
        claim=claim_lines(tx, application) if application else (),
        application=application,
        defence=defence,
        case=case,
        window=window,
        flow=flow,
        position=position,
        known=known,
        exhibits=exhibits,
        about=about,
    )


def save_replies(tx: Transaction, defence: Defence, replies: dict[str, str]) -> Defence:
    """Keep what was said."""
    return tx.save(shelves.DEFENCES, replace(defence, replies=replies, updated_at=tx.now))


def submit(tx: Transaction, house: House, person: Person, defence: Defence) -> View:
    """Give the answer under the statement of truth; the file may be complete with it."""
    case = tx.case(defence.case_id)
    check(Role.RESPONDENT, Action.ANSWER, case.status)
    mine = of_answer(tx, defence)[3]
    defence = tx.save(
        shelves.DEFENCES,
        replace(
            defence,
            status=DefenceStatus.SUBMITTED,
            submitted_at=tx.received_at,
            declared=tuple(e.exhibit_id for e in mine),
            updated_at=tx.now,
        ),
    )
    open_before = case.discloses("respondent")
    for exhibit_id, reply in _recognitions(defence):
        case = recognising.recognise(tx, house, case, exhibit_id, Side.RESPONDENT, reply)
    for exhibit in tx.find(shelves.EXHIBITS, case_id=case.case_id):
        if exhibit.role is Side.RESPONDENT and exhibit != vouched(exhibit):
            tx.save(shelves.EXHIBITS, vouched(exhibit))
    late = windows.late(tx, case.case_id, "respondent", tx.received_at, tx.received_at)
    event = AnswerGiven(
        defence_id=defence.defence_id, stance=defence.replies.get("stance", ""), late=late
    )
    case = replace(
        case, answered_at=case.answered_at or tx.now, material_version=case.material_version + 1
    )
    case = tx.record(case, event, actor="respondent")
    told = {
        "answer": notice_words.lines(answer_lines(tx, defence)),
        "late": "yes" if late else "no",
    }
    case = serving.owe(tx, house, case, "claimant", "notice-answered", told)
    if not open_before:
        case = recognising.disclose(tx, house, case)
    if case.status is Status.EXCHANGE:
        case = filing.complete(tx, house, case, "answered")
    case = docket.keep(tx, house, case)
    dossier.add_answer(tx, house, case, defence)
    window = tx.get(shelves.WINDOWS, window_id(case.case_id, "respondent"))
    ends = window.ends_at if window else windows.deadline(house, tx.now).ends_at
    shown = view(tx, person, defence)
    text_id = "answered-late" if late else "answered"
    said = (
        Said(text_id, {"case": case.case_id, "until": ends}),
        Said("your-copy", {"lines": notice_words.own_lines(answer_lines(tx, defence))}),
    )
    return replace(shown, said=said)


def _recognitions(defence: Defence) -> list[tuple[str, str]]:
    return [
        (key.partition(":")[2], reply)
        for key, reply in defence.replies.items()
        if key.startswith("recognise:")
    ]
