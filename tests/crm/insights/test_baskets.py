from __future__ import annotations

import sqlite3
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from crm.insights.baskets import baskets
from tests.crm.insights.conftest import as_loaded

Table = Callable[..., pd.DataFrame]


def shop(orders: list[list[int]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = [(f"A{number}", product) for number, held in enumerate(orders) for product in held]
    sales = pd.DataFrame(rows, columns=["order_number", "product"]).rename_axis("id")
    top = max(map(max, orders))
    goods = pd.DataFrame(
        {"name": [f"P{each}" for each in range(1, top + 1)]}, index=pd.RangeIndex(1, top + 1)
    )
    return as_loaded("sale", sales), as_loaded("product", goods)


def random_orders(seed: int, count: int, most: int = 4) -> list[list[int]]:
    rng = np.random.default_rng(seed)
    return [rng.choice(np.arange(1, 31), rng.integers(1, most + 1)).tolist() for _ in range(count)]


def test_a_pair_bought_together_has_the_figures_of_sql() -> None:
    orders = [*random_orders(1, 300), *([[3, 17]] * 25)]
    sales, products = shop(orders)
    answer = baskets(sales, products)
    (pair,) = answer.pairs.to_dict("records")
    assert {pair["product"], pair["other"]} == {3, 17}
    with sqlite3.connect(":memory:") as base:
        sales[["order_number", "product"]].astype(str).to_sql("lines", base)
        ((orders_in_all, one, other, both),) = base.execute(
            """WITH a AS (SELECT DISTINCT order_number FROM lines WHERE product = ?),
                    b AS (SELECT DISTINCT order_number FROM lines WHERE product = ?)
               SELECT (SELECT count(DISTINCT order_number) FROM lines), (SELECT count(*) FROM a),
                      (SELECT count(*) FROM b), (SELECT count(*) FROM a NATURAL JOIN b)""",
            (str(pair["product"]), str(pair["other"])),
        ).fetchall()
    assert (pair["together"], answer.orders) == (both, orders_in_all)
    assert pair["support"] == pytest.approx(both / orders_in_all)
    assert pair["confidence"] == pytest.approx(both / one)
    assert pair["lift"] == pytest.approx(both * orders_in_all / (one * other))
    assert pair["low"] < pair["lift"] < pair["high"]


def test_random_orders_hold_no_pairs_though_some_are_large() -> None:
    rng = np.random.default_rng(5)
    large = [rng.choice(np.arange(1, 31), 20, replace=False).tolist() for _ in range(40)]
    assert baskets(*shop([*random_orders(2, 600), *large])).pairs.empty


def test_an_order_of_very_many_products_is_left_out_and_told() -> None:
    answer = baskets(*shop([list(range(1, 120))] * 6))
    assert answer.too_large == 6
    assert answer.pairs.empty


def test_the_same_product_twice_in_an_order_is_once() -> None:
    answer = baskets(*shop([[1, 1, 2]] * 9 + [[3, 4]] * 40 + [[5]] * 200))
    rows = {(row.product, row.other): row.together for row in answer.pairs.itertuples()}
    assert rows == {(1, 2): 9, (3, 4): 40}


def test_nothing_sold_is_no_pair(table: Table) -> None:
    assert baskets(table("sale"), table("product")).pairs.empty
