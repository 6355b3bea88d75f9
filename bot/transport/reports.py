"""What the desk must hear of a verdict, as signals in its own inbox."""

import json
from collections.abc import Iterator
from datetime import UTC

from bot.transport.alarms import alarm, daily
from bot.transport.verdicts import Verdict
from core.store.inbox import Received
from core.store.outgoing import ALARM, PART, Kind, Outgoing, Result, Sending


def reports(verdict: Verdict) -> list[Received]:
    """That a notice arrived or did not, that a person is out of reach, that staff must act."""
    return [*_delivery(verdict), *_alarms(verdict)]


def _delivery(verdict: Verdict) -> Iterator[Received]:
    result = verdict.result
    message = result.outgoing
    if message.notice_id and result.status in {Sending.SENT, Sending.GIVEN_UP}:
        arrived = result.status is Sending.SENT
        lane = message.notice_id.split("/")[0]
        if not (arrived and PART in message.notice_id):
            yield _report(result, "delivered" if arrived else "undelivered", lane)
    if result.status is Sending.GIVEN_UP and (result.fault or "").startswith("403"):
        yield _report(result, "blocked", f"{message.bot}/{message.chat_id}")
    if verdict.migrated:
        old, new = verdict.migrated
        body = {"signal": "migrated", "old": old, "new": new}
        yield Received("core", f"migrated/{old}/{new}", "core/staff", json.dumps(body))


def _alarms(verdict: Verdict) -> Iterator[Received]:
    result = verdict.result
    message, fault = result.outgoing, result.fault or ""
    if verdict.refused_access:
        yield daily("token", result.at, bot=message.bot, fault=fault)
    if verdict.closed_chat:
        yield daily("held", result.at, bot=message.bot, chat_id=message.chat_id, fault=fault)
    if result.status is Sending.GIVEN_UP and _is_for_staff(message):
        subject = message.slot or f"{message.method} {message.outgoing_id}"
        yield alarm(
            "given-up",
            message.outgoing_id,
            bot=message.bot,
            chat_id=message.chat_id,
            fault=fault,
            subject=subject,
        )


def _is_for_staff(message: Outgoing) -> bool:
    """Cards, dossiers, notices of the staff bot; an alarm that failed must not raise the next."""
    alarmed = (message.slot or "").startswith(ALARM)
    return message.bot == "staff" and message.kind is not Kind.ANSWER and not alarmed


def _report(result: Result, signal: str, lane: str) -> Received:
    message = result.outgoing
    body = {
        "signal": signal,
        "notice_id": (message.notice_id or "").partition(PART)[0] or None,
        "outgoing_id": message.outgoing_id,
        "bot": message.bot,
        "chat_id": message.chat_id,
        "at": result.at.astimezone(UTC).isoformat(),
        "fault": result.fault,
    }
    update_id = f"{message.outgoing_id}:{signal}"
    return Received("core", update_id, f"core/{lane}", json.dumps(body, sort_keys=True))
