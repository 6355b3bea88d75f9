"""MarkdownV2 as Telegram reads it (TDLib, MessageEntity.cpp, parse_markdown_v2)."""

import re
from typing import Final

from simulator.markup import links
from simulator.markup.shown import Entity, Shown, unreadable

RESERVED: Final = frozenset("_*[]()~`>#+-=|{}.!\n")
MARKS: Final = {
    "```": "Pre", "__": "Underline", "||": "Spoiler", "![": "CustomEmoji", "*": "Bold",
    "_": "Italic", "~": "Strikethrough", "`": "Code", "[": "TextUrl",
}  # fmt: skip
"""What opens an entity, and its name in refusals; longer marks are looked for first."""
KINDS: Final = {
    "*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler",
    "`": "code",
}  # fmt: skip
QUOTE: Final = ">"
NAMES: Final = {**MARKS, QUOTE: "BlockQuote"}
CLOSING: Final = {"[": "]", "![": "]"}

_LANGUAGE: Final = re.compile(r"[^\s`]+(?=\s)")
_ADDRESS: Final = re.compile(r"\(((?:\\[\x01-\x7e]|[^)])*)\)")


def read_markdown(source: str) -> tuple[str, list[Entity]]:
    """What is shown, and how. Raises Refusal in Telegram's words."""
    return _Markdown(source).read()


class _Markdown(Shown):
    def read(self) -> tuple[str, list[Entity]]:
        at = 0
        while at < len(self.source):
            at = self._step(at)
        if self.open and self.open[-1].name == QUOTE:
            self.end("blockquote")
        if self.open:
            raise self._endless()
        return self.whole()

    def _step(self, at: int) -> int:
        char = self.source[at]
        inside = self.open[-1].name if self.open else ""
        escaped = self.peek(at + 1)
        if char == "\\" and escaped and "\0" < escaped < "\x7f":
            self.show(escaped)
            return at + 2
        if char != "`" if inside in {"`", "```"} else char not in RESERVED:
            self.show(char)
            return at + 1
        if char == "\n":
            return self._newline(at)
        if self._closes(at, inside):
            return self._end_mark(at, inside)
        return self._begin_mark(at, char)

    def _newline(self, at: int) -> int:
        quoted = any(one.name == QUOTE for one in self.open)
        again = self.peek(at + 1) == QUOTE
        self.show("\n")
        if quoted and not again:
            if self.open[-1].name != QUOTE:
                raise self._endless()
            self.end("blockquote")
        elif again and not quoted:
            self.begin(QUOTE, "", at)
        return at + 2 if again else at + 1

    def _closes(self, at: int, inside: str) -> bool:
        if not inside or inside == QUOTE:
            return False
        mark = CLOSING.get(inside, inside)
        if inside == "_" and self.peek(at + 1) == "_":
            return False
        return self.source.startswith(mark, at)

    def _begin_mark(self, at: int, char: str) -> int:
        if char == QUOTE and at == 0:
            self.begin(QUOTE, "", at)
            return 1
        mark = next((one for one in MARKS if self.source.startswith(one, at)), "")
        if not mark:
            raise unreadable(
                f"Character '{char}' is reserved and must be escaped with the preceding '\\'"
            )
        after, language = at + len(mark), ""
        if mark == "```":
            found = _LANGUAGE.match(self.source, after)
            language, after = (found[0], found.end()) if found else ("", after)
            first, second = self.peek(after), self.peek(after + 1)
            if first in {"\n", "\r"}:
                both = second in {"\n", "\r"} and first != second
                after += 2 if both else 1
        self.begin(mark, language, at)
        return after

    def _end_mark(self, at: int, inside: str) -> int:
        if inside == "```":
            language = self.open[-1].argument
            self.end("pre", **({"language": language} if language else {}))
        elif inside in CLOSING:
            return self._linked(at, inside)
        else:
            self.end(KINDS[inside])
        return at + len(inside)

    def _linked(self, at: int, inside: str) -> int:
        if self.peek(at + 1) != "(":
            if inside == "![":
                raise unreadable("Custom emoji entity must contain a tg://emoji URL")
            url, end = self.inside(), at + 1
        else:
            found = _ADDRESS.match(self.source, at + 1)
            if found is None:
                what = "a URL" if inside == "[" else "a custom emoji URL"
                raise unreadable(f"Can't find end of {what} at byte offset {self.byte(at + 2)}")
            url, end = re.sub(r"\\([\x01-\x7e])", r"\1", found[1]), found.end()
        if inside == "![":
            number = url.removeprefix("tg://emoji?id=")
            if not number.isdecimal():
                raise unreadable("Custom emoji URL must have an emoji identifier")
            self.end("custom_emoji", custom_emoji_id=number)
            return end
        who, link = links.person(url), links.checked(url)
        if who is not None:
            self.end("text_mention", user={"id": who, "is_bot": False, "first_name": ""})
        else:
            self.end("text_link" if link else "", url=link)
        return end

    def _endless(self) -> Exception:
        last = self.open[-1]
        name = "PreCode" if last.argument else NAMES[last.name]
        return unreadable(
            f"Can't find end of {name} entity at byte offset {self.byte(last.position)}"
        )
