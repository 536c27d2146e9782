"""Plotly figures on the screen: one size, one font, a click that leads on, and one button: the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from ui import theme

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

_CONFIG: Final[dict[str, Any]] = {
    "scrollZoom": False,
    "doubleClick": False,
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],
    "locale": "en",
    "locales": {"en": {"dictionary": {"Download plot as a PNG": "Save as a picture"}}},
}
_SHARP: Final = 2
"""Points of a picture for each of the screen's, so that it can be printed."""
_MARGIN: Final = {"l": 0, "r": 0, "t": 8, "b": 0}


def show(figure: Figure, key: str, alt: str, height: int = 240, *, name: str = "") -> None:
    """Draw a figure. ``key`` stays the same from run to run, ``alt`` says in a sentence what it shows.

    ``name``: that of the file when it is saved as a picture, else the key.
    """
    config = _with_picture(name or key)
    st.plotly_chart(_calm(figure, height), key=key, height=height, config=config, alt=alt)


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
        config=_with_picture(key),
        alt=alt,
        on_select="rerun",
        selection_mode="points",
    )
    points = state["selection"]["points"]
    return points[0].get("customdata", points[0].get("x")) if points else None


def _with_picture(name: str) -> dict[str, Any]:
    """Give the settings of a chart whose picture is saved under a name; the browser makes it by itself."""
    safe = "".join(letter for letter in name if letter.isalnum() or letter in " -_")[:60].strip()
    return _CONFIG | {"toImageButtonOptions": {"format": "png", "filename": safe or "chart", "scale": _SHARP}}


def _calm(figure: Figure, height: int) -> Figure:
    """Take away what every chart would have to take away: margins, background, zooming by accident."""
    layout: dict[str, Any] = {
        "height": height,
        "paper_bgcolor": theme.palette().card,  # that of the card: a picture needs a ground
        "plot_bgcolor": "rgba(0,0,0,0)",
        "modebar": {
            "bgcolor": "rgba(0,0,0,0)",
            "color": theme.palette().soft,
            "activecolor": theme.palette().green,
        },
        "hoverlabel": {"font": {"size": 13}},
    }
    if figure.layout.margin.l is None:
        layout["margin"] = _MARGIN
    if figure.layout.dragmode is None:
        layout["dragmode"] = False
    figure.update_layout(layout)
    return figure
