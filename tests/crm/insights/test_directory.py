from __future__ import annotations

from datetime import date

import pandas as pd

from crm.insights.directory import customer_directory
from tests.crm.insights.conftest import Table

TODAY = date(2026, 6, 30)
CUSTOMERS = "name city\nAnn Bern\nBob -\nCy -"


def test_every_customer_has_a_row(table: Table) -> None:
    sales = table(
        "sale",
        """
order_number sold_at    customer product amount cost due_on
A            2026-05-01 1        1       10     4    -
A            2026-05-01 1        1       5      2    -
B            2024-05-01 1        1       100    4    -
-            2026-06-01 1        1       1      0    -
C            2026-04-01 2        1       50     10   2026-05-01
-            2026-06-02 -        1       7      1    -
""",
    )
    payments = table("payment", "paid_on customer order_number amount\n2026-05-05 2 C 20")
    people = customer_directory(
        sales,
        table("return"),
        payments,
        table("customer", CUSTOMERS),
        table("product", "name\nFigs"),
        today=TODAY,
    )
    assert people.index.tolist() == [1, 2, 3]
    assert people["orders"].tolist() == [3, 1, 0]
    assert people["spent_12_months"].tolist() == [16, 50, 0]
    assert people["owes"].tolist() == [0, 30, 0]
    assert people["last_on"].tolist() == [pd.Timestamp(2026, 6, 1), pd.Timestamp(2026, 4, 1), pd.NaT]
    assert people["rank"].tolist()[:2] == [2, 1]
    assert pd.isna(people["rank"].iloc[2])


def test_nobody_owes_where_no_payments_are_kept(table: Table) -> None:
    sales = table("sale", "order_number sold_at customer amount due_on\nC 2026-04-01 1 50 2026-05-01")
    people = customer_directory(
        sales, table("return"), table("payment"), table("customer", CUSTOMERS), table("product"), today=TODAY
    )
    assert people["owes"].tolist() == [0, 0, 0]


def test_without_records_the_columns_are_there(table: Table) -> None:
    people = customer_directory(
        table("sale"), table("return"), table("payment"), table("customer"), table("product"), today=TODAY
    )
    assert people.columns.tolist() == ["last_on", "orders", "spent_12_months", "owes", "rank"]
    assert people.dtypes["last_on"] == "datetime64[s]"
    assert people.empty
