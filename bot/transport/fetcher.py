"""The fetcher: files are copied as soon as they are named, checked, sealed, and shown as copies."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import structlog
from sqlalchemy import Connection

from bot.transport.alarms import daily
from bot.transport.rendering import member_names
from bot.transport.wire import Wire
from bot.transport.writing import written
from core.errors import Refused
from core.evidence.file_type import HEAD, TYPES, FileType
from core.evidence.policy import LIMIT, content_verdict, office_verdict
from core.store import fetches
from core.store.blobs import Blobs
from core.store.fetches import Fetch
from core.store.inbox import Received
from core.store.writer import Writer

log = structlog.get_logger()

AT_ONCE: Final = 4
PATIENCE: Final = 1.0
CALLS: Final = 4
"""Calls' time that one copy may take before its claim is taken over."""
PAUSES: Final = tuple(timedelta(seconds=s) for s in (1, 2, 5, 15, 60, 300, 900))
"""Between attempts; after the last one the sender is asked to send the file again."""
NO_ROOM: Final = timedelta(minutes=1)
"""Between attempts while the folder of evidence takes nothing: no file is lost by a full disk."""
PICTURES: Final = frozenset({FileType.JPEG, FileType.PNG, FileType.WEBP})
OFFICE: Final = frozenset({FileType.DOCX, FileType.XLSX})


class NoRoom(Exception):  # noqa: N818 — named as what happened
    """The folder of evidence cannot be written to; says why, as the system puts it."""


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
        self._flying: set[asyncio.Task[None]] = set()
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
        """Fetch until stopped. What is then under way is left; its claim ends with its lease."""
        self._loop = asyncio.get_running_loop()
        try:
            while not self._stopping:
                self._news.clear()
                if not await self._turn():
                    await self._pause()
        finally:
            for task in self._flying:
                task.cancel()
            await asyncio.gather(*self._flying, return_exceptions=True)

    async def _turn(self) -> bool:
        """Claim what there is room for: one slow picture keeps nobody else waiting."""
        room = AT_ONCE - len(self._flying)
        claimed = await written(self._writer, partial(self._claim, limit=room)) if room else []
        for fetch in claimed:
            task = asyncio.create_task(self._fetch(fetch))
            self._flying.add(task)
            task.add_done_callback(self._landed)
        return bool(claimed)

    def _landed(self, task: "asyncio.Task[None]") -> None:
        self._flying.discard(task)
        self._news.set()

    async def _pause(self) -> None:
        try:
            await asyncio.wait_for(self._news.wait(), PATIENCE)
        except TimeoutError:
            return

    def _claim(self, connection: Connection, *, limit: int = AT_ONCE) -> list[Fetch]:
        now = self._clock()
        return fetches.claim(
            connection, now=now, until=now + self._lease, token=self._token, limit=limit
        )

    async def _fetch(self, fetch: Fetch) -> None:
        try:
            report = await self._copy(fetch)
        except Refused as refused:
            await self._give_up(fetch, refused.text_id)
        except NoRoom as full:
            await self._hold(fetch, str(full))
        except Exception as error:  # noqa: BLE001 — one file must never end the fetching of the others
            await self._put_off(fetch, type(error).__name__)
        else:
            await self._settle(fetch, status="done", report=report)
            self._on_report()

    async def _copy(self, fetch: Fetch) -> Received:
        if fetch.bot == fetches.WORDS:
            return await self._seal_words(fetch)
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
            office_verdict(await _members(body))
        key, sha256, size = await self._keep(body)
        view_key = await self._view(verdict.kind, body)
        mime = (
            min(TYPES[verdict.kind].mimes)
            if verdict.kind not in PICTURES
            else _PICTURE[verdict.kind]
        )
        return self._report(
            fetch, "sealed", blob_key=key, sha256=sha256, size=size, mime=mime, view_key=view_key
        )

    async def _seal_words(self, fetch: Fetch) -> Received:
        key, sha256, size = await self._keep(fetch.file_id.encode())
        return self._report(
            fetch,
            "sealed",
            blob_key=key,
            sha256=sha256,
            size=size,
            mime="text/plain",
            view_key=None,
        )

    async def _view(self, kind: FileType, body: bytes) -> str | None:
        if kind not in PICTURES:
            return None
        copy = await self._render(body)
        if copy is None:
            return None
        return (await self._keep(copy))[0]

    async def _keep(self, body: bytes) -> tuple[str, str, int]:
        key = self._entropy(16).hex()
        try:
            sha256, size = await asyncio.to_thread(self._blobs.put, key, [body])
        except OSError as error:
            raise NoRoom(error.strerror or type(error).__name__) from error
        return key, sha256, size

    async def _hold(self, fetch: Fetch, reason: str) -> None:
        """Nothing is wrong with the file: it waits, and staff hear that there is no room."""
        log.error("no-room-for-evidence", exhibit=fetch.exhibit_id, fault=reason)
        now = self._clock()
        report = daily("no-room", now, fault=reason)
        due_at = now + NO_ROOM
        await self._settle(
            fetch, status="waiting", due_at=due_at, fault=reason, report=report, held=True
        )
        self._on_report()

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
        def job(connection: Connection) -> None:
            fetches.settle(connection, fetch, self._token, now=self._clock(), **how)

        await written(self._writer, job)

    def _report(self, fetch: Fetch, signal: str, **told: str | int | None) -> Received:
        body = {"signal": signal, "exhibit_id": fetch.exhibit_id, **told}
        update_id = f"{fetch.fetch_id}:{signal}"[:64]
        text = json.dumps(body, sort_keys=True)
        return Received("core", update_id, f"core/{fetch.exhibit_id}", text)


_PICTURE: Final = {
    FileType.JPEG: "image/jpeg",
    FileType.PNG: "image/png",
    FileType.WEBP: "image/webp",
}


async def _members(body: bytes) -> list[str]:
    found = await member_names(body)
    if found is None:
        raise Refused("refused-file-kind-refused")
    return found
