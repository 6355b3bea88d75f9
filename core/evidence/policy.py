"""Which files are taken: by what is declared before the download, by content after it.

Archives, executables and macros are refused (rules reading §6). A wrong name for a good file is
flagged, never judged.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.errors import Refused
from core.evidence.file_type import TEXTS, TYPES, FileType, sniff

LIMIT: Final = 20_000_000
"""Bytes. Telegram's cloud gives bots files "up to 20 MB"; decimal is the smaller reading."""

LONGEST_NAME: Final = 80
"""Characters of a file name that are shown."""

_MACROS: Final = frozenset({"docm", "dotm", "xlsm", "xltm", "xlsb", "xlam", "pptm"})
_FOREIGN: Final = _MACROS | {
    "zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz", "zst", "cab", "iso", "img", "dmg", "jar",
    "war", "apk", "ipa", "exe", "dll", "com", "scr", "pif", "msi", "bat", "cmd", "ps1", "vbs",
    "vbe", "js", "jse", "wsf", "wsh", "hta", "lnk", "reg", "sh", "py", "php", "pl", "rb", "html",
    "htm", "xhtml", "svg", "xml", "swf", "doc", "xls", "ppt", "rtf", "eps", "ps", "ttf",
}  # fmt: skip
"""Endings that are refused before the download, whatever the media type says."""

_GENERAL_MIMES: Final = frozenset({"application/octet-stream", "binary/octet-stream", ""})


class Content(StrEnum):
    """What the bytes turned out to be, beside what was declared."""

    AGREES = "agrees"
    DIFFERS = "differs"
    """Taken, and flagged for the mediator."""


@dataclass(frozen=True)
class Verdict:
    """A file that is taken, and how its bytes stand to its name."""

    kind: FileType
    content: Content


def declared_verdict(name: str | None, mime: str | None, size: int | None) -> FileType | None:
    """What is declared, before any download; None where the declaration says nothing.

    Raises Refused: `refused-file-too-big` (with `limit` in MB), `refused-file-empty`, `refused-file-kind-refused`.
    """
    check_size(size)
    ending = _ending(name)
    if ending in _FOREIGN:
        raise Refused("refused-file-kind-refused")
    by_name = next((kind for kind, names in TYPES.items() if ending in names.endings), None)
    plain_mime = (mime or "").partition(";")[0].strip().lower()
    by_mime = next((kind for kind, names in TYPES.items() if plain_mime in names.mimes), None)
    if by_name is None and by_mime is None and plain_mime not in _GENERAL_MIMES:
        raise Refused("refused-file-kind-refused")
    return by_name or by_mime


def check_size(size: int | None) -> None:
    """Raise Refused for a file over the limit or without a byte; an unknown size passes."""
    if size is not None and size > LIMIT:
        raise Refused("refused-file-too-big", limit=LIMIT // 1_000_000)
    if size is not None and size <= 0:
        raise Refused("refused-file-empty")


def content_verdict(head: bytes, declared: FileType | None) -> Verdict:
    """What the first bytes say. Raises Refused `refused-file-kind-refused` for what is not taken.

    An Office file's macros lie deeper than its head: `office_verdict` looks for them.
    """
    found = sniff(head)
    if found is None:
        raise Refused("refused-file-kind-refused")
    if declared is None or declared is found:
        return Verdict(found, Content.AGREES)
    if declared in TEXTS and found in TEXTS:
        return Verdict(declared, Content.AGREES)
    return Verdict(found, Content.DIFFERS)


def office_verdict(member_names: list[str]) -> None:
    """Raise Refused where an Office file carries macros, controls or embedded programs."""
    for name in member_names:
        low = name.lower()
        if low.endswith(("vbaproject.bin", ".exe", ".dll", ".js", ".vbs")):
            raise Refused("refused-file-kind-refused")
        if "/activex/" in low or "/embeddings/oleobject" in low:
            raise Refused("refused-file-kind-refused")


def shown_name(file_name: str | None) -> str:
    """A file name fit to be shown: one line, no path, no controls, at most 80 characters.

    Never a path on our disk, and never empty. The ending survives the cut. Joiners that Persian
    and Indic words need are kept; direction marks that can hide an ending are not.
    """
    text = unicodedata.normalize("NFC", file_name or "")
    text = "".join(c if _shows(c) else " " for c in text)
    text = re.split(r"[/\\:]", text)[-1]
    text = re.sub(r"\s+", " ", text).strip(" .\u200c\u200d")
    if len(text) <= LONGEST_NAME:
        return text or "file"
    stem, dot, ending = text.rpartition(".")
    tail = dot + ending if stem and len(ending) <= 8 else ""  # noqa: PLR2004 — longer is no ending
    return text[: LONGEST_NAME - 1 - len(tail)].rstrip() + "…" + tail


def _shows(char: str) -> bool:
    if char in "\u200c\u200d":
        return True
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _ending(name: str | None) -> str:
    return shown_name(name).rpartition(".")[2].lower() if name and "." in name else ""
