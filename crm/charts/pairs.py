"""What is bought together: how often with the one product, beside how often in all orders."""

from __future__ import annotations

from typing import Final

import pandas as pd
import plotly.graph_objects as go

from crm.charts.style import axis, clipped, figure, note, tokens
from crm.wording import count, number

ROW: Final = 54
NAME_LENGTH: Final = 34
LINE: Final = 0.12
"""How far below its name a line stands, in rows."""


def pair_lines(pairs: pd.DataFrame, *, orders: int, dark: bool = False) -> go.Figure:
    """Draw one line per pair, the first on top: from what is usual (ring) to what it is with the one (dot).

    ``pairs``: ``crm.insights.baskets.Baskets.pairs``; ``orders``: that they rest on.
    """
    theme = tokens(dark=dark)
    rows = pairs[["name", "other_name", "confidence", "other_orders", "together", "lift"]].to_dict("records")
    usual = [100 * each["other_orders"] / max(orders, 1) for each in rows]
    own = [100 * each["confidence"] for each in rows]
    places = [at + LINE for at in range(len(rows))]
    said = [
        f"Of 100 orders with {clipped(each['name'], 60)}, {number(100 * each['confidence'])} hold "
        f"{clipped(each['other_name'], 60)}; of all orders {number(of_all, 1)}; "
        f"{count(int(each['together']), 'order')} with both"
        for each, of_all in zip(rows, usual, strict=True)
    ]
    lines = go.Scatter(
        x=[x for pair in zip(usual, own, strict=True) for x in (*pair, None)],
        y=[y for at in places for y in (at, at, None)],
        mode="lines",
        line={"color": theme.pale, "width": 4},
        hoverinfo="skip",
    )
    rings = go.Scatter(
        x=usual, y=places, mode="markers", hoverinfo="skip",
        marker={"color": theme.card, "size": 9, "line": {"color": theme.faint, "width": 2}},
    )  # fmt: skip
    dots = go.Scatter(
        x=own, y=places, mode="markers", marker={"color": theme.green, "size": 11},
        customdata=said, hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip
    named = [
        note(
            f"{clipped(each['name'], NAME_LENGTH)}<br>+ {clipped(each['other_name'], NAME_LENGTH)}",
            dark=dark, align="left", x=0, xref="paper", y=at, xanchor="left", yanchor="bottom",
        )
        for at, each in enumerate(rows)
    ]  # fmt: skip
    figures = [
        note(
            f"<b>{number(each['lift'], 1)}×</b>",
            dark=dark, x=1, xref="paper", y=at, xanchor="right", yanchor="bottom",
        )
        for at, each in enumerate(rows)
    ]  # fmt: skip
    return figure(
        *((lines, rings, dots) if rows else ()),
        height=ROW * max(len(rows), 1) + 44,
        dark=dark,
        annotations=[*named, *figures],
        margin={"l": 4, "r": 4, "t": 4, "b": 22},
        xaxis=axis(dark=dark, range=[-1, max([*own, 10.0]) * 1.05], ticksuffix=" %", nticks=5),
        yaxis=axis(dark=dark, visible=False, range=[len(rows) - 0.5, -0.8]),
    )
