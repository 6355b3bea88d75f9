"""What the desk believes it sent, against the ledger of everything that Telegram accepted."""

from collections import Counter

import pytest

from core.store import shelves
from core.store.outgoing import OPEN, Sending
from simulator.faults import Fault
from tests.journeys import acts
from tests.journeys.stage import SENDS, Stage, opened

BOTS = {"party": "okyoo_party_bot", "staff": "okyoo_staff_bot"}
WRITES = SENDS | {"editMessageText", "editMessageCaption", "editMessageReplyMarkup"}
"""An edit of what was never sent goes out as a message of its own."""
LOST = 4


@pytest.fixture
def stage(database_url, tmp_path):
    return Stage(database_url, tmp_path)


def words(params):
    """What a message says, whichever way it is sent."""
    captions = [one.get("caption") for one in params.get("media", [])]
    return params.get("text") or params.get("caption") or repr(captions)


def believed(stage):
    """How often each message was sent, as the outbox has it."""
    return Counter(
        (BOTS[row.bot], row.chat_id, words(row.params))
        for row in stage.rows(shelves.OUTBOX)
        if row.bot in BOTS and row.method in WRITES and row.status == Sending.SENT
    )


def accepted(stage):
    """How often each message was sent, as Telegram has it."""
    return Counter(
        (entry.bot, entry.params["chat_id"], words(entry.params))
        for entry in stage.world.ledger
        if entry.method in WRITES
    )


async def plays(stage):
    """A whole dispute up to the claim, until nothing is owed any more."""
    await acts.files_wrong_goods(stage)
    await acts.answers(stage)
    await acts.claims(stage)
    await stage.mediator.sees("DOSSIER")
    await stage.until(
        lambda: not any(row.status in OPEN for row in stage.rows(shelves.OUTBOX)), within=60
    )


async def test_what_was_sent_is_in_telegrams_ledger_exactly_once(stage):
    async with opened(stage):
        await plays(stage)
        assert len(believed(stage)) > 10
        assert believed(stage) == accepted(stage)


async def test_what_was_sent_is_there_at_most_twice_when_answers_were_lost(stage):
    for bot in BOTS.values():
        stage.server.faults.schedule(
            Fault("drop_after", bot=bot, method="sendMessage", after=1, times=LOST // 2)
        )
    async with opened(stage):
        await plays(stage)
        lost = [entry for entry in stage.world.ledger if entry.lost]
        there, sent = accepted(stage), believed(stage)

        assert len(lost) == LOST
        assert sent <= there
        assert (there - sent).total() <= LOST
        assert all(there[message] <= 2 * count for message, count in sent.items())
