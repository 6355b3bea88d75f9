"""Our own magic table: what a file is by its first bytes, never by its name alone."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

HEAD: Final = 65_536
"""How many first bytes `sniff` wants; it answers on fewer."""


class FileType(StrEnum):
    """The kinds of file that are taken (rules reading §6)."""

    JPEG = "jpeg"
    PNG = "png"
    HEIC = "heic"
    WEBP = "webp"
    MP4 = "mp4"
    MOV = "mov"
    WEBM = "webm"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    TXT = "txt"
    CSV = "csv"
    EML = "eml"
    OGG = "ogg"
    MP3 = "mp3"


@dataclass(frozen=True)
class Names:
    """What a type is called: by file endings and by media types."""

    endings: frozenset[str]
    mimes: frozenset[str]


def _names(endings: str, mimes: str) -> Names:
    return Names(frozenset(endings.split()), frozenset(mimes.split()))


_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES: Final[dict[FileType, Names]] = {
    FileType.JPEG: _names("jpg jpeg jpe jfif", "image/jpeg image/jpg"),
    FileType.PNG:  _names("png", "image/png"),
    FileType.HEIC: _names("heic heif hif", "image/heic image/heif"),
    FileType.WEBP: _names("webp", "image/webp"),
    FileType.MP4:  _names("mp4 m4v", "video/mp4 video/x-m4v"),
    FileType.MOV:  _names("mov qt", "video/quicktime"),
    FileType.WEBM: _names("webm", "video/webm audio/webm"),
    FileType.PDF:  _names("pdf", "application/pdf"),
    FileType.DOCX: _names("docx", f"{_OFFICE}.wordprocessingml.document"),
    FileType.XLSX: _names("xlsx", f"{_OFFICE}.spreadsheetml.sheet"),
    FileType.TXT:  _names("txt text log", "text/plain"),
    FileType.CSV:  _names("csv", "text/csv text/comma-separated-values"),
    FileType.EML:  _names("eml", "message/rfc822"),
    FileType.OGG:  _names("ogg oga opus", "audio/ogg application/ogg audio/opus"),
    FileType.MP3:  _names("mp3", "audio/mpeg audio/mp3"),
}  # fmt: skip

REWRITABLE: Final = frozenset({FileType.JPEG, FileType.PNG, FileType.HEIC, FileType.WEBP})
"""Types of which a safe view copy can be re-rendered; the rest waits for a clean scan."""

TEXTS: Final = frozenset({FileType.TXT, FileType.CSV, FileType.EML})
"""Types without a signature; one of them is as good as another by content."""

_HEIC_BRANDS: Final = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
)
_AVIF_BRANDS: Final = frozenset({b"avif", b"avis"})
_MP4_BRANDS: Final = frozenset(
    {b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9", b"mp41",
     b"mp42", b"mp71", b"avc1", b"M4V ", b"M4VH", b"M4VP", b"MSNV", b"dash", b"3gp4", b"3gp5",
     b"3gp6", b"3g2a", b"mmp4", b"hvc1", b"f4v "}
)  # fmt: skip
_MAIL_HEADS: Final = (
    b"received:", b"return-path:", b"delivered-to:", b"from:", b"message-id:", b"mime-version:",
    b"date:", b"subject:", b"to:", b"x-",
)  # fmt: skip
_BOM: Final = b"\xef\xbb\xbf"
_WIDE_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_NOT_WORDS: Final = (
    b"<!doctype", b"<html", b"<head", b"<body", b"<svg", b"<?xml", b"<script", b"<?php", b"#!",
    b"{\\rtf", b"%!ps", b"@echo", b"gif8",
)  # fmt: skip


def ending(mime: str | None) -> str:
    """The file ending of a media type, for a name that its reader's programs know."""
    found = (kind.value for kind, names in TYPES.items() if mime in names.mimes)
    return next(found, "bin")


def sniff(head: bytes) -> FileType | None:
    """What the first bytes are, or None for what is not taken. Never raises."""
    head = head[:HEAD]
    return _fixed(head) or _boxed(head) or _zipped(head) or _texted(head)


def _fixed(head: bytes) -> FileType | None:
    for magic, kind in (
        (b"\xff\xd8\xff", FileType.JPEG),
        (b"\x89PNG\r\n\x1a\n", FileType.PNG),
        (b"%PDF-", FileType.PDF),
        (b"OggS\x00", FileType.OGG),
        (b"ID3", FileType.MP3),
    ):
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileType.WEBP
    # Matroska is the same container; only its WebM profile is taken.
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"\x42\x82\x84webm" in head[:64]:
        return FileType.WEBM
    return FileType.MP3 if _mpeg_audio(head) else None


def _mpeg_audio(head: bytes) -> bool:
    """A frame header of MPEG audio layer III, with values that exist."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:  # noqa: PLR2004 — ISO 11172-3 §2.4.2.3
        return False
    version, rate, frequency = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    return version != 1 and rate not in {0, 15} and frequency != 3  # noqa: PLR2004 — reserved values


def _boxed(head: bytes) -> FileType | None:
    """ISO base media (ISO 14496-12): told apart by the brands of `ftyp`, the major one first."""
    if head[4:8] != b"ftyp":
        # QuickTime before 2001 had no `ftyp`.
        return FileType.MOV if head[4:8] in {b"moov", b"mdat", b"wide"} else None
    size = int.from_bytes(head[:4], "big")
    end = min(size, len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))]
    if not _AVIF_BRANDS.isdisjoint(brands):
        return None
    for brand in brands:
        if brand == b"qt  ":
            return FileType.MOV
        if brand in _HEIC_BRANDS:
            return FileType.HEIC
        if brand in _MP4_BRANDS:
            return FileType.MP4
    return None


def _zipped(head: bytes) -> FileType | None:
    """Office files are archives; which one, says the first folder named in them."""
    if not head.startswith(b"PK\x03\x04") or b"[Content_Types].xml" not in head:
        return None
    if b"word/" in head:
        return FileType.DOCX
    return FileType.XLSX if b"xl/" in head else None


def _texted(head: bytes) -> FileType | None:
    if not head or not _readable(head):
        return None
    start = head.removeprefix(_BOM).lstrip().lower()
    if start.startswith(_MAIL_HEADS) and b":" in start.partition(b"\n")[0]:
        return FileType.EML
    return FileType.TXT


def _readable(head: bytes) -> bool:
    """Text in UTF-16 with its mark, UTF-8, or an older alphabet; no script and no markup."""
    if head.startswith(_WIDE_BOMS):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
        return "\ufffd" not in text[:-1] and not _CONTROL.search(text)
    if _CONTROL.search(head.decode("latin-1")):
        return False
    return not head.removeprefix(_BOM).lstrip().lower().startswith(_NOT_WORDS)
