"""Revenue by month: this year before last year."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from crm.charts.style import axis, figure, note, tokens
from crm.wording import MONTHS, money, month, short

SHOWN: Final = 13
"""Twelve finished months and the unfinished one."""
ROOM: Final = 1.16
"""Room above the highest bar, for the label of the best month."""


def revenue_bars(
    months: pd.DataFrame, *, currency: str | None = None, dark: bool = False, height: int = 260
) -> go.Figure:
    """Draw the last 13 months: dark, the same months a year before light behind, the unfinished one hatched.

    ``months``: ``crm.insights.revenue.revenue_by_month``. The x of a bar is its month, written ``2026-10``.
    """
    theme = tokens(dark=dark)
    shown = months.tail(SHOWN)
    days = [each.date() for each in shown["month"]]
    keys = [f"{each:%Y-%m}" for each in days]
    hatched = shown["unfinished"].tolist()
    revenue, before = shown["revenue"].tolist(), shown["before"].fillna(0.0).tolist()
    last_year = go.Bar(
        x=keys,
        y=before,
        width=0.62,
        offset=-0.46,
        marker={"color": theme.pale, "cornerradius": 3},
        customdata=[
            f"{month(each)}: year before {money(was, currency)}"
            for each, was in zip(days, before, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )
    this_year = go.Bar(
        x=keys,
        y=revenue,
        width=0.62,
        offset=-0.2,
        marker=_hatched(hatched, theme.green, theme.card),
        customdata=[_said(*row, currency) for row in zip(days, revenue, hatched, strict=True)],
        hovertemplate="%{customdata}<extra></extra>",
    )
    top = max([*revenue, *before, 0.0])
    return figure(
        last_year,
        this_year,
        height=height,
        dark=dark,
        barmode="overlay",
        annotations=_best(shown, keys, dark=dark),
        xaxis=axis(
            dark=dark,
            type="category",
            ticks="outside",
            ticklen=4,
            tickcolor="rgba(0,0,0,0)",
            tickvals=keys[::3],
            ticktext=_ticks(days[::3]),
            range=[-0.6, len(keys) - 0.4],
        ),
        yaxis=axis(
            dark=dark, showgrid=True, nticks=5, tickformat="~s", range=[0, top * ROOM or 1], automargin=True
        ),
    )


def _hatched(hatched: list[bool], green: str, card: str) -> dict[str, Any]:
    return {
        "color": green,
        "cornerradius": 3,
        "pattern": {
            "shape": ["/" if each else "" for each in hatched],
            "fgcolor": green,
            "bgcolor": card,
            "size": 5,
            "solidity": 0.45,
        },
    }


def _said(day: date, revenue: float, unfinished: bool, currency: str | None) -> str:  # noqa: FBT001 - a row's values
    return f"{month(day)}{' so far' if unfinished else ''}: {money(revenue, currency)}"


def _ticks(days: list[date]) -> list[str]:
    """Name the months; the year is said with the first, and where it changes."""
    return [
        MONTHS[day.month - 1][:3] + (f" {day:%y}" if not at or days[at - 1].year != day.year else "")
        for at, day in enumerate(days)
    ]


def _best(shown: pd.DataFrame, keys: list[str], *, dark: bool) -> list[dict[str, Any]]:
    """Name the best month above its bar, so that the text stays inside the chart."""
    places = shown["best"].to_numpy(dtype=bool).nonzero()[0].tolist()
    if len(places) != 1 or len(keys) < 3:  # noqa: PLR2004 - of two months none is remarkable
        return []
    at = places[0]
    row = shown.iloc[at]
    text = f"{MONTHS[row['month'].month - 1][:3]} {short(row['revenue'])}, best ever"
    anchor = "left" if at < len(keys) / 3 else "right" if at > 2 * len(keys) / 3 else "center"
    level = max(row["revenue"], 0.0 if pd.isna(row["before"]) else row["before"])
    return [
        note(
            f"<b>{text}</b>",
            dark=dark,
            x=at,
            y=level,
            xanchor=anchor,
            yanchor="bottom",
            xshift={"left": -8, "right": 10}.get(anchor, 0),
        )
    ]
