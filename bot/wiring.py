"""The only composer: which part is told what."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from bot.party.router import router
from bot.settings import Settings
from bot.staff.handlers import handlers
from bot.transport.capture import Capture
from bot.transport.core_source import CoreSource
from bot.transport.fetcher import Fetcher
from bot.transport.limits import Limits
from bot.transport.losses import Surroundings
from bot.transport.party_source import PartySource
from bot.transport.rendering import view_copy
from bot.transport.sender import Market, Sender
from bot.transport.staff_source import StaffSource
from bot.transport.wire import Wire
from bot.transport.worker import Worker
from bot.voice import Voice
from bot.words import Words
from core.desks.house import House
from core.desks.housekeeping import Housekeeping
from core.desks.party import PartyDesk
from core.desks.staff import StaffDesk
from core.rulebook.profile_file import load_profile
from core.store.blobs import Blobs
from core.store.transaction import Entropy
from core.store.writer import Writer

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Names:
    """The bots' user names, as links need them."""

    party: str
    staff: str


def house(settings: Settings, names: Names, words: Words) -> House:
    """The desks' surroundings."""
    profile = load_profile(settings.profile)
    return House(
        profile=profile,
        calendar=profile.calendar(),
        roster=settings.mediators,
        staff_chat=settings.staff_chat,
        party_username=names.party,
        staff_username=names.staff,
        voice=Voice(words),
        staff_locale=settings.staff_locale,
    )


def random_bytes(cause: str) -> Entropy:  # noqa: ARG001 — production does not depend on the cause
    """Entropy for one update."""
    return os.urandom


def worker(
    settings: Settings,
    names: Names,
    clock: Clock,
    *,
    on_commit: Callable[[], None],
    on_fetch: Callable[[], None] = lambda: None,
    careful: int = 0,
    entropy: Callable[[str], Entropy] = random_bytes,
) -> Worker:
    """The worker with both libraries, the desks and the clockwork behind it."""
    words = Words(zone=load_profile(settings.profile).zone)
    told = house(settings, names, words)
    desk = PartyDesk(told)
    capture = Capture("party")
    party = PartySource(
        settings.party_token.get_secret_value(), router(desk, words, capture), capture
    )
    staff_desk = StaffDesk(told)
    staff = StaffSource(
        settings.staff_token.get_secret_value(),
        names.staff,
        lambda: handlers(staff_desk, words, settings.staff_locale),
    )
    housekeeping = Housekeeping(told)
    return Worker(
        {"party": party, "staff": staff, "core": CoreSource(housekeeping)},
        housekeeping,
        Surroundings(clock=clock, entropy=entropy),
        on_commit=on_commit,
        on_fetch=on_fetch,
        careful=careful,
    )


def sender(settings: Settings, writer: Writer, wire: Wire, clock: Clock) -> Sender:
    """What sends, within Telegram's limits, which are counted on monotonic time."""
    secret, market = settings.marketplace_secret, None
    if settings.marketplace_api:
        market = Market(settings.marketplace_api, secret.get_secret_value() if secret else None)
    return Sender(
        writer,
        wire,
        Limits(lambda: time.monotonic_ns() // 1_000_000, senders=settings.senders),
        clock=clock,
        entropy=os.urandom,
        seconds=settings.send_seconds,
        market=market,
        on_report=writer.wake,
    )


def fetcher(settings: Settings, writer: Writer, wire: Wire, blobs: Blobs, clock: Clock) -> Fetcher:
    """What copies and seals evidence."""
    return Fetcher(
        writer,
        wire,
        blobs,
        view_copy,
        clock=clock,
        entropy=os.urandom,
        seconds=settings.send_seconds,
        on_report=writer.wake,
    )


def single_process(engine: Engine) -> bool:
    """Whether this store has one process only, so that old claims are surely dead."""
    return engine.dialect.name == "sqlite"
