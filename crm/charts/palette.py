"""The colours of charts, light and dark, so that a figure needs to know no theme.

They agree with the theme's file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for; each a CSS hex value.

    ``ink`` is for what is said, ``soft`` and ``faint`` for what explains, ``line`` for gridlines, ``card``
    for the ground under the chart; ``green`` is the house's colour, ``pale`` the same for last year,
    ``amber`` for care, ``red`` for what needs somebody, ``blue`` for the rest; ``series`` tells many things
    apart.
    """

    ink: str
    soft: str
    faint: str
    line: str
    card: str
    green: str
    pale: str
    amber: str
    red: str
    blue: str
    series: tuple[str, ...]
    scale: tuple[str, ...]
    """From little to much, ten steps."""


LIGHT: Final = Palette(
    ink="#22303C",
    soft="#5B6975",
    faint="#8A95A0",
    line="#EFECE5",
    card="#FFFFFF",
    green="#1F6F54",
    pale="#BDD9CC",
    amber="#C98A2B",
    red="#C4473A",
    blue="#3B6EA8",
    series=(
        "#1F6F54",
        "#C98A2B",
        "#3B6EA8",
        "#9D7CDE",
        "#89C6D2",
        "#4A241C",
        "#DECE7C",
        "#32475D",
        "#3EA392",
        "#241C4A",
    ),
    scale=(
        "#EEF4F0",
        "#D7E5DF",
        "#C0D6CD",
        "#A9C8BC",
        "#92B9AB",
        "#7BAA99",
        "#649B88",
        "#4D8D77",
        "#367E65",
        "#1F6F54",
    ),
)

DARK: Final = Palette(
    ink="#E6E9EC",
    soft="#A9B4BD",
    faint="#8793A0",
    line="#283138",
    card="#1C2328",
    green="#57B894",
    pale="#2F5A4B",
    amber="#E3AE58",
    red="#EC7F70",
    blue="#7FB0E6",
    series=(
        "#57B894",
        "#E3AE58",
        "#7FB0E6",
        "#855CD6",
        "#F5F5D6",
        "#406E77",
        "#B42D2D",
        "#4F9292",
        "#D4D4AF",
        "#703EA3",
    ),
    scale=(
        "#22302D",
        "#2C423C",
        "#36534A",
        "#406559",
        "#4A7767",
        "#548876",
        "#5E9A84",
        "#68AC93",
        "#72BDA1",
        "#7CCFB0",
    ),
)
