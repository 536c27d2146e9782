from __future__ import annotations

import io
from datetime import date, datetime

import pandas as pd
import pyarrow as pa

from data_io.marks import MARKS_SHEET
from data_io.outgoing.rejects import MEND, Rejected, write_rejects
from data_io.outgoing.styles import ROSE
from tests.data_io.outgoing.books import formulas, grid, opened

ROWS = pa.table(
    {
        "c0": pa.array(["00017", "=1+1", None]),
        "c1": pa.array([1.5, None, 3.0]),
        "c2": pa.array([datetime(2024, 5, 1), datetime(2024, 5, 1, 8, 30), None], pa.timestamp("ms")),
        "c3": pa.array([True, False, None]),
        "c4": pa.array([date(2024, 5, 1), None, None]),
    }
)
HEADINGS = ["Bestell-Nr.", "Betrag", "Wann", "", "Betrag"]
ISSUES = [
    (12, 1, "“x” is not an amount of money."),
    (12, 0, "Order number is missing."),
    (31, None, "The row names nothing that could be kept."),
    (99, 0, "of a row that is not handed back"),
]


def handed_back(*rejected: Rejected) -> bytes:
    content = io.BytesIO()
    write_rejects(rejected, content)
    return content.getvalue()


def test_rows_come_back_in_their_own_layout_with_the_reason_behind() -> None:
    content = handed_back(Rejected("Umsätze", HEADINGS, ROWS, [12, 30, 31], ISSUES))
    headings, *rows = grid(content, "Umsätze")
    assert headings == [*HEADINGS, MEND]
    assert [row[0] for row in rows] == ["00017", "=1+1", ""]
    assert [row[1] for row in rows] == [1.5, "", 3.0]
    assert [str(row[2]) for row in rows] == ["2024-05-01", "2024-05-01 08:30:00", ""]
    assert [row[3] for row in rows] == ["TRUE", "FALSE", ""]
    assert rows[0][-1] == "Row 12: “x” is not an amount of money. Order number is missing."
    assert rows[2][-1] == "Row 31: The row names nothing that could be kept."
    assert formulas(content) == []
    assert MARKS_SHEET not in opened(content).sheetnames


def test_the_reason_stands_on_the_cell() -> None:
    sheet = opened(handed_back(Rejected("S", HEADINGS, ROWS, [12, 30, 31], ISSUES)))["S"]
    assert sheet["B2"].comment.text == "“x” is not an amount of money."
    assert sheet["B2"].fill.fgColor.rgb == "FF" + ROSE.removeprefix("#")
    assert sheet["A2"].comment.text == "Order number is missing."
    assert sheet["B3"].comment is None
    assert sheet["B3"].fill.fgColor.rgb != "FF" + ROSE.removeprefix("#")


def test_sheets_keep_their_names_where_excel_allows() -> None:
    one = Rejected("a/b:c", ["x"], pd.DataFrame({"x": ["1"]}), [2], [(2, 0, "bad")])
    book = opened(handed_back(one, one, Rejected("x" * 40, ["x"], one.rows, [2], [])))
    assert book.sheetnames == ["a b c", "a b c 2", "x" * 31]


def test_a_frame_of_mixed_cells_is_taken_too() -> None:
    rows = pd.DataFrame({"x": ["a", 5, 1.5, None]}, dtype=object)
    content = handed_back(Rejected("S", ["x"], rows, [2, 3, 4, 5], []))
    assert [row[0] for row in grid(content, "S")[1:]] == ["a", "5", "1.5", ""]
