from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from benchmarks.large_shop import large_shop
from crm.insights.returns import returned_lines
from crm.insights.trouble_rates import (
    COMPLAINT_KEYS,
    OWN_SALES,
    RETURN_KEYS,
    complaint_ids,
    complaint_rate,
    complaints_by,
    return_ids,
    return_rate_between,
    returns_by,
)

Table = Callable[..., pd.DataFrame]

SINCE, UNTIL = date(2025, 12, 1), date(2026, 11, 20)
DAYS: Any = {"since": SINCE, "until": UNTIL}
SALES = """
order_number sold_at     customer product sales_channel amount
A1           2026-03-01  1        10      Shop          20
A1           2026-03-01  1        11      Shop          5
B2           2026-04-01  2        10      Web           30
C3           2024-04-01  2        10      Web           30
"""
PRODUCTS = "id name category\n10 Figs Fruit\n11 Bread -"
COMPLAINTS = """
opened_at  customer product order_number category refund
2026-03-02 1        10      A1           Quality  2
2026-03-03 1        10      A1           Quality  -
2026-04-02 2        -       B2           Delivery 1
2026-05-01 -        -       X9           -        -
2024-05-01 2        10      C3           Quality  9
"""


@pytest.fixture(scope="module")
def shop() -> dict[str, pd.DataFrame]:
    return large_shop(400, 12_000)


@pytest.fixture(scope="module")
def sql(shop: dict[str, pd.DataFrame]) -> Iterator[sqlite3.Connection]:
    """Give the same shop as tables of SQLite."""
    with sqlite3.connect(":memory:") as connection:
        for name in ("sale", "product", "complaint", "return"):
            _put(connection, f"{name}s", shop[name])
        yield connection


def _put(connection: sqlite3.Connection, name: str, records: pd.DataFrame) -> None:
    """Lay a frame down as a table: days as text, blanks as NULL."""
    columns = {
        str(each): values.dt.strftime("%Y-%m-%d %H:%M:%S") if values.dtype.kind == "M" else values
        for each, values in records.items()
    }
    plain = pd.DataFrame(columns).astype(object)
    plain.where(plain.notna(), None).reset_index().to_sql(name, connection, index=False)


def test_a_rate_is_of_the_sales_with_that_word_or_of_all(table: Table) -> None:
    frames = (table("complaint", COMPLAINTS), table("sale", SALES), table("product", PRODUCTS))
    about = complaints_by("category", *frames, **DAYS)
    assert about["value"].fillna("?").tolist() == ["Quality", "Delivery", "?"]
    assert about["records"].tolist() == [2, 1, 1]
    assert about["customers"].tolist() == [1, 1, 0]
    assert about["sales"].tolist() == [3, 3, 3]
    assert about["money"].tolist() == [2, 1, 0]
    assert about["few"].all()
    product = complaints_by("product", *frames, **DAYS)
    assert product[["value", "product", "records", "sales"]].iloc[0].tolist() == ["Figs", 10, 2, 2]
    assert product["rate"].iloc[0] == 100
    assert np.isnan(product["rate"].iloc[1]), "of no known product nothing was sold"
    channel = complaints_by("sales_channel", *frames, **DAYS).set_index("value")
    assert channel.loc[["Web"], ["records", "sales"]].to_numpy().tolist()[0] == [1, 1]
    assert channel.loc[["Shop"], ["records", "sales"]].to_numpy().tolist()[0] == [2, 2]


def test_a_return_of_two_products_counts_once_for_each_and_once_in_all(table: Table) -> None:
    sales, products = table("sale", SALES), table("product", PRODUCTS)
    returns = table("return", "order_number returned_on condition\nA1 2026-03-09 damaged")
    back = returned_lines(returns, sales)
    assert returns_by("product", returns, back, sales, products)["records"].tolist() == [1, 1]
    assert returns_by("condition", returns, back, sales, products)["records"].tolist() == [1]
    assert returns_by("sales_channel", returns, back, sales, products)["records"].tolist() == [1]
    assert return_rate_between(back, sales, **DAYS).count == 1


def test_nothing_is_an_empty_table(table: Table) -> None:
    empty = table("complaint"), table("sale"), table("product")
    for key in COMPLAINT_KEYS:
        assert complaints_by(key, *empty, **DAYS).empty
    back = returned_lines(table("return"), table("sale"))
    for key in RETURN_KEYS:
        assert returns_by(key, table("return"), back, table("sale"), table("product")).empty


COMPLAINTS_IN_SQL = """
SELECT {word} AS word, COUNT(DISTINCT c.id), COUNT(DISTINCT c.customer), COALESCE(SUM(c.refund), 0)
FROM complaints c LEFT JOIN products p ON p.id = c.product
LEFT JOIN (SELECT order_number, MIN(sales_channel) AS sold_by FROM sales GROUP BY 1) o
  ON o.order_number = c.order_number
WHERE date(c.opened_at) BETWEEN ? AND ? GROUP BY 1
"""
SALES_IN_SQL = """
SELECT {word} AS word, COUNT(*) FROM sales s LEFT JOIN products p ON p.id = s.product
WHERE date(s.sold_at) BETWEEN ? AND ? GROUP BY 1
"""
WORDS = {"product_category": "p.category", "product": "p.name", "sales_channel": "o.sold_by"}
WORDS_OF_SALES = {"product_category": "p.category", "product": "p.name", "sales_channel": "s.sales_channel"}


@pytest.mark.parametrize("key", COMPLAINT_KEYS)
def test_complaints_are_those_that_sql_counts(
    key: str, shop: dict[str, pd.DataFrame], sql: sqlite3.Connection
) -> None:
    table = complaints_by(key, shop["complaint"], shop["sale"], shop["product"], **DAYS)
    days = (SINCE.isoformat(), UNTIL.isoformat())
    expected = sql.execute(COMPLAINTS_IN_SQL.format(word=WORDS.get(key, f"c.{key}")), days).fetchall()
    ours = table[["value", "records", "customers", "money"]].itertuples(index=False, name=None)
    assert len(expected) > 1
    assert _plain(ours) == _plain(expected)
    _check_sales(key, table, sql)


RETURNS_IN_SQL = """
SELECT {word} AS word, COUNT(DISTINCT r.id), COUNT(DISTINCT r.customer), COALESCE(SUM(r.refund), 0)
FROM returns r LEFT JOIN products p ON p.id = r.product
LEFT JOIN (SELECT order_number, MIN(sales_channel) AS sold_by FROM sales GROUP BY 1) o
  ON o.order_number = r.order_number
WHERE date(r.returned_on) BETWEEN ? AND ? GROUP BY 1
"""


@pytest.mark.parametrize("key", RETURN_KEYS)
def test_returns_are_those_that_sql_counts(
    key: str, shop: dict[str, pd.DataFrame], sql: sqlite3.Connection
) -> None:
    returned = returned_lines(shop["return"], shop["sale"])
    table = returns_by(key, shop["return"], returned, shop["sale"], shop["product"], **DAYS)
    days = (SINCE.isoformat(), UNTIL.isoformat())
    expected = sql.execute(RETURNS_IN_SQL.format(word=WORDS.get(key, f"r.{key}")), days).fetchall()
    ours = table[["value", "records", "customers"]].itertuples(index=False, name=None)
    assert len(expected) > 1
    assert _plain(ours) == _plain([row[:3] for row in expected])
    _check_sales(key, table, sql)


def _check_sales(key: str, table: pd.DataFrame, sql: sqlite3.Connection) -> None:
    days = (SINCE.isoformat(), UNTIL.isoformat())
    words = WORDS_OF_SALES.get(key, "'all'")
    sold = dict(sql.execute(SALES_IN_SQL.format(word=words), days).fetchall())
    for row in table[table["value"].notna()].to_dict("records"):
        assert row["sales"] == sold[row["value"] if key in OWN_SALES else "all"]
        assert row["rate"] == pytest.approx(100 * row["records"] / row["sales"])


def _plain(rows: object) -> list[tuple[object, ...]]:
    """Order rows, blanks as empty words, money to the cent."""
    told = [
        tuple(
            round(each, 2) if isinstance(each, float) else "" if each is None or pd.isna(each) else each
            for each in (None if value != value else value for value in row)  # noqa: PLR0124 - NaN
        )
        for row in rows  # type: ignore[attr-defined]
    ]
    return sorted(told, key=str)


def test_whole_rates_are_those_that_sql_counts(
    shop: dict[str, pd.DataFrame], sql: sqlite3.Connection
) -> None:
    days = (SINCE.isoformat(), UNTIL.isoformat())
    for name, day, found in (
        ("complaints", "opened_at", complaint_rate(shop["complaint"], shop["sale"], **DAYS)),
        (
            "returns",
            "returned_on",
            return_rate_between(returned_lines(shop["return"], shop["sale"]), shop["sale"], **DAYS),
        ),
    ):
        asked = f"SELECT COUNT(*) FROM {name} WHERE date({day}) BETWEEN ? AND ?"  # noqa: S608
        (count,) = sql.execute(asked, days).fetchone()
        (of,) = sql.execute("SELECT COUNT(*) FROM sales WHERE date(sold_at) BETWEEN ? AND ?", days).fetchone()
        assert (found.count, found.of) == (count, of)


def test_superstore_returns_by_category_are_those_that_sql_counts(
    superstore: dict[str, pd.DataFrame],
) -> None:
    kinds = np.array(["Chairs", "Paper", "Phones"])[superstore["products"].index % 3]
    products = superstore["products"].assign(category=pd.Categorical(kinds))
    sales, returns = superstore["sales"], superstore["returns"]
    table = returns_by("product_category", returns, returned_lines(returns, sales), sales, products)
    with sqlite3.connect(":memory:") as connection:
        for name, records in (("sales", sales), ("products", products), ("returns", returns)):
            _put(connection, name, records)
        expected = connection.execute(
            "SELECT p.category, COUNT(DISTINCT s.order_number), SUM(s.amount) FROM sales s "
            "JOIN products p ON p.id = s.product "
            "WHERE s.order_number IN (SELECT order_number FROM returns) GROUP BY 1 ORDER BY 1"
        ).fetchall()
    ours = table.sort_values("value")
    assert ours["value"].tolist() == [row[0] for row in expected]
    assert ours["records"].tolist() == [row[1] for row in expected]
    assert ours["money"].tolist() == pytest.approx([row[2] for row in expected])
    assert ours["sales"].sum() == len(sales)


@pytest.mark.parametrize("key", ["category", "product", "product_category", "sales_channel"])
def test_the_rows_behind_a_figure_are_as_many_as_it_counts(key: str, shop: dict[str, pd.DataFrame]) -> None:
    frames = shop["complaint"], shop["sale"], shop["product"]
    for row in complaints_by(key, *frames, **DAYS).to_dict("records"):
        word = (
            str(row["product"]) if key == "product" else row["value"] if isinstance(row["value"], str) else ""
        )
        assert len(complaint_ids(key, word, *frames, **DAYS)) == row["records"]


def test_the_rows_behind_a_reason_are_as_many_as_it_counts(shop: dict[str, pd.DataFrame]) -> None:
    returned = returned_lines(shop["return"], shop["sale"])
    frames = shop["return"], returned, shop["sale"], shop["product"]
    for key in ("reason", "condition", "product"):
        for row in returns_by(key, *frames, **DAYS).to_dict("records"):
            blank = not isinstance(row["value"], str)
            word = str(row["product"]) if key == "product" else "" if blank else row["value"]
            assert len(return_ids(key, word, *frames, **DAYS)) == row["records"]
    assert complaint_ids("", "", shop["complaint"], shop["sale"], shop["product"]) == [
        *shop["complaint"].index
    ]
