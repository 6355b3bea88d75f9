"""What a bot is, and what it says about itself."""

import json
import re
from typing import Any, Final

from simulator.errors import Refusal, bad
from simulator.methods.call import Act, Call, Method, takes

COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
DESCRIBED: Final = 256
COMMANDS: Final = 100
LENGTHS: Final = {"description": 512, "short_description": 120, "name": 64}


def get_me(call: Call) -> dict[str, Any]:
    """`getMe`."""
    return {
        **call.bot.as_json(),
        "can_join_groups": call.bot.can_join_groups,
        "can_read_all_group_messages": call.bot.reads_groups,
        "supports_inline_queries": False,
        "has_topics_enabled": call.bot.has_topics,
    }


def set_commands(call: Call) -> bool:
    """`setMyCommands`: 1-32 of a-z, 0-9 and _; described in 1-256; at most a hundred."""
    told = call.params["commands"]
    if len(told) > COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for one in told:
        if not COMMAND.fullmatch(one["command"].removeprefix("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(one["description"]) <= DESCRIBED:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    call.bot.profile[_scope(call)] = told
    return True


def get_commands(call: Call) -> list[dict[str, Any]]:
    """`getMyCommands`: of exactly this scope and language."""
    found: list[dict[str, Any]] = call.bot.profile.get(_scope(call), [])
    return found


def delete_commands(call: Call) -> bool:
    """`deleteMyCommands`."""
    call.bot.profile.pop(_scope(call), None)
    return True


def set_menu(call: Call) -> bool:
    """`setChatMenuButton`: for one private chat, or for all."""
    if "chat_id" in call.params and call.chat().person is None:
        raise bad("chat_id must be a private chat")
    call.bot.profile[f"menu/{call.get('chat_id', '')}"] = call.get("menu_button")
    return True


def get_menu(call: Call) -> dict[str, Any]:
    """`getChatMenuButton`: one's own, or that of all."""
    if "chat_id" in call.params:
        call.chat()
    profile = call.bot.profile
    own = profile.get(f"menu/{call.get('chat_id', '')}") or {"type": "default"}
    shown = profile.get("menu/") if own["type"] == "default" else own
    found: dict[str, Any] = shown or {"type": "commands"}
    return found


def refuse(_: Call) -> Any:
    """`logOut` and `close` make no sense here."""
    raise Refusal(400, "Bad Request: the method is not available on this server")


def _setter(name: str) -> Act:
    def setter(call: Call) -> bool:
        told = call.get(name, "")
        if len(told) > LENGTHS[name]:
            raise bad(f"{name.replace('_', ' ')} is too long")
        call.bot.profile[f"{name}/{call.get('language_code', '')}"] = told
        return True

    return setter


def _getter(name: str) -> Act:
    def getter(call: Call) -> dict[str, str]:
        profile = call.bot.profile
        told = profile.get(f"{name}/{call.get('language_code', '')}") or profile.get(f"{name}/")
        return {name: told or (call.bot.first_name if name == "name" else "")}

    return getter


METHODS: Final[dict[str, Method]] = {
    "getMe": takes(get_me),
    "setMyCommands": takes(set_commands, "commands scope language_code"),
    "getMyCommands": takes(get_commands, "scope language_code"),
    "deleteMyCommands": takes(delete_commands, "scope language_code"),
    "setMyDescription": takes(_setter("description"), "description language_code"),
    "getMyDescription": takes(_getter("description"), "language_code"),
    "setMyShortDescription": takes(_setter("short_description"), "short_description language_code"),
    "getMyShortDescription": takes(_getter("short_description"), "language_code"),
    "setMyName": takes(_setter("name"), "name language_code"),
    "getMyName": takes(_getter("name"), "language_code"),
    "setChatMenuButton": takes(set_menu, "chat_id menu_button"),
    "getChatMenuButton": takes(get_menu, "chat_id"),
    "logOut": takes(refuse),
    "close": takes(refuse),
}


def _scope(call: Call) -> str:
    scope = json.dumps(call.get("scope", {"type": "default"}), sort_keys=True)
    return f"commands/{scope}/{call.get('language_code', '')}"
