from __future__ import annotations

import pandas as pd
import pytest

from crm.charts.spans import rate_spans, value_spans


def values() -> pd.DataFrame:
    """Give two customers, one of whom may bring a loss."""
    return pd.DataFrame(
        {
            "name": ["<b>Bo</b>", None],
            "value": [100.0, 10.0],
            "value_low": [60.0, -5.0],
            "value_high": [150.0, 30.0],
        }
    )


def test_a_line_reaches_from_bound_to_bound_and_the_dot_stands_at_the_value() -> None:
    lines, dots = value_spans(values()).data
    assert list(lines.x) == [60, 150, None, -5, 30, None]
    assert list(dots.x) == [100, 10]
    assert dots.text[0] == "&lt;b&gt;Bo&lt;/b&gt;: 100, 8 times of 10 between 60 and 150"


def test_names_from_data_are_harmless() -> None:
    assert value_spans(values()).layout.annotations[0].text == "&lt;b&gt;Bo&lt;/b&gt;"


def test_rates_stand_with_their_bounds_and_a_click_gives_the_row() -> None:
    rates = pd.DataFrame(
        {
            "name": ["<i>Figs</i>", "Not sold", "Tea"],
            "records": [3, 1, 1],
            "sales": [60, 0, 5],
            "rate": [5.0, float("nan"), 20.0],
            "low": [1.7, float("nan"), 3.6],
            "high": [13.7, float("nan"), 62.4],
        }
    )
    drawn = rate_spans(rates, usual=2.0)
    lines, dots = drawn.data
    assert list(lines.x) == [1.7, 13.7, None, 3.6, 62.4, None]
    assert dots.customdata == (0, 2), "the row in the frame, not the place on the chart"
    assert "3 of 60; probably 1.7 to 13.7" in dots.text[0]
    words = [each.text for each in drawn.layout.annotations]
    assert words[:2] == ["&lt;i&gt;Figs&lt;/i&gt;", "Tea"]
    assert words[2:] == ["<b>5.0</b>", "<b>20.0</b>", "on average 2.0 per 100 sales"]
    assert drawn.layout.shapes[0].x0 == 2


@pytest.mark.parametrize("dark", [True, False])
def test_no_rows_are_an_empty_chart(dark: bool) -> None:  # noqa: FBT001 - both looks
    assert not value_spans(values().head(0), dark=dark).data
