"""What is worth doing about the months ahead, and by when."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from crm.insights.forecast import Forecast
from ui.forecast import suggestion

TODAY = date(2025, 8, 31)


def ahead(likely: list[float], known_until: date = TODAY) -> Forecast:
    """Give a year of months of 1000 each, and what is likely of the months from September on."""
    count = 12 + len(likely)
    months = pd.DataFrame(
        {
            "month": pd.date_range("2024-09-01", periods=count, freq="MS").astype("datetime64[s]"),
            "whole": np.arange(count) < 12,
            "revenue": [1000.0] * 12 + [np.nan] * len(likely),
            "likely": [np.nan] * 12 + likely,
        }
    )
    totals = pd.DataFrame({"months": range(1, len(likely) + 1)})
    return Forecast(known_until, 12, months, totals, pd.DataFrame())


@pytest.mark.parametrize(
    ("likely", "title", "by"),
    [
        ([1000, 1000, 1000, 1800], "Get ready for December 2025: goods and hands", date(2025, 11, 3)),
        ([1050, 1000, 700], "Plan an offer for November 2025", date(2025, 10, 4)),
        ([1000, 1100, 950], "See whether September 2025 came as foreseen", date(2025, 10, 1)),
        ([1800, 1000], "Get ready for September 2025: goods and hands", date(2025, 8, 31)),
    ],
)
def test_the_busiest_month_comes_first_then_the_quietest(likely: list[float], title: str, by: date) -> None:
    assert suggestion(ahead(likely), len(likely), TODAY) == (title, by)


def test_only_months_that_are_shown_count() -> None:
    title, _ = suggestion(ahead([1000, 1000, 1000, 1800]), 3, TODAY)
    assert title.startswith("See whether")


def test_a_shop_that_sold_nothing_for_a_year_has_something_to_look_at_too() -> None:
    found = ahead([0.0, 0.0])
    silent = found.months.assign(revenue=np.where(found.months["whole"], 0.0, np.nan))
    title, _ = suggestion(Forecast(found.known_until, 12, silent, found.totals, found.tried), 2, TODAY)
    assert title.startswith("See whether")


def test_of_months_that_are_over_by_now_nothing_is_done_but_newer_sheets_brought_in() -> None:
    assert suggestion(ahead([1800.0, 1000.0]), 2, date(2026, 2, 3)) == (
        "Bring in the sheets since 31 Aug 2025",
        date(2026, 2, 3),
    )
