"""Conformance, files: what may be sent, by whom it can be fetched, and for how long."""

import json
import struct

import pytest

from simulator.person import File
from tests.simulator.ground import ANN, OTHER, PNG

WRONG = "Bad Request: wrong file identifier/HTTP URL specified"


def picture(width, height, padding=0):
    """The beginning of a PNG of this size."""
    return PNG[:16] + struct.pack(">II", width, height) + b"\0" * (padding + 20)


async def test_a_file_is_fetched_by_its_own_bot_for_an_hour_up_to_20_megabytes(ground):
    """TBA 8702, 15815; Client.h:71; AIO Document.file_unique_id: a file_id is one bot's own."""
    photo = ground.ann.sends(File(PNG))["photo"][-1]
    big = ground.ann.sends(File(b"x", declared=(20 << 20) + 1), photo=False)["document"]
    fits = ground.ann.sends(File(b"x", declared=20 << 20), photo=False)["document"]
    told = await ground.does("getFile", file_id=photo["file_id"])
    soon = await ground.downloads(told["file_path"])
    stranger = await ground.downloads(told["file_path"], token=OTHER)
    ground.passes(3601)
    later = await ground.downloads(told["file_path"])

    assert told["file_unique_id"] == photo["file_unique_id"]
    assert (soon, stranger[0], later[0]) == ((200, PNG), 404, 404)
    assert json.loads(later[1])["description"] == "Not Found"
    assert await ground.says("getFile", file_id=big["file_id"]) == "Bad Request: file is too big"
    assert await ground.says("getFile", file_id=fits["file_id"]) == "ok"
    for wrong in (photo["file_unique_id"], "nonsense"):
        assert await ground.says("getFile", file_id=wrong) == "Bad Request: invalid file_id"
    assert await ground.says("getFile", token=OTHER, file_id=photo["file_id"]) == (
        "Bad Request: invalid file_id"
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (PNG, "ok"),
        (picture(9000, 1000), "ok"),
        (picture(9001, 1000), "PHOTO_INVALID_DIMENSIONS"),
        (picture(2000, 100), "ok"),
        (picture(2001, 100), "PHOTO_INVALID_DIMENSIONS"),
        (picture(10, 10, 10 << 20), "file is too big"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (b"", "file must be non-empty"),
    ],
)
async def test_a_photo_has_10_megabytes_10000_of_width_and_height_and_a_ratio_of_20(
    ground, body, said
):
    """AIO SendPhoto; TD FileLoaderUtils.cpp:276."""
    answer = await ground.uploads("sendPhoto", {"chat_id": ANN}, photo=("a.png", body))

    assert answer.get("description", "ok") == ("ok" if said == "ok" else f"Bad Request: {said}")


async def test_an_upload_has_50_megabytes(ground):
    """AIO SendDocument; [R] the proxy before the cloud answers 413."""
    big = await ground.uploads(
        "sendDocument", {"chat_id": ANN}, document=("a.bin", b"x" * 50_000_001)
    )
    huge = await ground.uploads(
        "sendDocument", {"chat_id": ANN}, document=("a.bin", b"x" * 60_000_001)
    )

    assert big == huge == {
        "ok": False, "error_code": 413, "description": "Request Entity Too Large",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["photo", "document", "video", "voice", "audio"])
async def test_a_file_is_sent_by_upload_or_by_id_as_what_it_is(ground, kind):
    """[T] part named after the parameter, or attach://; TD 27975."""
    method = f"send{kind.capitalize()}"
    attached = await ground.uploads(
        method, {"chat_id": ANN, kind: "attach://f1", "caption": "<b>c</b>", "parse_mode": "HTML"},
        f1=("a.png", PNG),
    )  # fmt: skip
    named = await ground.uploads(method, {"chat_id": ANN}, **{kind: ("a.png", PNG)})
    file = attached["result"][kind]
    number = (file[-1] if kind == "photo" else file)["file_id"]
    again = await ground.does(method, chat_id=ANN, **{kind: number})
    other = "sendDocument" if kind != "document" else "sendPhoto"

    assert attached["result"]["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    assert kind in named["result"]
    assert again[kind] == file
    for wrong in ("nonsense", "attach://nowhere", "https://example.org/a.png"):
        assert await ground.says(method, chat_id=ANN, **{kind: wrong}) == WRONG
    assert await ground.says(method, OTHER, chat_id=ANN, **{kind: number}) != "ok"
    wrong_kind = await ground.says(
        other, chat_id=ANN, **{other.removeprefix("send").lower(): number}
    )
    assert wrong_kind.startswith(f"Bad Request: can't use file of type {kind.capitalize()} as")


async def test_another_bots_file_id_is_worth_nothing(ground):
    """TBA 6857; TD 27975: download and upload again."""
    photo = ground.ann.sends(File(PNG))["photo"][-1]["file_id"]
    ground.world.chat_with(ground.other, ground.ann.user).started = True

    assert await ground.says("sendPhoto", token=OTHER, chat_id=ANN, photo=photo) == WRONG


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (["photo", "photo"], "ok"),
        (["photo", "video"], "ok"),
        (["document"] * 10, "ok"),
        (["audio", "audio"], "ok"),
        ([], "there are no messages to send"),
        (["photo"], "an album has 2-10 items"),
        (["photo"] * 11, "too many messages to send as an album"),
        (["document", "photo"], "can't use the media of the specified type in the album"),
        (["audio", "video"], "can't use the media of the specified type in the album"),
    ],
)
async def test_an_album_has_2_to_10_files_documents_and_audio_among_their_own(ground, kinds, said):
    """AIO SendMediaGroup; TBA 118; TD MAX_GROUPED_MESSAGES. Ours: one file is no album."""
    media = [{"type": kind, "media": "attach://f"} for kind in kinds]
    before = len(ground.ann.view())
    answer = await ground.uploads(
        "sendMediaGroup", {"chat_id": ANN, "media": json.dumps(media)}, f=("a.png", PNG)
    )

    assert answer.get("description", "ok") == ("ok" if said == "ok" else f"Bad Request: {said}")
    assert len(ground.ann.view()) - before == (len(kinds) if said == "ok" else 0)


async def test_an_album_with_one_bad_file_is_not_sent_at_all(ground):
    """AIO SendMediaGroup: one request, one outcome."""
    media = [{"type": "photo", "media": "attach://f"}, {"type": "photo", "media": "attach://g"}]
    before = len(ground.ann.view())
    answer = await ground.uploads(
        "sendMediaGroup", {"chat_id": ANN, "media": json.dumps(media)},
        f=("a.png", PNG), g=("b.png", b"no picture"),
    )  # fmt: skip

    assert answer["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    assert len(ground.ann.view()) == before
