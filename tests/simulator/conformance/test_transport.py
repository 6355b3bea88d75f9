"""Conformance, transport: addresses, parameters, envelope, errors. Each docstring names its source."""

import json

import aiohttp
import pytest

from simulator.errors import refused
from simulator.faults import Fault
from simulator.gateway import PLAYED
from simulator.methods.all import METHODS
from simulator.spec import spec
from tests.simulator.ground import ANN, TOKEN, keyboard

MARKUP = json.dumps(keyboard(callback_data="x"))
SAID = {"chat_id": str(ANN), "text": "hello", "reply_markup": MARKUP}


async def test_parameters_may_come_in_any_of_four_ways(ground):
    """[D] Bot API, making requests; TBA HttpConnection.cpp:22-50: GET or POST, any case, nested values as JSON text."""
    url = f"{ground.server.base_url}/bot{TOKEN}"
    multipart = aiohttp.FormData(SAID, default_to_multipart=True)
    sent = [
        ground.session.get(f"{url}/sendmessage", params=SAID),
        ground.session.post(f"{url}/SENDMESSAGE", data=SAID),
        ground.session.post(f"{url}/sendMessage", json={**SAID, "chat_id": ANN}),
        ground.session.post(f"{url}/sendMessage", data=multipart),
    ]
    answers = [await (await one).json() for one in sent]

    assert [a["ok"] for a in answers] == [True] * 4
    assert [a["result"]["text"] for a in answers] == ["hello"] * 4
    assert {json.dumps(a["result"]["reply_markup"]) for a in answers} == {MARKUP}


async def test_an_unknown_method_is_404_and_an_unknown_bot_401(ground):
    """TBA Client.cpp:12662; ClientManager.cpp:65-75."""
    unknown = await ground.call("nonsense")
    malformed = await ground.call("getMe", token="nobody")
    stranger = await ground.call("getMe", token="1:" + "x" * 35)

    assert unknown == (404, {
        "ok": False, "error_code": 404, "description": "Not Found: method not found",
    })  # fmt: skip
    assert (malformed[0], malformed[1]["description"]) == (
        401, "Unauthorized: invalid token specified",
    )  # fmt: skip
    assert (stranger[0], stranger[1]["description"]) == (401, "Unauthorized")


@pytest.mark.parametrize(
    ("code", "text", "passed_on"),
    [
        (404, "Not here", (400, "Bad Request: not here")),
        (303, "FILE_MIGRATE_2", (400, "Bad Request: FILE_MIGRATE_2")),
        (403, "CHAT_WRITE_FORBIDDEN", (400, "Bad Request: CHAT_WRITE_FORBIDDEN")),
        (403, "Bot was kicked", (403, "Forbidden: bot was kicked")),
        (400, "X_y", (400, "Bad Request: X_y")),
    ],
)
def test_errors_of_the_server_behind_are_rewritten(code, text, passed_on):
    """TBA Client.cpp:83-102, 163-204: 404, below 400 and a 403 of capitals become 400; the prefix rule."""
    refusal = refused(code, text)

    assert (refusal.code, refusal.description) == passed_on


async def test_429_says_when_to_come_back_in_text_parameters_and_header(ground):
    """TBA Query.cpp set_retry_after_error; HttpConnection.cpp:71."""
    ground.server.faults.schedule(Fault("429", method="sendMessage", retry_after=3))
    url = f"{ground.server.base_url}/bot{TOKEN}/sendMessage"
    async with ground.session.post(url, json={"chat_id": ANN, "text": "x"}) as answer:
        header, body = answer.headers["Retry-After"], await answer.json()

    assert (answer.status, header) == (429, "3")
    assert body == {
        "ok": False, "error_code": 429, "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }  # fmt: skip


UNPLAYED = sorted(spec()["methods"].keys() - PLAYED)
EXAMPLE = {"int": 1, "str": "x", "bool": True, "float": 1.5, "file": "x", "any": "x"}


def example(kind):
    """A value of this kind, as plain as can be."""
    if isinstance(kind, str):
        return EXAMPLE[kind]
    if "const" in kind:
        return kind["const"][0]
    if "array" in kind:
        return [example(kind["array"])]
    if "any" in kind:
        return example(kind["any"][0])
    fields = spec()["types"][kind["ref"]]
    return {name: example(f["type"]) for name, f in fields.items() if f.get("required")}


@pytest.mark.parametrize("method", UNPLAYED)
async def test_what_is_not_played_answers_501_and_is_in_the_journal(ground, method):
    """Ours: a method that the Bot API has and nothing here plays is never answered with `true`."""
    fields = spec()["methods"][method]
    needed = {name: example(f["type"]) for name, f in fields.items() if f.get("required")}
    status, body = await ground.call(method, **needed)

    assert (status, body["ok"]) == (501, False)
    assert body["description"] == f"Not Implemented: {method} is not modelled"
    assert ground.world.journal[-1]["code"] == 501


async def test_a_parameter_that_is_not_played_answers_501_too(ground):
    """Ours: half a success would be none."""
    status, body = await ground.call(
        "sendMessage", chat_id=ANN, text="x", business_connection_id="b"
    )

    assert (status, body["description"]) == (
        501, "Not Implemented: business_connection_id is not modelled",
    )  # fmt: skip
    assert await ground.says("sendMessage", chat_id=ANN, text="x", foo=1) == (
        "Bad Request: unknown parameter foo"
    )


def test_whatever_a_method_takes_the_specification_has():
    """Ours: no parameter is played that the Bot API does not know."""
    fields = spec()["methods"]
    invented = {name: m.taken - fields[name].keys() for name, m in METHODS.items()}

    assert {name: more for name, more in invented.items() if more} == {}
