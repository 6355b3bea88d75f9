"""From what a bot sends to what is shown: markup read, entities checked, text cleaned and trimmed."""

from collections.abc import Mapping
from typing import Final

from simulator.errors import bad, not_modelled
from simulator.inhabitants import User
from simulator.markup import links
from simulator.markup.html import read_html
from simulator.markup.markdown import read_markdown
from simulator.markup.shown import Entity, units

GIVEN: Final = frozenset({
    "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote",
    "expandable_blockquote", "code", "pre", "text_link", "text_mention", "custom_emoji",
    "date_time",
})  # fmt: skip
"""What a bot may mark."""
FOUND: Final = frozenset({
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number",
    "bank_card_number",
})  # fmt: skip
"""What Telegram finds by itself, and passes over when a bot says it."""
ALONE: Final = frozenset({"code", "pre"})
"""What holds nothing else."""

_GONE: Final = dict.fromkeys((0x0D, 0x030A, 0x0333, 0x033F, *range(0x2028, 0x202F)))
_CLEAN: Final = {**dict.fromkeys((*range(10), 11, 12, *range(14, 32)), " "), **_GONE}
_BLANK: Final = " \t\n\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\u3000\ufeff"


def read(
    told: str,
    parse_mode: str | None,
    given: list[Entity] | None,
    people: Mapping[int, User],
) -> tuple[str, list[Entity]]:
    """Text as it is shown, and its entities. Raises Refusal in Telegram's words.

    With a parse mode the text holds its entities itself, and the given ones do not count.
    """
    match (parse_mode or "").lower():
        case "":
            marked = _checked(given, told) if given else []
        case "html":
            told, marked = read_html(told)
        case "markdownv2":
            told, marked = read_markdown(told)
        case "markdown":
            raise not_modelled("parse_mode Markdown")
        case _:
            raise bad("unsupported parse_mode")
    if marked:
        known = [_introduced(one, people) for one in marked]
        marked = _untangled([one for one in known if one is not None])
    return _trimmed(*_cleaned(told, marked))


def is_empty(text: str) -> bool:
    """Whether nobody would see anything."""
    return not text.strip(_BLANK)


def _checked(given: list[Entity], text: str) -> list[Entity]:
    whole, kept = units(text), []
    for one in given:
        offset, length = one["offset"], one["length"]
        if one["type"] not in GIVEN | FOUND:
            raise bad("can't parse MessageEntity: Unsupported type specified")
        if offset < 0 or length <= 0:
            continue
        if offset >= whole:
            raise bad(f"entity begins after the end of the text at UTF-16 offset {offset}")
        if offset + length > whole:
            raise bad(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text at "
                f"UTF-16 offset {offset + length}"
            )
        _whole_symbols(text, offset, offset + length)
        if one["type"] in GIVEN:
            kept.append(_linked(one))
    return sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


def _whole_symbols(text: str, begin: int, end: int) -> None:
    if text.isascii():
        return
    encoded = text.encode("utf-16-le")
    for at, verb in ((begin, "begins"), (end, "ends")):
        if 0xDC00 <= int.from_bytes(encoded[2 * at : 2 * at + 2], "little") <= 0xDFFF:
            before = len(encoded[: 2 * at - 2].decode("utf-16-le").encode())
            what = "entity" if verb == "begins" else f"entity beginning at UTF-16 offset {begin}"
            raise bad(f"{what} {verb} in a middle of a UTF-16 symbol at byte offset {before}")


def _linked(one: Entity) -> Entity:
    if one["type"] != "text_link":
        return one
    link = links.checked(one.get("url", ""))
    if not link:
        raise bad(f"entity URL '{one.get('url', '')}' is invalid: Wrong HTTP URL")
    return {**one, "url": link}


def _introduced(one: Entity, people: Mapping[int, User]) -> Entity | None:
    """A mention shows the person; one of somebody unknown is none."""
    if one["type"] != "text_mention":
        return one
    known = people.get((one.get("user") or {}).get("id", 0))
    return {**one, "user": known.as_json()} if known else None


def _untangled(marked: list[Entity]) -> list[Entity]:
    """Code holds nothing else."""
    kept, alone = [], 0
    for one in marked:
        if one["offset"] < alone:
            continue
        kept.append(one)
        if one["type"] in ALONE:
            alone = one["offset"] + one["length"]
    return kept


def _cleaned(text: str, marked: list[Entity]) -> tuple[str, list[Entity]]:
    """Without what Telegram takes out: returns, control characters, marks of direction."""
    if text.isprintable():
        return text, marked
    clean = text.translate(_CLEAN)
    if marked and units(clean) != units(text):
        marked = [_moved(one, text) for one in marked]
    return clean, [one for one in marked if one["length"] > 0]


def _moved(one: Entity, text: str) -> Entity:
    encoded = text.encode("utf-16-le")

    def kept(end: int) -> int:
        return units(encoded[: 2 * end].decode("utf-16-le").translate(_GONE))

    begin = kept(one["offset"])
    return {**one, "offset": begin, "length": kept(one["offset"] + one["length"]) - begin}


def _trimmed(text: str, marked: list[Entity]) -> tuple[str, list[Entity]]:
    text = text.rstrip(" \n")
    first = marked[0]["offset"] if marked else len(text)
    blank = min(len(text) - len(text.lstrip(" \n")), first)
    text = text[blank:]
    if not marked:
        return text, marked
    whole, kept = units(text), []
    for one in marked:
        offset = one["offset"] - blank
        length = min(one["length"], whole - offset)
        if length > 0:
            kept.append({**one, "offset": offset, "length": length})
    return text, kept
