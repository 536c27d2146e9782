from __future__ import annotations

import pandas as pd
import pytest

from crm.charts.flows import SHOWN, flows_bars


def months(number: int) -> pd.DataFrame:
    """Give months with growing counts, the last one unfinished."""
    counts = range(1, number + 1)
    return pd.DataFrame(
        {
            "month": pd.date_range("2023-01-01", periods=number, freq="MS").astype("datetime64[s]"),
            **{name: list(counts) for name in ("new", "returning", "back", "lost", "kept")},
            "unfinished": [at == number for at in counts],
        }
    )


def test_what_was_lost_stands_below_the_line() -> None:
    again, new, back, lost = flows_bars(months(3)).data
    assert list(lost.y) == [-1, -2, -3]
    assert list(new.y) == list(back.y) == list(again.y) == [1, 2, 3]


def test_the_unfinished_month_is_hatched_and_says_so() -> None:
    new = flows_bars(months(30)).data[1]
    assert len(new.x) == SHOWN
    assert list(new.marker.pattern.shape) == [""] * (SHOWN - 1) + ["/"]
    assert new.customdata[-1].startswith("<b>June 2025</b>, so far<br>30 came again, 30 new, 30 came back")
    assert "so far" not in new.customdata[0]


@pytest.mark.parametrize("dark", [True, False])
def test_no_months_are_an_empty_chart(dark: bool) -> None:  # noqa: FBT001 - both looks
    assert not flows_bars(months(3).head(0), dark=dark).data
