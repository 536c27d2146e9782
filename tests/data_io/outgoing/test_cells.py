from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.checks import ARROW_TYPES
from crm.schema import Choice, Field, Kind
from crm.values import MONEY_SCALE, list_items, list_text
from data_io.outgoing.cells import Cells, as_found, raw_cells
from data_io.outgoing.styles import STYLES
from tests.data_io.outgoing.books import book_of, formulas, grid, parts

# Half pairs and NUL never reach the store. U+FFFE and U+FFFF are no characters: XML cannot hold them, and
# what is written for them (as Excel does) is read by Excel alone.
SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufffe\uffff")
WORDS = st.text(SIGNS, min_size=1, max_size=40)
DAYS = st.dates(date(1, 1, 1)).map(date.isoformat)
MOMENTS = st.datetimes(datetime(1900, 3, 1)).map(lambda moment: moment.replace(microsecond=0).isoformat())
CHOICES = (Choice("a", "First"), Choice("b", "Second"))
TOLD = Field("told", Kind.CHOICE, "Told", choices=CHOICES)

STORED: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: WORDS,
    Kind.LONG_TEXT: WORDS,
    Kind.TERM: WORDS,
    Kind.CHOICE: st.sampled_from(["a", "b"]),
    Kind.EMAIL: WORDS,
    Kind.PHONE: WORDS,
    Kind.URL: WORDS,
    Kind.LIST: st.lists(WORDS, min_size=1).map(lambda items: json.dumps(items, ensure_ascii=False)),
    Kind.INTEGER: st.integers(-(2**53), 2**53),
    Kind.NUMBER: st.floats(allow_nan=False, allow_infinity=False),
    Kind.MONEY: st.integers(-(2**53), 2**53),
    Kind.SHARE: st.floats(0, 1),
    Kind.DATE: DAYS,
    Kind.MOMENT: st.one_of(DAYS, MOMENTS).map(lambda text: text.removesuffix("T00:00:00")),
    Kind.BOOLEAN: st.integers(0, 1),
    Kind.REFERENCE: st.integers(1, 2**53),
}


Again = Callable[[Any], Any]


def units_again(cell: float | str) -> int:
    return round(cell * MONEY_SCALE) if isinstance(cell, int | float) else int(cell.replace(".", ""))


def day_again(cell: date | str) -> str:
    return (cell if isinstance(cell, str) else cell.isoformat()).removesuffix("T00:00:00")


AGAIN: dict[Kind, Again] = {
    Kind.INTEGER: int,
    Kind.REFERENCE: int,
    Kind.MONEY: units_again,
    Kind.NUMBER: float,
    Kind.SHARE: float,
    Kind.DATE: day_again,
    Kind.MOMENT: day_again,
    Kind.BOOLEAN: {"Yes": 1, "No": 0}.__getitem__,
    Kind.CHOICE: {choice.label: choice.code for choice in CHOICES}.__getitem__,
    Kind.LIST: lambda cell: json.dumps(list_items(cell), ensure_ascii=False),
}
"""What stood in the store, told from a cell as any program reads it; text is itself."""


def texts_of(cells: Cells) -> list[str | None]:
    assert cells.texts is not None
    return list(cells.texts.to_pylist())


def numbers_of(cells: Cells) -> list[str | None]:
    assert cells.numbers is not None
    return list(cells.numbers.to_pylist())


def test_every_kind_has_a_style_and_is_tried_here() -> None:
    assert set(STYLES) == set(Kind) == set(STORED)


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_a_stored_value_survives_the_sheet(kind: Kind, data: st.DataObject) -> None:
    values = data.draw(st.lists(st.none() | STORED[kind], min_size=1, max_size=8))
    cells = STYLES[kind].render(pa.array(values, ARROW_TYPES[kind]), TOLD if kind is Kind.CHOICE else None)
    content = book_of(
        [("whole", raw_cells(pa.array(range(len(values))))), (STYLES[kind].format, cells)], len(values)
    )
    read = [row[1] for row in grid(content, "A")[1:]]
    again = AGAIN.get(kind, str)
    assert [None if cell == "" else again(cell) for cell in read] == values
    assert formulas(content) == []


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "#N/A", "'quoted")
LOOK_ALIKES = ("00123", "1e5", "2024-01-05", "TRUE", "http://x.y", "<&>", "_x0007_", "_x005F_")
SPACED = (" a ", "a\nb", "\tx", "a\r\nb", "\x07")


@pytest.mark.parametrize("text", [*FORMULAS, *LOOK_ALIKES, *SPACED])
def test_text_stays_text(text: str) -> None:
    content = book_of([("text", raw_cells(pa.array([text])))], 1)
    assert grid(content, "A")[1] == [text]
    assert formulas(content) == []
    assert "xl/worksheets/sheet1.xml" in parts(content)


def test_money_has_four_decimals_and_no_dust() -> None:
    cells = STYLES[Kind.MONEY].render(pa.array([6990982, 10, -1, 100_000_000_000]), None)
    assert numbers_of(cells) == ["699.0982", "0.001", "-0.0001", "10000000"]


def test_a_moment_at_midnight_is_a_date_alone() -> None:
    cells = STYLES[Kind.MOMENT].render(pa.array(["2024-02-29", "2024-02-29T12:00:00", None]), None)
    assert numbers_of(cells) == ["45351", "45351.5", None]
    assert cells.timed is not None
    assert cells.timed.to_pylist() == [False, True, None]


def test_a_day_before_excels_calendar_is_text() -> None:
    cells = STYLES[Kind.DATE].render(pa.array(["1850-01-05", "1900-02-28", "1900-03-01"]), None)
    assert texts_of(cells) == ["1850-01-05", "1900-02-28", None]
    assert numbers_of(cells) == [None, None, "61"]


@pytest.mark.parametrize(
    ("items", "text"),
    [
        (["apples", "pears"], "apples; pears"),
        (["apples"], "apples"),
        (["Doe, John"], "Doe, John;"),
        (["fish; chips", "peas"], '["fish; chips", "peas"]'),
        (["twice", "twice"], '["twice", "twice"]'),
    ],
)
def test_lists_are_read_as_they_were(items: list[str], text: str) -> None:
    assert list_text(json.dumps(items)) == text
    assert list_items(text) == items


def test_mixed_own_cells_keep_their_types() -> None:
    cells = as_found(["7", 7, 7.5, True, None])
    assert numbers_of(cells) == [None, "7", "7.5", None, None]
    assert texts_of(cells) == ["7", None, None, "Yes", None]
