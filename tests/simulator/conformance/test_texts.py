"""Conformance, texts: their lengths, their markup, and the keyboards below them."""

import pytest

from tests.simulator.ground import ANN, BOB, CHANNEL, GROUP, PNG, keyboard

FACE = "😀"


def marked(kind, offset, length, **more):
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({}, "message text is empty"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": FACE * 4096}, "ok"),
        ({"text": FACE * 4097}, "message is too long"),
        ({"text": "<b>" + "x" * 4096 + "</b>", "parse_mode": "HTML"}, "ok"),
        ({"text": "<b>" + "x" * 4097 + "</b>", "parse_mode": "HTML"}, "message is too long"),
        ({"text": "x", "parse_mode": "Wiki"}, "unsupported parse_mode"),
    ],
)
async def test_a_text_has_1_to_4096_code_points_once_its_markup_is_read(ground, params, said):
    """TD MessageContent.cpp:4757, 5241; TBA 11401."""
    answered = await ground.says("sendMessage", chat_id=ANN, **params)

    assert answered == ("ok" if said == "ok" else f"Bad Request: {said}")


@pytest.mark.parametrize(
    ("caption", "said"),
    [
        (FACE * 1024, "ok"),
        (FACE * 1025, "message caption is too long"),
        ("<b>" + "x" * 1024 + "</b>", "ok"),
        ("<b>" + "x" * 1025 + "</b>", "message caption is too long"),
        ("", "ok"),
        ("<b>x", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    ],
)
@pytest.mark.parametrize("kind", ["photo", "document", "video"])
async def test_a_caption_has_up_to_1024_code_points_once_its_markup_is_read(
    ground, kind, caption, said
):
    """TD MessageContent.cpp:5241; AIO SendPhoto, SendDocument, SendVideo."""
    told = {"chat_id": ANN, "caption": caption, "parse_mode": "HTML"}
    answer = await ground.uploads(f"send{kind.capitalize()}", told, **{kind: ("a.png", PNG)})

    assert answer.get("description", "ok") == ("ok" if said == "ok" else f"Bad Request: {said}")


@pytest.mark.parametrize(
    ("text", "entity", "said"),
    [
        (FACE + "x", marked("bold", 2, 1), "ok"),
        (FACE + "x", marked("bold", 1, 2), "entity begins in a middle of a UTF-16 symbol at byte offset 0"),
        ("x", marked("bold", 0, 5), "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 5"),
        ("x", marked("bold", 7, 1), "entity begins after the end of the text at UTF-16 offset 7"),
        ("x", marked("sparkle", 0, 1), "can't parse MessageEntity: Unsupported type specified"),
        ("x", marked("text_link", 0, 1, url="nowhere"), "entity URL 'nowhere' is invalid: Wrong HTTP URL"),
    ],
)  # fmt: skip
async def test_offsets_are_utf_16_units(ground, text, entity, said):
    """[D] MessageEntity; TD MessageEntity.cpp."""
    status, body = await ground.call("sendMessage", chat_id=ANN, text=text, entities=[entity])

    if said == "ok":
        assert body["result"]["entities"] == [entity]
    else:
        assert (status, body["description"]) == (400, f"Bad Request: {said}")


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>a</b><strong>b</strong>", "ab", [marked("bold", 0, 1), marked("bold", 1, 1)]),
        ("<i>a</i><em>b</em>", "ab", [marked("italic", 0, 1), marked("italic", 1, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc",
         [marked("strikethrough", n, 1) for n in range(3)]),
        ("<u>a</u><ins>b</ins>", "ab", [marked("underline", 0, 1), marked("underline", 1, 1)]),
        ('<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>', "ab",
         [marked("spoiler", 0, 1), marked("spoiler", 1, 1)]),
        ("<code>a</code>", "a", [marked("code", 0, 1)]),
        ('<pre><code class="language-python">a</code></pre>', "a",
         [marked("pre", 0, 1, language="python")]),
        ("<blockquote>a</blockquote>", "a", [marked("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [marked("expandable_blockquote", 0, 1)]),
        ('<a href="http://t.me/x">a</a>', "a", [marked("text_link", 0, 1, url="http://t.me/x")]),
        ("<a>t.me</a>", "t.me", [marked("text_link", 0, 4, url="http://t.me/")]),
        ("<a href='no link'>a</a>", "a", []),
        ('<tg-emoji emoji-id="77">a</tg-emoji>', "a",
         [marked("custom_emoji", 0, 1, custom_emoji_id="77")]),
        ('<tg-time unix="77">a</tg-time>', "a", [marked("date_time", 0, 1, unix_time=77)]),
        ("&lt;&amp;&gt;&quot;&#65;&#x42; &nbsp;&", '<&>"AB &nbsp;&', []),
        (f"{FACE}<B>x</>", f"{FACE}x", [marked("bold", 2, 1)]),
        (" \n<b>a</b> \n", "a", [marked("bold", 0, 1)]),
    ],
)  # fmt: skip
async def test_html_is_read_as_telegram_reads_it(ground, source, text, entities):
    """TD MessageEntity.cpp:3335-3560: the tags there are, and no others."""
    sent = await ground.does("sendMessage", chat_id=ANN, text=source, parse_mode="HTML")

    assert (sent["text"], sent.get("entities", [])) == (text, entities)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("ä<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>x</b>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a =x>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<a href=x!>", "Unexpected end of name token at byte offset 8"),
        ('<tg-emoji emoji-id="x">a</tg-emoji>', "Invalid custom emoji identifier specified"),
        ("&#xd800;", "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"),
    ],
)  # fmt: skip
async def test_html_is_refused_as_telegram_refuses_it(ground, source, said):
    """TD MessageEntity.cpp:3335-3560; SynchronousRequests.cpp:180."""
    answered = await ground.says("sendMessage", chat_id=ANN, text=source, parse_mode="HTML")

    assert answered == f"Bad Request: can't parse entities: {said}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*b* _i_ __u__ ~s~ ||p|| `c`", "b i u s p c", [
            marked(kind, 2 * n, 1) for n, kind in enumerate(
                ("bold", "italic", "underline", "strikethrough", "spoiler", "code"))
        ]),
        ("```python\nx = 1\n```", "x = 1", [marked("pre", 0, 5, language="python")]),
        ("```\nx\n```", "x", [marked("pre", 0, 1)]),
        ("[t](http://t.me/x\\))", "t", [marked("text_link", 0, 1, url="http://t.me/x)")]),
        ("[Bob](tg://user?id=6)", "Bob", [marked("text_mention", 0, 3, user={
            "id": BOB, "is_bot": False, "first_name": "Bob", "language_code": "en",
        })]),
        ("[who?](tg://user?id=999)", "who?", []),
        (">a\n>b\nc", "a\nb\nc", [marked("blockquote", 0, 4)]),
        ("*a _b_*", "a b", [marked("bold", 0, 3), marked("italic", 2, 1)]),
        ("a\\.b\\\\", "a.b\\", []),
        ("`a.b*`", "a.b*", [marked("code", 0, 4)]),
        ("![x](tg://emoji?id=77)", "x", [marked("custom_emoji", 0, 1, custom_emoji_id="77")]),
    ],
)  # fmt: skip
async def test_markdown_is_read_as_telegram_reads_it(ground, source, text, entities):
    """TD MessageEntity.cpp:2160-2255."""
    sent = await ground.does("sendMessage", chat_id=ANN, text=source, parse_mode="MarkdownV2")

    assert (sent["text"], sent.get("entities", [])) == (text, entities)


RESERVED = "is reserved and must be escaped with the preceding '\\'"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        *((f"a{char}b", f"Character '{char}' {RESERVED}") for char in ".!-=+#(){}|>]"),
        ("*a", "Can't find end of Bold entity at byte offset 0"),
        ("ä _a", "Can't find end of Italic entity at byte offset 3"),
        ("__a", "Can't find end of Underline entity at byte offset 0"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("```py\na", "Can't find end of PreCode entity at byte offset 0"),
        ("[a", "Can't find end of TextUrl entity at byte offset 0"),
        ("[a](b", "Can't find end of a URL at byte offset 4"),
        (">*a\nb*", "Can't find end of Bold entity at byte offset 1"),
        ("![a]", "Custom emoji entity must contain a tg://emoji URL"),
    ],
)
async def test_markdown_is_refused_as_telegram_refuses_it(ground, source, said):
    """TD MessageEntity.cpp:2160-2255."""
    answered = await ground.says("sendMessage", chat_id=ANN, text=source, parse_mode="MarkdownV2")

    assert answered == f"Bad Request: can't parse entities: {said}"


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        (keyboard(callback_data="x" * 64), "ok"),
        (keyboard(callback_data="x", style="danger"), "ok"),
        (keyboard(copy_text={"text": "D-1"}), "ok"),
        (keyboard(disabled={}), "ok"),
        ({"inline_keyboard": [], "force_reply": True}, "ok"),
        (keyboard(), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]}, "can't parse inline keyboard button: Text must be non-empty"),
        (keyboard(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (keyboard(callback_data="я" * 33), "BUTTON_DATA_INVALID"),
        (keyboard(callback_data=""), "BUTTON_DATA_INVALID"),
        (keyboard(callback_data="x", url="https://t.me"), "can't parse inline keyboard button: it has more than one action"),
        (keyboard(callback_data="x", style="pink"), "BUTTON_STYLE_INVALID"),
        (keyboard(copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        (keyboard(url="nowhere"), "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"),
        ({"inline_keyboard": [[{"txt": "A"}]]}, "reply_markup.inline_keyboard[0][0]: unknown field txt of InlineKeyboardButton"),
    ],
)  # fmt: skip
async def test_inline_buttons_are_checked_to_the_byte(ground, markup, said):
    """TBA 9575-9695; AIO InlineKeyboardButton: text, one action, 1-64 bytes, style. Ours: no second action."""
    answered = await ground.says("sendMessage", chat_id=ANN, text="x", reply_markup=markup)

    assert answered == ("ok" if said == "ok" else f"Bad Request: {said}")


@pytest.mark.parametrize(
    ("widths", "said"),
    [
        ([8], "ok"),
        ([9], "Bad Request: reply markup is too long"),
        ([8] * 12 + [4], "ok"),
        ([8] * 12 + [5], "Bad Request: reply markup is too long"),
    ],
)
async def test_a_keyboard_has_eight_buttons_a_row_and_a_hundred_in_all(ground, widths, said):
    """TD ReplyMarkup.cpp:765, 802; PTBc; TBA 120. Ours: more are refused, not dropped in silence."""
    rows = [[{"text": "A", "callback_data": "x"}] * width for width in widths]

    assert said == await ground.says(
        "sendMessage", chat_id=ANN, text="x", reply_markup={"inline_keyboard": rows}
    )


REPLY = {"keyboard": [[{"text": "A"}]]}


@pytest.mark.parametrize(
    ("chat", "markup", "said"),
    [
        (ANN, REPLY, "ok"),
        (ANN, {"remove_keyboard": True}, "ok"),
        (CHANNEL, REPLY, "inline keyboard expected"),
        (ANN, {"keyboard": [[{"text": "A", "request_contact": True}]]}, "ok"),
        (GROUP, {"keyboard": [[{"text": "A", "request_contact": True}]]}, "phone number can be requested in private chats only"),
        (GROUP, {"keyboard": [[{"text": "A", "request_users": {"request_id": 1}}]]}, "users can be requested in private chats only"),
        (GROUP, keyboard(web_app={"url": "https://example.org"}), "BUTTON_TYPE_INVALID"),
        (ANN, {"force_reply": True, "input_field_placeholder": "x" * 65}, "input field placeholder must be 1-64 characters long"),
    ],
)  # fmt: skip
async def test_reply_keyboards_stand_where_they_may(ground, chat, markup, said):
    """TD ReplyMarkup.cpp:732, 843; AIO: none in channels, requests only in private chats."""
    answered = await ground.says("sendMessage", chat_id=chat, text="x", reply_markup=markup)

    assert answered == ("ok" if said == "ok" else f"Bad Request: {said}")
