"""Parameters and files out of a request, or out of a webhook's answer."""

from typing import Any, Final
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import BodyPartReader, MultipartReader, web
from aiohttp.http_exceptions import HttpProcessingError
from yarl import URL

from simulator.methods.call import Upload
from simulator.spec import from_json

LARGEST: Final = 60_000_000
"""Bytes of a part, or of a body without parts; above Telegram's own limit, which has its own words."""
JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"
PARTS: Final = "multipart/form-data"

Decoded = tuple[dict[str, Any], dict[str, Upload]]


class Unreadable(Exception):  # noqa: N818 — what it is
    """A body that is none; the text says why, in the words of a refusal."""


class TooLarge(Exception):  # noqa: N818 — what it is
    """A body, or a part of it, above every limit."""

    def __init__(self, *_: object) -> None:
        """The library says the limit; nobody needs it."""
        super().__init__()


async def decode(source: web.Request | aiohttp.ClientResponse) -> Decoded:
    """What a body says, in whichever of the four ways. Raises Unreadable, TooLarge."""
    kind = source.content_type
    if kind == PARTS:
        return await _parts(source)
    try:
        body = await source.read()
    except web.HTTPRequestEntityTooLarge:
        raise TooLarge from None
    except (aiohttp.ClientError, HttpProcessingError, ValueError):
        raise Unreadable("can't read the body of the request") from None
    if not body:
        return {}, {}
    if kind == JSON:
        return _object(body), {}
    return (form(body) if kind == FORM else {}), {}


def form(body: bytes) -> dict[str, Any]:
    """Parameters as forms and addresses write them. Raises Unreadable."""
    try:
        text = body.decode()
        params = dict(URL.build(query_string=text, encoded=True).query)
        # The fast reader leaves alone what is no text; the strict one says so.
        if "%" in "".join(params) or "%" in "".join(params.values()):
            params = dict(parse_qsl(text, keep_blank_values=True, errors="strict"))
    except ValueError:
        raise Unreadable("strings must be encoded in UTF-8") from None
    return params


def _object(body: bytes) -> dict[str, Any]:
    try:
        told = from_json(body)
    except ValueError:
        raise Unreadable("can't parse JSON") from None
    if not isinstance(told, dict):
        raise Unreadable("JSON object expected")
    return {name: value for name, value in told.items() if value is not None}


async def _parts(source: web.Request | aiohttp.ClientResponse) -> Decoded:
    params: dict[str, Any] = {}
    uploads: dict[str, Upload] = {}
    try:
        reader = MultipartReader(
            source.headers, source.content, client_max_size=LARGEST, max_size_error_cls=TooLarge
        )
        async for part in reader:
            if not isinstance(part, BodyPartReader) or part.name is None:
                continue
            body = bytes(await part.read())
            if part.filename is None:
                params[part.name] = body.decode()
            else:
                uploads[part.name] = Upload(body, part.filename)
    except UnicodeDecodeError:
        raise Unreadable("strings must be encoded in UTF-8") from None
    except _ODD:
        raise Unreadable("can't parse multipart/form-data") from None
    return params, uploads


_ODD: Final = (
    ValueError, RuntimeError, TypeError, LookupError, AssertionError, HttpProcessingError,
    aiohttp.ClientError,
)  # fmt: skip
"""What the library raises over odd parts."""
