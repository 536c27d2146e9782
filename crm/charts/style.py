"""How charts look: the layout that all share, in the colours of ``crm.charts.palette``."""

from __future__ import annotations

import html
from typing import Any, Final

import plotly.graph_objects as go

from crm.charts.palette import DARK, LIGHT, Palette

FONT: Final = "Inter, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
SIZE: Final = 12


TEXT_ON_LIGHT: Final = {"orange": "#8A5A0B", "red": "#B23A2E", "green": "#1F6F54", "blue": "#2F5F96"}
"""Label colours dark enough to be read on white; on dark ground the colours themselves are."""


def tokens(*, dark: bool) -> Palette:
    """Give the colours of a theme."""
    return DARK if dark else LIGHT


def color(tone: str, *, dark: bool) -> str:
    """Give the colour of a tone: green, orange, red, blue; soft ink for any other."""
    theme = tokens(dark=dark)
    return {"green": theme.green, "orange": theme.amber, "red": theme.red, "blue": theme.blue}.get(
        tone, theme.soft
    )


def label_color(tone: str, *, dark: bool) -> str:
    """Give the colour of a label in a tone, readable on the ground."""
    return color(tone, dark=dark) if dark else TEXT_ON_LIGHT.get(tone, LIGHT.soft)


def harmless(text: object) -> str:
    """Make text from data harmless in a chart, where plotly would read HTML."""
    return html.escape(str(text), quote=False)


def clipped(text: object, length: int) -> str:
    """Cut a label to a length, so that it fits a narrow chart."""
    whole = str(text)
    return harmless(whole if len(whole) <= length else f"{whole[: length - 1].rstrip()}…")


def figure(*traces: Any, height: int, dark: bool, **layout: Any) -> go.Figure:  # noqa: ANN401 - plotly's own
    """Give a figure in the common style: transparent, small margins, no legend, nothing to drag."""
    theme = tokens(dark=dark)
    common: dict[str, Any] = {
        "height": height,
        "margin": {"l": 4, "r": 4, "t": 8, "b": 4},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "font": {"family": FONT, "size": SIZE, "color": theme.soft},
        "hoverlabel": {
            "bgcolor": theme.card,
            "bordercolor": theme.line,
            "font": {"family": FONT, "size": SIZE, "color": theme.ink},
        },
        "dragmode": False,
        "xaxis": axis(dark=dark),
        "yaxis": axis(dark=dark),
    }  # fmt: skip
    return go.Figure(data=list(traces), layout=common | layout)


def axis(*, dark: bool, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - plotly's own
    """Give an axis in the common style: no grid, no zero line, nothing to drag."""
    theme = tokens(dark=dark)
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
        "gridcolor": theme.line,
        "linecolor": theme.line,
        "tickfont": {"color": theme.faint, "size": 11},
    } | more


def note(text: str, *, dark: bool, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - plotly's own
    """Give an annotation without an arrow; ``text`` is ours or ``harmless``."""
    shown = {"text": text, "showarrow": False, "font": {"color": tokens(dark=dark).ink, "size": SIZE}}
    return shown | more


CONFIG: Final = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}
"""For ``st.plotly_chart(..., config=CONFIG)``."""
