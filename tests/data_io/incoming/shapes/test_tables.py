"""Several tables on one sheet, in workbooks and text files, and sheets that must not be torn apart."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import xlsxwriter

from data_io.incoming.files.delimited import read_delimited
from data_io.incoming.files.workbooks import read_workbook
from data_io.incoming.sheets import Sheet

DAY = dt.date(2024, 3, 1)
ORDERS: list[list[Any]] = [
    ["Order", "Customer", "Amount"],
    *([n, f"Customer {n}", 1.5 * n] for n in range(1, 13)),
]
STATES: list[list[Any]] = [["Code", "Meaning"], ["N", "new"], ["P", "paid"], ["S", "sent"]]
PRODUCTS: list[list[Any]] = [["Article", "Price", "Stock"], ["Lamp", 12.5, 4], ["Table", 99, 1]]


def beside(left: list[list[Any]], right: list[list[Any]], gap: int = 1) -> list[list[Any]]:
    """Two tables side by side."""
    width = max(map(len, left))
    rows = max(len(left), len(right))
    padded = [[*(left[at] if at < len(left) else []), *[None] * width][:width] for at in range(rows)]
    return [row + [None] * gap + (right[at] if at < len(right) else []) for at, row in enumerate(padded)]


def read_both(tmp_path: Path, rows: Sequence[Sequence[Any]]) -> list[list[Sheet]]:
    """The same rows as a workbook and as a text file."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Orders")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if isinstance(cell, dt.date):
                sheet.write_datetime(at, place, cell, day)
            elif cell is not None:
                sheet.write(at, place, cell)
    book.close()
    (tmp_path / "Orders.xlsx").write_bytes(stream.getvalue())
    width = max(map(len, rows))
    lines = [[*("" if cell is None else str(cell) for cell in row), *[""] * width][:width] for row in rows]
    (tmp_path / "Orders.csv").write_text("\n".join(map(";".join, lines)), encoding="utf-8")
    return [
        read_workbook(tmp_path / "Orders.xlsx", "xlsx", {}, lambda _share: None)[0],
        read_delimited(tmp_path / "Orders.csv", "Orders.csv", "csv")[0],
    ]


def filled(sheet: Sheet) -> int:
    return int(max(len(column) - column.null_count for column in sheet.cells.columns))


def test_tables_side_by_side_become_sheets_of_their_own(tmp_path: Path) -> None:
    for first, second in read_both(tmp_path, beside(ORDERS, STATES)):
        assert (first.name, first.headings, filled(first)) == ("Orders", ("Order", "Customer", "Amount"), 12)
        assert (second.name, second.headings) == ("Orders, columns E to F", ("Code", "Meaning"))
        assert (second.header_row, second.first_row, second.first_column, filled(second)) == (1, 2, 5, 3)
        assert "table of its own" in second.notes[-1]
        assert "columns E to F" in first.notes[-1]


def test_a_workbook_keeps_types_in_each_table(tmp_path: Path) -> None:
    rows = [
        *ORDERS,
        [None],
        ["Returns in March"],
        ["Day", "Customer", "Refund"],
        [DAY, "Customer 2", 3],
        [DAY, "Customer 5", 7.5],
    ]
    first, second = read_both(tmp_path, rows)[0]
    assert [str(kind) for kind in first.cells.schema.types] == ["int64", "string", "double"]
    assert [str(kind) for kind in second.cells.schema.types] == ["date32[day]", "string", "double"]


@pytest.mark.parametrize("title", [[], [["Articles"]], [["Articles"], [None]]])
def test_a_table_below_another_becomes_a_sheet_of_its_own(tmp_path: Path, title: list[list[Any]]) -> None:
    rows: list[list[Any]] = [["Orders of March"], [None], *ORDERS, [None], [None], *title, *PRODUCTS]
    for first, second in read_both(tmp_path, rows):
        assert (first.headings, filled(first)) == (("Order", "Customer", "Amount"), 12)
        assert second.name == "Orders, from row 18"
        assert (second.headings, filled(second)) == (("Article", "Price", "Stock"), 2)
        assert second.first_row == 19 + len(title)
        assert second.cells.slice(0, 1)["c0"].to_pylist() == ["Lamp"]


def test_tables_whose_headings_stand_at_different_heights(tmp_path: Path) -> None:
    rows = beside(ORDERS, [["Articles"], [None], [None], *PRODUCTS])
    for first, second in read_both(tmp_path, rows):
        assert (first.headings, filled(first)) == (("Order", "Customer", "Amount"), 12)
        assert (second.headings, second.header_row, filled(second)) == (("Article", "Price", "Stock"), 4, 2)


def test_the_same_headings_twice_are_two_blocks(tmp_path: Path) -> None:
    for first, second in read_both(tmp_path, beside(ORDERS, ORDERS)):
        assert filled(first) == filled(second) == 12


@pytest.mark.parametrize("blocks", [2, 3])
def test_the_same_headings_again_without_a_gap_are_blocks_too(tmp_path: Path, blocks: int) -> None:
    rows = [row * blocks for row in ORDERS]
    for sheets in read_both(tmp_path, rows):
        assert [(each.headings, filled(each)) for each in sheets] == [(tuple(ORDERS[0]), 12)] * blocks
        assert sheets[1].name == "Orders, columns D to F"


def test_a_block_with_a_column_more_is_a_block_of_its_own(tmp_path: Path) -> None:
    noted = [[*ORDERS[0], "Note"], *([*row, "call"] for row in ORDERS[1:])]
    for first, second in read_both(tmp_path, beside(ORDERS, noted)):
        assert (filled(first), filled(second), len(second.headings)) == (12, 12, 4)


PAID: list[list[Any]] = [["Paid on", "Amount paid"], *([DAY, 1.5 * n] for n in range(1, 10))]
WHOLE: dict[str, list[list[Any]]] = {
    "an empty column within": beside(ORDERS, [["City", "Note"], *(["Bonn", "call"] for _ in range(12))]),
    "the older ones are paid": beside(ORDERS, PAID),
    "two addresses": beside(
        [[*row, *([f"Name {at}", "Bonn"] if at else ["Name", "City"])] for at, row in enumerate(ORDERS)],
        [["Name", "City"], *([f"Name {at}", "Ulm"] for at in range(12))],
    ),
    "two addresses without a gap": [
        [*row, *([f"Name {at}", "Bonn", f"Name {at}", "Ulm"] if at else ["Name", "City", "Name", "City"])]
        for at, row in enumerate(ORDERS)
    ],
    "a note at the side": beside(ORDERS, [["Note"], ["ask Anna"]]),
    "blank rows within": [*ORDERS[:5], [None], *ORDERS[5:9], [None], [None], *ORDERS[9:]],
    "headings again after a blank row": [*ORDERS[:5], [None], *ORDERS[:1], *ORDERS[5:]],
    "groups": [ORDERS[0], ["Customer: Anna"], *ORDERS[1:4], [None], ["Customer: Ben"], *ORDERS[4:]],
    "a record of words after a blank row": [*ORDERS[:5], [None], ["n/a", "Ben", "unknown"], *ORDERS[5:]],
    "notes below": [*ORDERS, [None], ["Prices", "with tax"], ["Printed", "by Anna"]],
    "a total below": [*ORDERS, [None], ["Total", None, 117]],
}


@pytest.mark.parametrize("case", WHOLE)
def test_one_table_stays_whole(tmp_path: Path, case: str) -> None:
    for sheets in read_both(tmp_path, WHOLE[case]):
        assert [sheet.name for sheet in sheets] == ["Orders"]
        assert sheets[0].headings[:3] == ("Order", "Customer", "Amount")


def test_a_heading_chosen_by_hand_keeps_the_sheet_whole(tmp_path: Path) -> None:
    read_both(tmp_path, beside(ORDERS, STATES))
    for name in ("Orders", "Orders, columns E to F"):
        sheets, _ = read_workbook(tmp_path / "Orders.xlsx", "xlsx", {name: 1}, lambda _share: None)
        assert [(sheet.name, sheet.cells.num_columns) for sheet in sheets] == [("Orders", 6)]


def test_rows_are_numbered_as_in_the_sheet() -> None:
    cells = pa.table({"c0": ["a", "b"]})
    plain = Sheet("S", hidden=False, headings=("A",), header_row=3, above=(), cells=cells, first_row=4)
    assert plain.row_numbers.to_pylist() == [4, 5]


def test_formula_errors_stay_visible_on_a_sheet_that_is_taken_apart(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "Orders.xlsx")
    sheet = book.add_worksheet("Orders")
    for at, row in enumerate(beside(ORDERS, STATES)):
        for place, cell in enumerate(row):
            if cell is not None:
                sheet.write(at, place, cell)
    sheet.write_formula(3, 2, "=1/0", None, "#DIV/0!")
    book.close()
    orders, states = read_workbook(tmp_path / "Orders.xlsx", "xlsx", {}, lambda _share: None)[0]
    assert orders.cells.column(2).to_pylist()[2] == "#DIV/0!"
    assert states.headings == ("Code", "Meaning")
