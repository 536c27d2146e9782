from __future__ import annotations

import pandas as pd
import pytest

from crm.charts.report_series import series_figure
from crm.insights.report import Line, Series, month_labels


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (3, ["Dec<br>2016", "Jan<br>2017", "Feb"]),
        (13, ["Dec<br>2016", "Feb<br>2017", "Apr", "Jun", "Aug", "Oct", "Dec"]),
        (14, ["Jan<br>2017", "Mar", "May", "Jul", "Sep", "Nov", "Jan<br>2018"]),
    ],
)
def test_months_stand_side_by_side_on_a_telephone_and_no_year_is_lost(months: int, said: list[str]) -> None:
    labels = month_labels(pd.date_range("2016-12-01", periods=months, freq="MS"))
    line = Line("this year", tuple(float(each) for each in range(months)))
    axis = series_figure(Series("Revenue by month", labels, (line,))).layout.xaxis
    assert list(axis.ticktext) == said
    assert axis.tickvals[-1] == months - 1
