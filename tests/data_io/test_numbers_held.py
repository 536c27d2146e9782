from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_io.incoming.recognition.own_books import marks_of
from data_io.incoming.sheets import Book
from data_io.marks import MARKS_SHEET
from data_io.numbers_held import as_ranges, held_marks, ids_in
from tests.data_io.incoming.sheet_maker import sheet_of


@given(st.sets(st.integers(1, 10**9), max_size=50))
def test_what_was_written_short_is_read_back(numbers: set[int]) -> None:
    ids = np.array(sorted(numbers), dtype="int64")
    assert ids_in(as_ranges(ids)).tolist() == ids.tolist()


@pytest.mark.parametrize("text", ["", "x", "1-", "1,,2", "5-2-1", "1-999999999999"])
def test_what_is_no_such_text_holds_nothing(text: str) -> None:
    assert ids_in(text).tolist() == []


def test_numbers_too_many_for_one_cell_go_on_in_the_next_mark() -> None:
    ids = np.arange(1, 40_000, 2)
    marks = held_marks("sale", ids)
    assert len(marks) > 1
    assert max(len(text) for _, text in marks) <= 32_767
    rows = "\n".join(f"{key}|{text}" for key, text in [("format", "1"), *marks])
    book = Book("shop.xlsx", "xlsx", (sheet_of(rows, MARKS_SHEET),))
    assert ids_in(marks_of(book)["held:sale"]).tolist() == ids.tolist()
