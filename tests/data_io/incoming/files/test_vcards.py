from __future__ import annotations

from pathlib import Path

import pytest

from data_io.incoming.files.formats import Refused
from data_io.incoming.files.vcards import read_vcards

OLD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;\r\n"
    "TEL;CELL;VOICE:+49 170 1\r\nTEL;HOME:+49 30 2\r\nTEL;FAX:+49 30 3\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE:first =\r\nsecond=0D=0Athird\r\nEND:VCARD\r\n"
)
NEW = (
    "BEGIN:VCARD\nVERSION:4.0\nFN:Ada Lovelace\nN:Lovelace;Ada;Augusta;;\nitem1.ORG:Engines\\, Ltd.;Sums\n"
    "EMAIL;TYPE=work:ada@exam\n ple.com\nEMAIL:ada@example.org\nBDAY:18151210\n"
    'ADR;TYPE=home;LABEL="a:b;c":;;12 Square;London;;W1;England\nURL:https://example.com/a\nEND:VCARD\n'
)


def cards(tmp_path: Path, content: str, encoding: str = "utf-8") -> list[dict[str, str]]:
    path = tmp_path / "a.vcf"
    path.write_bytes(content.encode(encoding))
    sheet, _ = read_vcards(path, "a.vcf")
    rows = sheet.cells.to_pylist()
    return [{h: v for h, v in zip(sheet.headings, row.values(), strict=True) if v} for row in rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_cards_of_several_versions_become_rows(tmp_path: Path, encoding: str) -> None:
    old, new = cards(tmp_path, OLD + NEW, encoding)
    assert old == {
        "First name": "Jörg", "Last name": "Müller", "Mobile": "+49 170 1", "Phone": "+49 30 2",
        "Fax": "+49 30 3",
        "Notes": "first second\nthird",
    }  # fmt: skip
    assert new == {
        "First name": "Ada Augusta", "Last name": "Lovelace", "Company": "Engines, Ltd.",
        "Department": "Sums",
        "E-mail": "ada@example.com",
        "E-mail 2": "ada@example.org", "Birthday": "1815-12-10", "Street": "12 Square", "City": "London",
        "Postcode": "W1", "Country": "England", "Website": "https://example.com/a",
    }  # fmt: skip


def test_second_address_stays_together(tmp_path: Path) -> None:
    text = "BEGIN:VCARD\nN:A;B\nADR:;;;Bonn;;;\nADR:;;Road 1;Rome;;;\nEND:VCARD\n"
    assert cards(tmp_path, text)[0] | {} == {
        "First name": "B", "Last name": "A", "City": "Bonn", "Street 2": "Road 1", "City 2": "Rome",
    }  # fmt: skip


def test_company_and_address_are_no_persons_name(tmp_path: Path) -> None:
    text = (
        "BEGIN:VCARD\nFN:Engines\nORG:Engines\nEND:VCARD\nBEGIN:VCARD\nFN:a@b.org\nEMAIL:a@b.org\nEND:VCARD\n"
    )
    assert cards(tmp_path, text) == [{"Company": "Engines"}, {"E-mail": "a@b.org"}]


def test_file_without_a_card_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        cards(tmp_path, "BEGIN:VCARD\nEND:VCARD\n")


def test_cards_of_phones_and_mail_programs(shared_data: Path) -> None:
    for path in sorted((shared_data / "contacts").rglob("*.vcf")):
        sheet, _ = read_vcards(path, path.name)
        assert sheet.cells.num_rows == path.read_bytes().replace(b"\0", b"").upper().count(b"BEGIN:VCARD"), (
            path.name
        )


def test_what_a_card_says_beyond_our_fields_is_kept_and_what_programs_say_is_not(tmp_path: Path) -> None:
    (card,) = cards(
        tmp_path,
        "BEGIN:VCARD\nVERSION:3.0\nN:Ott;Ute;;Dr.;MBA\nNICKNAME:Uli\nX-SPOUSE:Kai\nUID:1234\nX-ABUID:5\n"
        "PHOTO;ENCODING=b:aGVsbG8=\nREV:20240105\nEND:VCARD\n",
    )
    assert card == {
        "First name": "Ute", "Last name": "Ott", "Name prefix": "Dr.", "Name suffix": "MBA",
        "Nickname": "Uli", "X-SPOUSE": "Kai",
    }  # fmt: skip
