"""What happens in the world, told to a page as server-sent events."""

import asyncio
import json

from aiohttp import web

from simulator.world import Event, World

RETRY_MS = 500
"""How soon a page that lost its stream asks again."""


async def stream(request: web.Request, world: World, hello: Event) -> web.StreamResponse:
    """Greet, then tell every event until the page goes away."""
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}
    )
    await response.prepare(request)
    happened: asyncio.Queue[Event] = asyncio.Queue()
    world.listeners.add(happened.put_nowait)
    try:
        await response.write(f"retry: {RETRY_MS}\n\n".encode() + _line(hello))
        while True:
            await response.write(_line(await happened.get()))
    except (ConnectionResetError, asyncio.CancelledError):
        return response
    finally:
        world.listeners.discard(happened.put_nowait)


def _line(event: Event) -> bytes:
    return f"data: {json.dumps(event, default=str)}\n\n".encode()
