"""A tap on the wire between a library and the simulator: every request as it was sent."""

import json
from contextlib import asynccontextmanager
from email import message_from_bytes
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import web

STRIPPED = {"Host", "Content-Length", "Transfer-Encoding"}


class Request:
    """A path, a content type, and the parameters as text; of a file's part only its name is kept."""

    def __init__(self, path, kind, body):
        self.path, self.kind = path, kind.partition(";")[0]
        self.method = path.rpartition("/")[2]
        self.files = []
        self.params = {}
        if self.kind == "multipart/form-data":
            whole = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
            for part in whole.get_payload():
                name = part.get_param("name", header="content-disposition")
                if part.get_filename() is None:
                    self.params[name] = part.get_payload(decode=True).decode()
                else:
                    self.files.append(name)
        else:
            self.params = dict(parse_qsl(body.decode()))

    def read(self, name):
        """A parameter that is JSON text."""
        return json.loads(self.params[name])


@asynccontextmanager
async def tapped(server):
    """The address of the tap, and what went through it."""
    seen = []

    async def pass_on(request):
        body = await request.read()
        seen.append(Request(request.path, request.headers.get("Content-Type", ""), body))
        headers = {name: one for name, one in request.headers.items() if name not in STRIPPED}
        url = server.base_url + request.path_qs
        async with session.request(request.method, url, data=body, headers=headers) as answer:
            return web.Response(
                body=await answer.read(), status=answer.status, content_type=answer.content_type
            )

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", pass_on)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    async with aiohttp.ClientSession() as session:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", seen
        await runner.cleanup()
