"""Revenue or orders by period: this year before the year before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from crm.charts.style import axis, figure, tokens
from crm.insights.periods import Period
from crm.wording import MONTHS, count, day, money, month

BARS: Final = 62
"""More bars than this are threads; a line is drawn instead."""
TICKS: Final = 7
ROOM: Final = 1.08


def period_name(start: date, period: Period) -> str:
    """Name a period in full: ``12 Nov 2026``, ``week of 9 Nov 2026``, ``November 2026``, ``Q4 2026``."""
    return {
        Period.DAY: f"{day(start)} {start.year}",
        Period.WEEK: f"week of {day(start)} {start.year}",
        Period.MONTH: month(start),
        Period.QUARTER: f"Q{(start.month + 2) // 3} {start.year}",
        Period.YEAR: str(start.year),
    }[period]


def period_bars(
    periods: pd.DataFrame,
    period: Period,
    *,
    of: str = "revenue",
    currency: str | None = None,
    dark: bool = False,
    height: int = 280,
) -> go.Figure:
    """Draw a figure of each period before that of the year before, light behind it.

    ``periods``: ``crm.insights.periods.revenue_by_period``, with ``profit_by_period`` beside it where ``of``
    is not ``revenue`` or ``orders`` but ``profit``. An unfinished period is hatched; many periods
    become lines. The x of a bar is the first day of its period, written ``2026-10-01``.
    """
    now, then = of, "before" if of == "revenue" else f"{of}_before"
    days = [each.date() for each in periods["start"]]
    keys = [each.isoformat() for each in days]
    values, before = periods[now].astype("float64").tolist(), periods[then].fillna(0.0).tolist()
    known = [None if pd.isna(each) else float(each) for each in periods[then]]
    names = [period_name(each, period) for each in days]
    said = [
        _said(*row, orders=of == "orders", currency=currency)
        for row in zip(names, values, known, strict=True)
    ]
    draw = _bars if len(keys) <= BARS else _lines
    step = max(-(-len(keys) // TICKS), 1)
    return figure(
        *draw(keys, values, before, said, periods["unfinished"].tolist(), dark=dark),
        height=height,
        dark=dark,
        barmode="overlay",
        xaxis=axis(
            dark=dark,
            type="category",
            tickvals=keys[::step],
            ticktext=[_tick(each, period) for each in days[::step]],
            range=[-0.6, len(keys) - 0.4],
        ),
        yaxis=axis(
            dark=dark,
            showgrid=True,
            nticks=5,
            tickformat="~s",
            range=[min([*values, *before, 0.0]) * ROOM, max([*values, *before, 0.0]) * ROOM or 1],
            automargin=True,
        ),
    )


def _bars(
    keys: Sequence[str],
    values: Sequence[float],
    before: Sequence[float],
    said: Sequence[str],
    hatched: Sequence[bool],
    *,
    dark: bool,
) -> tuple[go.Bar, go.Bar]:
    theme = tokens(dark=dark)
    hover: dict[str, Any] = {"customdata": list(said), "hovertemplate": "%{customdata}<extra></extra>"}
    pattern = {
        "shape": ["/" if each else "" for each in hatched],
        "fgcolor": theme.green,
        "bgcolor": theme.card,
        "size": 5,
        "solidity": 0.45,
    }
    this_year = {"color": theme.green, "cornerradius": 3, "pattern": pattern}
    return (
        go.Bar(
            x=keys,
            y=before,
            width=0.62,
            offset=-0.46,
            marker={"color": theme.pale, "cornerradius": 3},
            **hover,
        ),
        go.Bar(x=keys, y=values, width=0.62, offset=-0.2, marker=this_year, **hover),
    )


def _lines(
    keys: Sequence[str],
    values: Sequence[float],
    before: Sequence[float],
    said: Sequence[str],
    hatched: Sequence[bool],  # noqa: ARG001 - of a line, the last point is the unfinished one
    *,
    dark: bool,
) -> tuple[go.Scatter, go.Scatter]:
    theme = tokens(dark=dark)
    hover: dict[str, Any] = {"customdata": list(said), "hovertemplate": "%{customdata}<extra></extra>"}
    return (
        go.Scatter(x=keys, y=before, mode="lines", line={"color": theme.pale, "width": 1.5}, **hover),
        go.Scatter(x=keys, y=values, mode="lines", line={"color": theme.green, "width": 1.5}, **hover),
    )


def _said(name: str, value: float, before: float | None, *, orders: bool, currency: str | None) -> str:
    """Say one period with what it is held against."""

    def told(figure: float) -> str:
        return count(round(figure), "order") if orders else money(figure, currency)

    earlier = "" if before is None else f"<br>a year before: {told(before)}"
    return f"{name[0].upper()}{name[1:]}: {told(value)}{earlier}"


def _tick(start: date, period: Period) -> str:
    short = f"{MONTHS[start.month - 1][:3]} {start:%y}"
    return {
        Period.DAY: day(start),
        Period.WEEK: f"{day(start)} {start:%y}",
        Period.MONTH: short,
        Period.QUARTER: f"Q{(start.month + 2) // 3} {start:%y}",
        Period.YEAR: str(start.year),
    }[period]
