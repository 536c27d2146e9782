from __future__ import annotations

import io
from pathlib import Path

import pyarrow as pa

from crm.access import LOCAL_OWNER
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.incoming.planning import plan_books
from data_io.incoming.rejected import rejected_of, write_rejected
from data_io.incoming.report import issues
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import planned, sheet_of, table_of
from tests.data_io.outgoing.books import grid, opened

SALES = sheet_of(
    """
    Order no|Date|Customer|Amount|Shelf
    A1|2024-01-05|Ann|1.50|top
    A2|soon|Bob|2.00|low
    A3|2024-01-07|Cy|??|
    """,
    "Sales",
)


def test_rows_are_handed_back_in_their_own_layout_with_what_to_mend(store: Store) -> None:
    content = io.BytesIO()
    assert write_rejected(planned(store, SALES), content)
    headings, *rows = grid(content.getvalue(), "Sales")
    assert headings == ["Order no", "Date", "Customer", "Amount", "Shelf", "What to mend"]
    assert rows == [
        ["A2", "soon", "Bob", "2.00", "low", "Row 3: “soon” is not a date."],
        ["A3", "2024-01-07", "Cy", "??", "", "Row 4: “??” is not an amount of money."],
    ]


def test_mended_they_can_be_brought_in(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "mend.xlsx"
    write_rejected(planned(store, SALES), file)
    book = opened(file.read_bytes())
    sheet = book["Sales"]
    sheet["B2"], sheet["D3"] = "2024-01-06", "3.25"
    book.save(file)
    plan, _ = bring_in([read_book(file, file.name)], store, LOCAL_OWNER)
    assert plan.sheets[0].match.column_for("own.What to mend") is None
    assert table_of(store, "sale", "order_number", "amount") == [("A2", 20_000), ("A3", 32_500)]


def test_where_nothing_is_handed_back_nothing_is_written(store: Store, tmp_path: Path) -> None:
    plan = planned(store, "Order no|Date|Amount\nA1|2024-01-05|1")
    assert not write_rejected(plan, tmp_path / "none.xlsx")
    assert rejected_of(plan.sheets[0]) is None
    assert list(tmp_path.glob("*.xlsx")) == []


def test_rows_of_months_in_columns_come_back_a_month_a_row(store: Store, tmp_path: Path) -> None:
    content = b"Order no;Customer;Jan 2024;Feb 2024;Mar 2024\nA1;Ann;5;many;7\nA2;Bob;a lot;;2\n"
    path = tmp_path / "sales.csv"
    path.write_bytes(content)
    plan = plan_books([read_book(path, path.name)], store, LOCAL_OWNER)
    rejected = rejected_of(plan.sheets[0])
    assert rejected is not None
    assert list(rejected.row_numbers) == [2, 3]
    assert [row["c3"] for row in pa.table(rejected.rows).to_pylist()] == ["many", "a lot"]
    with (tmp_path / "back.xlsx").open("wb") as target:
        assert write_rejected(plan, target)
    (back,) = [each for each in read_book(tmp_path / "back.xlsx", "back.xlsx").sheets if not each.hidden]
    assert back.cells.num_rows == 2


def test_rows_of_a_sheet_without_headings_come_back_under_what_its_columns_were_taken_for(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "shop.csv"
    lines = [
        f"A{at},2026-03-{at:02d},Anna Berg,Apples,{at},{at}.50,{at * at + at / 2:.2f}" for at in range(1, 20)
    ]
    path.write_text("\n".join([*lines, "A20,soon,Bo Lind,Pears,1,2.00,2.00"]), encoding="utf-8")
    plan = plan_books([read_book(path, path.name)], store, LOCAL_OWNER)
    sheet = plan.sheets[0]
    assert (sheet.sheet.headings, sheet.match.entity) == ((), "sale")
    assert [issue["heading"] for issue in issues(sheet) if issue["row"] == 20] == ["Date"]
    assert write_rejected(plan, tmp_path / "back.xlsx")
    back = read_book(tmp_path / "back.xlsx", "back.xlsx").sheets[0]
    assert "Date" in back.headings
    assert back.cells.num_rows == 1
