import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.errors import Refused
from core.evidence.file_type import FileType
from core.evidence.policy import (
    LIMIT,
    Content,
    Verdict,
    content_verdict,
    declared_verdict,
    office_verdict,
    shown_name,
)

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"


@pytest.mark.parametrize(
    ("name", "mime", "kind"),
    [
        ("IMG_1.JPG", "image/jpeg", FileType.JPEG),
        (None, "image/jpeg", FileType.JPEG),
        ("IMG_1.heic", "application/octet-stream", FileType.HEIC),
        ("report.pdf", None, FileType.PDF),
        (None, "text/plain; charset=utf-8", FileType.TXT),
        ("photo", "image/png", FileType.PNG),
        ("photo.old", "image/png", FileType.PNG),
        (None, None, None),
        ("report", "application/octet-stream", None),
    ],
)
def test_a_declared_kind_is_taken(name, mime, kind):
    assert declared_verdict(name, mime, 1) is kind


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("all.zip", "application/zip"),
        ("all.ZIP", None),
        ("photo.jpg.exe", "image/jpeg"),
        ("photo.exe.", "image/jpeg"),
        ("photo\u202egpj.exe", "image/jpeg"),
        ("macro.docm", "application/octet-stream"),
        ("page.svg", "image/svg+xml"),
        (None, "application/x-msdownload"),
        ("film.mkv", "video/x-matroska"),
    ],
)
def test_archives_programs_and_macros_are_refused_before_the_download(name, mime):
    with pytest.raises(Refused, match="refused-file-kind-refused"):
        declared_verdict(name, mime, 1)


def test_the_limit_is_twenty_million_bytes():
    with pytest.raises(Refused, match="refused-file-too-big") as refused:
        declared_verdict("a.pdf", None, LIMIT + 1)

    assert refused.value.words == {"limit": 20}
    assert declared_verdict("a.pdf", None, LIMIT) is FileType.PDF
    assert declared_verdict("a.pdf", None, None) is FileType.PDF


def test_a_file_without_a_byte_is_refused():
    with pytest.raises(Refused, match="refused-file-empty"):
        declared_verdict("a.pdf", None, 0)


@pytest.mark.parametrize(
    ("head", "declared", "verdict"),
    [
        (JPEG, FileType.JPEG, Verdict(FileType.JPEG, Content.AGREES)),
        (JPEG, None, Verdict(FileType.JPEG, Content.AGREES)),
        (JPEG, FileType.PDF, Verdict(FileType.JPEG, Content.DIFFERS)),
        (b"a,b\n1,2\n", FileType.CSV, Verdict(FileType.CSV, Content.AGREES)),
        (b"Date: today\n", FileType.TXT, Verdict(FileType.TXT, Content.AGREES)),
        (b"hello", FileType.JPEG, Verdict(FileType.TXT, Content.DIFFERS)),
    ],
)
def test_a_wrong_name_for_a_good_file_is_flagged(head, declared, verdict):
    assert content_verdict(head, declared) == verdict


@pytest.mark.parametrize("head", [b"MZ\x90\x00", b"PK\x03\x04\x14\x00photo.jpg", b""])
@pytest.mark.parametrize("declared", [None, FileType.JPEG, FileType.DOCX])
def test_bytes_that_are_not_taken_are_refused_whatever_their_name(head, declared):
    with pytest.raises(Refused, match="refused-file-kind-refused"):
        content_verdict(head, declared)


@pytest.mark.parametrize(
    "member",
    [
        "word/vbaProject.bin",
        "xl/activeX/activeX1.xml",
        "word/embeddings/oleObject1.bin",
        "word/run.EXE",
    ],
)
def test_an_office_file_with_a_program_in_it_is_refused(member):
    with pytest.raises(Refused, match="refused-file-kind-refused"):
        office_verdict(["[Content_Types].xml", member])


def test_an_office_file_of_words_is_taken():
    assert office_verdict(["[Content_Types].xml", "word/document.xml", "word/media/1.png"]) is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("photo.jpg", "photo.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Anna\\photo.jpg", "photo.jpg"),
        ("a\nAPPROVED by mediator\n.pdf", "a APPROVED by mediator .pdf"),
        ("photo\u202egpj.exe", "photo gpj.exe"),
        ("\u2066a\u2069.pdf", "a .pdf"),
        ("می\u200cروم.pdf", "می\u200cروم.pdf"),
        ("e\u0301.pdf", "é.pdf"),
        ("...", "file"),
        ("", "file"),
        (None, "file"),
        ("a" * 90 + ".pdf", "a" * 75 + "….pdf"),
        ("a" * 90, "a" * 79 + "…"),
        ("a" * 90 + "." + "b" * 9, "a" * 79 + "…"),
    ],
)
def test_a_name_is_shown_clean(name, shown):
    assert shown_name(name) == shown


@given(st.text(st.characters(), max_size=200))
@example("a/" * 60 + "\ud800.pdf")
def test_whatever_it_is_called_one_short_clean_line_is_shown(name):
    shown = shown_name(name)

    assert 1 <= len(shown) <= 80
    assert not set(shown) & set("/\\:\n\r")
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs"}]
    assert not set(shown) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
    )
    assert shown_name(shown) == shown


def answer(name, mime, size):
    """What the policy says of a declaration: a kind, nothing, or the id of its refusal."""
    try:
        return declared_verdict(name, mime, size)
    except Refused as refused:
        return refused.text_id


ANSWERS = {
    None,
    *FileType,
    "refused-file-too-big",
    "refused-file-empty",
    "refused-file-kind-refused",
}


@given(
    st.none() | st.text(st.characters(), max_size=100),
    st.none() | st.text(max_size=50),
    st.none() | st.integers(),
)
def test_whatever_is_declared_it_is_taken_or_refused(name, mime, size):
    assert answer(name, mime, size) in ANSWERS
