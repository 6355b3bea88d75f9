"""One call to the Bot API: a plain POST of stored parameters, and what came of it."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import aiohttp

from bot.transport.reading import Odd, clean, read
from core.store.blobs import Blobs

UPLOAD: Final = 4
"""How many times longer a call with files may take than one without."""

_REFUSES: Final = 400
"""From here on a status says that nothing was done (HTTP)."""
_UNSENT: Final = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
)
"""Failures before a connection stood: nothing can have gone out."""


@dataclass(frozen=True)
class Answer:
    """What Telegram said. `code` 0 means that nothing was said: see `unknown`.

    `unknown` is set when the call went out and its outcome was lost; when it is not set and the
    code is 0, nothing went out.
    """

    ok: bool
    code: int
    description: str = ""
    result: Any = None
    retry_after: int | None = None
    migrate_to: int | None = None
    unknown: bool = False
    odd: str | None = None
    """The text of an answer that is JSON and yet cannot be read."""

    @property
    def message_id(self) -> int | None:
        """The id of the message that was made, the first of an album."""
        first = self.result[0] if isinstance(self.result, list) and self.result else self.result
        return _whole(first.get("message_id")) if isinstance(first, dict) else None


class Wire:
    """Speaks to one Bot API server with one connection pool."""

    def __init__(self, api: str, tokens: Mapping[str, str], blobs: Blobs, seconds: float) -> None:
        """`tokens` maps `party` and `staff` to their tokens; `seconds` bounds one call."""
        self._api = api.rstrip("/")
        self._tokens = tokens
        self._blobs = blobs
        # To connect must take clearly less than the whole, or the whole hides that nothing went out.
        self._timeout = aiohttp.ClientTimeout(total=seconds, connect=min(seconds / 2, 5))
        self._upload = aiohttp.ClientTimeout(total=UPLOAD * seconds, connect=min(seconds / 2, 5))
        self._session: aiohttp.ClientSession | None = None

    async def call(
        self,
        bot: str,
        method: str,
        params: Mapping[str, Any],
        files: Mapping[str, Any] | None = None,
    ) -> Answer:
        """Call a method; whatever goes wrong is an answer too."""
        url = f"{self._api}/bot{self._tokens[bot]}/{method}"
        if not files:
            return await self.post(url, json.dumps(params).encode())
        form = await asyncio.to_thread(self._form, params, files)
        return await self._post(url, form, {}, self._upload)

    async def post(self, url: str, body: bytes, headers: Mapping[str, str] | None = None) -> Answer:
        """Post JSON and read. No connection: nothing went out. Lost later: unknown."""
        told = {"Content-Type": "application/json", **(headers or {})}
        return await self._post(url, body, told, self._timeout)

    async def _post(
        self,
        url: str,
        body: bytes | aiohttp.FormData,
        headers: Mapping[str, str],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 — the library's own
    ) -> Answer:
        try:
            async with self._open().post(
                url, data=body, headers=headers, timeout=timeout
            ) as response:
                return _read(response.status, await response.read())
        except _UNSENT as error:
            return Answer(ok=False, code=0, description=type(error).__name__)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return Answer(ok=False, code=0, description=type(error).__name__, unknown=True)

    async def download(self, bot: str, path: str, limit: int) -> bytes:
        """The bytes of a file. Raises aiohttp.ClientError, TimeoutError, or ValueError when too long."""
        url = f"{self._api}/file/bot{self._tokens[bot]}/{path}"
        async with self._open().get(url, timeout=self._timeout) as response:
            response.raise_for_status()
            found = bytearray()
            async for chunk in response.content.iter_chunked(1 << 16):
                found += chunk
                if len(found) > limit:
                    message = "longer than is taken"
                    raise ValueError(message)
            expected = response.content_length
            if expected is not None and expected != len(found):
                message = "cut off"
                raise ValueError(message)
            return bytes(found)

    async def close(self) -> None:
        """Let the connections go."""
        if self._session is not None:
            await self._session.close()

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=100), cookie_jar=aiohttp.DummyCookieJar()
            )
        return self._session

    def _form(self, params: Mapping[str, Any], files: Mapping[str, Any]) -> aiohttp.FormData:
        """Run aside: reading an album takes its time, and the other calls go on."""
        form = aiohttp.FormData()
        for name, value in params.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for name, file in files.items():
            form.add_field(
                name,
                self._blobs.read(file["blob"]),
                filename=file["name"],
                content_type=file["mime"],
            )
        return form


def _read(status: int, body: bytes) -> Answer:
    try:
        told = read(body)
        ok, parameters = bool(told["ok"]), told.get("parameters") or {}
        return Answer(
            ok=ok,
            code=int(told.get("error_code", status)),
            description=clean(str(told.get("description", ""))),
            result=told.get("result"),
            retry_after=_whole(parameters.get("retry_after")),
            migrate_to=_whole(parameters.get("migrate_to_chat_id")),
        )
    except Odd as odd:
        return Answer(
            ok=False, code=status, description="odd JSON", unknown=status < _REFUSES, odd=odd.text
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        # A gateway's page, not Telegram: a success may stand behind a broken body.
        return Answer(ok=False, code=status, description="no JSON", unknown=status < _REFUSES)


def _whole(found: object) -> int | None:
    """A number that a database can keep, or None."""
    return found if isinstance(found, int) and abs(found) < 1 << 63 else None
