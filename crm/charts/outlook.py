"""What came, what is likely to come and between which bounds, before what came a year earlier."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from crm.charts.style import axis, figure, tokens
from crm.wording import MONTHS, is_known, money, month

PAST: Final = 24
"""Whole months that are drawn before the ones to come."""
ROOM: Final = 1.05
TICKS: Final = 6


def outlook_lines(
    months: pd.DataFrame, *, ahead: int, currency: str | None = None, dark: bool = False, height: int = 300
) -> go.Figure:
    """Draw the last two years as a line, the coming months as dots in a band, the year before light behind.

    ``months``: ``crm.insights.forecast.Forecast.months``, of which ``ahead`` are to come. The x of a point is
    its month, written ``2026-10``; the band begins at the last whole month, of which nothing is open.
    """
    theme = tokens(dark=dark)
    whole = months["whole"].to_numpy(dtype=bool)
    past, coming = months[whole].tail(PAST), months[~whole].head(ahead)
    shown = pd.concat([past, coming])
    keys = [f"{each:%Y-%m}" for each in shown["month"]]
    joint = past.tail(1)
    of_joint = joint["revenue"].tolist()
    at = keys[len(past) - len(joint) :]
    band = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    traces = (
        go.Scatter(x=at, y=[*of_joint, *coming["low"]], **band),
        go.Scatter(
            x=at, y=[*of_joint, *coming["high"]], fill="tonexty", fillcolor=_clear(theme.green), **band
        ),
        _year_before_line(keys, shown["before"], theme.pale),
        go.Scatter(
            x=at,
            y=[*of_joint, *coming["likely"]],
            mode="lines+markers",
            line={"color": theme.green, "width": 2, "dash": "dot"},
            marker={"color": theme.card, "size": [0] * len(joint) + [8] * len(coming),
                    "line": {"color": theme.green, "width": 2}},
            customdata=["", *_said_coming(coming, currency)][1 - len(joint) :],
            hovertemplate="%{customdata}<extra></extra>",
        ),
        go.Scatter(
            x=keys[: len(past)],
            y=past["revenue"].tolist(),
            mode="lines+markers",
            line={"color": theme.green, "width": 2.5},
            marker={"color": theme.green, "size": 5},
            customdata=_said_past(past, currency),
            hovertemplate="%{customdata}<extra></extra>",
        ),
    )  # fmt: skip
    top = max([*shown["revenue"].dropna(), *coming["high"], *shown["before"].dropna(), 0.0])
    return figure(
        *(traces if len(shown) else ()),
        height=height,
        dark=dark,
        xaxis=_months_axis([each.date() for each in shown["month"]], keys, dark=dark),
        yaxis=axis(
            dark=dark, showgrid=True, nticks=5, tickformat="~s", range=[0, top * ROOM or 1], automargin=True
        ),
    )


def _year_before_line(keys: list[str], before: pd.Series[Any], color: str) -> go.Scatter:
    values = [None if pd.isna(each) else float(each) for each in before]
    return go.Scatter(x=keys, y=values, mode="lines", line={"color": color, "width": 2}, hoverinfo="skip")


def _clear(color: str) -> str:
    """Give a colour as a veil that the lines behind it shine through."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.16)"


def _said_past(past: pd.DataFrame, currency: str | None) -> list[str]:
    return [
        f"{month(each['month'].date())}: {money(each['revenue'], currency)}"
        + _also("a year before", each["before"], currency)
        for each in past.to_dict("records")
    ]


def _said_coming(coming: pd.DataFrame, currency: str | None) -> list[str]:
    return [
        f"{month(each['month'].date())}, likely: {money(each['likely'], currency, cents=False)}"
        f"<br>8 times of 10 between {money(each['low'], currency, cents=False)}"
        f" and {money(each['high'], currency, cents=False)}"
        + _also("so far", each["revenue"], currency)
        + _also("a year before", each["before"], currency)
        for each in coming.to_dict("records")
    ]


def _also(what: str, amount: float, currency: str | None) -> str:
    return f"<br>{what}: {money(amount, currency)}" if is_known(amount) else ""


def _months_axis(days: list[date], keys: list[str], *, dark: bool) -> dict[str, Any]:
    step = max(-(-len(keys) // TICKS), 1)
    names = [f"{MONTHS[day.month - 1][:3]} {day:%y}" for day in days[::step]]
    return axis(
        dark=dark, type="category", tickvals=keys[::step], ticktext=names,
        categoryorder="array", categoryarray=keys, range=[-0.6, len(keys) - 0.4],
    )  # fmt: skip
