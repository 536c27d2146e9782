from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from crm.insights.returns import returned_lines, returns_by_month, returns_by_product, returns_by_reason

Table = Callable[..., pd.DataFrame]

SALES = """
order_number sold_at     customer product quantity amount
A1           2026-03-01  1        10      2        20
A1           2026-03-01  1        11      1        5.5
A1           2026-03-01  2        10      4        40
B2           2026-04-01  1        10      3        30
-            2026-05-01  1        10      1        9
"""


def test_a_record_that_names_only_an_order_brings_all_its_lines_once(
    table: Table,
) -> None:
    returns = table("return", "order_number returned_on\nA1 2026-03-09\nA1 2026-03-10\nA1 -")
    back = returned_lines(returns, table("sale", SALES))
    assert back["refund"].tolist() == [20, 5.5, 40]
    assert back["customer"].tolist() == [1, 1, 2]
    assert back["return_id"].tolist() == [1, 1, 1]
    assert back["derived"].all()


def test_a_record_of_an_order_and_a_customer_brings_only_their_lines(
    table: Table,
) -> None:
    back = returned_lines(table("return", "order_number customer\nA1 2"), table("sale", SALES))
    assert back["refund"].tolist() == [40]


def test_products_that_other_records_name_are_left_to_those(table: Table) -> None:
    returns = table("return", "order_number product refund\nA1 - -\nA1 11 4")
    back = returned_lines(returns, table("sale", SALES))
    assert sorted(zip(back["return_id"], back["product"], back["refund"], back["derived"], strict=True)) == [
        (1, 10, 20.0, True),
        (1, 10, 40.0, True),
        (2, 11, 4.0, False),
    ]


def test_a_refund_left_blank_is_taken_from_the_orders_lines_of_the_product(
    table: Table,
) -> None:
    returns = table("return", "order_number product quantity\nB2 10 -\nB2 10 1\nB2 10 -")
    back = returned_lines(returns, table("sale", SALES))
    assert back["refund"].tolist() == [30, 10]
    assert back["quantity"].tolist() == [3, 1]


def test_an_exchange_gives_no_money_back(table: Table) -> None:
    returns = table("return", "order_number product resolution\nB2 10 exchange\nA1 - exchange")
    back = returned_lines(returns, table("sale", SALES))
    assert back["refund"].fillna(0).sum() == 0
    assert len(back) == 4


def test_an_order_that_is_not_known_stays_one_line_without_a_refund(
    table: Table,
) -> None:
    back = returned_lines(table("return", "order_number\nX9"), table("sale", SALES))
    assert len(back) == 1
    assert back["refund"].isna().all()


def test_a_return_without_a_day_takes_the_day_of_the_sale(table: Table) -> None:
    back = returned_lines(
        table("return", "order_number product refund\nB2 10 30\nA1 - -"), table("sale", SALES)
    )
    assert back["returned_on"].astype("str").tolist() == ["2026-04-01", *["2026-03-01"] * 3]


def test_recorded_refunds_stay_as_they_are(table: Table) -> None:
    returns = table("return", "order_number returned_on product quantity refund\n- 2026-03-02 10 1 7.25")
    back = returned_lines(returns, table("sale", SALES))
    assert back["refund"].tolist() == [7.25]
    assert not back["derived"].any()


def test_without_records_the_columns_are_the_same(table: Table) -> None:
    full = returned_lines(table("return", "order_number\nA1"), table("sale", SALES))
    empty = returned_lines(table("return"), table("sale"))
    assert empty.empty
    assert list(empty.columns) == list(full.columns)


def test_rates_by_product_rest_on_the_lines_sold(table: Table) -> None:
    back = returned_lines(
        table("return", "order_number product refund\nB2 10 30\nA1 10 20"), table("sale", SALES)
    )
    rates = returns_by_product(back, table("sale", SALES), table("product", "id name\n10 Figs\n11 Bread"))
    assert rates[["name", "sales", "returns", "return_rate", "refund"]].to_numpy().tolist() == [
        ["Figs", 4, 2, 50.0, 50.0]
    ]
    assert 15 < rates["return_low"][0] < 50 < rates["return_high"][0] < 85


def test_reasons_and_months_count_what_came_back(table: Table) -> None:
    returns = table(
        "return",
        "returned_on product refund reason\n2026-03-02 10 5 mouldy\n2026-03-09 10 6 mouldy\n"
        "2026-05-01 11 7 -",
    )
    back = returned_lines(returns, table("sale", SALES))
    reasons = returns_by_reason(back)
    assert reasons["reason"].fillna("?").tolist() == ["mouldy", "?"]
    assert reasons["refund"].tolist() == [11, 7]
    months = returns_by_month(back)
    assert months["month"].astype("str").tolist() == ["2026-03-01", "2026-05-01"]
    assert months["returns"].tolist() == [2, 1]


def test_superstore_returns_do_not_fan_out(superstore: dict[str, pd.DataFrame]) -> None:
    back = returned_lines(superstore["returns"], superstore["sales"])
    assert round(back["refund"].sum(), 2) == 204_919.51
    named = superstore["sales"]["order_number"].isin(superstore["returns"]["order_number"])
    assert len(back) == named.sum()
    twice = pd.concat([superstore["returns"], superstore["returns"].set_axis(range(1001, 1285))])
    assert returned_lines(twice, superstore["sales"])["refund"].sum() == pytest.approx(back["refund"].sum())
