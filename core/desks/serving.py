"""Serving notices: numbered, by the best channel, and what their arrival starts (RUL-3.1).

A notice that failed starts nothing. Nobody loses by a notice that was never delivered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from core.cases.case import Case
from core.cases.event import NoticeDelivered, NoticeOwed, NoticeUndelivered
from core.cases.notice import Channel, Delivery, Notice
from core.cases.window import window_id
from core.desks import docket, windows
from core.desks.house import Choice, House
from core.desks.notice_words import deadline, instant, words_of
from core.desks.people import heard
from core.errors import Fault
from core.marketplace.link import LIFE, Link, Role, deep_link, new_token, sha, until
from core.queue.item import serve_by_hand
from core.store import shelves
from core.store.outgoing import PART, Kind
from core.store.rows import Person
from core.store.transaction import Transaction


def owe(
    tx: Transaction,
    house: House,
    case: Case,
    to: str,
    text_id: str,
    words: Mapping[str, Any],
    choices: Sequence[Choice] = (),
) -> Case:
    """Owe a side a notice, by Telegram where it can be written to, else by the marketplace."""
    number = case.notices + 1
    people = readers(tx, case, to)
    channel = Channel.TELEGRAM if people else Channel.MARKETPLACE
    notice = tx.add(
        shelves.NOTICES,
        Notice(
            notice_id=f"{case.case_id}/{number}",
            case_id=case.case_id,
            number=number,
            to=to,
            text_id=text_id,
            words={**words, "case": case.case_id, "number": number},
            channel=channel,
            status=Delivery.OWED,
            created_at=tx.now,
        ),
    )
    case = replace(case, notices=number)
    event = NoticeOwed(notice_id=notice.notice_id, to=to, text_id=text_id, channel=channel.value)
    case = tx.record(case, event, actor="desk")
    _post(tx, house, case, notice, people, choices)
    return case


def readers(tx: Transaction, case: Case, side: str) -> list[Person]:
    """The people of a side whom the party bot may write to."""
    bound = tx.find(shelves.PARTIES, order_id=case.order_id, role=case.role_of(side))
    people = [tx.person("party", party.user_id) for party in bound]
    return [person for person in people if person and person.reachable]


def delivered(tx: Transaction, house: House, notice_id: str, at: datetime, *, by: Channel) -> None:
    """A notice reached a registered channel; the first arrival is what counts."""
    notice = _notice(tx, notice_id)
    if notice.status is Delivery.DELIVERED:
        return
    tx.save(shelves.NOTICES, notice.delivered(at, by))
    case = tx.case(notice.case_id)
    for person in readers(tx, case, notice.to) if by is Channel.TELEGRAM else ():
        heard(tx, person, case.case_id)
    event = NoticeDelivered(notice_id=notice_id, channel=by.value, at=at.isoformat())
    case = tx.record(case, event, actor="desk")
    if notice.opens_window:
        case = windows.open_respondent(tx, house, case, at)
        _end_links(tx, case)
        case, until = windows.lengthen_claimant(tx, house, case, at)
        if until is not None:
            window = tx.get(shelves.WINDOWS, window_id(case.case_id, "claimant"))
            reckoned = deadline(window.arithmetic) if window else ""
            words = {"until": instant(until), "sum": reckoned}
            case = owe(tx, house, case, "claimant", "notice-deadline-moved", words)
    docket.keep(tx, house, case)


def undelivered(tx: Transaction, house: House, notice_id: str, fault: str, *, by: Channel) -> None:
    """This way failed: take the next one; the last resort is a person.

    A second reader of the same way who is out of reach as well changes nothing any more.
    """
    notice = _notice(tx, notice_id)
    if notice.status is not Delivery.OWED:
        return
    case = tx.case(notice.case_id)
    event = NoticeUndelivered(notice_id=notice_id, channel=by.value, fault=fault)
    case = docket.keep(tx, house, tx.record(case, event, actor="desk"))
    if notice.channel is not by:
        return
    failed = notice.undelivered(fault)
    if by is Channel.TELEGRAM:
        failed = tx.save(shelves.NOTICES, failed.again(Channel.MARKETPLACE))
        _post(tx, house, case, failed, [], ())
    else:
        tx.save(shelves.NOTICES, replace(failed, channel=Channel.BY_HAND))
        docket.ask(tx, house, case, serve_by_hand(case.case_id, notice_id, tx.now))


def issue_link(tx: Transaction, order_id: str, role: Role) -> str:
    """A new one-time token for a side of an order; only its hash is kept."""
    token = new_token(tx.entropy)
    tx.add(
        shelves.LINKS,
        Link(
            token_sha=sha(token),
            order_id=order_id,
            role=role,
            issued_at=tx.now,
            expires_at=tx.now + LIFE,
            user_id=None,
            bound_at=None,
        ),
    )
    return token


def _end_links(tx: Transaction, case: Case) -> None:
    """The respondent's links that nobody opened end with his days; the marketplace can ask anew."""
    window = tx.get(shelves.WINDOWS, window_id(case.case_id, "respondent"))
    if window is None:
        return
    role = Role(case.respondent_role)
    for link in tx.find(shelves.LINKS, order_id=case.order_id, role=role):
        ended = until(link, window.ends_at)
        if ended != link:
            tx.save(shelves.LINKS, ended)


def _post(
    tx: Transaction,
    house: House,
    case: Case,
    notice: Notice,
    people: Sequence[Person],
    choices: Sequence[Choice],
) -> None:
    if notice.channel is Channel.MARKETPLACE:
        _post_to_marketplace(tx, house, case, notice)
        return
    for person in people:
        heard(tx, person, case.case_id)
        actions = [c.action for c in choices if c.action]
        handle = (
            tx.offer(
                bot="party",
                chat_id=person.chat_id,
                user_id=person.user_id,
                subject=f"case/{case.case_id}",
                material_version=0,
                actions=actions,
            )
            if actions
            else None
        )
        said = house.voice.messages(
            person.locale, notice.text_id, words_of(notice), choices, handle
        )
        for number, params in enumerate(said, 1):
            tx.send(
                bot="party",
                chat_id=person.chat_id,
                kind=Kind.NOTICE,
                method="sendMessage",
                params={"chat_id": person.chat_id, **params},
                # It has arrived when the last of it has.
                notice_id=notice.notice_id + ("" if number == len(said) else f"{PART}{number}"),
            )


def _post_to_marketplace(tx: Transaction, house: House, case: Case, notice: Notice) -> None:
    order = tx.get(shelves.ORDERS, case.order_id)
    if order is None:
        message = f"case {case.case_id} names order {case.order_id}, which is not stored"
        raise Fault(message)
    role = Role(case.role_of(notice.to))
    link = deep_link(house.party_username, issue_link(tx, case.order_id, role))
    text = house.voice.sentence("en", notice.text_id, {**words_of(notice), "link": link})
    tx.send(
        bot="market",
        chat_id=None,
        address=f"market/{order.order_id}/{role}",
        kind=Kind.NOTICE,
        method="inbox",
        params={
            "notice_id": notice.notice_id,
            "order_id": case.order_id,
            "role": role.value,
            "account_id": order.seller_id if role is Role.SELLER else order.buyer_id,
            "case_id": case.case_id,
            "text": text,
            "link": link,
        },
        notice_id=notice.notice_id,
    )


def _notice(tx: Transaction, notice_id: str) -> Notice:
    found = tx.get(shelves.NOTICES, notice_id)
    if found is None:
        message = f"notice {notice_id} is reported but not stored"
        raise Fault(message)
    return found
