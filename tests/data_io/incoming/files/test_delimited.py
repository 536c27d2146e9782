from __future__ import annotations

from pathlib import Path

import pytest

from data_io.incoming.files.delimited import find_separator, read_delimited
from data_io.incoming.files.formats import Refused
from data_io.incoming.files.text_files import decode, look_at
from data_io.incoming.sheets import Sheet


def read(tmp_path: Path, content: str | bytes, name: str = "a.csv") -> tuple[Sheet, list[str]]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (sheet,), notes = read_delimited(path, name, "tsv" if name.endswith("tsv") else "csv")
    return sheet, notes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_letters_survive_every_usual_encoding(encoding: str) -> None:
    text = "Name,City\nZoë,Köln\nRené,Zürich\n"
    decoded, notes = decode(text.encode(encoding))
    assert decoded == text
    assert bool(notes) == (encoding == "cp1252")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_letters_survive_by_pieces_too(encoding: str, tmp_path: Path) -> None:
    text = "Name,City\r\n" + "Zoë,Köln\r\n" * 150_000
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    found = look_at(path)
    with found.open() as file:
        assert file.read().rstrip() == text.rstrip()
    assert bool(found.notes) == (encoding == "cp1252")


def test_a_letter_that_is_torn_at_the_end_makes_the_file_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Name\nZoë".encode()[:-1])
    assert look_at(path).encoding == "cp1252"


def test_blank_lines_at_the_end_are_no_rows(tmp_path: Path) -> None:
    sheet, _ = read(tmp_path, "a,b\n1,2\n" + "\r\n" * 2_000_000)
    assert sheet.cells.num_rows == 1


@pytest.mark.parametrize("content", ["a,b\n" + "1," * 20_000, "a,b\n" + "x" * (17 << 20)])
def test_rows_that_no_spreadsheet_could_hold_are_refused(content: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="too_large"):
        read(tmp_path, content)


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b\n1,2\n", ","),
        ("Name;Amount\nAda;1.234,56\nBen;7,00\n", ";"),
        ("Name\tNote\nAda\tone, two, three\nBen\tfour; five\n", "\t"),
        ("a|b|c\n1|2|3\n", "|"),
        ('Name,Note\nAda,"a;b;c"\nBen,"d;e;f"\n', ","),
        ("one column\nAnna Smith\nBen Miller\n", ","),
    ],
)
def test_separator_is_the_one_that_splits_evenly(text: str, separator: str) -> None:
    assert find_separator(text, "csv")[0] == separator


def test_line_that_names_the_separator_is_honoured_and_not_counted(tmp_path: Path) -> None:
    sheet, _ = read(tmp_path, "sep=;\r\nName;Pair\r\nAda;1,2\r\n")
    assert (sheet.headings, sheet.header_row, sheet.first_row) == (("Name", "Pair"), 1, 2)
    assert sheet.cells.to_pylist() == [{"c0": "Ada", "c1": "1,2"}]


def test_cells_keep_line_breaks_quotes_and_leading_zeros(tmp_path: Path) -> None:
    sheet, notes = read(tmp_path, 'Code,Note\n00001,"two\nlines"\n00002,"a ""word"""\n')
    assert sheet.cells.to_pydict() == {"c0": ["00001", "00002"], "c1": ["two\nlines", 'a "word"']}
    assert notes == []


def test_blank_cells_are_null_and_blank_rows_keep_row_numbers_true(tmp_path: Path) -> None:
    sheet, _ = read(tmp_path, "a,b\n1,\n\n3,4\n")
    assert sheet.cells.to_pydict() == {"c0": ["1", None, "3"], "c1": [None, None, "4"]}


def test_ragged_rows_are_shown_not_shifted(tmp_path: Path) -> None:
    sheet, _ = read(tmp_path, "Name,Amount,City\nAda,1,234,Rome\nBen,5\nCy,6,Bonn,\nDi,7,Oslo\n")
    assert sheet.headings == ("Name", "Amount", "City", "")
    assert sheet.cells.to_pydict() == {
        "c0": ["Ada", "Ben", "Cy", "Di"],
        "c1": ["1", "5", "6", "7"],
        "c2": ["234", None, "Bonn", "Oslo"],
        "c3": ["Rome", None, None, None],
    }
    assert [note.split(" has ")[0] for note in sheet.notes] == ["Row 2", "Row 3"]


def test_quotation_mark_that_never_closes_swallows_nothing(tmp_path: Path) -> None:
    sheet, notes = read(tmp_path, 'Name,Note\nAda,"open\nBen,fine\n')
    assert sheet.cells.to_pydict() == {"c0": ["Ada", "Ben"], "c1": ['"open', "fine"]}
    assert len(notes) == 1


def test_title_rows_stand_above(tmp_path: Path) -> None:
    sheet, _ = read(tmp_path, "Sales of May\n\nName,City,Amount\nAda,Rome,1\nBen,Bonn,2\n")
    assert (sheet.header_row, sheet.first_row) == (3, 4)
    assert sheet.above == (("Sales of May",), ())


def test_columns_parted_by_blanks(tmp_path: Path) -> None:
    sheet, _ = read(
        tmp_path, " id  date number\n 00001 19970101  1\n 00002 19970112  5\n 00003 19970113  2\n"
    )
    assert sheet.headings == ("id", "date", "number")
    assert sheet.cells["c0"].to_pylist() == ["00001", "00002", "00003"]


def test_rows_beyond_one_piece_keep_their_width(tmp_path: Path) -> None:
    rows = [f"{number},x" for number in range(60_000)]
    rows[55_000] += ",extra"
    sheet, _ = read(tmp_path, "\n".join(["a,b", *rows]))
    assert sheet.cells.num_rows == 60_000
    assert sheet.cells["c2"][55_000].as_py() == "extra"
    assert sheet.cells["c2"].null_count == 59_999
    assert "Row 55002 " in sheet.notes[0]


def test_zero_bytes_among_letters_are_left_out(tmp_path: Path) -> None:
    sheet, _ = read(tmp_path, b"Na\x00me,Ci\x00ty\n" + b"An\x00na,Bonn\n" * 30 + b"Ben\x00,Ulm\n")
    assert sheet.headings == ("Name", "City")
    assert sheet.cells.column(0).to_pylist()[-2:] == ["Anna", "Ben"]
