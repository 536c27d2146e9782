"""Returns and complaints per hundred sales, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from crm.charts.style import axis, color, figure, label_color, note, tokens
from crm.wording import month, number

SHOWN: Final = 12
LINES: Final = (("Returns", "return", "returns", "orange"), ("Complaints", "complaint", "complaints", "red"))
LABEL_ROOM: Final = 104
"""Pixels beside the lines for their labels."""
SHADE: Final = 0.14
APART: Final = 0.09
"""Labels nearer to each other than this share of the height are pushed apart."""


def rates_lines(
    months: pd.DataFrame, *, bounds: bool = False, dark: bool = False, height: int = 260
) -> go.Figure:
    """Draw both rates of the last twelve finished months, each labelled at its end.

    ``months``: ``crm.insights.complaints.rates_by_month``; ``bounds``: shade what each may truly be.
    """
    shown = months[~months["unfinished"].to_numpy(dtype=bool)].tail(SHOWN)
    keys = [f"{each:%Y-%m}" for each in shown["month"]]
    lines = [line for line in LINES if shown[line[2]].any()]
    traces = [_line(shown, keys, *line, dark=dark) for line in lines]
    shades = [_shade(shown, keys, rate, tone, dark=dark) for _, rate, _, tone in lines] if bounds else []
    ends_at = ("rate", "high") if bounds else ("rate",)
    drawn = [f"{rate}_{end}" for _, rate, _, _ in lines for end in ends_at]
    rates = shown[drawn or ["return_rate"]].to_numpy(dtype="float64")
    top = max(float(np.nanmax(rates, initial=0.1)) * 1.15, 0.1)
    faint = {"size": 11, "color": tokens(dark=dark).faint}
    ends = (
        [(0, "left"), (len(keys) - 1, "right")]
        if len(keys) > 1
        else [(at, "left") for at in range(len(keys))]
    )
    months_named = [
        note(
            f"{shown['month'].iloc[at]:%b %y}",
            dark=dark, x=at, y=0, yref="paper", xanchor=anchor, yanchor="top", yshift=-4, font=faint,
        )
        for at, anchor in ends
    ]  # fmt: skip
    unit = note(
        "per 100 sales",
        dark=dark, x=0, y=1, xref="paper", yref="paper", xanchor="left", yanchor="bottom", font=faint,
    )  # fmt: skip
    return figure(
        *shades,
        *traces,
        height=height,
        dark=dark,
        margin={"l": 4, "r": LABEL_ROOM, "t": 24, "b": 24},
        annotations=[*_labels(shown, lines, top, dark=dark), *months_named, unit],
        xaxis=axis(
            dark=dark,
            type="category",
            showticklabels=False,
            showline=True,
            range=[-0.2, max(len(keys), 2) - 0.9],
        ),
        yaxis=axis(dark=dark, showticklabels=False, range=[0, top]),
    )


def _line(
    shown: pd.DataFrame, keys: list[str], label: str, rate: str, counted: str, tone: str, *, dark: bool
) -> go.Scatter:
    columns = (
        shown[name].tolist()
        for name in ("month", f"{rate}_rate", f"{rate}_low", f"{rate}_high", counted, "sales")
    )
    return go.Scatter(
        x=keys,
        y=shown[f"{rate}_rate"],
        mode="lines+markers" if len(keys) == 1 else "lines",
        line={"color": color(tone, dark=dark), "width": 2.5},
        customdata=[_said(label, *row) for row in zip(*columns, strict=True)],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _shade(shown: pd.DataFrame, keys: list[str], rate: str, tone: str, *, dark: bool) -> go.Scatter:
    """Shade the bounds of a line; months without sales are left out."""
    low, high = shown[f"{rate}_low"], shown[f"{rate}_high"]
    known = [at for at, each in enumerate(low.notna()) if each]
    return go.Scatter(
        x=[keys[at] for at in (*known, *reversed(known))],
        y=[*(high.iloc[at] for at in known), *(low.iloc[at] for at in reversed(known))],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=color(tone, dark=dark),
        opacity=SHADE,
        hoverinfo="skip",
    )


def _said(label: str, day: Any, rate: float, low: float, high: float, count: int, sales: int) -> str:  # noqa: ANN401
    """Say one point with its proof."""
    return (
        f"{month(day)}: {label.lower()} {number(rate, 1)} per 100 sales<br>"
        f"{number(count)} of {number(sales)}; probably {number(low, 1)} to {number(high, 1)}"
    )


def _labels(
    shown: pd.DataFrame, lines: Sequence[tuple[str, str, str, str]], top: float, *, dark: bool
) -> list[dict[str, Any]]:
    """Write each line's name and last rate beside its end, apart from each other."""
    ends = [(label, shown[f"{rate}_rate"].dropna(), tone) for label, rate, _, tone in lines]
    told = sorted(((each.iloc[-1], label, tone) for label, each, tone in ends if len(each)), reverse=True)
    notes: list[dict[str, Any]] = []
    above = float("inf")
    for rate, label, tone in told:
        level = min(rate, above - APART * top)
        above = level
        text = f"<b>{label} {number(rate, 1)}</b>"
        notes.append(
            note(
                text, dark=dark, x=len(shown) - 1, y=level, xanchor="left", xshift=8,
                font={"size": 12, "color": label_color(tone, dark=dark)},
            )
        )  # fmt: skip
    return notes
