"""What a workbook's package tells before its sheets are read."""

from __future__ import annotations

import io

import openpyxl
import pytest

from data_io.incoming.files.reading import read_book


def notes_of(hidden_rows: list[int], hidden_columns: str, rows: int = 30) -> tuple[int, tuple[str, ...]]:
    """How many rows of such a workbook were read, and what was said of it."""
    book = openpyxl.Workbook()
    for row in [
        ["Name", "City", "E-mail"],
        *([f"Name {at}", "Ulm", f"a{at}@example.com"] for at in range(rows)),
    ]:
        book.active.append(row)
    for number in hidden_rows:
        book.active.row_dimensions[number].hidden = True
    for letter in hidden_columns:
        book.active.column_dimensions[letter].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    (sheet,) = read_book(stream.getvalue(), "a.xlsx").sheets
    return sheet.cells.num_rows, sheet.notes


@pytest.mark.parametrize(
    ("rows", "columns", "note"),
    [
        ([3], "", "1 row of this sheet is hidden in the file; it is brought in like the others."),
        ([3, 5, 9], "B", "3 rows and 1 column of this sheet are hidden in the file; they are brought in like the others."),
        ([], "AC", "2 columns of this sheet are hidden in the file; they are brought in like the others."),
        ([], "XYZ", None),
        ([200], "", None),
    ],
)  # fmt: skip
def test_hidden_rows_and_columns_are_read_and_counted(
    rows: list[int], columns: str, note: str | None
) -> None:
    assert notes_of(rows, columns) == (30, (note,) if note else ())


def test_hidden_rows_are_counted_however_long_the_sheet_is() -> None:
    read, (note,) = notes_of(list(range(2, 20_002, 2)), "", 20_000)
    assert read == 20_000
    assert note.startswith("10,000 rows of this sheet are hidden")
