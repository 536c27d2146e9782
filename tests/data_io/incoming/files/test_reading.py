"""The reading process as a whole: files made here by two libraries, and some of the real ones."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from data_io.incoming.files import reading
from data_io.incoming.files.reading import Book, Sheet, Unreadable, read_book


def workbook(*sheets: Sequence[Any], **settings: bool) -> bytes:
    """A workbook whose sheets hold the given rows."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_numbers": False, **settings})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    span = book.add_format({"num_format": "[h]:mm:ss"})
    for rows in sheets:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, dt.timedelta):
                    sheet.write(at, place, cell, span)
                elif isinstance(cell, dt.date | dt.time):
                    sheet.write_datetime(at, place, cell, day)
                elif isinstance(cell, str) and cell.startswith("#"):
                    sheet.write_formula(at, place, "=1/0", None, cell)
                elif cell is not None:
                    sheet.write(at, place, cell)
    book.close()
    return stream.getvalue()


def only_sheet(content: bytes, header_rows: Mapping[str, int | None] | None = None) -> Sheet:
    (sheet,) = read_book(content, "a.xlsx", header_rows=header_rows).sheets
    return sheet


def columns(sheet: Sheet) -> dict[str, tuple[str, list[Any]]]:
    """Type and cells of each column by its heading."""
    return {
        heading: (str(cells.type), cells.to_pylist())
        for heading, cells in zip(sheet.headings, sheet.cells.columns, strict=True)
    }


def test_columns_are_typed_by_all_their_cells() -> None:
    rows = [[number, f"C{number}" if number == 1_500 else number, None] for number in range(2_000)]
    sheet = only_sheet(workbook([["Number", "Invoice", "Empty"], *rows]))
    found = columns(sheet)
    assert found["Number"] == ("int64", list(range(2_000)))
    kind, invoices = found["Invoice"]
    assert (kind, invoices[0], invoices[1_499:1_502]) == ("string", "0", ["1499", "C1500", "1501"])


def test_every_kind_of_cell_keeps_its_value() -> None:
    heads = ["Code", "Whole", "Part", "Day", "Moment", "Yes", "Text", "Mixed", "Hour", "Span"]
    first = ["00001", 3, 0.1, dt.date(2024, 2, 29), dt.datetime(2024, 2, 29, 13, 5), True, " two\nlines ", 7,
             dt.time(14, 30), dt.timedelta(hours=30, minutes=5)]  # fmt: skip
    second = ["7", -4, 2.5, dt.date(1999, 12, 31), dt.datetime(2024, 3, 1), False, "_x0041_",
              dt.date(2024, 5, 6), dt.time(8, 0, 15), dt.timedelta(minutes=5)]  # fmt: skip
    assert columns(only_sheet(workbook([heads, first, second]))) == {
        "Code": ("string", ["00001", "7"]),
        "Whole": ("int64", [3, -4]),
        "Part": ("double", [0.1, 2.5]),
        "Day": ("date32[day]", [dt.date(2024, 2, 29), dt.date(1999, 12, 31)]),
        "Moment": ("timestamp[ms]", [dt.datetime(2024, 2, 29, 13, 5), dt.datetime(2024, 3, 1)]),
        "Yes": ("bool", [True, False]),
        "Text": ("string", [" two\nlines ", "_x0041_"]),
        "Mixed": ("string", ["7", "2024-05-06"]),
        "Hour": ("string", ["14:30:00", "08:00:15"]),
        "Span": ("string", ["30:05:00", "00:05:00"]),
    }


def test_a_duration_among_texts_is_text() -> None:
    rows = [["Name", "Span"], ["a", dt.timedelta(hours=1)], ["b", "none yet"]]
    assert columns(only_sheet(workbook(rows)))["Span"][1][1] == "none yet"


def test_dates_of_the_1904_system() -> None:
    rows = [["Name", "Day"], ["a", dt.date(2024, 2, 29)]]
    assert columns(only_sheet(workbook(rows, date_1904=True)))["Day"][1] == [dt.date(2024, 2, 29)]


def test_formula_errors_and_words_for_nothing_stay_visible() -> None:
    rows = [
        ["Name", "Amount", "Due"],
        ["a", 10, dt.date(2024, 1, 2)],
        ["b", "#DIV/0!", "n/a"],
        ["#N/A", 2.5, None],
    ]
    sheet = only_sheet(workbook(rows))
    assert columns(sheet) == {
        "Name": ("string", ["a", "b", "#N/A"]),
        "Amount": ("string", ["10", "#DIV/0!", "2.5"]),
        "Due": ("string", ["2024-01-02", "n/a", None]),
    }
    assert sheet.notes == ("2 cells hold a formula error such as #DIV/0! instead of a value.",)


def test_words_for_nothing_written_beside_the_cell_or_computed_stay_visible() -> None:
    book = openpyxl.Workbook()
    for row in (["Name", "Due"], ["a", 1], ["b", "n/a"]):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    cell = rb'<c r="B3"[^>]*>.*?</c>'
    written = rewrite_sheet(stream.getvalue(), cell, rb'<c r="B3" t="inlineStr"><is><t>NA</t></is></c>')
    assert columns(only_sheet(written))["Due"][1] == ["1", "NA"]
    computed = rewrite_sheet(stream.getvalue(), cell, rb'<c r="B3" t="str"><v>None</v></c>')
    assert columns(only_sheet(computed))["Due"][1] == ["1", "None"]


def test_numbers_of_more_digits_than_a_spreadsheet_keeps_are_pointed_out() -> None:
    sheet = only_sheet(workbook([["Name", "Card"], ["a", 1234567890123456]]))
    assert "15 digits" in sheet.notes[0]


def test_headings_stand_under_titles_and_right_of_nothing() -> None:
    blank: list[Any] = []
    body = [[None, None, f"n{number}", number, dt.date(2024, 1, 1)] for number in range(3_000)]
    rows = [[None, "Report of May"], blank, [None, None, "Name", "Name", None], *body[:5], blank, *body[5:]]
    sheet = only_sheet(workbook(rows))
    assert (sheet.header_row, sheet.first_row, sheet.first_column) == (3, 4, 3)
    assert sheet.headings == ("Name", "Name", "")
    assert sheet.above == (("Report of May", "", "", ""), ("", "", "", ""))
    assert sheet.cells.num_rows == 3_001
    assert sheet.cells.slice(4, 3)["c0"].to_pylist() == ["n4", None, "n5"]
    assert [str(kind) for kind in sheet.cells.schema.types] == ["string", "int64", "date32[day]"]


def test_a_column_that_only_begins_far_below_does_not_shift_the_headings() -> None:
    rows: list[list[Any]] = [
        [None, "Name", "City"],
        *([None, f"n{number}", "Rome"] for number in range(9_000)),
    ]
    rows.append(["late", "n", "Rome"])
    sheet = only_sheet(workbook(rows))
    assert (sheet.headings, sheet.first_column) == (("", "Name", "City"), 1)
    assert sheet.cells["c0"].null_count == 9_000


def test_owner_may_choose_the_heading_row() -> None:
    rows = [["a", "b"], ["c", "d"], ["e", 1]]
    chosen = only_sheet(workbook(rows), header_rows={"Sheet1": 2})
    assert (chosen.headings, chosen.first_row, chosen.cells.to_pylist()) == (
        ("c", "d"),
        3,
        [{"c0": "e", "c1": 1}],
    )
    none = only_sheet(workbook(rows), header_rows={"Sheet1": None})
    assert (none.headings, none.header_row, none.first_row, none.cells.num_rows) == ((), None, 1, 3)


def test_sheets_without_rows_and_without_anything() -> None:
    template, empty = read_book(workbook([["Name", "City"]], []), "a.xlsx").sheets
    assert (template.headings, template.cells.num_rows, template.cells.num_columns) == (
        ("Name", "City"),
        0,
        2,
    )
    assert (empty.headings, empty.header_row, empty.cells.num_columns) == ((), None, 0)


def test_hidden_sheets_are_flagged() -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    for state in ("hidden", "veryHidden"):
        book.create_sheet(state).sheet_state = state
    stream = io.BytesIO()
    book.save(stream)
    sheets = read_book(stream.getvalue(), "a.xlsx").sheets
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [
        ("Sheet", False), ("hidden", True), ("veryHidden", True),
    ]  # fmt: skip


def test_text_files_and_cards_come_the_same_way() -> None:
    book = read_book("Name;Stadt\nJörg;Köln\n".encode("cp1252"), "Kunden.csv")
    assert (book.kind, book.sheets[0].name, book.sheets[0].cells["c1"].to_pylist()) == (
        "csv",
        "Kunden",
        ["Köln"],
    )
    assert "Windows-1252" in book.notes[0]
    assert read_book(b"BEGIN:VCARD\nN:A;B\nEND:VCARD\n", "a.vcf").kind == "vcf"
    none = read_book(b"Name,City\nA,B\n", "a.csv", header_rows={"a": None})
    assert none.sheets[0].cells.num_rows == 2


def test_progress_moves_and_reading_can_be_cancelled() -> None:
    shares: list[float] = []
    content = workbook([["Name", "City"], ["A", "B"]], [["Name", "City"]])
    read_book(content, "a.xlsx", progress=shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 2
    with pytest.raises(Unreadable) as stopped:
        read_book(content, "a.xlsx", cancelled=lambda: True)
    assert stopped.value.cause == "cancelled"


def rewrite_sheet(content: bytes, pattern: bytes, replacement: bytes) -> bytes:
    """A workbook whose first sheet's XML is changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, re.sub(pattern, replacement, part) if name.endswith("sheet1.xml") else part)
    return stream.getvalue()


def test_a_small_file_that_claims_every_cell_of_a_sheet_does_not_hurt() -> None:
    content = workbook([[1]])
    rows = (
        rb'<row r="%d"><c r="%s"><v>1</v></c></row>' % place
        for place in ((1, b"A1"), (1048576, b"XFD1048576"))
    )
    corner = b"<sheetData>" + b"".join(rows) + b"</sheetData>"
    with pytest.raises(Unreadable) as refused:
        read_book(rewrite_sheet(content, rb"<sheetData>.*</sheetData>", corner), "a.xlsx")
    assert refused.value.cause == "too_large"


def test_declared_entities_are_refused() -> None:
    content = workbook([["Name", "City"], ["A", "B"]])
    with pytest.raises(Unreadable) as refused:
        read_book(
            rewrite_sheet(content, rb"<worksheet", rb'<!DOCTYPE x [<!ENTITY e "x">]><worksheet'), "a.xlsx"
        )
    assert refused.value.cause == "bomb"


def test_declared_entities_are_refused_in_any_writing() -> None:
    """UTF-16 has a zero between any two letters."""
    sheet = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e "x">]><worksheet>&e;</worksheet>'
    with pytest.raises(Unreadable) as refused:
        read_book(rewrite_sheet(workbook([["Name"]]), rb"(?s)\A.*\Z", sheet.encode("utf-16")), "a.xlsx")
    assert refused.value.cause == "bomb"


def test_a_torn_workbook_is_damaged_and_names_the_file() -> None:
    content = workbook([["Name", "City"], ["A", "B"]])
    for piece in (
        content[: len(content) // 2],
        content.replace(b"PK\x03\x04", b"PK\x03\x05", 2),
        b"PK\x03\x04",
    ):
        with pytest.raises(Unreadable) as refused:
            read_book(piece, "May.xlsx")
        assert refused.value.cause == "damaged"
        assert refused.value.message.startswith("“May.xlsx” is damaged")


def test_a_missing_and_an_empty_file_have_their_sentences(tmp_path: Path) -> None:
    for path, cause in ((tmp_path / "none.xlsx", "missing"), (tmp_path / "empty.xlsx", "empty")):
        if cause == "empty":
            path.touch()
        with pytest.raises(Unreadable) as refused:
            read_book(path, path.name)
        assert refused.value.cause == cause


def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "seconds_for", lambda _size: 0)
    with pytest.raises(Unreadable) as refused:
        read_book(b"Name,City\nA,B\n", "a.csv")
    assert refused.value.cause == "too_long"


def test_a_process_that_takes_too_much_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "memory_for", lambda _size, **_kind: 1 << 20)
    monkeypatch.setattr(reading, "_LOOK_EVERY", 0.01)
    with pytest.raises(Unreadable) as refused:
        read_book(b"Name,City\nA,B\n", "a.csv")
    assert refused.value.cause == "too_large"


def read_shared(shared_data: Path, name: str) -> Book:
    path = shared_data / name
    return read_book(path, path.name)


def test_line_ends_as_excel_writes_them(shared_data: Path) -> None:
    sheet = read_shared(shared_data, "corpus/sheetjs/crlf/crlf.xlsx").sheets[0]
    cells = [cell for column in sheet.cells.columns for cell in column.to_pylist()] + list(sheet.headings)
    assert "abc\ndef" in cells


def test_superstore(shared_data: Path) -> None:
    book = read_shared(shared_data, "superstore/Sample - EU Superstore.xls")
    assert [(sheet.name, sheet.cells.num_rows, sheet.header_row) for sheet in book.sheets] == [
        ("Orders", 10_000, 1), ("Returns", 284, 1), ("People", 3, 1),
    ]  # fmt: skip
    orders = columns(book.sheets[0])
    assert round(sum(orders["Sales"][1]), 2) == 2_938_089.06
    assert orders["Order Date"][0] == "date32[day]"


@pytest.mark.parametrize("ending", ["xlsx", "xls", "xlsb", "ods"])
def test_dates_of_the_1904_system_as_excel_writes_them(shared_data: Path, ending: str) -> None:
    sheet = read_shared(shared_data, f"corpus/sheetjs/1904/1904.{ending}").sheets[0]
    assert [sheet.cells[1][0].as_py(), sheet.cells[1][4].as_py()] == [
        dt.date(1904, 1, 2),
        dt.date(1934, 6, 3),
    ]


def test_rows_do_not_come_under_another_sheets_name(shared_data: Path) -> None:
    report, data = read_shared(shared_data, "corpus/calamine/xls_cross_sheet_chart.xls").sheets
    assert report.cells.to_pylist()[-1] == {"c0": "LABEL A8", "c1": None, "c2": "VALUE C8"}
    assert data.cells.num_rows == 8


@pytest.mark.parametrize(
    "name",
    ["calamine/pass_protected.xlsx", "calamine/pass_protected.xlsb", "calamine/pass_protected.ods",
     "sheetjs/password_2002_40_xor.xls"],
)  # fmt: skip
def test_protected_files_say_so(shared_data: Path, name: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_shared(shared_data, f"corpus/{name}")
    assert refused.value.cause == "password"


@pytest.mark.parametrize("ending", ["xlsx", "xls", "xlsb"])
def test_formula_errors_of_every_format(shared_data: Path, ending: str) -> None:
    texts = {
        cell
        for sheet in read_shared(shared_data, f"corpus/sheetjs/ErrorTypes.{ending}").sheets
        for cells in sheet.cells.columns
        for cell in cells.to_pylist()
    }
    assert {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"} <= texts
