from __future__ import annotations

import pytest

from data_io.outgoing.paper import ink


@pytest.mark.parametrize(
    "text", ["é ß € łódź ő ş ğ", "Ωμέγα Ἀθῆναι", "Жанна Ђорђе Їжак", "Nguyễn Thị Đào", "₹ ₺ £ −12 %"]
)
def test_europe_and_more_is_printed_as_it_is(text: str) -> None:
    assert ink.printable(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("山田太郎", "□□□□"),
        ("Ann שלום", "Ann □□□□"),
        ("ﬁne ①", "fine 1"),
        ("a\u202eb\u200b\x00c\ud800", "abc"),
        ("two\nlines\tand\u00a0more", "two lines and\u00a0more"),
        ("e\u0301", "é"),
        ("🎂", "□"),
    ],
)
def test_what_the_typeface_lacks_is_seen_to_be_missing(text: str, printed: str) -> None:
    assert ink.printable(text) == printed


def test_lines_are_no_wider_than_the_room_and_lose_nothing() -> None:
    text = "A few words, and onewordthatisfartoolongforanylineofthiswidth, then more of them"
    lines = ink.broken([(text[:20], False), (text[20:], True)], 9, 80)
    assert "".join(part for line in lines for part, _ in line) == text
    for line in lines:
        assert sum(ink.width(part.rstrip(), 9, bold=bold) for part, bold in line) <= 80 + ink.width(" ", 9)


def test_a_cut_line_ends_in_dots() -> None:
    assert ink.fitted("A long name of a shop", 9, 50).endswith("…")
    assert ink.fitted("Short", 9, 50) == "Short"
