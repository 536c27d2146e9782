from __future__ import annotations

import csv
import io
from datetime import datetime

import pandas as pd
import pytest

from data_io.outgoing.tables import csv_bytes, guarded, unguarded, write_table
from tests.data_io.outgoing.books import formulas, grid, opened


def shown() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Customer": pd.Series(["Ann", "=1+1", "Bob"], dtype="category"),
            "Revenue": [1.5, float("nan"), -3.0],
            "Last": pd.Series([datetime(2024, 5, 1), datetime(2024, 5, 1, 8, 30), pd.NaT]),
            "Orders": pd.Series([1, None, 3], dtype="Int64"),
            "=x": ["a", None, "b"],
        }
    )


def test_a_table_goes_out_as_shown() -> None:
    content = io.BytesIO()
    write_table(shown(), content, title="Best customers: 2024")
    assert opened(content.getvalue()).sheetnames == ["Best customers  2024"]
    headings, *rows = grid(content.getvalue(), "Best customers  2024")
    assert headings == ["Customer", "Revenue", "Last", "Orders", "=x"]
    assert [row[0] for row in rows] == ["Ann", "=1+1", "Bob"]
    assert [row[1] for row in rows] == [1.5, "", -3.0]
    assert [str(row[2]) for row in rows] == ["2024-05-01", "2024-05-01 08:30:00", ""]
    assert [row[3] for row in rows] == [1, "", 3]
    assert formulas(content.getvalue()) == []


def test_a_named_index_goes_along_and_an_empty_table_too() -> None:
    content = io.BytesIO()
    write_table(pd.DataFrame({"n": [5]}, index=pd.Index(["May"], name="Month")), content)
    assert grid(content.getvalue(), "Table") == [["Month", "n"], ["May", 5]]
    content = io.BytesIO()
    write_table(shown().head(0), content)
    assert len(grid(content.getvalue(), "Table")) == 1


def test_csv_runs_no_formula_and_opens_right() -> None:
    content = csv_bytes(shown())
    assert content.startswith(b"\xef\xbb\xbf")
    headings, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert headings == ["Customer", "Revenue", "Last", "Orders", "'=x"]
    assert [row[0] for row in rows] == ["Ann", "'=1+1", "Bob"]
    assert [row[1] for row in rows] == ["1.5", "", "-3.0"]
    assert datetime.fromisoformat(rows[1][2]) == datetime(2024, 5, 1, 8, 30)


@pytest.mark.parametrize(
    "text", ["=1", "+cmd|x", "-x", "@a", "\tx", "\r=1", "\uff1d1", "'=1", "''@", "+1+cmd", "-1+A1"]
)
def test_what_would_run_is_guarded_and_can_be_told(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    "text", ["+49 30 1234", "-12.50", "+1 (555) 010-999", "-5 %", "plain", "", "a=b", "'quoted'"]
)
def test_phones_numbers_and_plain_text_stay(text: str) -> None:
    assert unguarded(guarded(text)) == text
    if text != "-5 %":
        assert guarded(text) == text
