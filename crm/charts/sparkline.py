"""A small line without axes, beside a figure."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from crm.charts.style import axis, color, figure


def sparkline(
    values: Sequence[float], *, tone: str = "green", dark: bool = False, height: int = 44
) -> go.Figure:
    """Draw a few values, oldest first, as a line."""
    line = go.Scatter(
        y=list(values),
        mode="lines",
        line={"color": color(tone, dark=dark), "width": 2},
        hoverinfo="skip",
    )
    hidden = axis(dark=dark, visible=False)
    return figure(
        line, height=height, dark=dark, margin={"l": 2, "r": 2, "t": 4, "b": 4}, xaxis=hidden, yaxis=hidden
    )
