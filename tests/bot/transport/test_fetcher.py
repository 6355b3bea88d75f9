"""The fetcher: what was named is copied, sealed and shown; what is cut off is never half an exhibit."""

import asyncio
import errno
import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image
from sqlalchemy import insert, select

from bot.transport import fetcher as fetching
from bot.transport.fetcher import Fetcher
from bot.transport.rendering import view_copy
from bot.transport.wire import Wire
from core.store import shelves
from core.store.blobs import Blobs
from core.store.engine import open_database
from core.store.fetch_tables import fetches
from core.store.fetches import WORDS, Fetch
from core.store.tables import metadata
from core.store.writer import Writer
from simulator.faults import Fault as Trouble
from simulator.media import content
from simulator.server import TelegramServer
from simulator.world import World

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TOKEN = "4201:" + "p" * 35
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def photo_with_a_place() -> bytes:
    """A JPEG whose EXIF tells where it was taken and by what, with a page hung behind it."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "canary camera"
    exif.get_ifd(0x8825)[2] = (59.0, 56.0, 20.0)
    Image.new("RGB", (64, 48), "red").save(out, "JPEG", exif=exif)
    return out.getvalue() + b"<html><script>canary()</script></html>"


class Rig:
    """A simulated Telegram that has a file, and a fetcher on a clock that moves by hand."""

    def __init__(self, server, engine, folder):
        self.server, self.engine = server, engine
        self.bot = next(iter(server.world.bots.values()))
        self.blobs = Blobs(folder)
        self.folder = folder
        self.wire = Wire(server.base_url, {"party": TOKEN}, self.blobs, 5)
        self.now = NOON
        self.writer = Writer(engine)
        self.writer.start()

    def owe(self, body, *, name="x.bin", declared=None, number=1):
        stored = self.server.world.keep(
            body, name, "application/octet-stream", photo=False, declared=declared
        )
        file_id = content(self.bot, stored)["document"]["file_id"]
        fetch = Fetch(f"e{number}.u1", f"e{number}", "party", file_id, NOON)
        with self.engine.begin() as connection:
            connection.execute(insert(fetches).values(**shelves.FETCHES.values(fetch)))

    def fetcher(self, render=view_copy):
        numbers = iter(range(1, 100))
        return Fetcher(
            self.writer, self.wire, self.blobs, render, clock=lambda: self.now,
            entropy=lambda n: next(numbers).to_bytes(n), seconds=5,
        )  # fmt: skip

    async def fetch(self):
        """One look at what is due."""
        fetcher = self.fetcher()
        await fetcher._turn()
        await asyncio.gather(*fetcher._flying)

    def row(self):
        with self.engine.begin() as connection:
            return connection.execute(select(fetches)).one()

    def told(self):
        with self.engine.begin() as connection:
            bodies = connection.execute(select(shelves.SIGNALS.table.c.body)).scalars()
            return [json.loads(body) for body in bodies]


@pytest.fixture
async def rig(database_url, tmp_path):
    engine = open_database(database_url)
    metadata.create_all(engine)
    world = World()
    world.bot(TOKEN, "okyoo_party_bot", "okyoo")
    async with TelegramServer(world) as server:
        ready = Rig(server, engine, tmp_path / "blobs")
        yield ready
        await ready.wire.close()
        ready.writer.stop()
    engine.dispose()


async def test_forwarded_words_are_sealed_as_they_stand_even_if_they_look_like_a_page(rig):
    words = "Somebody, 2026-11-24 10:00 UTC\n<html>привет</html>"
    fetch = Fetch("e1.u1", "e1", WORDS, words, NOON)
    with rig.engine.begin() as connection:
        connection.execute(insert(fetches).values(**shelves.FETCHES.values(fetch)))
    await rig.fetch()
    (told,) = rig.told()

    assert (told["signal"], told["mime"], told["view_key"]) == ("sealed", "text/plain", None)
    assert rig.blobs.read(told["blob_key"]).decode() == words
    assert told["sha256"] == hashlib.sha256(words.encode()).hexdigest()


async def test_a_file_is_sealed_byte_for_byte_and_nobody_may_write_to_it(rig):
    rig.owe(PDF)
    await rig.fetch()
    (told,) = rig.told()

    assert told["signal"] == "sealed"
    assert told["sha256"] == hashlib.sha256(PDF).hexdigest()
    assert (told["size"], told["mime"], told["view_key"]) == (len(PDF), "application/pdf", None)
    assert rig.blobs.read(told["blob_key"]) == PDF
    assert (rig.folder / told["blob_key"]).stat().st_mode & 0o777 == 0o400
    assert rig.row().status == "done"


async def test_the_view_copy_of_a_photo_keeps_the_picture_and_nothing_else(rig):
    original = photo_with_a_place()
    rig.owe(original)
    await rig.fetch()
    (told,) = rig.told()
    copy = rig.blobs.read(told["view_key"])
    with Image.open(io.BytesIO(copy)) as picture:
        size, exif = picture.size, dict(picture.getexif())

    assert rig.blobs.read(told["blob_key"]) == original
    assert b"canary" in original
    assert b"canary" not in copy
    assert (size, exif) == ((64, 48), {})


async def test_a_picture_that_cannot_be_shown_safely_has_no_view_copy(rig):
    rig.owe(photo_with_a_place()[:200] + b"\0" * 400)
    await rig.fetch()
    (told,) = rig.told()

    assert (told["signal"], told["view_key"]) == ("sealed", None)


@pytest.mark.parametrize("kind", ["5xx", "drop_before"])
async def test_a_download_that_failed_is_tried_again_later_and_leaves_nothing(rig, kind):
    # aiohttp itself repeats a GET whose kept connection closed: it must close twice.
    times = 2 if kind == "drop_before" else 1
    rig.server.faults.schedule(Trouble(kind, method="download", times=times))
    rig.owe(PDF)
    await rig.fetch()
    failed, left = rig.row(), list(rig.folder.iterdir())
    rig.now += fetching.PAUSES[0]
    await rig.fetch()

    assert (failed.status, failed.due_at) == ("waiting", NOON + fetching.PAUSES[0])
    assert left == []
    assert [told["signal"] for told in rig.told()] == ["sealed"]


async def test_bytes_that_are_fewer_than_telegram_said_are_not_sealed(rig):
    rig.owe(PDF, declared=len(PDF) + 1)
    await rig.fetch()

    assert (rig.row().status, rig.row().fault) == ("waiting", "ValueError")
    assert rig.told() == []


async def test_after_the_last_attempt_the_sender_is_told(rig):
    rig.owe(PDF, declared=len(PDF) + 1)
    for pause in (timedelta(0), *fetching.PAUSES):
        rig.now += pause
        await rig.fetch()

    assert rig.row().status == "given_up"
    assert [told["signal"] for told in rig.told()] == ["unfetched"]


async def test_a_file_over_the_limit_is_refused_with_its_reason_at_once(rig):
    rig.owe(PDF, declared=21 * 2**20)
    await rig.fetch()
    (told,) = rig.told()

    assert (told["signal"], told["fault"]) == ("unfetched", "refused-file-too-big")


async def test_a_program_dressed_as_a_photo_is_refused(rig):
    rig.owe(b"MZ" + b"\0" * 200, name="photo.jpg")
    await rig.fetch()
    (told,) = rig.told()

    assert (told["signal"], told["fault"]) == ("unfetched", "refused-file-kind-refused")
    assert list(rig.folder.iterdir()) == []


def office(*names, reader_version=20):
    """A DOCX with these members; its directory asks for this version of a ZIP reader."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml", *names):
            archive.writestr(name, "<x/>")
    raw = bytearray(out.getvalue())
    raw[raw.find(b"PK\x01\x02") + 6] = reader_version
    return bytes(raw)


async def test_an_office_file_that_no_reader_opens_is_refused_and_the_fetcher_goes_on(rig):
    rig.owe(office(reader_version=99), name="letter.docx")
    await rig.fetch()
    (told,) = rig.told()

    assert (told["signal"], told["fault"]) == ("unfetched", "refused-file-kind-refused")
    assert rig.row().status == "given_up"


async def test_an_office_file_is_taken_without_macros_and_refused_with_them(rig):
    rig.owe(office(), name="letter.docx")
    await rig.fetch()
    rig.owe(office("word/vbaProject.bin"), name="letter.docx", number=2)
    await rig.fetch()

    assert [told["signal"] for told in rig.told()] == ["sealed", "unfetched"]


async def test_a_full_disk_loses_no_file_and_staff_hear_of_it(rig, monkeypatch):
    def full(self, key, chunks):
        raise OSError(errno.ENOSPC, "No space left on device")

    rig.owe(PDF)
    with monkeypatch.context() as patched:
        patched.setattr(Blobs, "put", full)
        for _ in range(2 * len(fetching.PAUSES)):
            await rig.fetch()
            rig.now += fetching.NO_ROOM
    waiting, alarms = rig.row(), rig.told()
    await rig.fetch()

    assert (waiting.status, waiting.attempts) == ("waiting", 0)
    assert [(a["signal"], a["about"], a["fault"]) for a in alarms] == [
        ("alarm", "no-room", "No space left on device")
    ]
    assert [told["signal"] for told in rig.told()] == ["alarm", "sealed"]


async def test_an_answer_without_a_path_is_a_failed_attempt_like_any_other(rig, monkeypatch):
    real = Wire.call

    async def pathless(wire, *told):
        answer = await real(wire, *told)
        answer.result.pop("file_path", None)
        return answer

    monkeypatch.setattr(Wire, "call", pathless)
    rig.owe(PDF)
    await rig.fetch()

    assert (rig.row().status, rig.row().fault) == ("waiting", "KeyError")


async def test_a_slow_picture_keeps_no_other_file_waiting(rig):
    shown, released = asyncio.Event(), asyncio.Event()

    async def slow(body):
        shown.set()
        await released.wait()

    rig.owe(photo_with_a_place())
    fetcher = rig.fetcher(slow)
    running = asyncio.create_task(fetcher.run())
    await asyncio.wait_for(shown.wait(), 10)
    rig.owe(PDF, number=2)
    fetcher.wake()
    async with asyncio.timeout(10):
        while not rig.told():
            await asyncio.sleep(0.01)
    first = rig.told()
    released.set()
    fetcher.stop()
    await running

    assert [told["exhibit_id"] for told in first] == ["e2"]
