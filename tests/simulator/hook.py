"""A webhook that answers as the test says, and remembers what it got."""

import asyncio
from contextlib import asynccontextmanager

from aiohttp import web


class Hook:
    """Answers with `answers` one after the other, then with 200; `gate` holds every answer back."""

    def __init__(self):
        self.got = []
        self.headers = []
        self.answers = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.news = asyncio.Event()
        self.under_way = 0
        self.most_under_way = 0
        self.url = ""

    async def take(self, request):
        update = await request.json()
        self.got.append(update)
        self.headers.append(request.headers)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        self.news.set()
        await self.gate.wait()
        self.under_way -= 1
        answer = self.answers.pop(0) if self.answers else {}
        return web.Response(**answer)

    def ids(self):
        """The ids in the order of their arrival."""
        return [update["update_id"] for update in self.got]

    async def until(self, true):
        """Wait until something holds; looked at whenever an update comes."""
        async with asyncio.timeout(10):
            while not true(self):
                self.news.clear()
                try:
                    await asyncio.wait_for(self.news.wait(), 0.02)
                except TimeoutError:
                    continue


@asynccontextmanager
async def hooked():
    """A webhook, served."""
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    app.router.add_post("/elsewhere", hook.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    hook.gate.set()
    await runner.cleanup()
