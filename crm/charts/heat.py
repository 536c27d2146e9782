"""What a customer buys in which month of the year."""

from __future__ import annotations

from typing import Final

import pandas as pd
import plotly.graph_objects as go

from crm.charts.style import axis, clipped, figure, tokens
from crm.wording import MONTHS, count

ROW: Final = 30
FOOT: Final = 26
NAME_LENGTH: Final = 18


def months_heat(months: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """Draw a row of twelve cells per product, the darker the more often it was bought in that month.

    ``months``: ``crm.insights.habits.buying_months``.
    """
    theme = tokens(dark=dark)
    names = months["name"].drop_duplicates().tolist()
    grid = months["level"].to_numpy().reshape(len(names), 12).tolist()
    said = [
        f"{clipped(name, 60)}: {MONTHS[month - 1]}, bought on {count(days, 'day')}"
        for name, month, days in zip(months["name"], months["month"], months["days"], strict=True)
    ]
    heat = go.Heatmap(
        z=grid,
        x=[*range(1, 13)],
        y=[*range(len(names))],
        customdata=[said[at : at + 12] for at in range(0, len(said), 12)],
        hovertemplate="%{customdata}<extra></extra>",
        colorscale=[[0, theme.line], [0.01, theme.pale], [1, theme.green]],
        zmin=0,
        zmax=1,
        showscale=False,
        xgap=3,
        ygap=3,
    )
    return figure(
        heat,
        height=ROW * max(len(names), 1) + FOOT,
        dark=dark,
        margin={"l": 4, "r": 4, "t": 2, "b": 22},
        xaxis=axis(dark=dark, tickvals=[*range(1, 13)], ticktext=[name[0] for name in MONTHS]),
        yaxis=axis(
            dark=dark,
            autorange="reversed",
            tickvals=[*range(len(names))],
            ticktext=[clipped(name, NAME_LENGTH) for name in names],
            automargin=True,
        ),
    )
