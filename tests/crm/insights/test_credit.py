from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pandas as pd

from crm.insights.credit import open_orders, owed_by_age, owed_by_customer, paid_orders
from crm.insights.returns import returned_lines

Table = Callable[..., pd.DataFrame]

TODAY = date(2026, 3, 20)
SALES = """
order_number customer product sold_at     due_on      amount
A1           1        10      2026-01-01  2026-01-31  60
A1           1        11      2026-01-01  2026-01-31  40
A2           1        10      2026-03-01  2026-03-31  30
B1           2        10      2026-02-01  2026-02-28  50
C1           3        10      2026-02-01  -           70
D1           4        10      2026-02-01  2026-03-20  20
"""


def owed(table: Table, payments: str, returns: str = "") -> pd.DataFrame:
    sales = table("sale", SALES)
    return open_orders(
        sales, table("payment", payments), returned_lines(table("return", returns), sales), today=TODAY
    )


def test_what_is_not_paid_is_owed_and_overdue_after_its_day(table: Table) -> None:
    orders = owed(table, "paid_on customer order_number amount\n2026-02-27 2 B1 50\n2026-02-01 1 A1 99.5")
    assert orders["order_number"].tolist() == ["A1", "D1", "A2"]
    assert orders["owed"].tolist() == [0.5, 20, 30]
    assert orders["overdue"].tolist() == [True, False, False], "due today is not overdue"
    assert orders["days_overdue"].tolist() == [48, 0, 0]


def test_a_payment_without_an_order_pays_the_oldest_first(table: Table) -> None:
    orders = owed(table, "paid_on customer order_number amount\n2026-02-01 1 - 110").set_index(
        "order_number"
    )["owed"]
    assert orders.to_dict() == {"A2": 20, "B1": 50, "D1": 20}


def test_what_came_back_is_not_owed(table: Table) -> None:
    orders = owed(table, "", "order_number product refund\nA1 10 60\nB1 - -").set_index("order_number")[
        "owed"
    ]
    assert orders.to_dict() == {"A1": 40, "A2": 30, "D1": 20}


def test_an_order_number_of_two_customers_goes_by_the_payer(table: Table) -> None:
    sales = table(
        "sale",
        "order_number customer due_on amount\nS 1 2026-01-31 10\nS 2 2026-01-31 10",
    )
    payments = table("payment", "paid_on customer order_number amount\n2026-01-15 2 S 10")
    orders = open_orders(sales, payments, returned_lines(table("return"), sales), today=TODAY)
    assert orders["customer"].tolist() == [1]


def test_debts_add_up_by_customer(table: Table) -> None:
    people = owed_by_customer(owed(table, "")).set_index("customer")
    assert people.loc[[1], ["owed", "overdue", "orders", "days_overdue"]].to_numpy().tolist() == [
        [130, 100, 1, 48]
    ]
    assert people.index.tolist() == [1, 2, 4]
    assert owed_by_customer(owed(table, "").iloc[:0]).empty


def test_late_is_what_was_paid_after_its_day(table: Table) -> None:
    payments = (
        "paid_on customer order_number amount\n2026-02-27 2 B1 50\n2026-01-20 1 A1 60\n2026-02-01 1 A1 40"
    )
    paid = paid_orders(table("sale", SALES), table("payment", payments)).set_index("order_number")["late"]
    assert paid.to_dict() == {"A1": True, "B1": False}


def test_what_is_owed_is_added_up_by_age_as_sql_does(table: Table) -> None:
    lot = np.random.default_rng(3)
    days = lot.integers(-20, 130, 200)
    due = [date(2026, 11, 1) - timedelta(days=int(each)) for each in days]
    lines = [f"A{at} {at % 7} {day} {lot.integers(1, 90)}" for at, day in enumerate(due)]
    sales = table("sale", "order_number customer due_on amount\n" + "\n".join(lines))
    today = date(2026, 11, 1)
    empty = returned_lines(table("return"), sales)
    ages = owed_by_age(open_orders(sales, table("payment"), empty, today=today))
    with sqlite3.connect(":memory:") as database:
        told = sales[["customer", "amount"]].assign(late=np.maximum(days, 0))
        told.to_sql("sale", database)
        asked = database.execute(
            "SELECT CASE WHEN late = 0 THEN 0 WHEN late <= 30 THEN 1 WHEN late <= 60 THEN 2"
            " WHEN late <= 90 THEN 3 ELSE 4 END AS age, count(*), count(DISTINCT nullif(customer, 0)),"
            " sum(amount) FROM sale GROUP BY age ORDER BY age"
        ).fetchall()
    found = ages[["orders", "customers", "owed"]].itertuples(index=False)
    assert [(at, *row) for at, row in enumerate(found)] == asked
