"""Workbooks of this shop and of another one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from crm.access import LOCAL_OWNER
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.marks import MARKS_SHEET, STORE_MARK
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import table_of
from tests.data_io.record_maker import keep
from tests.data_io.test_round_trip import cells_changed, made, planned, saved_again, workbook


def records(**columns: list[Any]) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype=object)


def other_shop(folder: Path) -> bytes:
    """The workbook of another shop, whose customers and sales have the numbers that ours have."""
    with Store.open(f"sqlite:///{folder / 'other.db'}") as other:
        keep(
            other,
            customer=records(name=["Zoe", "Yan"], code=["C-9", "C-1"], city=["Bern", "Graz"]),
            sale=records(order_number=["90"], customer=[1], quantity=[3.0]),
        )
        return workbook(other)


def without_mark(book: Any) -> None:  # noqa: ANN401 - openpyxl's book
    page = book[MARKS_SHEET]
    row = next(each[0].row for each in page.iter_rows() if each[0].value == STORE_MARK)
    page.delete_rows(row)


def test_numbers_of_another_shop_overwrite_nothing(store: Store, tmp_path: Path) -> None:
    keep(
        store,
        customer=records(name=["Ann", "Bob"], code=["C-1", "C-2"]),
        sale=records(order_number=["1"], customer=[1], quantity=[1.0]),
    )
    content = saved_again(other_shop(tmp_path))
    plan = planned(content, store)
    assert cells_changed(plan) == {("customer", 1, "name"): "Yan", ("customer", 1, "city"): "Graz"}
    assert made(plan) == {
        "customer": [{"name": "Zoe", "code": "C-9", "city": "Bern"}],
        "sale": [{"order_number": "90", "line": 1, "customer": -1, "quantity": 3.0}],
    }
    bring_in([read_book(content, "other.xlsx")], store, LOCAL_OWNER)
    assert table_of(store, "customer", "name") == [("Yan",), ("Bob",), ("Zoe",)]
    assert table_of(store, "sale", "order_number", "customer") == [("1", 1), ("90", 3)]
    assert planned(content, store).changes.is_empty


def test_a_workbook_from_before_stores_had_a_name_counts_as_ours(store: Store) -> None:
    keep(store, customer=records(name=["Ann", "Ann"], city=["Rome", "Oslo"]))
    plan = planned(saved_again(workbook(store), without_mark), store)
    assert plan.changes.is_empty
    assert [each.records.tolist() for each in plan.sheets if each.match.entity == "customer"] == [[1, 2]]


def test_a_back_up_is_the_same_shop(store: Store, tmp_path: Path) -> None:
    keep(store, customer=records(name=["Ann", "Ann"], city=["Rome", "Oslo"]))
    content = workbook(store)
    copy = tmp_path / "copy.db"
    store.copies.write(copy, LOCAL_OWNER)
    with Store.open(f"sqlite:///{copy}") as again:
        assert again.identity == store.identity
        assert planned(content, again).changes.is_empty
