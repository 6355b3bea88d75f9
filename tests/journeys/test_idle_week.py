"""After an idle week Telegram's update ids begin anew, and may well be lower."""

from datetime import timedelta

import pytest

from core.store import shelves
from tests.journeys.stage import Stage, opened

HIGHEST = 1 << 30


@pytest.mark.parametrize("by_webhook", [False, True], ids=["polling", "webhook"])
async def test_the_desk_goes_on_when_ids_begin_anew_below(database_url, tmp_path, by_webhook):
    stage = Stage(database_url, tmp_path, by_webhook=by_webhook)
    stage.party_bot.next_update = HIGHEST
    async with opened(stage):
        stage.buyer.opens(stage.link("OK-100201", "buyer"))
        await stage.buyer.sees("Is this the order")
        stage.world.clock.advance(timedelta(days=8))
        stage.buyer.presses("Yes, this order")
        await stage.buyer.sees("What happened")
        stage.buyer.presses("It never came")
        await stage.buyer.sees("What do you want")
        numbers = {int(row.update_id) for row in stage.rows(shelves.SIGNALS, source="party")}
        anew = stage.party_bot.next_update - 2

        assert anew < HIGHEST
        assert numbers == {HIGHEST, HIGHEST + 1, anew, anew + 1}
