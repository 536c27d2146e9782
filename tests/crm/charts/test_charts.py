from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from crm.charts.bars import best_bars
from crm.charts.heat import months_heat
from crm.charts.palette import DARK, LIGHT
from crm.charts.rates import rates_lines
from crm.charts.revenue import revenue_bars
from crm.charts.sparkline import sparkline


def revenue(finished: int = 20) -> pd.DataFrame:
    """Give months that rise, the last one unfinished."""
    starts = pd.date_range("2025-03-01", periods=finished + 1, freq="MS").astype("datetime64[s]")
    amounts = np.append(np.arange(1, finished + 1) * 1000.0, 500.0)
    return pd.DataFrame(
        {
            "month": starts,
            "revenue": amounts,
            "before": np.append(np.full(12, np.nan), amounts[:-12])[: finished + 1],
            "unfinished": [False] * finished + [True],
            "best": [False] * (finished - 1) + [True, False],
        }
    )


def rates() -> pd.DataFrame:
    """Give two months of rates that end beside each other, and an unfinished one."""
    return pd.DataFrame(
        {
            "month": pd.to_datetime(["2026-09-01", "2026-10-01", "2026-11-01"]),
            "sales": [100, 200, 5],
            **{
                f"{name}{end}": [1.0, 3.2, 40.0]
                for name in ("return", "complaint")
                for end in ("_rate", "_low", "_high")
            },
            "returns": [1, 6, 2],
            "complaints": [1, 6, 2],
            "unfinished": [False, False, True],
        }
    )


def test_this_year_stands_before_last_year_and_the_unfinished_month_is_hatched() -> None:
    last_year, this_year = revenue_bars(revenue(), currency="EUR").data
    assert list(this_year.x)[-1] == "2026-11"
    assert len(this_year.x) == 13
    assert list(this_year.marker.pattern.shape) == [""] * 12 + ["/"]
    assert last_year.y[-2] == 8000
    assert this_year.customdata[-1] == "November 2026 so far: 500\u00a0€"


def test_the_best_month_is_named_inside_the_chart() -> None:
    (named,) = revenue_bars(revenue()).layout.annotations
    assert "Oct 20.0k, best ever" in named.text
    assert named.xanchor == "right"


def test_an_unfinished_month_is_not_drawn_among_rates_and_labels_stand_apart() -> None:
    figure = rates_lines(rates())
    assert [list(trace.x) for trace in figure.data] == [["2026-09", "2026-10"]] * 2
    ends = [each for each in figure.layout.annotations if each.text.startswith("<b>")]
    assert [each.text for each in ends] == ["<b>Returns 3.2</b>", "<b>Complaints 3.2</b>"]
    assert ends[0].y - ends[1].y > 0.2
    assert "6 of 200" in figure.data[0].customdata[1]


def test_what_never_happened_is_no_line() -> None:
    figure = rates_lines(rates().assign(complaints=0, complaint_rate=0.0))
    assert len(figure.data) == 1


def test_names_from_data_are_not_markup() -> None:
    best = pd.DataFrame({"name": ["<b>Figs</b> & co", None], "profit": [2.0, 1.0]})
    figure = best_bars(best, currency="USD")
    assert figure.layout.annotations[0].text == "&lt;b&gt;Figs&lt;/b&gt; &amp; co"
    assert figure.data[0].customdata[0] == "&lt;b&gt;Figs&lt;/b&gt; &amp; co: $2"
    assert figure.layout.annotations[1].text == "not known"


def test_a_row_of_twelve_cells_a_product() -> None:
    months = pd.DataFrame(
        {"name": ["Figs"] * 12, "month": range(1, 13), "days": [0] * 11 + [2], "level": [0.0] * 11 + [1.0]}
    )
    figure = months_heat(months)
    assert np.asarray(figure.data[0].z).shape == (1, 12)
    assert figure.data[0].customdata[0][11] == "Figs: December, bought on 2 days"


@pytest.mark.parametrize("dark", [False, True])
def test_every_chart_is_transparent_and_of_its_theme(*, dark: bool) -> None:
    palette = DARK if dark else LIGHT
    figures = [
        revenue_bars(revenue(), dark=dark),
        rates_lines(rates(), dark=dark),
        best_bars(pd.DataFrame({"name": ["Figs"], "profit": [2.0]}), dark=dark),
        sparkline([1, 2], dark=dark),
    ]
    for figure in figures:
        assert figure.layout.paper_bgcolor == "rgba(0,0,0,0)"
        assert figure.layout.font.color == palette.soft
        assert figure.layout.height > 0


@pytest.mark.parametrize(
    "figure",
    [
        revenue_bars(revenue().iloc[:0]),
        rates_lines(rates().iloc[:0]),
        best_bars(pd.DataFrame({"name": [], "profit": []})),
        months_heat(pd.DataFrame({"name": [], "month": [], "days": [], "level": []})),
        sparkline([]),
    ],
)
def test_nothing_can_be_drawn(figure: go.Figure) -> None:
    assert figure.to_json()


def test_one_month_alone_can_be_drawn() -> None:
    assert rates_lines(rates().iloc[:1]).to_json()
    assert revenue_bars(revenue(1).assign(best=False)).to_json()
