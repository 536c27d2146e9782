"""The series of a report on the screen: the same bars and lines that stand on paper."""

from __future__ import annotations

import math
from typing import Any, Final

import plotly.graph_objects as go

from crm.charts.style import axis, figure, harmless, tokens
from crm.insights.report import Line, Series, Shape
from crm.wording import money, number

ROOM: Final = 1.08
MANY: Final = 8
DASHES: Final = ("solid", "dot")


def series_figure(series: Series, *, dark: bool = False, height: int = 260) -> go.Figure:
    """Draw a series. What is open is hatched; bounds are lines at bars, and light behind the first line."""
    draw = _bars if series.shape is Shape.BARS else _lines
    tops = [each for line in series.lines for each in (*line.values, *line.high) if not math.isnan(each)]
    return figure(
        *draw(series, dark=dark),
        height=height,
        dark=dark,
        barmode="overlay",
        showlegend=len(series.lines) > 1,
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 1.02, "yanchor": "bottom"},
        margin={"l": 4, "r": 4, "t": 26 if len(series.lines) > 1 else 8, "b": 4},
        xaxis=axis(
            dark=dark,
            **_ticks(series.labels),
            range=[-0.6, len(series.labels) - 0.4],
        ),
        yaxis=axis(
            dark=dark,
            showgrid=True,
            nticks=5,
            tickformat="~s",
            range=[0, max(tops, default=0.0) * ROOM or 1],
            automargin=True,
        ),
    )


def _ticks(labels: tuple[str, ...]) -> dict[str, Any]:
    """Name the places; of many every second to the last, so that they stand side by side on a telephone.

    The second line of a label that is left out (its year) goes to the next.
    """
    step = 1 if len(labels) <= MANY else 2
    places = list(range((len(labels) - 1) % step, len(labels), step))
    words = []
    for place in places:
        first, *more = labels[place].split("\n")
        more = more or (labels[place - 1].split("\n")[1:] if step > 1 and place else [])
        words.append("<br>".join(map(harmless, [first, *more])))
    return {"tickvals": places, "ticktext": words, "tickangle": 0}


def _hover(series: Series, line: Line) -> dict[str, Any]:
    """Say of each point what it is and how much."""

    def told(value: float) -> str:
        if math.isnan(value):
            return ""
        return money(value, series.currency) if series.money else number(value, 1)

    said = [
        f"{harmless(label).replace(chr(10), ' ')}: {told(value)}"
        for label, value in zip(series.labels, line.values, strict=True)
    ]
    return {"customdata": said, "hovertemplate": "%{customdata}<extra></extra>", "name": harmless(line.name)}


def _bars(series: Series, *, dark: bool) -> list[go.Bar]:
    theme = tokens(dark=dark)
    several = len(series.lines) > 1
    places = list(range(len(series.labels)))
    begins = len(places) if series.open_from is None else series.open_from
    first, *rest = series.lines
    pattern = {
        "shape": ["/" if at >= begins else "" for at in places],
        "fgcolor": theme.green,
        "bgcolor": theme.card,
        "size": 5,
        "solidity": 0.45,
    }
    wide = {"width": 0.5, "offset": -0.12} if several else {"width": 0.66, "offset": -0.33}
    bounds = {
        "type": "data",
        "symmetric": False,
        "array": _apart(first.high, first.values),
        "arrayminus": _apart(first.values, first.low),
        "color": theme.ink,
        "thickness": 1.2,
        "width": 4,
    }
    return [
        *(
            go.Bar(
                x=places,
                y=_known(line),
                width=0.5,
                offset=-0.38,
                marker={"color": theme.pale, "cornerradius": 3},
                **_hover(series, line),
            )
            for line in rest
        ),
        go.Bar(
            x=places,
            y=_known(first),
            marker={"color": theme.green, "cornerradius": 3, "pattern": pattern},
            error_y=bounds if first.low else None,
            **wide,
            **_hover(series, first),
        ),
    ]


def _lines(series: Series, *, dark: bool) -> list[go.Scatter]:
    theme = tokens(dark=dark)
    places = list(range(len(series.labels)))
    traces = []
    for line in series.lines[:1]:
        edge = {"x": places, "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}
        if line.low:
            area = theme.scale[0]
            traces = [
                go.Scatter(y=_blank(line.low), **edge),
                go.Scatter(y=_blank(line.high), fill="tonexty", fillcolor=area, **edge),
            ]
    for at, line in enumerate(series.lines):
        colour = (theme.green, theme.amber)[at % 2]
        traces.append(
            go.Scatter(
                x=places,
                y=_known(line),
                mode="lines+markers",
                line={"color": colour, "width": 2, "dash": DASHES[at % 2]},
                marker={"color": colour, "size": 6, "symbol": ("circle", "square")[at % 2]},
                **_hover(series, line),
            )
        )
    return traces


def _known(line: Line) -> list[float | None]:
    return _blank(line.values)


def _blank(values: tuple[float, ...]) -> list[float | None]:
    return [None if math.isnan(each) else each for each in values]


def _apart(upper: tuple[float, ...], lower: tuple[float, ...]) -> list[float | None]:
    """Give how far bounds lie from their values; None where there are none."""
    return [None if math.isnan(up - low) else up - low for up, low in zip(upper, lower, strict=False)]
