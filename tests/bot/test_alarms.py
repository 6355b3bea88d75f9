"""Alarms reach people by a way that does not lead through what is broken."""

from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import select

from bot import wiring
from bot.commands.orders import within
from bot.transport.alarms import alarm
from bot.wiring import Names
from bot.words import Words
from core.desks.housekeeping import Housekeeping
from core.store import shelves
from core.store.engine import open_database
from core.store.migrations.upgrade import upgrade
from core.store.rows import Person, Timer, person_id
from tests.journeys.stage import MEDIATOR, OTHER, STAFF_CHAT, Stage

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def desk(database_url, tmp_path):
    """A desk where one of two mediators has started both bots, and what it owes by now."""
    stage = Stage(database_url, tmp_path)
    engine = open_database(database_url)
    upgrade(engine)
    settings = stage.settings(telegram_api="http://127.0.0.1:9", marketplace_api=None)
    housekeeping = Housekeeping(wiring.house(settings, Names("a_bot", "b_bot"), Words()))

    def meet(tx):
        for bot in ("party", "staff"):
            key = person_id(bot, MEDIATOR)
            person = Person(key, bot, MEDIATOR, MEDIATOR, "en", started_at=NOON)
            tx.add(shelves.PERSONS, person)

    def owed(act):
        within(engine, act)
        with engine.begin() as connection:
            rows = connection.execute(select(shelves.OUTBOX.table))
            return [(row.bot, row.chat_id, row.params["text"]) for row in rows]

    within(engine, meet)
    yield housekeeping, owed
    engine.dispose()


def told(housekeeping, about, **what):
    return partial(housekeeping.signal, alarm(about, "k", **what).body)


@pytest.mark.parametrize(
    ("about", "what", "bot", "chat"),
    [
        ("no-room", {}, "staff", STAFF_CHAT),
        ("token", {"bot": "party"}, "staff", STAFF_CHAT),
        ("token", {"bot": "market"}, "staff", STAFF_CHAT),
        ("token", {"bot": "staff"}, "party", MEDIATOR),
        ("held", {"bot": "staff", "chat_id": STAFF_CHAT}, "staff", MEDIATOR),
        ("given-up", {"bot": "staff", "chat_id": OTHER}, "staff", STAFF_CHAT),
        ("given-up", {"bot": "staff", "chat_id": STAFF_CHAT}, "staff", MEDIATOR),
    ],
)
def test_an_alarm_takes_the_way_that_is_still_open(desk, about, what, bot, chat):
    housekeeping, owed = desk
    body = told(housekeeping, about, fault="403: Forbidden", **what)
    (sent,) = owed(body)

    assert sent[:2] == (bot, chat)
    assert "403: Forbidden" in sent[2]


def test_a_timer_that_stands_still_is_named_to_the_staff(desk):
    housekeeping, owed = desk
    timer = Timer("window/D-1/claimant", "window", "D-1/claimant", NOON, fault="Fault")
    ((_, chat, text),) = owed(partial(housekeeping.stopped, timer))

    assert chat == STAFF_CHAT
    assert "window/D-1/claimant" in text
