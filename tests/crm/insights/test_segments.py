from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from crm.insights.returns import returned_lines
from crm.insights.segments import NAMES, Segments, segments

Table = Callable[..., pd.DataFrame]

TODAY = date(2026, 11, 20)


def grouped(table: Table, **customers: tuple[list[int], float]) -> Segments:
    """Write sales so many days ago, each of an amount, for each customer (``c1``, ``c2``)."""
    rows = [
        f"{np.datetime64(TODAY) - ago} {name[1:]} {amount}"
        for name, (days, amount) in customers.items()
        for ago in days
    ]
    sales = table("sale", "\n".join(["sold_at customer amount", *rows]))
    return segments(sales, returned_lines(table("return"), sales), today=TODAY)


def names(found: Segments) -> dict[int, str]:
    return dict(zip(found.customers["customer"].tolist(), found.customers["segment"].tolist(), strict=True))


def test_everybody_has_a_group_by_their_own_rhythm(table: Table) -> None:
    weekly, monthly = [35, 28, 21, 14, 7], [150, 120, 90, 60, 30]
    found = grouped(
        table,
        c1=(weekly, 10),
        c2=([day + 25 for day in weekly], 10),
        c3=([day + 25 for day in monthly], 10),
        c4=([3], 10),
        c5=([20, 4], 10),
        c6=([day + 50 for day in weekly], 10),
        c7=([day + 300 for day in weekly], 10),
        c8=([900], 10),
        c9=(weekly, 100),
        c10=([day + 25 for day in weekly], 100),
    )
    assert names(found) == {
        1: "Loyal",
        2: "Slipping away",
        3: "Loyal",
        4: "New",
        5: "Promising",
        6: "Nearly lost",
        7: "Lost",
        8: "Came once",
        9: "Best",
        10: "Best, slipping away",
    }


def test_the_best_are_a_fifth_where_there_are_enough(table: Table) -> None:
    shop = {f"c{number}": ([40, 30, 20, 10, 1], float(number)) for number in range(1, 21)}
    found = grouped(table, **shop)
    assert found.ranked
    assert [key for key, name in names(found).items() if name == "Best"] == [17, 18, 19, 20]


def test_equal_customers_are_in_one_group(table: Table) -> None:
    shop = {f"c{number}": ([40, 30, 20, 10, 1], 10.0) for number in range(1, 31)}
    assert set(names(grouped(table, **shop)).values()) == {"Loyal"}


def test_a_shop_of_one_customer_has_one_group(table: Table) -> None:
    found = grouped(table, c1=([1], 5))
    assert not found.ranked
    assert found.groups[["segment", "customers", "share", "money", "money_share"]].to_numpy().tolist() == [
        ["New", 1, 1.0, 5.0, 1.0]
    ]


def test_what_came_back_is_not_money_brought(table: Table) -> None:
    sales = table("sale", "sold_at customer amount order_number\n2026-11-01 1 50 A\n2026-11-10 1 50 B")
    returns = table(
        "return", "returned_on customer order_number refund\n2026-11-12 1 A 20\n2027-01-01 1 B 50"
    )
    found = segments(sales, returned_lines(returns, sales), today=TODAY)
    assert found.customers["money"].tolist() == [80], "what comes back after today has not come back yet"


def test_groups_add_up_and_say_what_to_do(superstore: dict[str, pd.DataFrame]) -> None:
    sales = superstore["sales"]
    back = returned_lines(superstore["returns"], sales)
    today = sales["sold_at"].max().date()
    found = segments(sales, back, today=today)
    assert found.groups["customers"].sum() == sales["customer"].nunique()
    np.testing.assert_allclose(found.groups["money"].sum(), sales["amount"].sum() - back["refund"].sum())
    assert found.groups["segment"].tolist() == [
        name for name in NAMES if name in set(found.groups["segment"])
    ]
    assert found.groups[["sentence", "todo"]].map(len).to_numpy().min() > 10


def test_an_empty_shop_has_no_groups(table: Table) -> None:
    found = segments(table("sale"), returned_lines(table("return"), table("sale")), today=TODAY)
    assert found.customers.empty
    assert found.groups.empty
