from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
import pytest

from crm.insights.complaints import (
    are_open,
    are_past_promise,
    complaints_by_month,
    rates_by_month,
    time_to_first_answer,
)
from crm.insights.intervals import rate, wilson_interval
from crm.insights.returns import returned_lines

Table = Callable[..., pd.DataFrame]

TODAY = date(2026, 3, 20)
COMPLAINTS = """
opened_at            status    due_at               first_response_at    resolved_at
2026-01-02T09:00:00  open      2026-03-19T17:00:00  2026-01-02T12:00:00  -
2026-02-02           answered  2026-03-20           2026-02-04T12:00:00  -
2026-02-03           resolved  2026-02-05           -                    -
2026-02-04T10:00:00  open      -                    2026-02-04T09:00:00  2026-02-06
2026-02-05T10:00:00  -         2026-01-01           2026-02-05T11:00:00  -
"""


def test_open_is_what_is_neither_resolved_by_status_nor_by_day(table: Table) -> None:
    assert are_open(table("complaint", COMPLAINTS)).tolist() == [True, True, False, False, True]


def test_past_promise_is_what_was_promised_for_a_day_before_today(table: Table) -> None:
    assert are_past_promise(table("complaint", COMPLAINTS), today=TODAY).tolist() == [
        True,
        False,
        False,
        False,
        True,
    ]


def test_first_answers_count_in_hours_and_in_days_where_no_time_is_known(
    table: Table,
) -> None:
    answer = time_to_first_answer(table("complaint", COMPLAINTS))
    assert answer.answered == 3, "an answer before the question is a mistake of the sheet"
    assert answer.median_hours == 3
    assert time_to_first_answer(table("complaint")).median_hours is None


def test_rates_stand_against_the_sales_of_their_month(table: Table) -> None:
    sales = table(
        "sale", "sold_at amount\n2026-01-05 1\n2026-01-06 1\n2026-01-07 1\n2026-01-08 1\n2026-03-01 1"
    )
    returns = table("return", "returned_on product refund\n2026-01-09 1 1\n2026-03-02 1 1")
    rates = rates_by_month(sales, returned_lines(returns, sales), table("complaint", COMPLAINTS), today=TODAY)
    assert rates["sales"].tolist() == [4, 0, 1]
    assert rates["complaints"].tolist() == [1, 4, 0]
    assert rates["return_rate"].tolist()[::2] == [25, 100]
    assert np.isnan(rates["complaint_rate"][1])
    assert rates["unfinished"].tolist() == [False, False, True]
    assert rates["complaint_low"][0] < 25 < rates["complaint_high"][0]
    alone = complaints_by_month(sales, table("complaint", COMPLAINTS), today=TODAY, months=2)
    assert alone["complaints"].tolist() == [4, 0]


def test_the_interval_is_wilsons() -> None:
    low, high = wilson_interval([81, 15, 0, 5], [263, 148, 10, 0])
    assert low[:2].round(4).tolist() == [0.2553, 0.0624], "as in Newcombe 1998, method 3"
    assert high[:2].round(4).tolist() == [0.3662, 0.1605]
    assert low[2] == 0
    assert high[2] == pytest.approx(3.8415 / 13.8415, abs=1e-4)
    assert np.isnan(low[3])
    assert rate(39, 1204).margin == pytest.approx(1.0, abs=0.05)
    assert rate(3, 0).per_100 is None
