from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from crm.charts.cohorts import cohorts_heat, pareto_curve


def kept() -> pd.DataFrame:
    """Give two months of first purchases: January kept half, then a quarter; February is not over."""
    starts = pd.to_datetime(["2026-01-01", "2026-01-01", "2026-01-01", "2026-02-01", "2026-02-01"])
    return pd.DataFrame(
        {
            "cohort": starts,
            "months_since": [0, 1, 2, 0, 1],
            "size": [4, 4, 4, 20, 20],
            "customers": [4, 2, 1, 20, 3],
            "customers_share": [1, 0.5, 0.25, 1, 0.15],
            "revenue_share": [1, 2.5, 0.25, 1, np.nan],
            "few": [True, True, True, False, False],
            "unfinished": [False, False, False, False, True],
        }
    )


def test_later_months_are_drawn_and_what_is_not_over_is_a_ring() -> None:
    cells = kept()
    cells.loc[2, "unfinished"] = True
    heat, rings = cohorts_heat(cells).data
    assert list(heat.z) == [0.5]
    assert list(rings.x) == [2]
    assert rings.customdata[0] == "January 2026, month 2: 25\u00a0%; 1 of 4 customers, few"


def test_only_finished_later_months_are_coloured() -> None:
    heat = cohorts_heat(kept()).data[0]
    assert list(heat.z) == [0.5, 0.25]
    assert heat.customdata[0] == "January 2026, month 1: 50\u00a0%; 2 of 4 customers, few"


def test_more_money_than_at_first_is_the_darkest_and_told_as_it_is() -> None:
    heat = cohorts_heat(kept(), of="revenue_share").data[0]
    assert heat.z[0] == heat.zmax == 1
    assert "250" in heat.customdata[0]


@pytest.mark.parametrize("dark", [True, False])
def test_no_rows_are_an_empty_chart(dark: bool) -> None:  # noqa: FBT001 - both looks
    assert not list(cohorts_heat(kept().head(0), dark=dark).data[0].z)
    assert not pareto_curve(pd.DataFrame({"customers_share": [], "money_share": []}), dark=dark).data


def test_the_curve_says_what_a_point_means() -> None:
    curve = pd.DataFrame({"customers_share": [0, 0.2, 1], "money_share": [0, 0.8, 1]})
    said = pareto_curve(curve).data[1].customdata
    assert said[1] == "The best 20\u00a0% of the customers bring 80\u00a0%"
