from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from crm.insights.concentration import Concentration, concentration
from crm.insights.returns import returned_lines

Table = Callable[..., pd.DataFrame]

TODAY = date(2026, 11, 20)


def found(table: Table, rows: str, returns: str = "") -> Concentration:
    sales = table("sale", f"sold_at customer amount cost discount order_number\n{rows}")
    back = returned_lines(table("return", returns), sales)
    return concentration(sales, back, table("product"), table("customer"), today=TODAY)


def test_shares_of_ten_customers(table: Table) -> None:
    rows = "\n".join(f"2026-10-01 {each} {60 if each == 1 else 5} - - -" for each in range(1, 10))
    whole = found(table, rows)
    assert whole.largest_share == 0.6
    assert whole.largest == 1
    assert whole.is_risky
    assert whole.best_fifth_share == 0.65
    assert (whole.half_from, whole.most_from) == (1, 5)
    assert whole.herfindahl is not None
    np.testing.assert_allclose(whole.herfindahl, 0.6**2 + 8 * 0.05**2)
    assert whole.few


def test_equal_customers_are_as_many_as_they_are(table: Table) -> None:
    whole = found(table, "\n".join(f"2026-10-01 {each} 5 - - -" for each in range(1, 21)))
    assert whole.equal_customers is not None
    np.testing.assert_allclose(whole.equal_customers, 20)
    np.testing.assert_allclose(whole.curve["money_share"], whole.curve["customers_share"])
    assert not whole.is_risky


def test_profit_is_less_returns_and_costs(table: Table) -> None:
    whole = found(
        table,
        """
        2026-10-01  1  100  40  5  A
        2026-10-02  1  50   20  -  B
        2026-10-03  2  200  190 -  C
        2026-10-04  0  150  10  -  D
        2025-10-04  2  999  10  -  E
        """,
        "returned_on customer order_number refund\n2026-10-20 2 C 30",
    )
    table_of = whole.customers.set_index("customer")
    assert table_of["profit"].to_dict() == {1: 90, 2: -20}
    assert table_of.loc[1, "discount"] == 5
    assert whole.losing == 1
    assert whole.by_profit
    assert whole.unnamed_share == 0.3


def test_costs_that_are_not_known_are_not_nothing(table: Table) -> None:
    whole = found(table, "2026-10-01 1 100 - - A\n2026-10-01 2 10 4 - B")
    assert not whole.by_profit
    assert whole.customers["customer"].tolist() == [1, 2]
    assert np.isnan(whole.customers["profit"].iloc[0])


def test_superstore_agrees_with_sql(superstore: dict[str, pd.DataFrame]) -> None:
    sales = superstore["sales"]
    today = sales["sold_at"].max().date()
    back = returned_lines(superstore["returns"], sales)
    whole = concentration(sales, back, superstore["products"], superstore["customers"], today=today)
    with sqlite3.connect(":memory:") as database:
        for name, frame in (("sale", sales), ("back", back)):
            day = "sold_at" if name == "sale" else "returned_on"
            texts = {
                day: frame[day].dt.strftime("%Y-%m-%d"),
                "order_number": frame["order_number"].astype("str"),
            }
            frame.assign(**texts)[
                [day, "customer", *(["amount", "cost"] if name == "sale" else ["refund"])]
            ].to_sql(name, database)
        wanted = pd.read_sql(
            """
            WITH sold AS (SELECT customer, sum(amount) AS revenue, sum(cost) AS cost FROM sale
                          WHERE sold_at > date(:today, '-1 year') AND sold_at <= :today GROUP BY customer),
                 given AS (SELECT customer, sum(refund) AS refunds FROM back
                           WHERE returned_on > date(:today, '-1 year') AND returned_on <= :today
                           GROUP BY customer)
            SELECT customer, revenue - ifnull(refunds, 0) - cost AS profit
            FROM sold LEFT JOIN given USING (customer) ORDER BY customer
            """,
            database,
            params={"today": today.isoformat()},
        )
    ordered = whole.customers.sort_values("customer")
    assert ordered["customer"].tolist() == wanted["customer"].tolist()
    np.testing.assert_allclose(ordered["profit"], wanted["profit"], atol=1e-6)


def test_an_empty_shop_rests_on_nobody(table: Table) -> None:
    whole = concentration(
        table("sale"),
        returned_lines(table("return"), table("sale")),
        table("product"),
        table("customer"),
        today=TODAY,
    )
    assert whole.largest_share is None
    assert whole.best_fifth_share is None
    assert whole.customers.empty
