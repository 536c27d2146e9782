from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from crm.charts.outlook import PAST, outlook_lines
from crm.charts.palette import DARK, LIGHT
from crm.insights.forecast import forecast
from tests.crm.insights.conftest import as_loaded


@pytest.fixture
def months() -> pd.DataFrame:
    days = pd.date_range("2022-01-01", "2025-10-12")
    amounts = np.random.default_rng(2).gamma(2, 5, len(days))
    index = pd.RangeIndex(1, len(days) + 1, name="id")
    sales = as_loaded("sale", pd.DataFrame({"sold_at": days, "amount": amounts}, index=index))
    return forecast(sales, today=date(2025, 10, 12)).months


def test_the_band_opens_from_the_last_month_that_is_over(months: pd.DataFrame) -> None:
    low, high, before, likely, past = outlook_lines(months, ahead=4, currency="EUR").data
    assert list(low.x) == list(high.x) == ["2025-09", "2025-10", "2025-11", "2025-12", "2026-01"]
    assert low.y[0] == high.y[0] == likely.y[0] == past.y[-1]
    assert all(a < b < c for a, b, c in zip(low.y[1:], likely.y[1:], high.y[1:], strict=True))
    assert high.fill == "tonexty"
    assert len(past.x) == PAST
    assert list(before.x) == [*past.x, *low.x[1:]]


def test_a_point_says_its_bounds_what_came_so_far_and_what_came_a_year_before(months: pd.DataFrame) -> None:
    likely = outlook_lines(months, ahead=2, currency="EUR").data[3]
    assert likely.customdata[0] == ""
    assert likely.customdata[1].startswith("October 2025, likely: ")
    assert "8 times of 10 between" in likely.customdata[1]
    assert "so far: " in likely.customdata[1]
    assert "a year before: " in likely.customdata[1]
    assert "so far" not in likely.customdata[2]


@pytest.mark.parametrize("dark", [False, True])
def test_it_wears_the_colours_of_its_theme(months: pd.DataFrame, *, dark: bool) -> None:
    palette = DARK if dark else LIGHT
    figure = outlook_lines(months, ahead=3, dark=dark)
    assert figure.data[4].line.color == palette.green
    assert figure.data[2].line.color == palette.pale


def test_all_bounds_stand_inside_the_chart(months: pd.DataFrame) -> None:
    figure = outlook_lines(months, ahead=12)
    assert figure.layout.yaxis.range[1] >= max(figure.data[1].y)


def test_nothing_is_drawn_of_nothing(months: pd.DataFrame) -> None:
    assert not outlook_lines(months.iloc[:0], ahead=3).data
