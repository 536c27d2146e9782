"""Horizontal bars: the best of something, each with its name above and its figure beside it."""

from __future__ import annotations

from typing import Final

import pandas as pd
import plotly.graph_objects as go

from crm.charts.style import axis, clipped, figure, note, tokens
from crm.wording import money

ROW: Final = 40
NAME_LENGTH: Final = 44


def best_bars(
    best: pd.DataFrame, *, value: str = "profit", currency: str | None = None, dark: bool = False
) -> go.Figure:
    """Draw one bar per row, best on top, named above the bar, so that long names fit a narrow screen.

    ``best``: ``crm.insights.best.best_products`` or ``best_customers``, or any frame with a ``name``
    and the column that ``value`` names. The y of a bar is its place, 0 on top.
    """
    theme = tokens(dark=dark)
    values = best[value].fillna(0.0).tolist()
    names = ["not known" if pd.isna(name) else str(name) for name in best["name"]]
    places = [*range(len(names))]
    bars = go.Bar(
        x=values,
        y=places,
        orientation="h",
        width=0.3,
        offset=0.05,
        marker={"color": theme.green, "cornerradius": 3},
        customdata=[
            f"{clipped(name, 80)}: {money(each, currency)}" for name, each in zip(names, values, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )
    named = [
        note(
            clipped(name, NAME_LENGTH),
            dark=dark,
            x=0,
            xref="paper",
            y=at - 0.05,
            xanchor="left",
            yanchor="bottom",
        )
        for at, name in zip(places, names, strict=True)
    ]
    figures = [
        note(
            f"<b>{money(each, currency)}</b>",
            dark=dark, x=1, xref="paper", y=at - 0.05, xanchor="right", yanchor="bottom",
        )
        for at, each in zip(places, values, strict=True)
    ]  # fmt: skip
    return figure(
        bars,
        height=ROW * max(len(names), 1) + 12,
        dark=dark,
        annotations=[*named, *figures],
        xaxis=axis(dark=dark, visible=False, range=[min([*values, 0.0]), max([*values, 0.0]) or 1]),
        yaxis=axis(dark=dark, visible=False, range=[len(names) - 0.5, -0.55]),
    )
