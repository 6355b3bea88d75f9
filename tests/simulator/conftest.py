"""The ground that the simulator's tests stand on."""

import pytest

from tests.simulator.ground import standing


@pytest.fixture
async def ground():
    async with standing() as ready:
        yield ready
