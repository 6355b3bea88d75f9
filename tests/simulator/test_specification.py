"""The specification is the library's, and answers and updates are held to it as requests are."""

import pytest

from simulator.shapes import Wrong
from simulator.spec import Broken, check_answer, check_object
from tests.simulator import spec_generator
from tests.simulator.ground import ANN

CHAT = {"id": ANN, "type": "private"}


def test_the_specification_is_the_installed_librarys():
    """Bot API as aiogram 3.31 knows it (10.3)."""
    assert spec_generator.TARGET.read_text() == spec_generator.text()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"message_id": 1, "date": 1}, "Update.message: Message needs chat"),
        ({"message_id": 1, "date": 1, "chat": {"id": 1}}, "Update.message.chat: Chat needs type"),
        ({"message_id": 1, "date": 1, "chat": CHAT, "txt": "x"}, "Update.message: unknown field txt of Message"),
        ({"message_id": "1", "date": 1, "chat": CHAT}, "Update.message.message_id: str is of the wrong type"),
        ({"message_id": 1, "date": 1, "chat": CHAT, "photo": [{}]}, "Update.message.photo[0]: PhotoSize needs file_id"),
    ],
)  # fmt: skip
def test_an_update_that_breaks_a_promise_is_never_made(ground, body, said):
    with pytest.raises(Wrong) as wrong:
        ground.world.update(ground.bot, "message", body)

    assert str(wrong.value) == said
    assert not ground.bot.updates


def test_an_update_can_be_odd_on_purpose(ground):
    ground.ann.raw("message", {"message_id": 1})

    assert ground.bot.updates[-1]["message"] == {"message_id": 1}


@pytest.mark.parametrize(
    ("method", "result"),
    [
        ("sendMessage", {"message_id": 1, "date": 1}),
        ("sendMessage", True),
        ("deleteMessage", 1),
        ("getChatMember", {"status": "member"}),
        ("getChatMember", {"status": "friend", "user": {}}),
    ],
)
def test_an_answer_that_breaks_a_promise_is_the_simulators_own_fault(method, result):
    with pytest.raises(Broken, match=f"the answer of {method}"):
        check_answer(method, result)


def test_an_inaccessible_message_is_told_by_its_date():
    query = {
        "id": "1", "from": {"id": 1, "is_bot": False, "first_name": "A"}, "chat_instance": "1",
        "data": "x", "message": {"chat": CHAT, "message_id": 1, "date": 0},
    }  # fmt: skip
    check_object("CallbackQuery", query)
    query["message"]["date"] = "0"

    with pytest.raises(Wrong):
        check_object("CallbackQuery", query)
