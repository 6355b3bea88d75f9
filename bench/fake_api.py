"""The other end of the line in the benchmarks: answers every call, counts them, checks nothing.

Run as `python -m bench.fake_api PORT`; on each line that it reads it prints the calls so far.
"""

import asyncio
import itertools
import sys

from aiohttp import web

SECRET = "bench-secret"
"""What comes with every update."""

ANSWER = (
    '{"ok":true,"result":{"message_id":%d,"date":1767225600,'
    '"chat":{"id":1,"type":"private"},"text":"x"}}'
)


async def main(port: int) -> None:
    """Serve until standard input ends."""
    ids = itertools.count(1)
    calls = 0

    async def answer(request: web.Request) -> web.Response:
        nonlocal calls
        await request.read()
        calls += 1
        return web.Response(text=ANSWER % next(ids), content_type="application/json")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print("ready", flush=True)
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(calls, flush=True)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
