"""Photos, documents, videos, voices, audio and albums that bots send, and files that they fetch."""

from functools import partial
from typing import Any, Final

from simulator import checks
from simulator.errors import Refusal, bad, not_modelled
from simulator.inhabitants import Message, Stored
from simulator.media import content
from simulator.methods.call import Call, Method, takes
from simulator.methods.sending import AROUND, CAPTION, PLACE, SENT, captioned, post
from simulator.methods.standing import THIS, edited
from simulator.pictures import dimensions

TOO_BIG: Final = 20 << 20
UPLOAD: Final = 50_000_000
PHOTO: Final = 10 << 20
SIDES: Final = 10_000
RATIO: Final = 20
ALBUM: Final = (2, 10)
KINDS: Final = ("photo", "document", "video", "voice", "audio")
TOGETHER: Final = frozenset({"photo", "document", "video", "audio"})
"""What an album, or an edited message, may hold."""
MEDIA: Final = {*KINDS, "text", "entities", "caption", "caption_entities"}


def send_file(kind: str, call: Call) -> Message:
    """`sendPhoto`, `sendDocument`, `sendVideo`, `sendVoice`, `sendAudio`."""
    chat = call.chat()
    caption = captioned(call, call.params)
    stored = file_of(call, call.get(kind, f"attach://{kind}"), kind)
    return post(call, chat, {**content(call.bot, stored), **caption})


def send_media_group(call: Call) -> list[Message]:
    """`sendMediaGroup`: 2-10; documents and audio only among their own kind."""
    chat = call.chat()
    checks.may_post(chat, call.bot)
    checks.where(call.params, chat, call.bot)
    media = call.params["media"]
    if not media:
        raise bad("there are no messages to send")
    if len(media) < ALBUM[0]:
        raise bad("an album has 2-10 items")
    if len(media) > ALBUM[1]:
        raise bad("too many messages to send as an album")
    kinds = {one["type"] for one in media}
    for kind in sorted(kinds - TOGETHER):
        raise not_modelled(f"media of type {kind}")
    if len(kinds) > 1 and kinds & {"document", "audio"}:
        raise bad("can't use the media of the specified type in the album")
    group = {"media_group_id": call.world.album()}
    bodies = [
        {**group, **content(call.bot, _item(call, one)), **captioned(call, one)} for one in media
    ]
    return [post(call, chat, body) for body in bodies]


def edit_media(call: Call) -> Message:
    """`editMessageMedia`: another file in place of what is there, be it text."""
    chat, message = checks.own_message(call.world, call.bot, call.params)
    if not MEDIA & message.keys():
        raise bad("there is no media in the message to edit")
    told = call.params["media"]
    if told["type"] not in TOGETHER:
        raise not_modelled(f"media of type {told['type']}")
    changes = {**content(call.bot, _item(call, told)), **captioned(call, told)}
    return edited(call, chat, message, MEDIA, changes)


def get_file(call: Call) -> dict[str, Any]:
    """`getFile`: a link, up to 20 MB, for this bot's own file ids, good for an hour."""
    named = call.params["file_id"]
    stored = call.world.owned(call.bot, named)
    if stored is None:
        raise bad("invalid file_id")
    if stored.declared > TOO_BIG:
        raise bad("file is too big")
    return {
        "file_id": named, "file_unique_id": stored.unique_id, "file_size": stored.declared,
        "file_path": call.world.path(call.bot, stored),
    }  # fmt: skip


def file_of(call: Call, named: str, kind: str) -> Stored:
    """The file that a parameter names: uploaded with the request, or sent by this bot before."""
    if named.startswith("attach://"):
        upload = call.uploads.get(named.removeprefix("attach://"))
        if upload is None:
            raise bad("wrong file identifier/HTTP URL specified")
        if len(upload.body) > UPLOAD:
            raise Refusal(413, "Request Entity Too Large")
        if not upload.body:
            raise bad("file must be non-empty")
        if kind == "photo":
            _photograph(upload.body)
        stored = call.world.keep(upload.body, upload.name, upload.mime, photo=kind == "photo")
        stored.kind = kind
        return stored
    known = call.world.owned(call.bot, named)
    if known is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad(f"can't use file of type {known.kind.capitalize()} as {kind.capitalize()}")
    return known


FILE: Final = f"{AROUND} {CAPTION}"
LOOKS: Final = "has_spoiler show_caption_above_media"
CLIP: Final = f"{SENT} duration"
METHODS: Final[dict[str, Method]] = {
    "sendPhoto": takes(partial(send_file, "photo"), f"{FILE} photo", f"{SENT} {LOOKS}"),
    "sendDocument": takes(
        partial(send_file, "document"),
        f"{FILE} document",
        f"{SENT} thumbnail disable_content_type_detection",
    ),
    "sendVideo": takes(
        partial(send_file, "video"),
        f"{FILE} video",
        f"{CLIP} {LOOKS} width height thumbnail supports_streaming",
    ),
    "sendVoice": takes(partial(send_file, "voice"), f"{FILE} voice", CLIP),
    "sendAudio": takes(
        partial(send_file, "audio"), f"{FILE} audio", f"{CLIP} performer title thumbnail"
    ),
    "sendMediaGroup": takes(
        send_media_group,
        f"{PLACE} media reply_parameters reply_to_message_id allow_sending_without_reply",
        SENT,
    ),
    "editMessageMedia": takes(edit_media, f"{THIS} media reply_markup"),
    "getFile": takes(get_file, "file_id"),
}


def _item(call: Call, told: dict[str, Any]) -> Stored:
    return file_of(call, told["media"], told["type"])


def _photograph(body: bytes) -> None:
    if len(body) > PHOTO:
        raise bad("file is too big")
    size = dimensions(body)
    if size is None:
        raise bad("IMAGE_PROCESS_FAILED")
    if sum(size) > SIDES or max(size) > RATIO * min(size):
        raise bad("PHOTO_INVALID_DIMENSIONS")
