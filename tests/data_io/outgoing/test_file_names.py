"""Files are called what every system lets them be called, whatever words the name is made from."""

from __future__ import annotations

import pytest

from data_io.outgoing.file_names import LONGEST, file_name


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("Käse & Wein, 2026-10.xlsx", "Käse & Wein, 2026-10.xlsx"),
        ("../../etc/passwd.xlsx", "etc passwd.xlsx"),
        ("..\\..\\evil.csv", "evil.csv"),
        ('a<b>c:d"e|f?g*h.pdf', "a b c d e f g h.pdf"),
        ("two\r\nSet-Cookie: a=1.csv", "two Set-Cookie a=1.csv"),
        ("\u202efdp.exe\u202c\u200b.pdf", "fdp.exe.pdf"),
        ("NUL.xlsx", "_NUL.xlsx"),
        ("com1.tar.xlsx", "_com1.tar.xlsx"),
        (".hidden", "hidden"),
        ("  . .xlsx", "file.xlsx"),
        ("", "file"),
    ],
)
def test_a_name_keeps_its_words_and_loses_what_is_more(typed: str, given: str) -> None:
    assert file_name(typed) == given
    assert file_name(given) == given


def test_a_long_name_is_cut_before_its_ending() -> None:
    assert file_name("a" * 300 + ".xlsx") == "a" * LONGEST + ".xlsx"
