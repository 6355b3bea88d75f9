"""Keyboards under messages, as strict as the strictest that is known of them."""

from typing import Any, Final

from simulator.errors import bad, not_modelled
from simulator.inhabitants import Chat
from simulator.markup import links

MOST_BUTTONS: Final = 100
WIDEST_ROW: Final = 8
DATA_BYTES: Final = 64
COPIED: Final = 256
PLACEHOLDER: Final = 64
STYLES: Final = frozenset({None, "danger", "success", "primary"})
ACTIONS: Final = frozenset({"callback_data", "url", "copy_text", "disabled", "web_app"})
"""What a button can do that is played here."""
UNPLAYED: Final = frozenset({
    "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "callback_game", "pay",
})  # fmt: skip
PRIVATE_ONLY: Final = {
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
    "request_poll": "poll can be requested in private chats only",
    "request_users": "users can be requested in private chats only",
    "request_user": "users can be requested in private chats only",
    "request_chat": "chats can be requested in private chats only",
    "request_managed_bot": "bots can be requested in private chats only",
    "web_app": "Web App buttons can be used in private chats only",
}  # fmt: skip

Markup = dict[str, Any]


def keyboard(told: Markup | None, chat: Chat) -> Markup | None:
    """A keyboard that stands; None where there is none. Raises Refusal."""
    if told is None:
        return None
    if "inline_keyboard" in told:
        return _inline(told, chat)
    if chat.type == "channel":
        raise bad("inline keyboard expected")
    placeholder = told.get("input_field_placeholder", "x")
    if not 1 <= len(placeholder) <= PLACEHOLDER:
        raise bad("input field placeholder must be 1-64 characters long")
    for button in _rows(told.get("keyboard") or []):
        _reply_button(button, chat)
    return told


def is_inline(markup: Markup | None) -> bool:
    """Whether it stands under its message, and is shown with it."""
    return markup is not None and "inline_keyboard" in markup


def _inline(told: Markup, chat: Chat) -> Markup | None:
    rows = [row for row in told["inline_keyboard"] if row]
    for button in _rows(rows):
        _inline_button(button, chat)
    if not rows:
        return None
    return {**told, "inline_keyboard": rows}


def _rows(rows: list[list[Markup]]) -> list[Markup]:
    buttons = [button for row in rows for button in row]
    if len(buttons) > MOST_BUTTONS or any(len(row) > WIDEST_ROW for row in rows):
        raise bad("reply markup is too long")
    return buttons


def _inline_button(button: Markup, chat: Chat) -> None:
    if not button["text"].strip():
        raise bad("can't parse inline keyboard button: Text must be non-empty")
    if UNPLAYED & button.keys():
        raise not_modelled(f"the button's {min(UNPLAYED & button.keys())}")
    actions = ACTIONS & button.keys()
    if not actions:
        raise bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise bad("can't parse inline keyboard button: it has more than one action")
    if button.get("style") not in STYLES:
        raise bad("BUTTON_STYLE_INVALID")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= COPIED:
        raise bad("BUTTON_COPY_TEXT_INVALID")
    if "web_app" in button and chat.person is None:
        raise bad("BUTTON_TYPE_INVALID")
    if "url" in button and not links.checked(button["url"]):
        raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _reply_button(button: Markup, chat: Chat) -> None:
    if not button["text"].strip():
        raise bad("keyboard button text must be non-empty")
    if button.get("style") not in STYLES:
        raise bad("BUTTON_STYLE_INVALID")
    for name, refusal in PRIVATE_ONLY.items():
        if name in button and chat.person is None:
            raise bad(refusal)
