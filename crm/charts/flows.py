"""Who came and who went, month by month: what was won above the line, what was lost below it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from crm.charts.style import axis, figure, tokens
from crm.wording import MONTHS, count, month

SHOWN: Final = 24
"""Months that are drawn, the last ones."""
TICKS: Final = 6
NARROWEST: Final = 6
"""Room for so many months at least: fewer bars would be blocks."""


def flows_bars(months: pd.DataFrame, *, dark: bool = False, height: int = 260) -> go.Figure:
    """Draw customers by month: came again, new and come back on top of each other, lost below the line.

    ``months``: ``crm.insights.retention.customers_by_month``, of which the last 24 are drawn; the unfinished
    one is hatched. The x of a bar is its month, written ``2026-10``.
    """
    theme = tokens(dark=dark)
    shown = months.tail(SHOWN)
    days = [each.date() for each in shown["month"]]
    keys = [f"{each:%Y-%m}" for each in days]
    hatched = shown["unfinished"].tolist()
    said = [_said(each, name) for each, name in zip(shown.to_dict("records"), days, strict=True)]
    colors = {"returning": theme.green, "new": theme.blue, "back": theme.amber, "lost": theme.red}
    bars = [
        go.Bar(
            x=keys,
            y=(-shown[name] if name == "lost" else shown[name]).tolist(),
            marker=_marker(color, theme.card, hatched),
            width=0.72,
            customdata=said,
            hovertemplate="%{customdata}<extra></extra>",
        )
        for name, color in colors.items()
    ]
    step = max(-(-len(keys) // TICKS), 1)
    ticks = list(range(len(keys) - 1, -1, -step))[::-1]
    return figure(
        *(bars if keys else ()),
        height=height,
        dark=dark,
        barmode="relative",
        xaxis=axis(
            dark=dark,
            type="category",
            tickvals=[keys[at] for at in ticks],
            ticktext=[f"{MONTHS[days[at].month - 1][:3]} {days[at]:%y}" for at in ticks],
            tickangle=0,
            range=[-0.6, max(len(keys), NARROWEST) - 0.4],
        ),
        yaxis=axis(
            dark=dark, showgrid=True, zeroline=True, zerolinecolor=theme.faint, nticks=5, automargin=True,
            tickformat=",d",
        ),
    )  # fmt: skip


def _marker(color: str, ground: str, hatched: list[bool]) -> dict[str, Any]:
    shapes = ["/" if each else "" for each in hatched]
    pattern = {"shape": shapes, "fgcolor": color, "bgcolor": ground, "size": 5, "solidity": 0.45}
    return {"color": color, "pattern": pattern}


def _said(row: dict[Any, Any], start: date) -> str:
    """Say one month in the words of the card."""
    so_far = ", so far" if row["unfinished"] else ""
    back = f", {row['back']:,} came back" if row["back"] else ""
    buyers = f"{row['returning']:,} came again, {row['new']:,} new{back}"
    kept = count(int(row["kept"]), "customer")
    return f"<b>{month(start)}</b>{so_far}<br>{buyers}<br>{row['lost']:,} lost; {kept} kept at its end"
