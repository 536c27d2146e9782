"""A mended cell is read like any other."""

from __future__ import annotations

import pyarrow as pa
import pytest

from data_io.incoming.mending import mend
from data_io.incoming.sheets import Sheet, name_columns


def sheet(*columns: list[object]) -> Sheet:
    cells = name_columns([pa.array(column) for column in columns])
    return Sheet("Sales", hidden=False, headings=("A", "B"), header_row=3, above=(), cells=cells, first_row=4)


def test_a_mended_text_stands_in_its_cell() -> None:
    mended = mend(sheet(["1", "a few"], ["x", "y"]), {(5, 0): " 3 "})

    assert mended.cells.column(0).to_pylist() == ["1", "3"]
    assert mended.cells.column(1).to_pylist() == ["x", "y"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("3.5", [1.234, 3.5]), ("3,5", [1.234, 3.5]), ("", [1.234, None]), ("a few", ["1.234", "a few"])],
)
def test_numbers_stay_numbers_where_the_text_is_one(text: str, expected: list[object]) -> None:
    mended = mend(sheet([1.234, -7.0], ["x", "y"]), {(5, 0): text})

    assert mended.cells.column(0).to_pylist() == expected


def test_places_outside_the_sheet_are_left_alone() -> None:
    before = sheet(["1"], ["x"])

    assert mend(before, {(3, 0): "?", (5, 0): "?", (4, 2): "?", (4, -1): "?"}).cells.equals(before.cells)


def test_a_row_that_became_several_is_mended_only_where_it_is_clear_which_is_meant() -> None:
    before = sheet([1.0, 2.0, 3.0], ["x", "y", "z"])
    long = Sheet("S", False, ("A", "B"), 3, (), before.cells, 4, rows=pa.array([4, 4, 7]))  # noqa: FBT003

    mended = mend(long, {(4, 0): "9", (7, 0): "9", (5, 0): "9"})

    assert mended.cells.column(0).to_pylist() == [1.0, 2.0, 9.0]
