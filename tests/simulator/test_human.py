"""The human side over HTTP: what a person can do, and that a wrong call is a sentence."""

import asyncio
import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.faults import REQUESTS, UPDATES
from simulator.server import TelegramServer
from simulator.trouble import WORDS
from simulator.world import World

TOKEN = "42:" + "a" * 35
GROUP = -100
ANN, BOB = 5, 6
HERE = {"person": ANN, "bot": "party_bot"}


class Hand:
    """A person at the page, and a bot that has pressed its own buttons."""

    def __init__(self, server: TelegramServer, session: aiohttp.ClientSession) -> None:
        self.world, self.url, self._session = server.world, server.base_url, session

    async def asks(self, path: str) -> tuple[int, object]:
        async with self._session.get(f"{self.url}/_emu/v1/{path}") as answer:
            return answer.status, await answer.json()

    async def does(self, path: str, body: object, **how: object) -> tuple[int, object]:
        how = how or {"json": body}
        async with self._session.post(f"{self.url}/_emu/v1/{path}", **how) as answer:
            return answer.status, await answer.json()

    async def bot(self, method: str, **params: object) -> tuple[int, dict]:
        async with self._session.post(f"{self.url}/bot{TOKEN}/{method}", json=params) as answer:
            known = answer.content_type == "application/json"
            return answer.status, await answer.json() if known else {}

    async def sends(self, *files: tuple[str, bytes], **fields: str) -> tuple[int, object]:
        form = aiohttp.FormData({"person": str(ANN), "bot": "party_bot", **fields})
        for name, body in files:
            form.add_field("files", body, filename=name, content_type="image/png")
        return await self.does("upload", None, data=form)

    async def shown(self) -> list[dict]:
        return (await self.asks(f"view?person={ANN}&bot=party_bot"))[1]["messages"]


@pytest.fixture
async def hand() -> AsyncIterator[Hand]:
    world = World()
    bot = world.bot(TOKEN, "party_bot", "Party")
    world.person(ANN, "Ann")
    world.person(BOB, "Bob", role="mediator")
    world.group(GROUP, "Mediators").members = {bot.id: "administrator", BOB: "member"}
    async with TelegramServer(world) as server, aiohttp.ClientSession() as session:
        ready = Hand(server, session)
        await ready.does("start", HERE)
        yield ready


async def presses(hand: Hand, **where: object) -> tuple[int, object]:
    keys = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    sent = await hand.bot("sendMessage", chat_id=ANN, text="Sure?", reply_markup=keys)
    told = {**HERE, "message_id": sent[1]["result"]["message_id"], "row": 0, "col": 0, **where}
    return await hand.does("press", told)


@pytest.mark.parametrize(
    ("path", "body", "status", "sentence"),
    [
        ("say", {**HERE, "person": 99, "text": "a"}, 404, "There is no such person."),
        ("say", {**HERE, "bot": "nobody", "text": "a"}, 404, "There is no such chat."),
        ("say", {"person": ANN, "group": -7, "text": "a"}, 404, "There is no such chat."),
        ("say", {**HERE, "text": "  "}, 400, "Write some words first."),
        ("say", {**HERE, "text": 7}, 400, "Write some words first."),
        ("say", {"text": "a"}, 400, "The call lacks its part 'person'."),
        ("say", [], 400, "The call is not a JSON object."),
        ("edit", {**HERE, "message_id": 99, "text": "a"}, 404, "That message is no longer there."),
        ("press", {**HERE, "message_id": 99}, 404, "That message is no longer there."),
        ("press", {**HERE, "message_id": 1, "row": 0, "col": 0}, 404,
         "That button is no longer there."),
        ("press", {**HERE, "message_id": 1, "row": -1, "col": 0}, 404,
         "That button is no longer there."),
        ("block", {"person": BOB, "group": GROUP}, 400,
         "A group cannot be blocked; block the bot in its private chat."),
        ("people", {"name": "", "role": "buyer", "language": "en"}, 400,
         "A name has 1 to 64 letters."),
        ("people", {"name": "Eve", "role": "thief", "language": "en"}, 400,
         "Choose a role (buyer, seller, mediator) and a language (en, ru)."),
        ("faults", {"kind": "earthquake"}, 400, "There is no such kind of trouble."),
        ("faults", {"kind": "429", "times": 0}, 400,
         "Choose 1 to 100 times, and 1 to 300 seconds."),
        ("faults/cancel", {"id": 9}, 404, "That fault has happened already."),
        ("hold", {"bot": "nobody"}, 404, "There is no such bot."),
        ("start", {**HERE, "payload": "an order"}, 400,
         "Telegram would not send that: a deep link has at most 64 of A-Z, a-z, 0-9, _ and -."),
        ("nowhere", {}, 404, "There is nothing under that address."),
    ],
)  # fmt: skip
async def test_a_wrong_call_is_answered_with_a_sentence(hand, path, body, status, sentence):
    assert await hand.does(path, body) == (status, {"error": sentence})


async def test_what_is_not_json_is_a_sentence_too(hand):
    status, said = await hand.does("say", None, data=b"{")

    assert status == 400
    assert said["error"].startswith("That cannot be read")


PATHS = ("start", "say", "press", "edit", "block", "unblock", "people", "clock", "faults",
         "faults/cancel", "hold", "release", "befall", "limits")  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from([ANN, GROUP, "party_bot", "429", "2030-01-01", "migrate", "kick"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)  # fmt: skip
PARTS = st.sampled_from([
    "person", "bot", "group", "text", "message_id", "row", "col", "payload", "name", "role",
    "language", "advance_seconds", "to", "kind", "times", "retry_after", "chat", "method", "id",
    "act", "on",
])  # fmt: skip


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(path=st.sampled_from(PATHS), body=st.dictionaries(PARTS, VALUES, max_size=6))
async def test_no_call_however_odd_breaks_the_human_side(hand, path, body):
    status, said = await hand.does(path, None, data=json.dumps(body).encode())

    assert status < 500
    assert status < 400 or said["error"].endswith(".")


async def test_the_files_that_telegram_would_not_send_are_refused(hand):
    empty = await hand.sends(("empty.png", b""))
    none = await hand.sends()
    large = await hand.sends(("film.png", b"\0" * 50_000_001))

    assert empty == (400, {"error": "“empty.png” is empty; Telegram sends no empty files."})
    assert none == (400, {"error": "Choose at least one file."})
    assert large == (
        413, {"error": "“film.png” is larger than 50 MB, the most that is taken here."},
    )  # fmt: skip
    assert len(await hand.shown()) == 1


async def test_a_file_that_no_bot_can_fetch_is_still_sent(hand):
    status, _ = await hand.sends(("long.png", b"\0" * 20_971_521), **{"as": "document"})
    document = next(iter(hand.world.private.values())).messages[2]["document"]

    assert status == 200
    assert (await hand.bot("getFile", file_id=document["file_id"]))[0] == 400


async def test_what_a_browser_should_not_open_is_handed_out_to_be_saved(hand):
    form = aiohttp.FormData({"person": str(ANN), "bot": "party_bot", "as": "document"})
    form.add_field("files", b"<script>1</script>", filename="a.html", content_type="text/html")
    await hand.does("upload", None, data=form)
    url = (await hand.shown())[-1]["document"]["url"]
    async with aiohttp.ClientSession() as session, session.get(hand.url + url) as answer:
        headers = answer.headers

    assert headers["Content-Disposition"] == "attachment"
    assert headers["X-Content-Type-Options"] == "nosniff"


async def test_who_blocked_the_bot_unblocks_it_before_he_writes(hand):
    await hand.does("block", HERE)
    refused = await hand.does("say", {**HERE, "text": "hello"})
    await hand.does("unblock", HERE)

    assert refused == (409, {"error": "You blocked this bot. Unblock it before you write."})
    assert (await hand.does("say", {**HERE, "text": "hello"}))[0] == 200


async def test_only_own_words_can_be_edited(hand):
    sent = await hand.bot("sendMessage", chat_id=ANN, text="Mine")
    told = {**HERE, "message_id": sent[1]["result"]["message_id"], "text": "Yours"}

    assert await hand.does("edit", told) == (403, {"error": "Only your own words can be edited."})


async def test_a_deleted_account_can_say_nothing(hand):
    hand.world.users[ANN].deactivated = True

    assert (await hand.does("say", {**HERE, "text": "hello"}))[0] == 409


async def test_a_new_mediator_joins_the_groups_and_everybody_hears_of_it(hand):
    heard: list[dict] = []
    hand.world.listeners.add(heard.append)
    status, person = await hand.does(
        "people", {"name": " Clara  Ann ", "role": "mediator", "language": "ru"}
    )

    assert (status, person["name"], person["id"]) == (200, "Clara Ann", 7)
    assert hand.world.groups[GROUP].members[7] == "member"
    assert heard == [{"type": "person", **person}]
    assert hand.world.users[7].as_json()["language_code"] == "ru"


async def test_an_act_is_told_as_work_for_the_bot_until_it_answers(hand):
    heard: list[dict] = []
    hand.world.listeners.add(heard.append)
    await hand.does("say", {**HERE, "text": "hello"})

    assert [event["type"] for event in heard] == ["message", "update", "working"]
    assert heard[-1] == {"type": "working", "person": ANN, "bot": "party_bot", "by": "party_bot"}


async def test_a_press_tells_what_the_bot_answered(hand):
    async def answers() -> None:
        updates = (await hand.bot("getUpdates", timeout=5, offset=seen + 1))[1]["result"]
        query = updates[0]["callback_query"]["id"]
        await hand.bot("answerCallbackQuery", callback_query_id=query, text="Noted.")

    seen = (await hand.bot("getUpdates"))[1]["result"][-1]["update_id"]
    (status, told), _ = await asyncio.gather(presses(hand), answers())

    assert (status, told["answer"]["text"]) == (200, "Noted.")


async def test_the_clock_moves_to_an_instant_but_never_back(hand):
    before = hand.world.clock.now()
    status, told = await hand.does(
        "clock", {"to": before.replace(year=before.year + 1).isoformat()}
    )
    back, said = await hand.does("clock", {"to": before.isoformat()})
    never, why = await hand.does("clock", {"advance_seconds": 1e9})

    assert (status, told["now"][:4]) == (200, str(before.year + 1))
    assert (back, said["error"]) == (400, "That cannot be read: time cannot be moved back.")
    assert (never, why) == (400, {"error": "The clock is moved by a year at most."})


async def test_faults_are_listed_until_they_happen_and_can_be_taken_back(hand):
    await hand.does("faults", {"kind": "429", "method": "sendMessage", "retry_after": "7"})
    await hand.does("faults", {"kind": "5xx", "method": "sendMessage"})
    first, second = (await hand.asks("faults"))[1]
    await hand.does("faults/cancel", {"id": first["id"]})
    status, _ = await hand.bot("sendMessage", chat_id=ANN, text="Hello")

    assert (first["kind"], first["retry_after"], second["kind"]) == ("429", 7, "5xx")
    assert status == 502
    assert (await hand.asks("faults"))[1] == []
    assert (await hand.does("faults/cancel", {"id": second["id"]}))[0] == 404


async def test_every_kind_of_fault_is_said_in_words_and_can_be_scheduled(hand):
    kinds = (await hand.asks("faults/kinds"))[1]["kinds"]
    scheduled = [await hand.does("faults", {"kind": kind["kind"]}) for kind in kinds]

    assert {kind["kind"] for kind in kinds} == REQUESTS | UPDATES
    assert {kind["kind"] for kind in kinds} <= {kind.kind for kind in WORDS}
    assert all(kind["title"] and kind["sentence"].endswith(".") for kind in kinds)
    assert scheduled == [(200, {})] * len(kinds)


async def test_updates_are_held_back_and_let_go(hand):
    await hand.does("hold", {"bot": "party_bot"})
    held = (await hand.bot("getUpdates", timeout=0))[1]["result"]
    state = (await hand.asks("state"))[1]["bots"][0]
    await hand.does("release", {"bot": "party_bot"})
    released = (await hand.bot("getUpdates", timeout=0, offset=-1))[1]["result"]

    assert (held, state["held"], state["waiting"] > 0) == ([], True, True)
    assert [update["message"]["text"] for update in released if "message" in update] == ["/start"]


async def test_every_beginning_is_another_world():
    born = []
    for _ in range(2):
        world = World()
        world.bot(TOKEN, "party_bot", "Party")
        async with TelegramServer(world) as server, aiohttp.ClientSession() as session:
            born.append((await Hand(server, session).asks("state"))[1]["world"])

    assert born[0] != born[1]
