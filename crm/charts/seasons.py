"""The months of the year in which products are bought beyond chance, and one product's year."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from crm.charts.style import axis, clipped, figure, tokens
from crm.wording import MONTHS, number

ROW: Final = 28
FOOT: Final = 26
NAME_LENGTH: Final = 20
MOST_ROWS: Final = 20
TOP: Final = 5.0
"""From so many times the usual on the colour is the darkest."""
HEIGHT: Final = 190
YEAR: Final = 12


def seasons_heat(months: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """Draw a row of twelve cells per product, the darker the more beyond the usual; a dot marks a habit.

    ``months``: ``crm.insights.seasons.Seasons.months``, of which the first 20 products are drawn. A dot
    carries product and month as ``customdata``.
    """
    theme = tokens(dark=dark)
    ids = months["product"].drop_duplicates().head(MOST_ROWS)
    shown = months[months["product"].isin(ids)]
    place = shown["product"].map({each: at for at, each in enumerate(ids)}).to_numpy("int64")
    times = shown["buyers"].to_numpy("float64") / np.maximum(shown["usual"].to_numpy("float64"), 1e-9)
    names = shown["name"].tolist()[::YEAR]
    said = [
        f"{clipped(name, 60)}, {MONTHS[month - 1]}: {number(buyers, 1)} customers a year, "
        f"{number(usual, 1)} would be usual"
        for name, month, buyers, usual in zip(
            shown["name"], shown["month"], shown["buyers"], shown["usual"], strict=True
        )
    ]
    heat = go.Heatmap(
        x=shown["month"].tolist(),
        y=place.tolist(),
        z=np.clip(times, 0, TOP).tolist(),
        customdata=said,
        hovertemplate="%{customdata}<extra></extra>",
        colorscale=[[0, theme.line], [1 / TOP, theme.line], [1.4 / TOP, theme.pale], [1, theme.green]],
        zmin=0,
        zmax=TOP,
        showscale=False,
        xgap=3,
        ygap=3,
    )
    marked = shown["habit"].to_numpy(dtype=bool)
    dots = go.Scatter(
        x=shown["month"].to_numpy()[marked].tolist(),
        y=place[marked].tolist(),
        mode="markers",
        marker={"size": 9, "color": theme.card, "line": {"color": theme.green, "width": 1}},
        customdata=shown.loc[marked, ["product", "month"]].to_numpy().tolist(),
        text=[each for each, dot in zip(said, marked, strict=True) if dot],
        hovertemplate="%{text}; a habit<extra></extra>",
    )
    return figure(
        *((heat, dots) if len(shown) else ()),
        height=ROW * max(len(names), 1) + FOOT,
        dark=dark,
        margin={"l": 4, "r": 4, "t": 2, "b": 22},
        xaxis=axis(
            dark=dark, range=[0.5, 12.5], tickvals=[*range(1, 13)], ticktext=[name[0] for name in MONTHS]
        ),
        yaxis=axis(
            dark=dark,
            range=[max(len(names), 1) - 0.5, -0.5],
            tickvals=[*range(len(names))],
            ticktext=[clipped(name, NAME_LENGTH) for name in names],
            automargin=True,
        ),
    )


def year_bars(year: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """Draw one product's customers by month, the habit's months dark, beside what would be usual (a line).

    ``year``: the twelve rows of one product of ``crm.insights.seasons.Seasons.months``.
    """
    theme = tokens(dark=dark)
    rows = year.sort_values("month")
    months = rows["month"].tolist()
    said = [
        f"{MONTHS[month - 1]}: {number(buyers, 1)} customers a year, {number(usual, 1)} would be usual"
        for month, buyers, usual in zip(months, rows["buyers"], rows["usual"], strict=True)
    ]
    bars = go.Bar(
        x=months,
        y=rows["buyers"].tolist(),
        marker={"color": [theme.green if habit else theme.pale for habit in rows["habit"]]},
        customdata=said,
        hovertemplate="%{customdata}<extra></extra>",
    )
    usual = go.Scatter(
        x=months,
        y=rows["usual"].tolist(),
        mode="lines",
        line={"color": theme.amber, "width": 2, "shape": "hvh"},
        hoverinfo="skip",
    )
    return figure(
        *((bars, usual) if months else ()),
        height=HEIGHT,
        dark=dark,
        margin={"l": 4, "r": 4, "t": 8, "b": 22},
        bargap=0.25,
        xaxis=axis(
            dark=dark, range=[0.4, 12.6], tickvals=[*range(1, 13)], ticktext=[name[:3] for name in MONTHS]
        ),
        yaxis=axis(dark=dark, showgrid=True, nticks=4, rangemode="tozero", automargin=True),
    )
