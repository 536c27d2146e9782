"""The tour of the program: one uploaded file from its bytes to a chart, then an edit, its undo, out and in.

Read it from the top. Each step names what does it, so that you know where to look next. The screens do just
this: a page asks ``ui`` for its parts, and those call what is called here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from crm.access import LOCAL_OWNER
from crm.charts.revenue import revenue_bars
from crm.insights.figures import headline_figures
from crm.insights.returns import returned_lines
from crm.insights.revenue import revenue_by_month
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import store_plan
from data_io.incoming.planning import plan_books
from data_io.incoming.recognition.matching import match_sheet
from data_io.incoming.report import report_sheet
from data_io.outgoing.workbook import write_workbook
from data_io.store import Store

TODAY = date(2024, 3, 15)
KEPT_BY_HAND = [
    ["Sales of the shop", None, None, None, None, None],
    ["Order no.", "Date", "Customer", "Item", "Qty", "Price each"],
    ["A1", "15/01/2024", "Ann Ames", "Apples", 2, "$1.50"],
    ["A1", "15/01/2024", "Ann Ames", "Pears", 1, "$2.00"],
    ["A2", "06/02/2024", "Bob Bell", "Apples", 4, "$1.50"],
    ["A3", "soon", "Bob Bell", "Apples", 1, "$1.50"],  # nobody can read this date
    ["A2", "08/02/2024", "Bob Bell", "Apples", -1, "$1.50"],  # one came back
    ["Total", None, None, None, None, "$9.50"],
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'shop.db'}") as opened:
        yield opened


def uploaded() -> bytes:
    """What a browser hands over: the bytes of a workbook as owners keep them."""
    content, book = io.BytesIO(), openpyxl.Workbook()
    for row in KEPT_BY_HAND:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def sold(store: Store) -> float:
    return float(store.load("sale", LOCAL_OWNER)["amount"].sum())


def test_from_bytes_to_a_chart_and_back(store: Store) -> None:
    # 1. Bytes become a book of sheets, in a process of its own: no file can take the program down with it.
    book = read_book(uploaded(), "sales.xlsx")
    (sheet,) = book.sheets
    assert (sheet.header_row, sheet.headings[0]) == (2, "Order no.")  # the title above was seen as one

    # 2. A sheet is matched: it holds sales, and each heading feeds a field of crm/entities.py, where every
    #    fact is declared once.
    match = match_sheet(sheet, book.name)
    assert match.entity == "sale"
    assert match.column_for("sale.unit_price").heading == "Price each"  # type: ignore[union-attr]

    # 3. A plan says what would become of every row. Nothing is stored yet; the owner looks at just this.
    plan = plan_books([book], store, LOCAL_OWNER)
    told = report_sheet(plan.sheets[0], None)
    assert (told["created"], told["rejected"], told["skipped"], told["rows_read"]) == (4, 1, 1, 6)
    assert told["issues"][0]["message"] == "“soon” is not a date."
    assert told["sums"]["sale.amount"] == {"file": 11.0, "stored": 9.5, "rejected": 1.5}
    assert store.count("sale", LOCAL_OWNER) == 0

    # 4. The plan's ChangeSet goes through the only door there is, ``Store.apply``: one step, one receipt.
    receipt = store_plan(plan, store, LOCAL_OWNER)
    assert {entity: counts.created for entity, counts in receipt.counts.items() if counts.created} == {
        "customer": 2,
        "product": 2,
        "sale": 3,
        "return": 1,
    }

    # 5. Analyses are pure: frames of the store in, figures out. By hand: 2 x 1.50 + 2 + 4 x 1.50 = 11.
    frames = {name: store.load(name, LOCAL_OWNER) for name in ("sale", "return", "complaint", "customer")}
    figures = headline_figures(*frames.values(), as_of=TODAY)
    assert (figures.revenue, figures.refunds, figures.net_revenue, figures.orders) == (11.0, 1.5, 9.5, 2)

    # 6. A chart draws what an analysis found, and computes nothing.
    months = revenue_by_month(frames["sale"], returned_lines(frames["return"], frames["sale"]), today=TODAY)
    assert months["revenue"].tolist() == [5.0, 6.0, 0.0]
    chart = revenue_bars(months)
    assert [list(bar.y) for bar in chart.data][-1] == [5.0, 6.0, 0.0]

    # 7. An edit in the grid is a ChangeSet too: one cell, with the value that it was based on.
    cell = pd.DataFrame({"id": [1], "field": ["amount"], "before": [30_000], "after": [40_000]}, dtype=object)
    edit = EntityChanges("sale", updates=cell.astype({"id": "int64"}))
    edited = store.apply(ChangeSet(Source.EDIT, "A1, Apples", (edit,)), LOCAL_OWNER)
    assert sold(store) == 12.0  # stored in whole ten-thousandths, shown in dollars
    latest = store.record_history("sale", 1, LOCAL_OWNER).iloc[0]
    assert (latest["field"], latest["before"], latest["after"]) == ("amount", 30_000, 40_000)

    # 8. Undo is a ChangeSet worked out from history. It takes back that step and nothing else.
    store.undo(edited.revision, LOCAL_OWNER)
    assert sold(store) == 11.0

    # 9. All goes out as one workbook, and what comes in again unchanged changes nothing.
    content = io.BytesIO()
    write_workbook(store, LOCAL_OWNER, content)
    again = plan_books([read_book(content.getvalue(), "all.xlsx")], store, LOCAL_OWNER)
    assert again.changes.is_empty
    assert store.check() == []
