"""What may stand in a column of stored values; the store's own tests forge a value of every sort."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from crm.checks import ARROW_TYPES, check_columns, checked_columns, typed_array
from crm.entities import ENTITIES
from crm.schema import Kind


def test_every_kind_is_served() -> None:
    assert set(ARROW_TYPES) == set(Kind)


def test_issues_name_row_path_and_value() -> None:
    tasks = pd.DataFrame({"title": ["Ring", None], "kind": ["fly", "call"]}, index=[5, 9], dtype=object)
    issues = check_columns(ENTITIES["task"], tasks)
    assert [(each.row, each.field, each.code, each.value) for each in issues] == [
        (5, "task.kind", "unknown_choice", "fly"),
        (9, "task.title", "required", ""),
    ]
    assert check_columns(ENTITIES["task"], tasks[["kind"]].iloc[1:], new=False) == []


@pytest.mark.parametrize(
    "values",
    [
        pd.Series([1, None, 3], dtype=object),
        pd.Series([1, pd.NA, np.int64(3)], dtype=object),
        pd.Series([1.0, np.nan, 3.0]),
        pd.Series([1, None, 3], dtype="Int64"),
        pd.Series([1.0, None, 3], dtype=object),
    ],
)
def test_whole_numbers_are_taken_however_pandas_holds_them(values: pd.Series[Any]) -> None:
    array, wrong = typed_array(Kind.MONEY, values)
    assert (array, wrong) == (pa.array([1, None, 3]), None)


@pytest.mark.parametrize("dtype", ["str", "category", object, "string"])
def test_text_is_taken_however_pandas_holds_it(dtype: str | type[object]) -> None:
    array, wrong = typed_array(Kind.TEXT, pd.Series(["a", None, "b"], dtype=dtype))
    assert (array, wrong) == (pa.array(["a", None, "b"]), None)


def test_one_wrong_value_among_good_ones_is_the_only_one_refused() -> None:
    sales = pd.DataFrame({"amount": pd.Series([1, "2", 3, 4.5, None, True], dtype=object)})
    arrays, issues = checked_columns(ENTITIES["sale"], sales)
    assert [(each.row, each.code, each.value) for each in issues] == [
        (1, "unreadable_money", "2"),
        (3, "unreadable_money", "4.5"),
        (5, "unreadable_money", "True"),
    ]
    assert arrays["amount"].to_pylist() == [1, None, 3, None, None, None]
