"""People at their phones, as tests drive them."""

import pytest

from simulator.person import NotSeen


async def test_somebody_who_waits_in_vain_says_what_he_saw(ground):
    await ground.sends(text="something else")
    with pytest.raises(NotSeen, match="something else"):
        await ground.ann.sees("the right thing", within=0.05)


async def test_an_edit_is_seen_as_a_new_message_is(ground):
    number = await ground.sends(text="before")
    ground.ann.says("go on")
    await ground.does(
        "editMessageText", chat_id=ground.ann.user.id, message_id=number, text="after"
    )

    assert (await ground.ann.sees("after", within=1))["message_id"] == number
