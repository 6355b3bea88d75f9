"""Photos, documents and albums that bots send."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from simulator import checks
from simulator.errors import bad
from simulator.world import Bot, Stored, World, file_id

UPLOAD: Final = 50_000_000
PHOTO: Final = 10 << 20
ALBUM: Final = (2, 10)


@dataclass(frozen=True)
class Upload:
    """A file in a multipart request."""

    body: bytes
    name: str
    mime: str


Uploads = Mapping[str, Upload]


def send_photo(world: World, bot: Bot, params: dict[str, Any], uploads: Uploads) -> dict[str, Any]:
    """`sendPhoto`."""
    return _send(world, bot, params, uploads, "photo")


def send_document(
    world: World, bot: Bot, params: dict[str, Any], uploads: Uploads
) -> dict[str, Any]:
    """`sendDocument`."""
    return _send(world, bot, params, uploads, "document")


def send_media_group(
    world: World, bot: Bot, params: dict[str, Any], uploads: Uploads
) -> list[dict[str, Any]]:
    """`sendMediaGroup`: 2 to 10, documents only among their own kind."""
    chat = checks.reachable(world, bot, params["chat_id"])
    media = params["media"]
    if not ALBUM[0] <= len(media) <= ALBUM[1]:
        raise bad("media must contain 2-10 items")
    kinds = {one["type"] for one in media}
    if "document" in kinds and len(kinds) > 1:
        raise bad("can't use the media of the specified type in the album")
    group = world.album()
    sent = []
    for one in media:
        stored = _file(world, bot, one["media"], uploads, one["type"])
        body = {
            "from": bot.as_json(),
            "media_group_id": group,
            **content(bot, stored),
            **_caption(one),
            **checks.thread(params.get("message_thread_id"), chat),
            **_protected(params),
        }
        sent.append(world.put(chat, body))
    return sent


def content(bot: Bot, stored: Stored) -> dict[str, Any]:
    """A file as part of a message."""
    common = {
        "file_id": file_id(bot, stored.unique_id),
        "file_unique_id": stored.unique_id,
        "file_size": stored.declared,
    }
    if stored.photo:
        small = {**common, "width": 320, "height": 240, "file_size": min(stored.declared, 9000)}
        return {"photo": [small, {**common, "width": 1280, "height": 960}]}
    named = {"file_name": stored.name} if stored.name else {}
    if stored.mime.startswith("video/"):
        return {
            "video": {
                **common, **named, "width": 640, "height": 480, "duration": 3,
                "mime_type": stored.mime,
            }
        }  # fmt: skip
    return {"document": {**common, **named, "mime_type": stored.mime}}


def _send(
    world: World, bot: Bot, params: dict[str, Any], uploads: Uploads, kind: str
) -> dict[str, Any]:
    chat = checks.reachable(world, bot, params["chat_id"])
    stored = _file(world, bot, params.get(kind, f"attach://{kind}"), uploads, kind)
    body = {
        "from": bot.as_json(),
        **content(bot, stored),
        **_caption(params),
        **checks.thread(params.get("message_thread_id"), chat),
        **checks.reply(params.get("reply_parameters"), chat),
        **_protected(params),
    }
    keyboard = checks.markup(params.get("reply_markup"), chat)
    if keyboard:
        body["reply_markup"] = keyboard
    return world.put(chat, body)


def _file(world: World, bot: Bot, named: str, uploads: Uploads, kind: str) -> Stored:
    if named.startswith("attach://"):
        upload = uploads.get(named.removeprefix("attach://"))
        if upload is None:
            raise bad("wrong file identifier/HTTP URL specified")
        if len(upload.body) > (PHOTO if kind == "photo" else UPLOAD):
            raise bad("file is too big")
        if not upload.body:
            raise bad("file must be non-empty")
        return world.keep(upload.body, upload.name, upload.mime, photo=kind == "photo")
    own = f"F{bot.id}-"
    stored = world.files.get(named.removeprefix(own)) if named.startswith(own) else None
    if stored is None:
        raise bad("wrong file identifier/HTTP URL specified")
    return stored


def _caption(told: dict[str, Any]) -> dict[str, Any]:
    found = checks.caption(told.get("caption"))
    if not found:
        return {}
    marked = checks.entities(told.get("caption_entities"), found)
    return {"caption": found, **({"caption_entities": marked} if marked else {})}


def _protected(params: dict[str, Any]) -> dict[str, Any]:
    return {"has_protected_content": True} if params.get("protect_content") else {}
