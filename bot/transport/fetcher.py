"""The fetcher: files are copied as soon as they are named, checked, sealed, and shown as copies."""

import asyncio
import io
import json
import zipfile
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, TypeVar

import aiohttp
import structlog
from sqlalchemy import Connection

from bot.transport.wire import Wire
from core.errors import Refused
from core.evidence.file_type import HEAD, TYPES, FileType
from core.evidence.policy import LIMIT, content_verdict, office_verdict
from core.store import fetches
from core.store.blobs import Blobs
from core.store.fetches import Fetch
from core.store.inbox import Received
from core.store.writer import Writer

log = structlog.get_logger()

T = TypeVar("T")

AT_ONCE: Final = 4
PATIENCE: Final = 1.0
CALLS: Final = 4
"""Calls' time that one copy may take before its claim is taken over."""
PAUSES: Final = tuple(timedelta(seconds=s) for s in (1, 2, 5, 15, 60, 300, 900))
"""Between attempts; after the last one the sender is asked to send the file again."""
PICTURES: Final = frozenset({FileType.JPEG, FileType.PNG, FileType.WEBP})
OFFICE: Final = frozenset({FileType.DOCX, FileType.XLSX})


class Fetcher:
    """Copies files from Telegram to the sealed store."""

    def __init__(  # noqa: PLR0913 — everything it is told by the composer
        self,
        writer: Writer,
        wire: Wire,
        blobs: Blobs,
        render: Callable[[bytes], Awaitable[bytes | None]],
        *,
        clock: Callable[[], datetime],
        entropy: Callable[[int], bytes],
        seconds: float,
        on_report: Callable[[], None] = lambda: None,
    ) -> None:
        """`render` makes a view copy of a picture, or None; `seconds` bounds one call."""
        self._writer = writer
        self._wire = wire
        self._blobs = blobs
        self._render = render
        self._clock = clock
        self._entropy = entropy
        self._on_report = on_report
        self._lease = timedelta(seconds=CALLS * seconds + 2)
        self._token = entropy(8).hex()
        self._news = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = False

    def wake(self) -> None:
        """Something may be due. May be called from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._news.set)

    def stop(self) -> None:
        """Fetch no more."""
        self._stopping = True
        self._news.set()

    async def run(self) -> None:
        """Fetch until stopped."""
        self._loop = asyncio.get_running_loop()
        while not self._stopping:
            self._news.clear()
            now = self._clock()
            claimed = await self._write(partial(self._claim, now=now))
            if claimed:
                await asyncio.gather(*(self._fetch(fetch) for fetch in claimed))
                continue
            try:
                await asyncio.wait_for(self._news.wait(), PATIENCE)
            except TimeoutError:
                continue

    def _claim(self, connection: Connection, *, now: datetime) -> list[Fetch]:
        return fetches.claim(
            connection, now=now, until=now + self._lease, token=self._token, limit=AT_ONCE
        )

    async def _fetch(self, fetch: Fetch) -> None:
        try:
            report = await self._copy(fetch)
        except Refused as refused:
            await self._give_up(fetch, refused.text_id)
            return
        except (aiohttp.ClientError, TimeoutError, ValueError, ConnectionError) as error:
            await self._put_off(fetch, type(error).__name__)
            return
        await self._settle(fetch, status="done", report=report)
        self._on_report()

    async def _copy(self, fetch: Fetch) -> Received:
        answer = await self._wire.call(fetch.bot, "getFile", {"file_id": fetch.file_id})
        if not answer.ok:
            if answer.code == 400:  # noqa: PLR2004 — HTTP
                text_id = "refused-file-too-big" if "too big" in answer.description else "gone"
                raise Refused(text_id)
            message = f"getFile answered {answer.code}"
            raise ConnectionError(message)
        body = await self._wire.download(fetch.bot, answer.result["file_path"], LIMIT)
        size = answer.result.get("file_size")
        if not body or (isinstance(size, int) and size != len(body)):
            message = "cut off"
            raise ValueError(message)
        verdict = content_verdict(body[:HEAD], None)
        if verdict.kind in OFFICE:
            office_verdict(_members(body))
        key = self._entropy(16).hex()
        sha256, size = await asyncio.to_thread(self._blobs.put, key, [body])
        view_key = await self._view(verdict.kind, body)
        mime = (
            min(TYPES[verdict.kind].mimes)
            if verdict.kind not in PICTURES
            else _PICTURE[verdict.kind]
        )
        return self._report(
            fetch, "sealed", blob_key=key, sha256=sha256, size=size, mime=mime, view_key=view_key
        )

    async def _view(self, kind: FileType, body: bytes) -> str | None:
        if kind not in PICTURES:
            return None
        copy = await self._render(body)
        if copy is None:
            return None
        key = self._entropy(16).hex()
        await asyncio.to_thread(self._blobs.put, key, [copy])
        return key

    async def _put_off(self, fetch: Fetch, fault: str) -> None:
        attempts = fetch.attempts + 1
        if attempts > len(PAUSES):
            await self._give_up(fetch, fault)
            return
        log.warning("fetch-failed", exhibit=fetch.exhibit_id, fault=fault, count=attempts)
        due_at = self._clock() + PAUSES[attempts - 1]
        await self._settle(fetch, status="waiting", due_at=due_at, fault=fault)

    async def _give_up(self, fetch: Fetch, fault: str) -> None:
        report = self._report(fetch, "unfetched", fault=fault)
        await self._settle(fetch, status="given_up", fault=fault, report=report)
        self._on_report()

    async def _settle(self, fetch: Fetch, **how: Any) -> None:  # noqa: ANN401 — the arguments of fetches.settle
        now = self._clock()
        await self._write(lambda c: fetches.settle(c, fetch, self._token, now=now, **how))

    def _report(self, fetch: Fetch, signal: str, **told: str | int | None) -> Received:
        body = {"signal": signal, "exhibit_id": fetch.exhibit_id, **told}
        update_id = f"{fetch.fetch_id}:{signal}"[:64]
        text = json.dumps(body, sort_keys=True)
        return Received("core", update_id, f"core/{fetch.exhibit_id}", text)

    async def _write(self, job: Callable[[Connection], T]) -> T:
        return await asyncio.wrap_future(self._writer.submit(job))


_PICTURE: Final = {
    FileType.JPEG: "image/jpeg",
    FileType.PNG: "image/png",
    FileType.WEBP: "image/webp",
}


def _members(body: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return archive.namelist()
    except zipfile.BadZipFile:
        raise Refused("refused-file-kind-refused") from None
