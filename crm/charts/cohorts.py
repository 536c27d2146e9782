"""Who stays: a row of cells per month of first purchases; and how much hangs on how few."""

from __future__ import annotations

from typing import Final

import pandas as pd
import plotly.graph_objects as go

from crm.charts.style import axis, figure, tokens
from crm.wording import count, month, percent

ROW: Final = 24
FOOT: Final = 40
MOST_ROWS: Final = 24
MARKED: Final = [1, 3, 6, 9, 12, 18, *range(24, 241, 12)]
"""Months after the first purchase that are named."""
HEIGHT: Final = 260


def cohorts_heat(cohorts: pd.DataFrame, *, of: str = "customers_share", dark: bool = False) -> go.Figure:
    """Draw the share that each month's new customers kept, the darker the more; a ring is not over yet.

    ``cohorts``: ``crm.insights.retention.cohorts``, of which the last 24 months are drawn; ``of``: which
    share.
    """
    theme = tokens(dark=dark)
    known = cohorts[(cohorts["months_since"] > 0) & cohorts[of].notna()]
    later, open_now = known[~known["unfinished"]], known[known["unfinished"]]
    names = later["cohort"].drop_duplicates().sort_values().tail(MOST_ROWS)
    later, open_now = later[later["cohort"].isin(names)], open_now[open_now["cohort"].isin(names)]
    sizes = later.drop_duplicates("cohort").set_index("cohort")["size"]
    places = {name: place for place, name in enumerate(names)}
    heat = go.Heatmap(
        x=later["months_since"].tolist(),
        y=later["cohort"].map(places).tolist(),
        z=later[of].clip(upper=1).tolist(),
        customdata=_cells_said(later, of),
        hovertemplate="%{customdata}<extra></extra>",
        colorscale=[[0, theme.line], [0.01, theme.pale], [1, theme.green]],
        zmin=0,
        zmax=max(float(later[of].clip(upper=1).max()), 0.01) if len(later) else 1,
        showscale=False,
        xgap=2,
        ygap=2,
    )
    rings = go.Scatter(
        x=open_now["months_since"].tolist(),
        y=open_now["cohort"].map(places).tolist(),
        mode="markers",
        marker={"symbol": "circle-open", "size": 7, "color": theme.faint},
        customdata=_cells_said(open_now, of),
        hovertemplate="%{customdata}, the month is not over<extra></extra>",
    )
    return figure(
        heat,
        rings,
        height=ROW * max(len(places), 1) + FOOT,
        dark=dark,
        margin={"l": 4, "r": 4, "t": 2, "b": 34},
        xaxis=axis(
            dark=dark,
            title={"text": "months after the first purchase", "font": {"size": 11}},
            range=[0.5, max([*later["months_since"], *open_now["months_since"], 1]) + 0.5],
            tickvals=MARKED,
        ),
        yaxis=axis(
            dark=dark,
            range=[len(places) - 0.5, -0.5],
            tickvals=[*places.values()],
            ticktext=[f"{name:%b %Y} · {sizes[name]:,}" for name in places],
            automargin=True,
        ),
    )


def _cells_said(cells: pd.DataFrame, of: str) -> list[str]:
    return [
        f"{month(each['cohort'].date())}, month {each['months_since']}: {percent(each[of])}; "
        f"{each['customers']} of {count(each['size'], 'customer')}{', few' if each['few'] else ''}"
        for each in cells.to_dict("records")
    ]


def pareto_curve(curve: pd.DataFrame, *, dark: bool = False) -> go.Figure:
    """Draw which share of the money comes from which share of the customers, beside all being equal.

    ``curve``: that of ``crm.insights.concentration.Concentration``.
    """
    theme = tokens(dark=dark)
    known = curve.dropna()
    customers, money = known["customers_share"].tolist(), known["money_share"].tolist()
    line = go.Scatter(
        x=customers,
        y=money,
        mode="lines",
        line={"color": theme.green, "width": 2},
        customdata=[
            f"The best {percent(each)} of the customers bring {percent(share)}"
            for each, share in zip(customers, money, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )
    equal = go.Scatter(
        x=[0, 1],
        y=[0, 1],
        mode="lines",
        line={"color": theme.faint, "width": 1, "dash": "dot"},
        hoverinfo="skip",
    )
    shares = {"tickformat": ".0%", "range": [0, 1.02], "tickvals": [0, 0.2, 0.5, 0.8, 1]}
    return figure(
        *((equal, line) if customers else ()),
        height=HEIGHT,
        dark=dark,
        margin={"l": 4, "r": 8, "t": 8, "b": 34},
        xaxis=axis(
            dark=dark, title={"text": "of the customers, the best first", "font": {"size": 11}}, **shares
        ),
        yaxis=axis(dark=dark, automargin=True, **shares),
    )
