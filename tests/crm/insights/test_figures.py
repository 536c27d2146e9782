from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from crm.insights.figures import headline_figures

Table = Callable[..., pd.DataFrame]

TODAY = date(2026, 11, 20)
SALES = """
order_number sold_at     customer product quantity amount cost
A1           2026-03-01  1        10      2        20     12
A1           2026-03-01  1        11      1        5.5    -
B2           2026-04-30T23:59:59  2        10      4        40     30
-            2026-05-01  -        10      1        9      -
-            2026-05-01  -        10      1        1      -
C3           -           1        10      1        100    -
"""
RETURNS = "order_number returned_on product refund\nA1 2026-03-09 11 5.5\n- 2026-06-01 10 2"
COMPLAINTS = """
opened_at   status    due_at      resolved_at
2026-03-02  open      2026-03-05  -
2026-04-01  resolved  2026-04-02  -
2026-11-19  answered  2026-11-20  -
2026-04-02  open      2026-04-03  2026-04-04
"""


def test_all_time_figures_count_every_record(table: Table) -> None:
    figures = headline_figures(
        table("sale", SALES), table("return", RETURNS), table("complaint", COMPLAINTS),
        table("customer", "name\nAnn\nBo\nCy"), as_of=TODAY,
    )  # fmt: skip
    assert (figures.revenue, figures.refunds, figures.net_revenue) == (175.5, 7.5, 168.0)
    assert figures.orders == 5, "A1, B2, C3, and each line without a number"
    assert figures.average_order == 35.1
    assert (figures.customers, figures.buyers) == (3, 2)
    assert (figures.returns, figures.return_rate) == (2, 33.3333)
    assert (figures.complaints, figures.complaint_rate) == (4, 66.6667)
    assert (figures.open_complaints, figures.complaints_past_promise) == (2, 1)
    assert (figures.profit, figures.costed_lines) == (18.0, 2)
    assert (figures.first_sale_on, figures.last_sale_on) == (date(2026, 3, 1), date(2026, 5, 1))


def test_a_period_holds_both_its_days_and_nothing_without_a_day(table: Table) -> None:
    figures = headline_figures(
        table("sale", SALES), table("return", RETURNS), table("complaint", COMPLAINTS), table("customer"),
        since=date(2026, 3, 1), until=date(2026, 4, 30), as_of=TODAY,
    )  # fmt: skip
    assert (figures.revenue, figures.refunds) == (65.5, 5.5)
    assert (figures.orders, figures.sale_lines, figures.buyers) == (2, 3, 2)
    assert (figures.returns, figures.complaints) == (1, 3)


def test_the_products_cost_stands_in_for_a_blank_one(table: Table) -> None:
    products = table("product", "id name cost\n10 Figs 3\n11 Bread -")
    figures = headline_figures(
        table("sale", SALES),
        table("return"),
        table("complaint"),
        table("customer"),
        products=products,
        as_of=TODAY,
    )
    assert figures.profit == 8 + 10 + (9 - 3) + (1 - 3) + (100 - 3)
    assert figures.costed_lines == 5


def test_an_empty_shop_has_no_averages(table: Table) -> None:
    figures = headline_figures(
        table("sale"), table("return"), table("complaint"), table("customer"), as_of=TODAY
    )
    assert figures.revenue == 0
    assert figures.average_order is None
    assert figures.return_rate is None
    assert figures.profit is None
    assert figures.last_sale_on is None


def test_superstore_as_published(superstore: dict[str, pd.DataFrame], table: Table) -> None:
    figures = headline_figures(
        superstore["sales"], superstore["returns"], table("complaint"), superstore["customers"], as_of=TODAY
    )
    assert (figures.orders, figures.buyers, figures.sale_lines) == (4593, 795, 10_000)
    assert round(figures.revenue, 2) == 2_938_089.06
    assert round(figures.refunds, 2) == 204_919.51
    assert figures.profit is not None
    assert round(figures.profit, 2) == 372_829.74
    year = headline_figures(
        superstore["sales"], superstore["returns"], table("complaint"), superstore["customers"],
        since=date(2016, 1, 1), until=date(2016, 12, 31), as_of=TODAY,
    )  # fmt: skip
    sales = superstore["sales"][superstore["sales"]["sold_at"].dt.year == 2016]
    assert year.revenue == pytest.approx(sales["amount"].sum())
    assert year.orders == sales["order_number"].nunique()
    assert year.buyers == sales["customer"].nunique()
