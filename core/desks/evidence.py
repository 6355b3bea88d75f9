"""Exhibits as they come: received at once, sealed when the bytes are here (design §5; RUL-3.1)."""

from dataclasses import dataclass, replace
from datetime import datetime

from core.cases.case import Case
from core.cases.event import ExhibitAdded, ExhibitLost, ExhibitSealed
from core.desks import docket, dossier, serving, showing, windows
from core.desks.house import House
from core.evidence.exhibit import Exhibit, ExhibitChannel, ExhibitKind, ExhibitState, Side
from core.evidence.policy import declared_verdict
from core.store import shelves
from core.store.fetches import WORDS
from core.store.outgoing import Kind
from core.store.rows import Person
from core.store.transaction import Transaction


@dataclass(frozen=True)
class Offered:
    """A file as Telegram describes it. `sent_at` is Telegram's date (UTC).

    `words` are a message that is the exhibit itself, and there is no file. `quoted` is the text of
    the message that it replies to.
    """

    message_id: int
    file_id: str
    file_unique_id: str
    sent_at: datetime
    file_name: str | None = None
    mime: str | None = None
    size: int | None = None
    caption: str | None = None
    media_group_id: str | None = None
    photo: bool = False
    video: bool = False
    forwarded: bool = False
    words: str | None = None
    quoted: str | None = None


@dataclass(frozen=True)
class Purpose:
    """What a file is handed in for."""

    application_id: str
    order_id: str
    side: Side
    letter: str
    kind: ExhibitKind
    channel: ExhibitChannel
    case_id: str | None = None


def receive(tx: Transaction, person: Person, offered: Offered, purpose: Purpose) -> Exhibit:
    """Take a file in: it is kept from this moment, and its bytes are fetched at once.

    Raises Refused for a kind or size that cannot be taken, before any download.
    """
    declared_verdict(offered.file_name, offered.mime, offered.size)
    exhibit = tx.add(
        shelves.EXHIBITS,
        Exhibit(
            exhibit_id=tx.entropy(12).hex(),
            application_id=purpose.application_id,
            order_id=purpose.order_id,
            role=purpose.side,
            letter=purpose.letter,
            kind=purpose.kind,
            channel=purpose.channel,
            bot=person.bot,
            chat_id=person.chat_id,
            user_id=person.user_id,
            message_id=offered.message_id,
            media_group_id=offered.media_group_id,
            file_id=offered.file_id,
            file_unique_id=offered.file_unique_id,
            file_name=offered.file_name,
            mime=offered.mime,
            size=offered.size,
            caption=offered.words or offered.caption,
            sent_at=offered.sent_at,
            received_at=tx.received_at,
        ),
    )
    if offered.words:
        tx.fetch(exhibit.exhibit_id, bot=WORDS, file_id=offered.words)
    else:
        tx.fetch(exhibit.exhibit_id, bot=person.bot, file_id=offered.file_id)
    return exhibit


def enter(tx: Transaction, case: Case, exhibit: Exhibit) -> Case:
    """Number an exhibit and enter it in the case's journal; late is marked, never refused."""
    side = exhibit.role.value
    count = f"{side}_exhibits"
    number = getattr(case, count) + 1
    late = windows.late(tx, case.case_id, side, exhibit.sent_at, exhibit.received_at)
    entered = tx.save(shelves.EXHIBITS, exhibit.joined(case.case_id, number, late=late))
    case = replace(case, material_version=case.material_version + 1, **{count: number})
    case = tx.record(
        case,
        ExhibitAdded(
            exhibit_id=exhibit.exhibit_id,
            label=entered.label or "",
            kind=entered.kind.value,
            channel=entered.channel.value,
            late=late,
        ),
        actor=side,
    )
    if entered.state is ExhibitState.SEALED:
        case = _journal_seal(tx, case, entered)
    return case


def sealed(  # noqa: PLR0913 — what the fetcher found out
    tx: Transaction,
    house: House,
    exhibit_id: str,
    *,
    blob_key: str,
    sha256: str,
    size: int,
    mime: str,
    view_key: str | None,
) -> Exhibit | None:
    """The bytes are copied and sealed. The other side and the mediator are given what they may see."""
    exhibit = tx.get(shelves.EXHIBITS, exhibit_id)
    if exhibit is None or exhibit.state is ExhibitState.SEALED:
        return None
    copied = exhibit.sealed(blob_key=blob_key, sha256=sha256, size=size, at=tx.now)
    if view_key:
        copied = copied.shown_as(view_key)
    exhibit = tx.save(shelves.EXHIBITS, replace(copied, mime=mime))
    if exhibit.case_id:
        case = _journal_seal(tx, tx.case(exhibit.case_id), exhibit)
        case = docket.keep(tx, house, case)
        showing.share(tx, house, case, [exhibit])
        dossier.add_exhibit(tx, house, case, exhibit)
    return exhibit


def lost(tx: Transaction, house: House, exhibit_id: str, fault: str) -> Exhibit | None:
    """The bytes could not be had, or are not what is taken: its sender is told which.

    A `fault` that begins with `refused-` names what is wrong with the file itself.
    """
    exhibit = tx.get(shelves.EXHIBITS, exhibit_id)
    if exhibit is None or exhibit.state is not ExhibitState.PENDING:
        return None
    unfit = fault.startswith("refused-")
    exhibit = tx.save(shelves.EXHIBITS, exhibit.refused(fault) if unfit else exhibit.failed(fault))
    told = "refused" if unfit else "lost"
    words = {"why": "size" if fault == "refused-file-too-big" else "kind"} if unfit else {}
    if exhibit.case_id:
        case = tx.case(exhibit.case_id)
        event = ExhibitLost(exhibit_id=exhibit_id, fault=fault)
        case = tx.record(case, event, actor="desk")
        words["exhibit"] = exhibit.label or ""
        case = serving.owe(tx, house, case, exhibit.role.value, f"notice-exhibit-{told}", words)
        docket.keep(tx, house, case)
        return exhibit
    person = tx.person(exhibit.bot, exhibit.user_id)
    if person is not None and person.reachable:
        sorry = house.voice.message(person.locale, f"notice-file-{told}", words)
        tx.send(
            bot=exhibit.bot,
            chat_id=person.chat_id,
            kind=Kind.NOTICE,
            method="sendMessage",
            params={"chat_id": person.chat_id, **sorry},
        )
    return exhibit


def label(exhibit: Exhibit) -> str:
    """The exhibit's number in the case, or a dash before it has one."""
    return exhibit.label or "–"


def _journal_seal(tx: Transaction, case: Case, exhibit: Exhibit) -> Case:
    event = ExhibitSealed(
        exhibit_id=exhibit.exhibit_id, sha256=exhibit.sha256 or "", size=exhibit.size or 0
    )
    return tx.record(case, event, actor="desk")
