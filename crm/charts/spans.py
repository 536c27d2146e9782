"""What may come, as far as it can be known: a line from the lower to the upper bound, a dot in between."""

from __future__ import annotations

from typing import Final

import pandas as pd
import plotly.graph_objects as go

from crm.charts.style import axis, clipped, figure, note, tokens
from crm.wording import money

ROW: Final = 40
NAME_LENGTH: Final = 30
LINE: Final = 0.12
"""How far below its name a line stands, in rows."""


def value_spans(values: pd.DataFrame, *, currency: str | None = None, dark: bool = False) -> go.Figure:
    """Draw one line per row, the first on top, named above it, so that long names fit a narrow screen.

    ``values``: columns name, value, value_low, value_high (account currency), as
    ``crm.insights.value.Value.customers`` with its names. The y of a dot is its place, 0 on top.
    """
    theme = tokens(dark=dark)
    rows = values[["value", "value_low", "value_high"]].to_dict("records")
    names = ["not known" if pd.isna(name) else str(name) for name in values["name"]]
    places = [*range(len(names))]
    ends = [each[end] for each in rows for end in ("value_low", "value_high")]
    said = [
        f"{clipped(name, 80)}: {money(each['value'], currency)}, 8 times of 10 between "
        f"{money(each['value_low'], currency)} and {money(each['value_high'], currency)}"
        for name, each in zip(names, rows, strict=True)
    ]
    lines = go.Scatter(
        x=[x for each in rows for x in (each["value_low"], each["value_high"], None)],
        y=[y for at in places for y in (at + LINE, at + LINE, None)],
        mode="lines",
        line={"color": theme.pale, "width": 7},
        hoverinfo="skip",
    )
    dots = go.Scatter(
        x=[each["value"] for each in rows],
        y=[at + LINE for at in places],
        mode="markers",
        marker={"color": theme.green, "size": 10},
        customdata=said,
        hovertemplate="%{customdata}<extra></extra>",
    )
    named = [
        note(clipped(name, NAME_LENGTH), dark=dark, x=0, xref="paper", y=at, xanchor="left", yanchor="bottom")
        for at, name in zip(places, names, strict=True)
    ]
    figures = [
        note(
            f"<b>{money(each['value'], currency, cents=False)}</b>",
            dark=dark, x=1, xref="paper", y=at, xanchor="right", yanchor="bottom",
        )
        for at, each in zip(places, rows, strict=True)
    ]  # fmt: skip
    low, high = min([*ends, 0.0]), max([*ends, 0.0]) or 1.0
    room = (high - low) * 0.02
    return figure(
        *((lines, dots) if rows else ()),
        height=ROW * max(len(names), 1) + 12,
        dark=dark,
        annotations=[*named, *figures],
        xaxis=axis(dark=dark, visible=False, range=[low - room, high + room]),
        yaxis=axis(dark=dark, visible=False, range=[len(names) - 0.4, -0.5]),
    )
