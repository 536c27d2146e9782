"""What may be, as far as it can be known: a line from the lower to the upper bound, a dot in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from crm.charts.style import axis, clipped, color, figure, note, tokens
from crm.wording import money, number

ROW: Final = 40
NAME_LENGTH: Final = 30
LINE: Final = 0.12
"""How far below its name a line stands, in rows."""
FOOT: Final = 24
"""Pixels below for the word about the dotted line."""
SHADE: Final = 0.3
CLEAR: Final = 0.15
"""The dotted line is named on its left from this share of the width on the right."""


@dataclass(frozen=True, slots=True)
class _Span:
    """One row: its name, the figure beside it, what it says when pointed at, its bounds and its dot."""

    name: Any
    label: str
    said: str
    low: float
    high: float
    dot: float
    carries: Any = None
    """What a click on the dot gives."""


def value_spans(values: pd.DataFrame, *, currency: str | None = None, dark: bool = False) -> go.Figure:
    """Draw one line per row, the first on top, named above it, so that long names fit a narrow screen.

    ``values``: columns name, value, value_low, value_high (account currency), as
    ``crm.insights.value.Value.customers`` with its names. The y of a dot is its place, 0 on top.
    """
    rows = values[["name", "value", "value_low", "value_high"]].to_dict("records")
    spans = [
        _Span(
            each["name"],
            money(each["value"], currency, cents=False),
            f"{clipped(_name(each['name']), 80)}: {money(each['value'], currency)}, 8 times of 10 between "
            f"{money(each['value_low'], currency)} and {money(each['value_high'], currency)}",
            each["value_low"], each["value_high"], each["value"],
        )
        for each in rows
    ]  # fmt: skip
    return _drawn(spans, dark=dark)


def rate_spans(rates: pd.DataFrame, *, usual: float | None = None, dark: bool = False) -> go.Figure:
    """Draw how often each word goes wrong per hundred sales, with the bounds that hold 95 times of 100.

    ``rates``: columns name, records, sales, rate, low, high (per hundred), as those of
    ``crm.insights.trouble_rates`` with their names; NaN rates are left out. ``usual``: the average rate, a
    dotted line. A click on a dot gives the number of its row.
    """
    spans = [
        _Span(
            each["name"],
            _rate(each["rate"]),
            f"{clipped(_name(each['name']), 80)}: {_rate(each['rate'])} per 100 sales<br>"
            f"{number(each['records'])} of {number(each['sales'])}; "
            f"probably {_rate(each['low'])} to {_rate(each['high'])}",
            each["low"], each["high"], each["rate"], at,
        )
        for at, each in enumerate(rates.to_dict("records"))
        if not np.isnan(each["rate"])
    ]  # fmt: skip
    return _drawn(spans, dark=dark, tone="orange", usual=usual)


def _name(name: Any) -> str:  # noqa: ANN401 - a cell, blank or not
    return "not known" if pd.isna(name) else str(name)


def _rate(value: float) -> str:
    return number(value, 1 if value >= 1 else 2)


def _drawn(
    spans: Sequence[_Span], *, dark: bool, tone: str = "green", usual: float | None = None
) -> go.Figure:
    theme = tokens(dark=dark)
    places = [*range(len(spans))]
    ends = [end for each in spans for end in (each.low, each.high)]
    lines = go.Scatter(
        x=[x for each in spans for x in (each.low, each.high, None)],
        y=[y for at in places for y in (at + LINE, at + LINE, None)],
        mode="lines",
        line={"color": theme.pale if tone == "green" else color(tone, dark=dark), "width": 7},
        opacity=1 if tone == "green" else SHADE,
        hoverinfo="skip",
    )
    dots = go.Scatter(
        x=[each.dot for each in spans],
        y=[at + LINE for at in places],
        mode="markers",
        marker={"color": color(tone, dark=dark), "size": 10},
        text=[each.said for each in spans],
        customdata=[each.carries for each in spans],
        hovertemplate="%{text}<extra></extra>",
    )
    low, high = min([*ends, 0.0]), max([*ends, 0.0]) or 1.0
    room = (high - low) * 0.02
    foot = 0 if usual is None else FOOT
    return figure(
        *((lines, dots) if spans else ()),
        height=ROW * max(len(spans), 1) + 12 + foot,
        dark=dark,
        margin={"l": 4, "r": 4, "t": 8, "b": 4 + foot},
        annotations=[
            *_words(spans, dark=dark),
            *([] if usual is None else [_usual_word(usual, high, dark=dark)]),
        ],
        shapes=[] if usual is None else [_usual_line(usual, dark=dark)],
        xaxis=axis(dark=dark, visible=False, range=[low - room, high + room]),
        yaxis=axis(dark=dark, visible=False, range=[max(len(spans), 1) - 0.4, -0.5]),
    )


def _words(spans: Sequence[_Span], *, dark: bool) -> list[dict[str, Any]]:
    """Write the name of each row on the left, its figure on the right."""
    above = {"xref": "paper", "yanchor": "bottom"}
    named = [
        note(clipped(_name(each.name), NAME_LENGTH), dark=dark, x=0, y=at, xanchor="left", **above)
        for at, each in enumerate(spans)
    ]
    figures = [
        note(f"<b>{each.label}</b>", dark=dark, x=1, y=at, xanchor="right", **above)
        for at, each in enumerate(spans)
    ]
    return [*named, *figures]


def _usual_line(usual: float, *, dark: bool) -> dict[str, Any]:
    line = {"color": tokens(dark=dark).faint, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": usual, "x1": usual, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _usual_word(usual: float, high: float, *, dark: bool) -> dict[str, Any]:
    anchor = "left" if usual < (1 - CLEAR) * high else "right"
    return note(
        f"on average {_rate(usual)} per 100 sales",
        dark=dark, x=usual, y=0, yref="paper", xanchor=anchor, yanchor="top",
        font={"size": 11, "color": tokens(dark=dark).faint},
    )  # fmt: skip
