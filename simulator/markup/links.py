"""Which addresses Telegram takes for links."""

import re
from typing import Final

_WEB: Final = re.compile(
    r"(?:(https?)://)?([^\s/?#@]+@)?([^\s/?#:]+\.[^\s/?#:.]+)(:\d+)?([/?#]\S*)?", re.IGNORECASE
)
_OWN: Final = re.compile(r"(?:tg|ton|tonsite)://\S+", re.IGNORECASE)
_PERSON: Final = re.compile(r"tg://user\?id=(\d+)", re.IGNORECASE)


def checked(url: str) -> str:
    """The address as Telegram writes it; empty when it is none."""
    url = url.strip()
    if _OWN.fullmatch(url):
        return url
    web = _WEB.fullmatch(url)
    if web is None:
        return ""
    scheme, login, host, port, rest = (part or "" for part in web.groups())
    return f"{scheme.lower() or 'http'}://{login}{host.lower()}{port}{rest or '/'}"


def person(url: str) -> int | None:
    """The person whom a link mentions."""
    found = _PERSON.fullmatch(url.strip())
    return int(found[1][:18]) if found else None
