from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from crm.charts.seasons import MOST_ROWS, seasons_heat, year_bars


def months(products: int = 1, name: str = "Figs") -> pd.DataFrame:
    """Give products that are bought five times as often in November."""
    return pd.DataFrame(
        {
            "product": np.repeat(np.arange(1, products + 1), 12),
            "name": name,
            "month": np.tile(np.arange(1, 13), products),
            "buyers": np.tile([1.0] * 10 + [5.0, 0.0], products),
            "usual": 1.0,
            "habit": np.tile([False] * 10 + [True, False], products),
        }
    )


def test_a_habit_is_a_dot_that_tells_its_product_and_month() -> None:
    heat, dots = seasons_heat(months()).data
    assert dots.customdata[0] == [1, 11] or list(dots.customdata[0]) == [1, 11]
    assert list(heat.z) == [1.0] * 10 + [5.0, 0.0]
    assert "5.0 customers a year, 1.0 would be usual" in dots.text[0]


def test_the_surest_products_are_drawn_and_no_more() -> None:
    heat, _ = seasons_heat(months(MOST_ROWS + 5)).data
    assert max(heat.y) == MOST_ROWS - 1


def test_the_months_of_the_habit_are_dark_beside_what_is_usual() -> None:
    bars, usual = year_bars(months()).data
    assert len(set(bars.marker.color)) == 2
    assert bars.marker.color[10] != bars.marker.color[0]
    assert list(usual.y) == [1.0] * 12


@pytest.mark.parametrize("draw", [seasons_heat, year_bars])
def test_nothing_can_be_drawn_and_names_are_not_markup(draw: object) -> None:
    assert callable(draw)
    assert draw(months().iloc[:0]).to_json()
    assert "<b>" not in draw(months(name="<b>Figs"), dark=True).to_json()
