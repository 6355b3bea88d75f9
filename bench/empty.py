"""The yardstick of the simulator: an aiohttp handler that reads a request and answers with nothing.

Run as `python -m bench.empty PORT`; it prints `ready`, and on each line that it reads from standard
input the CPU seconds that it has used so far.
"""

import asyncio
import sys
import time

from aiohttp import web


async def main(port: int) -> None:
    """Serve until standard input ends."""

    async def nothing(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(body=b"{}", content_type="application/json")

    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", nothing)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print("ready", flush=True)
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(time.process_time(), flush=True)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
