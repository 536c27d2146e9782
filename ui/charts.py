"""Plotly figures on the screen: one size, one font, no tool bar, and a click that leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

_CONFIG: Final[dict[str, Any]] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
_MARGIN: Final = {"l": 0, "r": 0, "t": 8, "b": 0}


def show(figure: Figure, key: str, alt: str, height: int = 240) -> None:
    """Draw a figure. ``key`` stays the same from run to run, ``alt`` says in a sentence what it shows."""
    st.plotly_chart(_calm(figure, height), key=key, height=height, config=_CONFIG, alt=alt)


def pick(figure: Figure, key: str, alt: str, height: int = 240) -> str | float | list[str | float] | None:
    """Draw a figure whose points can be clicked.

    Give what the clicked one carries as ``customdata``, else None.

    A scalar in the trace's ``customdata`` comes back as a scalar, a row of it as a list.
    """
    figure.update_layout(clickmode="event+select", dragmode=False)
    state: Any = st.plotly_chart(
        _calm(figure, height),
        key=key,
        height=height,
        config=_CONFIG,
        alt=alt,
        on_select="rerun",
        selection_mode="points",
    )
    points = state["selection"]["points"]
    return points[0].get("customdata", points[0].get("x")) if points else None


def _calm(figure: Figure, height: int) -> Figure:
    """Take away what every chart would have to take away: margins, background, zooming by accident."""
    layout: dict[str, Any] = {
        "height": height,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hoverlabel": {"font": {"size": 13}},
    }
    if figure.layout.margin.l is None:
        layout["margin"] = _MARGIN
    if figure.layout.dragmode is None:
        layout["dragmode"] = False
    figure.update_layout(layout)
    return figure
