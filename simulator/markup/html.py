"""HTML as Telegram reads it (TDLib, MessageEntity.cpp, parse_html)."""

import re
from typing import Final

from simulator.markup import links
from simulator.markup.shown import Entity, Shown, unreadable

TAGS: Final = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "s": "strikethrough",
    "strike": "strikethrough", "del": "strikethrough", "u": "underline", "ins": "underline",
    "tg-spoiler": "spoiler", "span": "spoiler", "code": "code", "pre": "pre", "a": "text_link",
    "tg-emoji": "custom_emoji", "tg-time": "date_time", "blockquote": "blockquote",
}  # fmt: skip
"""Every tag that Telegram knows."""
SAID: Final = {
    "a": "href", "code": "class", "span": "class", "tg-emoji": "emoji-id", "tg-time": "unix",
    "blockquote": "expandable",
}  # fmt: skip
"""The attribute of a tag that is listened to; all others are passed over."""

_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE: Final = re.compile(r"&(?:#x([0-9a-fA-F]{1,7})|#([0-9]{1,8})|([a-zA-Z]+));?")
_TOKEN: Final = re.compile(r"[A-Za-z0-9.-]*")
_SPACE: Final = re.compile(r"\s*")
_PLAIN: Final = re.compile(r"[^<&]+")


def read_html(source: str) -> tuple[str, list[Entity]]:
    """What is shown, and how. Raises Refusal in Telegram's words."""
    return _Html(source).read()


class _Html(Shown):
    def __init__(self, source: str) -> None:
        super().__init__(source)
        self._languages: dict[int, str] = {}

    def read(self) -> tuple[str, list[Entity]]:
        at = 0
        while at < len(self.source):
            plain = _PLAIN.match(self.source, at)
            if plain:
                self.show(plain[0])
                at = plain.end()
            elif self.source[at] == "&":
                shown, at = self._referred(at)
                self.show(shown)
            elif self.source.startswith("</", at):
                at = self._end_tag(at)
            else:
                at = self._start_tag(at)
        if self.open:
            last = self.open[-1].name
            raise unreadable(f'Can\'t find end tag corresponding to start tag "{last}"')
        return self.whole()

    def _referred(self, at: int) -> tuple[str, int]:
        """A character by its name or number; an ampersand when it is neither."""
        found = _REFERENCE.match(self.source, at)
        if found is None:
            return "&", at + 1
        if found[3]:
            known = _NAMED.get(found[3])
            return (known, found.end()) if known else ("&", at + 1)
        code = int(found[1], 16) if found[1] else int(found[2])
        if 0xD800 <= code <= 0xDFFF:
            raise unreadable(
                "Text contains invalid Unicode characters after decoding HTML entities, check for "
                "unmatched surrogate code units"
            )
        return (chr(code), found.end()) if 0 < code < 0x10FFFF else ("&", at + 1)

    def _start_tag(self, begin: int) -> int:
        at = begin + 1
        while at < len(self.source) and not self._ends_name(at):
            at += 1
        where = self.byte(begin)
        if at == len(self.source):
            raise unreadable(f"Unclosed start tag at byte offset {where}")
        name = self.source[begin + 1 : at].lower()
        if name not in TAGS:
            raise unreadable(f'Unsupported start tag "{name}" at byte offset {where}')
        argument = ""
        while True:
            at = self._space(at)
            if self.peek(at) == ">":
                break
            attribute, value, at = self._attribute(name, at, where)
            if attribute == SAID.get(name):
                argument = value
        if name == "span" and argument != "tg-spoiler":
            raise unreadable(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self.begin(name, argument, begin)
        return at + 1

    def _attribute(self, tag: str, begin: int, where: int) -> tuple[str, str, int]:
        at = begin
        while self.peek(at) and not self._ends_name(at) and self.peek(at) != "=":
            at += 1
        name = self.source[begin:at].lower()
        if not self.peek(at):
            raise unreadable(f"Unclosed start tag at byte offset {where}")
        if not name:
            raise unreadable(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        at = self._space(at)
        if self.peek(at) != "=":
            if (tag, name) == ("blockquote", "expandable"):
                return name, "1", at
            raise unreadable(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte '
                f"offset {where}"
            )
        at = self._space(at + 1)
        if self.peek(at) in {'"', "'"}:
            return name, *self._literal(at, where)
        token = _TOKEN.match(self.source, at)
        end = token.end() if token else at
        if not self.peek(end):
            raise unreadable(f"Unclosed start tag at byte offset {where}")
        if not self._ends_name(end):
            raise unreadable(f"Unexpected end of name token at byte offset {self.byte(at)}")
        return name, self.source[at:end].lower(), end

    def _literal(self, begin: int, where: int) -> tuple[str, int]:
        """A value in quotes."""
        quote, at, parts = self.source[begin], begin + 1, []
        while self.peek(at) not in {quote, ""}:
            if self.peek(at) == "&":
                shown, at = self._referred(at)
                parts.append(shown)
            else:
                parts.append(self.peek(at))
                at += 1
        if not self.peek(at) or not self.peek(at + 1):
            raise unreadable(f"Unclosed start tag at byte offset {where}")
        return "".join(parts), at + 1

    def _end_tag(self, begin: int) -> int:
        where = self.byte(begin)
        if not self.open:
            raise unreadable(f"Unexpected end tag at byte offset {where}")
        at = begin + 2
        while self.peek(at) and not self._ends_name(at):
            at += 1
        found = self.source[begin + 2 : at].lower()
        at = self._space(at)
        if self.peek(at) != ">":
            raise unreadable(f"Unclosed end tag at byte offset {where}")
        expected = self.open[-1].name
        if found not in {"", expected}:
            raise unreadable(
                f'Unmatched end tag at byte offset {where}, expected "</{expected}>", '
                f'found "</{found}>"'
            )
        self._close(expected, self.open[-1].argument)
        return at + 1

    def _close(self, name: str, argument: str) -> None:
        kind = TAGS[name]
        match name:
            case "a":
                url = argument or self.inside()
                who = links.person(url)
                self._link(who, links.checked(url))
            case "pre" | "code":
                self._code(kind, argument)
            case "tg-emoji":
                if not argument.isdecimal() or int(argument[:20]) == 0:
                    raise unreadable("Invalid custom emoji identifier specified")
                self.end(kind, custom_emoji_id=argument)
            case "tg-time":
                if not argument.isdecimal():
                    raise unreadable("Invalid date specified")
                self.end(kind, unix_time=int(argument[:12]))
            case "blockquote" if argument:
                self.end("expandable_blockquote")
            case _:
                self.end(kind)

    def _link(self, who: int | None, url: str) -> None:
        if who is not None:
            mentioned = {"id": who, "is_bot": False, "first_name": ""}
            self.end("text_mention", user=mentioned)
        elif url:
            self.end("text_link", url=url)
        else:
            self.end("")

    def _code(self, kind: str, argument: str) -> None:
        """Code with a language within `pre`, or around it, is one block."""
        language = argument.removeprefix("language-") if argument.startswith("language-") else ""
        offset, length = self.open[-1].offset, self.length - self.open[-1].offset
        same = self.entities[-1:] and (self.entities[-1]["offset"], self.entities[-1]["length"])
        if same == (offset, length) and {kind, self.entities[-1]["type"]} == {"pre", "code"}:
            known = language or self._languages.get(offset, "")
            if known:
                self.entities.pop()
                self.end("pre", language=known)
                return
        if kind == "code" and language:
            self._languages[offset] = language
        self.end(kind)

    def _ends_name(self, at: int) -> bool:
        return self.source[at].isspace() or self.source[at] == ">"

    def _space(self, at: int) -> int:
        found = _SPACE.match(self.source, at)
        return found.end() if found else at
