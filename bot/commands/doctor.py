"""`okyoo doctor`: what is wrong, and what to do about each fault. It changes nothing."""

import asyncio
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot import opening
from bot.commands.asking import SILENCE, Ask, asking
from bot.settings import Settings, Wrong, misspelt, read_what_can_be_read
from core.errors import Fault
from core.rulebook.profile_file import load_profile
from core.store.migrations.upgrade import head, revision

UNREACHED: Final = "Telegram was not reached: check OKYOO_TELEGRAM_API and this machine's network."


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `remedy` is set when it is at fault; `advice` when it may wait."""

    what: str
    found: str
    remedy: str | None = None
    advice: str | None = None

    @property
    def mark(self) -> str:
        """How it is shown."""
        return "BAD " if self.remedy else "note" if self.advice else "ok  "


def examine(say: Callable[[str], None]) -> int:
    """Look at everything, say what was found; return the number of faults.

    A setting at fault is one of them, and what rests on it is not looked at.
    """
    settings, wrong = read_what_can_be_read()
    unread = frozenset(one.field for one in wrong)
    findings = [*names(settings, wrong), *([] if "database_url" in unread else database(settings))]
    findings += [*storage(settings), *profile(settings, datetime.now(UTC))]
    if "telegram_api" not in unread:
        findings += asyncio.run(telegram(settings, unread))
    for finding in findings:
        say(f"{finding.mark} {finding.what}: {finding.found}")
        if told := finding.remedy or finding.advice:
            say(f"      {told}")
    faults = sum(1 for finding in findings if finding.remedy)
    needs = "1 thing needs you." if faults == 1 else f"{faults} things need you."
    say(needs if faults else "Everything is in order.")
    return faults


def names(settings: Settings, wrong: Sequence[Wrong]) -> list[Finding]:
    """Is any setting missing, unusable or misspelt, and may anybody claim?"""
    found = [Finding(one.name, one.why, one.mend) for one in wrong]
    found += [
        Finding(
            name, "there is no such setting", f"Did you mean {meant}?" if meant else "Remove it."
        )
        for name, meant in misspelt().items()
    ]
    if not settings.mediators and not any(one.field == "mediators" for one in wrong):
        remedy = "Set OKYOO_MEDIATORS, for example 17:Anna, 23:Li Wei."
        found.append(Finding("mediators", "nobody may claim a case", remedy))
    return found


def database(settings: Settings) -> list[Finding]:
    """Can it be opened, is it durable, is it at this version's tables?"""
    scheme, _, path = settings.database_url.partition(":///")
    if scheme == "sqlite" and not Path(path).exists():
        return [_no_file(Path(path))]
    try:
        engine = opening.reader(settings.database_url)
        at = revision(engine)
        with engine.begin() as connection:
            checks = (
                {"journal_mode": "wal"}  # the rest is set by each connection of the desk
                if engine.dialect.name == "sqlite"
                else {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
            )
            ask = "PRAGMA {}" if engine.dialect.name == "sqlite" else "SHOW {}"
            found = {
                name: str(connection.execute(text(ask.format(name))).scalar()) for name in checks
            }
    except Fault as fault:
        return [Finding("database", str(fault), "Write it as .env.example shows.")]
    except SQLAlchemyError as error:
        return [
            Finding(
                "database",
                f"it does not open ({type(error).__name__})",
                "Check OKYOO_DATABASE_URL, and that the server is up.",
            )
        ]
    wrong = sorted(name for name, wanted in checks.items() if found[name] != wanted)
    durable = Finding(
        "durability",
        ", ".join(f"{name}={value}" for name, value in found.items()),
        _made_durable(engine, {name: checks[name] for name in wrong}) if wrong else None,
    )
    newest = head()
    tables = Finding("tables", at or "none", None if at == newest else "Run `okyoo migrate`.")
    return [durable, tables]


def _made_durable(engine: Engine, wanted: Mapping[str, str]) -> str:
    if engine.dialect.name == "sqlite":
        return "Run `okyoo migrate`: it lets the file write ahead. A network disk cannot."
    told = ", ".join(f"{name}={value}" for name, value in wanted.items())
    return f"Set {told}: without it a power cut loses what was acknowledged."


def _no_file(path: Path) -> Finding:
    if _may_be_made(path.parent):
        return Finding("tables", "none", "Run `okyoo migrate`.")
    told = f"OKYOO_DATABASE_URL: {path.parent} cannot be made"
    return Finding("database", told, "Name a file in a folder that this user may write to.")


def _may_be_made(folder: Path) -> bool:
    """Whether a folder is there or can be made, as far as looking tells."""
    above = folder.absolute()
    while not above.exists():
        above = above.parent
    return above.is_dir() and os.access(above, os.W_OK | os.X_OK)


def storage(settings: Settings) -> list[Finding]:
    """Can the evidence folder be written and synced?"""
    folder = Path(settings.blobs)
    if not folder.exists():
        may = _may_be_made(folder)
        remedy = None if may else "Give OKYOO_BLOBS a folder that this user may make."
        return [Finding("evidence folder", f"{folder}, made when it is needed", remedy)]
    try:
        with tempfile.NamedTemporaryFile(dir=folder) as probe:
            probe.write(b"probe")
            probe.flush()
            os.fsync(probe.fileno())
        free = os.statvfs(folder)
    except OSError as error:
        return [
            Finding(
                "evidence folder",
                f"{folder}: {error.strerror}",
                "Give OKYOO_BLOBS a folder that this user may write to.",
            )
        ]
    gigabytes = free.f_bavail * free.f_frsize / 1e9
    remedy = None if gigabytes > 1 else "Make room: new exhibits wait while the disk is full."
    return [Finding("evidence folder", f"{folder}, {gigabytes:.0f} GB free", remedy)]


def profile(settings: Settings, now: datetime) -> list[Finding]:
    """Is the profile of the Rules valid, and does its calendar reach far enough ahead of `now`?"""
    try:
        loaded = load_profile(Path(settings.profile))
    except Fault as fault:
        return [Finding("profile", str(fault), "Mend the file that OKYOO_PROFILE names.")]
    read = Finding("profile", f"{settings.profile}, {loaded.sha[:12]}")
    days = loaded.calendar()
    if not days.leaves_official_data(days.day_of(now)):
        return [read, Finding("calendar", f"{loaded.country}, official for the next 60 days")]
    return [
        read,
        Finding(
            "calendar",
            f"the official days off of {loaded.country} end within 60 days",
            advice="Deadlines beyond them are provisional. Update the `holidays` package when "
            "the order is out, or name the days in the profile (`working`, `closed`).",
        ),
    ]


async def telegram(settings: Settings, unread: frozenset[str]) -> list[Finding]:
    """Do the tokens work, and is the staff chat what it should be? Fields in `unread` are not asked of."""
    findings = []
    async with asking(settings.telegram_api) as ask:
        for name in ("party", "staff"):
            if f"{name}_token" not in unread:
                findings += await _bot(ask, settings, unread, name)
        if not unread & {"staff_token", "staff_chat"}:
            findings += await _staff_chat(ask, settings)
    return findings


async def _bot(ask: Ask, settings: Settings, unread: frozenset[str], name: str) -> list[Finding]:
    token = getattr(settings, f"{name}_token").get_secret_value()
    variable = f"OKYOO_{name.upper()}_TOKEN"
    me = await ask(token, "getMe")
    if not me.get("ok"):
        told = str(me.get("description"))
        remedy = f"Check {variable} and OKYOO_TELEGRAM_API; BotFather shows the token."
        return [Finding(f"{name} bot", told, UNREACHED if told.startswith(SILENCE) else remedy)]
    found = [Finding(f"{name} bot", f"@{me['result'].get('username')}")]
    if name == "party" and me["result"].get("can_join_groups"):
        found.append(
            Finding(
                "party bot in groups",
                "it can be added to groups",
                "BotFather, /setjoingroups, Disable: cases are spoken of in private only.",
            )
        )
    if "webhook_url" in unread:
        return found
    hook = await ask(token, "getWebhookInfo")
    return [*found, _webhook(settings, name, hook.get("result") or {})]


def _webhook(settings: Settings, name: str, hook: dict[str, Any]) -> Finding:
    url, wanted_url = hook.get("url") or "", settings.webhook_url
    if hook.get("last_error_message"):
        return Finding(
            f"{name} webhook",
            str(hook["last_error_message"]),
            "See the receiver's log; Telegram keeps updates for 24 hours.",
        )
    if wanted_url and not url:
        return Finding(
            f"{name} webhook", "not set", "It is set when the receiver starts: `okyoo run`."
        )
    if not wanted_url and url:
        return Finding(
            f"{name} webhook",
            "set, but this desk polls",
            "It is removed when the receiver starts: `okyoo run`.",
        )
    waiting = hook.get("pending_update_count", 0)
    return Finding(f"{name} webhook", f"{'set' if url else 'polling'}, {_waiting(waiting)}")


def _waiting(number: int) -> str:
    return "1 update waits" if number == 1 else f"{number} updates wait"


async def _staff_chat(ask: Ask, settings: Settings) -> list[Finding]:
    token = settings.staff_token.get_secret_value()
    chat = await ask(token, "getChat", chat_id=settings.staff_chat)
    if not chat.get("ok"):
        told = str(chat.get("description"))
        mend = "Add the staff bot to the chat, and check OKYOO_STAFF_CHAT."
        return [Finding("staff chat", told, UNREACHED if told.startswith(SILENCE) else mend)]
    kind = chat["result"].get("type")
    if kind not in {"supergroup", "channel"}:
        return [
            Finding(
                "staff chat",
                f"it is a {kind}",
                "Use a supergroup (topics allowed) or a channel that only staff can enter.",
            )
        ]
    me = await ask(token, "getMe")
    member = await ask(
        token, "getChatMember", chat_id=settings.staff_chat, user_id=me["result"]["id"]
    )
    status = (member.get("result") or {}).get("status")
    remedy = None
    if kind == "channel" and status != "administrator":
        remedy = "Make the staff bot an administrator that may post."
    elif status not in {"administrator", "member", "creator"}:
        remedy = "Add the staff bot to the chat."
    findings = [Finding("staff chat", f"{kind}, the bot is {status}", remedy)]
    for mediator in settings.mediators:
        seat = await ask(token, "getChatMember", chat_id=settings.staff_chat, user_id=mediator)
        status = (seat.get("result") or {}).get("status", "unknown")
        away = status in {"left", "kicked", "unknown"}
        findings.append(
            Finding(
                f"mediator {mediator}",
                str(status),
                "He cannot see the cards: add him to the staff chat." if away else None,
            )
        )
    return findings
