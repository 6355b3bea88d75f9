"""The ground that the simulator's tests stand on."""

import aiohttp
import pytest

from tests.simulator.ground import standing


@pytest.fixture
async def ground():
    async with standing() as ready:
        yield ready


@pytest.fixture
async def session():
    async with aiohttp.ClientSession() as ready:
        yield ready
