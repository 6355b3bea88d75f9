"""What people's side cannot do is said in a sentence, as JSON; never a page, never a traceback."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiohttp import web

from simulator.errors import Refusal
from simulator.spec import Wrong

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

WORDS: Final = {
    404: "There is nothing under that address.",
    405: "That address is asked in another way.",
    413: "That is too large: a message takes files up to 50 MB.",
}


class Sorry(Exception):  # noqa: N818 — what a person is told
    """Something that cannot be done; the text is a sentence for the one who tried."""

    status = 400

    def __init__(self, sentence: str, status: int | None = None) -> None:
        """`status` is the HTTP status, when it is not the kind's own."""
        super().__init__(sentence)
        self.status = status or self.status


def careful(act: Handler) -> Handler:
    """The handler, with every refusal as `{"error": sentence}`."""

    async def handler(request: web.Request) -> web.StreamResponse:
        try:
            return await act(request)
        except Sorry as sorry:
            return said(sorry.status, str(sorry))
        except web.HTTPException as error:
            return said(error.status, WORDS.get(error.status, error.reason + "."))
        except Refusal as refusal:
            return said(400, f"Telegram refuses: {refusal.description}.")
        except Wrong as wrong:
            return said(400, f"Telegram would not send that: {wrong}.")
        except KeyError as error:
            return said(400, f"The call lacks its part {error}.")
        except (ValueError, TypeError, OverflowError, AttributeError, IndexError) as error:
            return said(400, f"That cannot be read: {error}.")

    return handler


async def nowhere(request: web.Request) -> web.StreamResponse:
    """An address that is not there."""
    raise web.HTTPNotFound


def said(status: int, sentence: str) -> web.Response:
    """A sentence as an answer."""
    return web.json_response({"error": sentence}, status=status)


async def told(request: web.Request) -> dict[str, Any]:
    """The JSON object in the body. Raises Sorry."""
    found = await request.json()
    if not isinstance(found, dict):
        message = "The call is not a JSON object."
        raise Sorry(message)
    return found
