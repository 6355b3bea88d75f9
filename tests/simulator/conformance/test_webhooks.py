"""Conformance, webhooks: order, redelivery, addresses, and answers that are requests."""

import json

import pytest

from simulator.webhooks import Webhooks
from tests.simulator.ground import ANN, BOB, keyboard, standing
from tests.simulator.hook import hooked

HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def hook():
    async with hooked() as ready:
        yield ready


async def test_any_2xx_confirms_and_everything_else_comes_again(ground, hook):
    """TBA WebhookActor.cpp:493-523, :619: 2xx confirms; Retry-After overrides the pace."""
    hook.answers = [{"status": 500}, {"status": 403}, {"status": 302}, {"status": 204}]
    await ground.does("setWebhook", url=hook.url)
    ground.ann.says("hello")
    await hook.until(lambda h: len(h.got) == 4)
    await hook.until(lambda _: not ground.bot.updates)
    async with standing(pace=(0.0, 60.0)) as slow:
        hook.got, hook.answers = [], [{"status": 500}, {
            "status": 503, "headers": {"Retry-After": "1"},
        }]  # fmt: skip
        await slow.does("setWebhook", url=hook.url)
        slow.ann.says("hello")
        await hook.until(lambda h: len(h.got) == 3)

    assert len(set(hook.ids())) == 1


def test_redelivery_is_at_once_and_then_slower_and_slower(ground):
    """TBA WebhookActor.cpp:493-523; WebhookActor.h:75: at once, 2, 4, 8 … s, at last a random 60-120 s."""
    webhooks = Webhooks(ground.world, None)
    first, last = ([webhooks._redelivery(n) for n in some] for some in (range(6), range(7, 107)))

    assert first == [0, 2, 4, 8, 16, 32]
    assert all(60 <= wait <= 120 for wait in last)
    assert len(set(last)) > 1


async def test_an_update_that_nobody_takes_in_time_is_dropped(ground, hook):
    """TBA WebhookActor.cpp:493-523; WebhookActor.h:75: dropped when its time passes."""
    hook.answers = [{"status": 500}] * 500
    await ground.does("setWebhook", url=hook.url)
    ground.ann.says("hello")
    await hook.until(lambda h: len(h.got) > 2)
    ground.goes_by(hours=25)

    await hook.until(lambda _: not ground.bot.updates)


async def test_order_holds_in_a_queue_and_queues_go_side_by_side(ground, hook):
    """TBA 17056, 17151, 17279; WebhookActor.cpp:410-420: per chat and per person, up to max_connections."""
    bob = ground.here(BOB)
    await ground.sends(reply_markup=keyboard(callback_data="x"))
    hook.gate.clear()
    await ground.does("setWebhook", url=hook.url, max_connections=2)
    for text in ("one", "two", "three"):
        ground.ann.says(text)
    ground.ann.presses("A")
    bob.opens()
    bob.says("Bob's")
    await hook.until(lambda h: h.under_way == 2)
    hook.gate.set()
    await hook.until(lambda h: len(h.got) == 7)
    texts = [(u.get("message") or {}).get("text") for u in hook.got]

    assert hook.most_under_way == 2
    assert [text for text in texts if text in {"one", "two", "three"}] == ["one", "two", "three"]
    assert hook.ids() != sorted(hook.ids())


async def test_a_silent_webhook_is_given_up_on_and_redirects_are_not_followed(hook):
    """TBA WebhookActor.cpp:231, 637-645: about 60 s of patience; WebhookActor.h:76: 410 for 23 h closes it."""
    async with standing(patience=0.1) as ground:
        hook.gate.clear()
        await ground.does("setWebhook", url=hook.url)
        ground.ann.says("hello")
        await hook.until(lambda h: len(h.got) == 2)
        silent = (await ground.does("getWebhookInfo"))["last_error_message"]
        hook.answers = [{"status": 302, "headers": {"Location": "/elsewhere"}}]
        hook.gate.set()
        await hook.until(lambda _: not ground.bot.updates)
        hook.answers = [{"status": 410}] * 500
        ground.ann.says("are you there?")
        await hook.until(lambda h: len(h.got) > 6)
        still = ground.bot.webhook
        ground.passes(23 * 3600)
        await hook.until(lambda _: ground.bot.webhook is None)

    assert silent == "Read timeout expired"
    assert still is not None
    assert len(ground.bot.updates) == 1


@pytest.mark.parametrize(
    ("secret", "said"),
    [
        ("Az09_-", "ok"),
        ("x" * 256, "ok"),
        ("x" * 257, "Bad Request: secret token is too long"),
        ("ä", "Bad Request: secret token contains unallowed characters"),
        ("a b", "Bad Request: secret token contains unallowed characters"),
    ],
)
async def test_the_secret_comes_in_a_header_and_has_its_own_alphabet(ground, hook, secret, said):
    """TBA 16018-16024; WebhookActor.cpp:560."""
    answered = await ground.says("setWebhook", url=hook.url, secret_token=secret)
    ground.ann.says("hello")
    if said == "ok":
        await hook.until(lambda h: h.got)

    assert answered in {said, "Webhook was set"}
    assert [headers.get(HEADER) for headers in hook.headers] == [secret] * len(hook.got)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://example.org/x", "ok"),
        ("https://example.org:8443/x", "ok"),
        ("http://127.0.0.1:9/x", "ok"),
        ("http://example.org/x", "An HTTPS URL must be provided for webhook"),
        ("https://example.org:8080/x", "Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ("https://10.0.0.1/x", "IP address 10.0.0.1 is reserved"),
        ("ftp://example.org/x", "Wrong HTTP URL"),
        ("https://example.org:port/x", "Wrong HTTP URL"),
    ],
)
async def test_only_https_on_four_ports_to_public_addresses(ground, url, said):
    """TBA WebhookActor.cpp:703-713, 775-785; 15961. Ours: plain HTTP to loopback is allowed."""
    answered = await ground.says("setWebhook", url=url)

    assert answered == ("ok" if said == "ok" else f"Bad Request: bad webhook: {said}")


@pytest.mark.parametrize("form", ["json", "urlencoded", "multipart"])
async def test_an_answer_may_be_a_request(ground, hook, form):
    """TBA WebhookActor.cpp:619-633: `method` in a 2xx body is done, whatever form it has."""
    told = {"method": "SendMessage", "chat_id": str(ANN), "text": "at once"}
    parts = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in told.items()
    )
    body, kind = {
        "json": (json.dumps(told), "application/json"),
        "urlencoded": (
            "method=sendMessage&chat_id=5&text=at+once", "application/x-www-form-urlencoded",
        ),
        "multipart": (f"{parts}--b--\r\n", "multipart/form-data; boundary=b"),
    }[form]  # fmt: skip
    hook.answers = [{"text": body, "headers": {"Content-Type": kind}}]
    await ground.does("setWebhook", url=hook.url)
    ground.ann.says("hello")

    await ground.ann.sees("at once")


@pytest.mark.parametrize("method", ["getMe", "setWebhook", "deleteWebhook", "close", "logOut", "x"])
async def test_some_methods_are_not_done_in_an_answer(ground, hook, method):
    """TBA WebhookActor.cpp:619-633: not get*, setWebhook, deleteWebhook, close, logOut."""
    hook.answers = [
        {"text": json.dumps({"method": method, "url": ""}), "content_type": "application/json"}
    ]
    await ground.does("setWebhook", url=hook.url)
    before = len(ground.world.journal)
    ground.ann.says("hello")
    await hook.until(lambda _: not ground.bot.updates)

    assert len(ground.world.journal) == before
    assert ground.bot.webhook is not None


async def test_webhook_info_says_what_waits_and_what_went_wrong(ground, hook):
    """TBA WebhookActor.cpp:636."""
    none = await ground.does("getWebhookInfo")
    hook.answers = [{"status": 500}] * 500
    await ground.does(
        "setWebhook", url=hook.url, max_connections=7, allowed_updates=["message"],
        ip_address="127.0.0.1",
    )  # fmt: skip
    ground.ann.says("hello")
    await hook.until(lambda h: len(h.got) > 1)
    info = await ground.does("getWebhookInfo")
    when = info.pop("last_error_date")
    await ground.does("deleteWebhook", drop_pending_updates=True)
    dropped = await ground.does("getWebhookInfo")

    assert none == {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
    assert info == {
        "url": hook.url, "has_custom_certificate": False, "pending_update_count": 1,
        "max_connections": 7, "ip_address": "127.0.0.1", "allowed_updates": ["message"],
        "last_error_message": "Wrong response from the webhook: 500 Internal Server Error",
    }  # fmt: skip
    assert when == int(ground.world.clock.now().timestamp())
    assert dropped["pending_update_count"] == 0


async def test_what_waited_is_delivered_once_a_webhook_is_set_or_released(ground, hook):
    """TBA WebhookActor: pending updates are delivered at once. Ours: they can be held and released."""
    ground.ann.says("before")
    await ground.does("setWebhook", url=hook.url)
    await hook.until(lambda h: len(h.got) == 1)
    ground.bot.held = True
    ground.ann.says("held")
    await hook.until(lambda _: len(ground.bot.updates) == 1)
    ground.server.deliveries.release(ground.bot)
    await hook.until(lambda h: len(h.got) == 2)

    assert [u["message"]["text"] for u in hook.got] == ["before", "held"]
