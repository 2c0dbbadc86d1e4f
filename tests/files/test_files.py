from __future__ import annotations

import codecs
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperdigest.errors import DigestError
from paperdigest.files import decode, parse_digest_bytes, parse_digest_file, parse_file
from paperdigest.problems import Code
from support.growth import growth

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """## Papers for 2031-05-06

| Title | Authors | Summary |
|-------|---------|---------|
| Tidal Nets – 潮 (Read more on [arXiv](https://arxiv.org/abs/3105.00001)) | Ada Moor | Nets that wait win. |
"""
LATIN = TEXT.replace("潮", "é").encode("windows-1252")

ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
    ("utf-16-le", b""),
    ("utf-16-be", b""),
    ("utf-32-le", b""),
    ("utf-32-be", b""),
]


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
def test_every_unicode_encoding_is_told_by_its_mark_or_its_nuls(encoding: str, mark: bytes) -> None:
    assert decode(mark + TEXT.encode(encoding)) == (TEXT, None)


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["a", "潮汐之間", "🌊 tide 🌊", "a\n" * 3000 + "潮", "\U0010ffff net"])
def test_utf_32_is_told_whatever_the_script(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == (text, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["a\n", "ab", "a\nb\n", "\t\n", "a 潮 b c"])
def test_utf_16_is_not_taken_for_utf_32(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == (text, None)


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"])
def test_a_file_without_a_mark_gives_its_papers(encoding: str) -> None:
    (paper,) = parse_digest_bytes(TEXT.encode(encoding)).papers
    assert paper.title == "Tidal Nets – 潮"


@pytest.mark.parametrize("data", [b"", b"a", b"\0", b"a\0", *(mark for _, mark in ENCODINGS)])
def test_short_files_are_read_without_a_problem(data: bytes) -> None:
    text, problem = decode(data)
    assert "\ufeff" not in text
    assert problem is None


@pytest.mark.parametrize(
    ("data", "text", "line"),
    [
        (b"caf\xe9", "café", 0),
        (b"a\n\nb\xe9\n", "a\n\nbé\n", 2),
        (b"a\r\nb\rc\xe9", "a\r\nb\rcé", 2),
        (b"\x80 10, \x93tide\x94", "€ 10, “tide”", 0),
        (b"\x81 \x8d \xff", "\x81 \x8d ÿ", 0),
        (b"\xe6\xbd\xae \xe6\xb1\x90 \xff", "潮 汐 ÿ", 0),
        (b"\xe6\xbd\xae \xe6\xbd", "潮 æ½", 0),
        (b"\xed\xa0\x80", "í\xa0€", 0),
        (codecs.BOM_UTF8 + b"\xe9 \xe9", "é é", 0),
        (codecs.BOM_UTF16_LE + "a\n".encode("utf-16-le") + b"\x00\xdcz\0", "a\n\0Üz", 1),
        (codecs.BOM_UTF16_LE + "\u0a0a".encode("utf-16-le") + b"\x00\xdcz\0", "\u0a0a\0Üz", 0),
        (codecs.BOM_UTF16_BE + b"\0a\0", "a\0", 0),
        (codecs.BOM_UTF32_LE + b"a\0\0\0b", "ab", 0),
    ],
)
def test_bytes_that_do_not_fit_are_read_by_the_fallback_and_reported(
    data: bytes, text: str, line: int
) -> None:
    found, problem = decode(data)
    assert found == text
    assert problem is not None
    assert (problem.code, problem.severity, problem.lines) == (
        Code.ENCODING_ASSUMED,
        "error",
        range(line, line + 1),
    )
    assert problem.message.startswith("Expected UTF-")
    assert problem.message.endswith(f"read such bytes as windows-1252 (line {line + 1})")
    assert problem.excerpt.startswith("b'")


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "shift_jis", "euc-kr", "koi8-r", "latin-1"])
def test_a_file_in_a_declared_encoding_is_read_whole(encoding: str) -> None:
    words = {"koi8-r": "прилив и отлив", "latin-1": "marée haute, été", "euc-kr": "밀물과 썰물"}.get(
        encoding, "潮汐之間"
    )
    found, problem = decode(f"tide: {words}".encode(encoding), fallback=encoding)
    assert found == f"tide: {words}"
    assert problem is not None
    assert encoding in problem.message


def test_a_stray_byte_does_not_turn_the_rest_into_the_fallback() -> None:
    assert decode("潮汐 ".encode() + b"\xff", fallback="gb18030")[0] == "潮汐 ÿ"


@pytest.mark.parametrize("fallback", ["tide", "", "rot13", "hex", "undefined", "punycode", "a\0b", "\ud800"])
@pytest.mark.parametrize("data", [b"plain", b"\xff"])
def test_a_fallback_that_is_no_encoding_of_text_raises_whatever_the_data(fallback: str, data: bytes) -> None:
    with pytest.raises(LookupError):
        decode(data, fallback=fallback)


@settings(deadline=None)
@given(st.binary(max_size=60), st.sampled_from(["windows-1252", "utf-8", "gb18030"]))
def test_no_bytes_raise_and_ascii_is_never_dropped(data: bytes, fallback: str) -> None:
    text, problem = decode(b"tide|" + data + b"|net", fallback=fallback)
    if "\0" not in text:
        assert text.startswith("tide|")
        assert problem is not None or text.encode() == b"tide|" + data + b"|net"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_in_utf_8_comes_back(text: str) -> None:
    data = codecs.BOM_UTF8 + text.encode()
    assert decode(data) == (text, None)


@pytest.mark.no_cover
def test_the_time_grows_with_the_bytes() -> None:
    assert growth(decode, lambda size: b"\xe9 \xe6\xbd\xae" * (size // 5), (50_000, 200_000)) < 8


def test_a_file_is_read_as_its_text_is(tmp_path: Path) -> None:
    path = tmp_path / "digest.md"
    path.write_bytes(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"))
    (paper,) = parse_file(path)
    assert paper.title == "Tidal Nets – 潮"
    assert parse_file(str(path), dialect="monthly_list") == []
    assert parse_digest_file(path).papers == parse_digest_bytes(TEXT.encode()).papers == (paper,)


def test_a_file_in_another_encoding_gives_its_papers_and_an_error() -> None:
    digest = parse_digest_bytes(b"# Tide\n\n" + TEXT.encode() + b"\ncaf\xe9")
    assert [paper.title for paper in digest.papers] == ["Tidal Nets – 潮"]
    assert [(problem.code, problem.lines.start) for problem in digest.problems] == [("encoding-assumed", 8)]


def test_problems_stay_in_the_order_of_their_lines() -> None:
    problems = parse_digest_bytes(b"https://arxiv.org/abs/3105.00001\n\ncaf\xe9\n").problems
    codes = [problem.code for problem in problems]
    assert codes.index(Code.UNCLAIMED_PAPER) < codes.index(Code.ENCODING_ASSUMED) == len(codes) - 1


def test_strict_reading_raises_for_the_encoding_alone() -> None:
    with pytest.raises(DigestError, match="encoding-assumed") as caught:
        parse_digest_bytes(LATIN, strict=True)
    assert [problem.code for problem in caught.value.problems] == ["encoding-assumed"]
    assert len(parse_digest_bytes(TEXT.encode(), strict=True).papers) == 1


def test_a_file_that_is_not_there_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        parse_file(tmp_path / "none.md")


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(OSError, match="Not a regular file"):
        parse_file(tmp_path / "pipe.md")
    with pytest.raises(IsADirectoryError):
        parse_file(tmp_path)


def test_a_pipe_that_a_shell_hands_over_is_read() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(TEXT.encode())
    assert [paper.title for paper in parse_file(f"/dev/fd/{reading}")] == ["Tidal Nets – 潮"]
    os.close(reading)
