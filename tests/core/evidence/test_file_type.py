import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evidence.file_type import TYPES, FileType, ending, sniff


def boxed(major, *compatible, size=None):
    brands = major + b"\x00\x00\x00\x00" + b"".join(compatible)
    return (size or 8 + len(brands)).to_bytes(4, "big") + b"ftyp" + brands + b"\x00\x00\x00\x08free"


def zipped(*names):
    return b"PK\x03\x04" + b"\x00" * 26 + b"..PK\x03\x04".join(name.encode() for name in names)


HEADS = {
    FileType.JPEG: [b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\xff\xd8\xff\xe1\x00\x10Exif"],
    FileType.PNG: [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"],
    FileType.HEIC: [
        boxed(b"heic", b"mif1"),
        boxed(b"mif1", b"mif1", b"heic"),
        boxed(b"msf1", b"hevc"),
    ],
    FileType.WEBP: [b"RIFF\x10\x00\x00\x00WEBPVP8 "],
    FileType.MP4: [boxed(b"isom", b"iso2", b"mp41"), boxed(b"XXXX", b"mp42"), boxed(b"3gp4")],
    FileType.MOV: [boxed(b"qt  "), b"\x00\x00\x00\x08wide\x00\x00\x00\x00mdat"],
    FileType.WEBM: [b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm"],
    FileType.PDF: [b"%PDF-1.7\n%\xe2\xe3"],
    FileType.DOCX: [zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml")],
    FileType.XLSX: [zipped("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")],
    FileType.TXT: [
        "Привет, где мой заказ?".encode(),
        b"\xef\xbb\xbfHello",
        "Hello".encode("utf-16"),
        "Привет".encode("cp1251"),
        b"a,b\r\n1,2\r\n",
        b"<Anna> hello",
    ],
    FileType.EML: [
        b"Received: from a by b\r\nSubject: x\r\n",
        b"From: a@example.org\nTo: b@example.org\n",
    ],
    FileType.OGG: [b"OggS\x00\x02" + b"\x00" * 20 + b"\x01\x1eOpusHead"],
    FileType.MP3: [b"ID3\x04\x00\x00", b"\xff\xfb\x90\x64\x00"],
}


@pytest.mark.parametrize(("kind", "head"), [(k, h) for k, heads in HEADS.items() for h in heads])
def test_a_file_is_known_by_its_first_bytes(kind, head):
    assert sniff(head) is kind


@pytest.mark.parametrize(
    "head",
    [
        b"",
        zipped("photo.jpg"),
        zipped("word/document.xml"),
        zipped("META-INF/MANIFEST.MF", "Main.class"),
        b"Rar!\x1a\x07\x01\x00",
        b"7z\xbc\xaf\x27\x1c",
        b"\x1f\x8b\x08\x00",
        b"MZ\x90\x00\x03\x00",
        b"\x7fELF\x02\x01\x01",
        b"\xca\xfe\xba\xbe\x00\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"#!/bin/sh\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'>",
        b"\xef\xbb\xbf <!DOCTYPE html>",
        b"<?xml version='1.0'?>",
        b"{\\rtf1\\ansi",
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"GIF89a",
        b"BM\x36\x00",
        b"II*\x00",
        b"\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska",
        boxed(b"avif", b"mif1", b"miaf"),
        boxed(b"mif1", b"avif"),
        boxed(b"crx "),
        b"text with \x1b[31m an escape",
        b"\xff\xfe\x00\xd8A\x00",
        b"\xff\xfe\x01\x00",
    ],
)  # fmt: skip
def test_what_is_not_taken_is_not_known(head):
    assert sniff(head) is None


def test_a_brand_outside_its_box_says_nothing():
    assert sniff(boxed(b"XXXX", b"heic", size=16)) is None


@given(st.binary(max_size=300))
def test_no_bytes_can_make_it_fall(head):
    assert sniff(head) in {None, *FileType}


@given(st.sampled_from([h for heads in HEADS.values() for h in heads]), st.data())
def test_no_broken_file_can_make_it_fall(head, data):
    cut = head[: data.draw(st.integers(0, len(head)))] + data.draw(st.binary(max_size=20))

    assert sniff(cut) in {None, *FileType}


def test_every_kind_has_its_own_endings_and_media_types():
    endings = [ending for names in TYPES.values() for ending in names.endings]
    mimes = [mime for names in TYPES.values() for mime in names.mimes]

    assert set(TYPES) == set(FileType)
    assert len(endings) == len(set(endings))
    assert len(mimes) == len(set(mimes))


def test_every_media_type_has_an_ending_that_is_taken_as_that_type():
    found = {kind: {ending(mime) for mime in names.mimes} for kind, names in TYPES.items()}

    assert all(len(of) == 1 and of <= TYPES[kind].endings for kind, of in found.items())
    assert (ending("application/x-strange"), ending(None)) == ("bin", "bin")
