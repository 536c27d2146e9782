"""What is in focus, against the same question asked in SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from crm.insights.focus import NOT_KNOWN, Focus, Narrowing

Table = Callable[..., pd.DataFrame]

SQL = {
    "category": "SELECT s.id FROM sale s LEFT JOIN product p ON p.id = s.product WHERE p.category IN ({})",
    "city": "SELECT s.id FROM sale s LEFT JOIN customer c ON c.id = s.customer"
    " WHERE coalesce(s.city, c.city) IN ({})",
    "sales_channel": "SELECT s.id FROM sale s WHERE s.sales_channel IN ({})",
}


@pytest.fixture
def shop(table: Table) -> dict[str, pd.DataFrame]:
    """A thousand sales of forty customers, drawn by lot; a fifth of all words are not told."""
    lot = np.random.default_rng(11)

    def words(count: int, *among: str) -> list[str]:
        return [str(each) for each in lot.choice([*among, "-"], count, p=[0.4, 0.4, 0.2])]

    def text(columns: dict[str, list[str]]) -> str:
        lines = [" ".join(columns), *(" ".join(each) for each in zip(*columns.values(), strict=True))]
        return "\n".join(lines)

    ids = [str(each) for each in lot.integers(0, 41, 1000)]
    return {
        "customer": table("customer", text({"city": words(40, "Bern", "Bath")})),
        "product": table("product", text({"category": words(30, "Fruit", "Cheese")})),
        "sale": table(
            "sale",
            text(
                {
                    "customer": ids,
                    "product": [str(each) for each in lot.integers(0, 31, 1000)],
                    "order_number": [f"A{each // 3}" for each in range(1000)],
                    "city": words(1000, "Bern", "Basel"),
                    "sales_channel": words(1000, "web", "shop"),
                }
            ),
        ),
    }


@pytest.mark.parametrize(
    ("key", "words"),
    [("category", ["Fruit"]), ("city", ["Bern", "Bath"]), ("sales_channel", ["web"]), ("city", ["Nowhere"])],
)
def test_the_sales_in_focus_are_those_that_sql_finds(
    shop: dict[str, pd.DataFrame], key: str, words: list[str]
) -> None:
    with sqlite3.connect(":memory:") as database:
        for name, frame in shop.items():
            frame.astype(object).where(frame.notna(), None).to_sql(name, database, index_label="id")
        asked = SQL[key].format(", ".join("?" * len(words)))
        expected = sorted(each for (each,) in database.execute(asked, words))
    narrowing = Narrowing(Focus.of({key: words}), shop["sale"], shop["product"], shop["customer"])
    assert narrowing.rows("sale", shop["sale"]).index.tolist() == expected


def test_what_is_not_known_can_be_asked_for(shop: dict[str, pd.DataFrame]) -> None:
    narrowing = Narrowing(
        Focus.of({"sales_channel": [NOT_KNOWN]}), shop["sale"], shop["product"], shop["customer"]
    )
    assert narrowing.rows("sale", shop["sale"])["sales_channel"].isna().all()


def test_only_chosen_customers_count(shop: dict[str, pd.DataFrame]) -> None:
    narrowing = Narrowing(
        Focus.of({"segment": ["Best"]}),
        shop["sale"], shop["product"], shop["customer"], {"segment": np.array([3, 5])},
    )  # fmt: skip
    assert set(narrowing.rows("sale", shop["sale"])["customer"]) == {3, 5}


def test_returns_go_by_their_product_else_their_order_else_their_customer(table: Table) -> None:
    customers = table("customer", "city\nBern\nBath")
    products = table("product", "category\nFruit\nCheese")
    sales = table(
        "sale",
        """
        order_number customer product city  sales_channel
        A            1        1       -     web
        A            1        2       -     web
        B            2        2       Bern  shop
        """,
    )
    returns = table(
        "return",
        """
        order_number customer product
        A            1        2
        A            1        -
        B            2        -
        -            2        1
        Z            1        -
        """,
    )

    def kept(**chosen: list[str]) -> list[int]:
        return Narrowing(Focus.of(chosen), sales, products, customers).rows("return", returns).index.tolist()

    assert kept(category=["Fruit"]) == [2, 4]
    assert kept(city=["Bern"]) == [1, 2, 3, 5]
    assert kept(sales_channel=["web"]) == [1, 2]
    assert kept(sales_channel=["web"], category=["Cheese"]) == [1, 2]


def test_payments_and_tasks_stay_whole(shop: dict[str, pd.DataFrame], table: Table) -> None:
    payments = table("payment", "customer amount\n1 5")
    narrowing = Narrowing(Focus.of({"category": ["Fruit"]}), shop["sale"], shop["product"], shop["customer"])
    assert narrowing.rows("payment", payments) is payments
