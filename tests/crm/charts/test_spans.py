from __future__ import annotations

import pandas as pd
import pytest

from crm.charts.spans import value_spans


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
    assert dots.customdata[0] == "&lt;b&gt;Bo&lt;/b&gt;: 100, 8 times of 10 between 60 and 150"


def test_names_from_data_are_harmless() -> None:
    assert value_spans(values()).layout.annotations[0].text == "&lt;b&gt;Bo&lt;/b&gt;"


@pytest.mark.parametrize("dark", [True, False])
def test_no_rows_are_an_empty_chart(dark: bool) -> None:  # noqa: FBT001 - both looks
    assert not value_spans(values().head(0), dark=dark).data
