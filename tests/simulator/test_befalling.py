"""What befalls people, chats and messages at a click, what bots get then, and what the page is told."""

import pytest

from simulator.befalling import WORDS, Befalling
from tests.simulator.ground import ANN, CARL, FORUM, GROUP, keyboard

HERE = {"person": ANN, "bot": "party_bot"}
THERE = {"person": CARL, "group": FORUM}
BASE = "/_emu/v1"


class Page:
    """The page's calls."""

    def __init__(self, ground):
        self._ground, self._url = ground, ground.server.base_url + BASE

    async def asks(self, path):
        async with self._ground.session.get(f"{self._url}/{path}") as answer:
            return await answer.json()

    async def does(self, path, **body):
        async with self._ground.session.post(f"{self._url}/{path}", json=body) as answer:
            return answer.status, await answer.json()

    async def befalls(self, act, **where):
        return await self.does("befall", act=act, **where)

    async def happened(self):
        return [(one["kind"], one["about"]) for one in await self.asks("befallen")]


@pytest.fixture
def page(ground):
    del ground.forum.members[ground.other.id]
    return Page(ground)


async def test_every_act_has_words_and_every_word_an_act(ground, page):
    acts = Befalling(ground.world, None)._acts

    assert {act["act"] for act in await page.asks("befall")} == acts.keys()
    assert all(act.title and act.sentence.endswith(".") for act in WORDS)
    assert {act.to for act in WORDS} <= {"person", "chat", "group"}


async def test_an_account_goes_once_and_can_do_nothing_any_more(ground, page):
    status, _ = await page.befalls("deactivate", **HERE)
    refused = [
        await page.befalls("deactivate", **HERE), await page.does("say", **HERE, text="hello"),
        await page.does("start", **HERE), await page.does("press", **HERE, message_id=1),
    ]  # fmt: skip

    assert status == 200
    assert refused == [
        (409, {"error": "That account was deleted before."}),
        *[(409, {"error": "This account was deleted; it can do nothing any more."})] * 3,
    ]
    assert await ground.says("sendMessage", chat_id=ANN, text="x") == (
        "Forbidden: user is deactivated"
    )
    assert await page.happened() == [("deactivate", "Ann")]


async def test_the_newest_message_of_a_bot_goes(ground, page):
    none = await page.befalls("delete_message", **THERE)
    number = await ground.sends()
    ground.ann.says("later")
    status, _ = await page.befalls("delete_message", **HERE)

    assert none == (409, {"error": "No bot has written there."})
    assert status == 200
    assert await ground.says("editMessageText", chat_id=ANN, message_id=number, text="b") == (
        "Bad Request: message to edit not found"
    )
    assert await page.happened() == [("delete_message", f"message {number} · Ann")]


async def test_a_topic_is_opened_by_a_person_and_deleted(ground, page):
    early = await page.befalls("delete_topic", **THERE)
    no_forum = await page.befalls("open_topic", person=CARL, group=GROUP)
    await page.befalls("open_topic", **THERE)
    ((kind, told),) = await ground.hears()
    topic = told["message_thread_id"]
    sent = await ground.says("sendMessage", chat_id=FORUM, message_thread_id=topic, text="x")
    shown = (await page.asks(f"view?person={CARL}&group={FORUM}"))["messages"][0]["service"]
    await page.befalls("delete_topic", **THERE)

    assert early == (409, {"error": "There is no topic to delete; open one first."})
    assert no_forum == (409, {"error": "That group has no topics."})
    assert (kind, told["forum_topic_created"]["name"], sent) == ("message", "Topic 1", "ok")
    assert shown == "Carl opened the topic “Topic 1”"
    assert await ground.says("sendMessage", chat_id=FORUM, message_thread_id=topic, text="x") == (
        "Bad Request: message thread not found"
    )


async def test_a_group_moves_once_and_nobody_writes_in_the_old_one(ground, page):
    await page.befalls("migrate", **THERE)
    groups = {one["id"]: one["moved_to"] for one in (await page.asks("state"))["groups"]}
    moved = groups[FORUM]
    refused = [
        await page.befalls("migrate", **THERE), await page.does("say", **THERE, text="hello"),
    ]  # fmt: skip
    said, _ = await page.does("say", person=CARL, group=moved, text="hello")
    services = [
        (await page.asks(f"view?person={CARL}&group={group}"))["messages"][0]["service"]
        for group in (FORUM, moved)
    ]

    assert refused == [(409, {"error": "This group has moved. Go on in the new one."})] * 2
    assert (said, groups[moved]) == (200, None)
    assert services == [
        "The group has moved and has another id now",
        "The group has moved here; what was said before stays behind",
    ]


async def test_a_group_without_its_bot_is_still_there_and_the_bot_can_be_taken_back(ground, page):
    number = await ground.sends(FORUM, reply_markup=keyboard(callback_data="x"))
    nobody = await page.befalls("take_back", **THERE)
    await page.befalls("kick", **THERE)
    away = (await page.asks("state"))["groups"][1]["bots"]
    seen = (await page.asks(f"view?person={CARL}&group={FORUM}"))["messages"]
    said, _ = await page.does("say", **THERE, text="nobody hears")
    pressed = await page.does("press", **THERE, message_id=number, row=0, col=0)
    again = await page.befalls("kick", **THERE)
    refused = await ground.says("sendMessage", chat_id=FORUM, text="x")
    await page.befalls("take_back", **THERE)

    assert nobody == (409, {"error": "No bot was thrown out of that group."})
    assert away == [{"name": "Party", "in": False}]
    assert (len(seen), said) == (1, 200)
    assert pressed == (
        409, {"error": "The bot is not in this chat any more: nobody hears its buttons."},
    )  # fmt: skip
    assert again == (409, {"error": "There is no bot in that group."})
    assert refused == "Forbidden: bot was kicked from the supergroup chat"
    assert await ground.says("sendMessage", chat_id=FORUM, text="x") == "ok"
    assert [kind for kind, _ in await ground.hears()] == ["my_chat_member"] * 2


async def test_limits_are_set_in_force_and_lifted_and_who_meets_them_is_told_of(ground, page):
    await page.does("limits", on=True)
    on = (await page.asks("state"))["limits"]
    codes = [(await ground.call("sendMessage", chat_id=ANN, text="x"))[0] for _ in range(6)]
    await page.does("limits", on=False)

    assert on is True
    assert codes == [200] * 5 + [429]
    assert await page.happened() == [("limits", "sendMessage · party_bot")]
    assert await ground.says("sendMessage", chat_id=ANN, text="x") == "ok"


async def test_what_happened_is_told_in_its_order_and_numbered(ground, page):
    heard = []
    ground.world.listeners.add(lambda event: heard.append(event["type"]))
    await page.does("faults", kind="5xx", method="sendMessage", times=2)
    for _ in range(2):
        await ground.session.post(f"{ground.server.base_url}/bot{ground.bot.token}/sendMessage")
    await page.does("faults", kind="duplicate")
    ground.ann.says("twice")
    told = await page.asks("befallen")

    assert [one["number"] for one in told] == [1, 2, 3]
    assert [(one["kind"], one["about"]) for one in told] == [
        ("5xx", "sendMessage · party_bot"), ("5xx", "sendMessage · party_bot"),
        ("duplicate", "message · party_bot"),
    ]  # fmt: skip
    assert heard.count("trouble") == 5


async def test_what_is_no_act_is_a_sentence(page):
    assert await page.befalls("earthquake", **HERE) == (400, {"error": "There is no such act."})
    assert await page.befalls("migrate", person=CARL, group=-5) == (
        404, {"error": "There is no such chat."},
    )  # fmt: skip
