"""Conformance, limits: the published figures, for who switches them on."""

import pytest

from tests.simulator.ground import ANN, FORUM


@pytest.fixture
async def limited(ground):
    ground.world.limits.on = True
    still = ground.world.ticks()
    ground.world.limits.ticks = lambda: still + ground.world.ticks.ahead
    return ground


async def taken(ground, chat, count):
    """How many of so many messages are taken, and when the next one may be."""
    for number in range(count):
        status, body = await ground.call("sendMessage", chat_id=chat, text="x")
        if status == 429:
            return number, body["parameters"]["retry_after"]
    return count, 0


async def test_a_chat_takes_one_message_a_second_after_a_short_burst(limited):
    """FAQ "My bot is hitting limits"; PTBc FloodLimit."""
    burst = await taken(limited, ANN, 10)
    limited.passes(1)
    then = await taken(limited, ANN, 10)

    assert (burst, then) == ((5, 1), (1, 1))


async def test_a_group_takes_twenty_messages_a_minute(limited):
    """FAQ; PTBc FloodLimit."""
    burst = await taken(limited, FORUM, 30)
    limited.passes(60)

    assert burst == (20, 3)
    assert await taken(limited, FORUM, 30) == (20, 3)


async def test_a_bot_sends_thirty_messages_a_second_in_all(limited):
    """FAQ; PTBc FloodLimit."""
    people = [limited.world.person(1000 + n, f"P{n}") for n in range(40)]
    for person in people:
        limited.here(person.id).opens()
    statuses = [
        (await limited.call("sendMessage", chat_id=person.id, text="x"))[0] for person in people
    ]

    assert statuses == [200] * 30 + [429] * 10


async def test_nothing_is_limited_until_it_is_switched_on(ground):
    """Ours: the true limits are not published, so nothing is tuned to these."""
    assert await taken(ground, ANN, 50) == (50, 0)
