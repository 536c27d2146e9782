"""The look: words can be read, colours can be told apart, and charts use the same colours as the screen."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from crm.charts.palette import DARK, LIGHT, Palette

ROOT = Path(__file__).resolve().parents[2]
THEME: dict[str, Any] = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"]
LOOKS = [pytest.param("light", LIGHT, id="light"), pytest.param("dark", DARK, id="dark")]
GROUND = {"light": "#FBFAF7", "dark": "#14191D"}

# How people see who lack one kind of cone, in linear light (Machado, Oliveira, Fernandes 2009, severity 1).
SIGHT = {
    "usual": np.eye(3),
    "without red": np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
    "without green": np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    "without blue": np.array([[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]),
}
TO_CONES = np.array([[0.412, 0.536, 0.051], [0.212, 0.681, 0.107], [0.088, 0.282, 0.630]])
TO_LAB = np.array([[0.210, 0.794, -0.004], [1.978, -2.429, 0.451], [0.026, 0.783, -0.809]])


def light_of(colour: str) -> np.ndarray[Any, Any]:
    """Turn a hex colour into linear light."""
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Give the contrast as WCAG counts it, 1 to 21."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    dark, bright = sorted(float(weights @ light_of(colour)) for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def difference(one: str, other: str, sight: np.ndarray[Any, Any]) -> float:
    """Give how far apart two colours look to somebody, in hundredths of OKLab."""
    seen = [TO_LAB @ np.cbrt(TO_CONES @ np.clip(sight @ light_of(colour), 0, 1)) for colour in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]) * 100)


@pytest.mark.parametrize(("look", "palette"), LOOKS)
def test_words_can_be_read(look: str, palette: Palette) -> None:
    card, ground = THEME[look]["backgroundColor"], GROUND[look]
    words = {name: THEME[look][name] for name in ("textColor", "linkColor", "grayTextColor")}
    dim = {
        f"{name} on {under}": round(contrast(colour, under), 2)
        for name, colour in words.items()
        for under in (card, ground)
        if contrast(colour, under) < 4.5
    }
    assert dim == {}
    assert contrast(palette.soft, palette.card) >= 4.5


@pytest.mark.parametrize(("look", "palette"), LOOKS)
def test_badges_can_be_read(look: str, palette: Palette) -> None:
    for colour in ("red", "orange", "green", "blue", "violet", "gray"):
        assert contrast(THEME[look][f"{colour}TextColor"], THEME[look][f"{colour}BackgroundColor"]) >= 4.5, (
            colour
        )


@pytest.mark.parametrize("look", ["light", "dark"])
def test_white_words_can_be_read_on_the_button(look: str) -> None:
    assert contrast("#FFFFFF", THEME[look]["primaryColor"]) >= 4.5


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(("look", "palette"), LOOKS)
def test_ten_chart_colours_can_be_told_apart(look: str, palette: Palette, sight: str) -> None:
    assert len(palette.series) == 10
    near = [pair for pair in itertools.combinations(palette.series, 2) if difference(*pair, SIGHT[sight]) < 4]
    assert near == []


@pytest.mark.parametrize(("look", "palette"), LOOKS)
def test_charts_wear_the_colours_of_the_screen(look: str, palette: Palette) -> None:
    screen = THEME[look]
    assert palette.ink == screen["textColor"]
    assert palette.soft == screen["grayTextColor"]
    assert palette.card == screen["backgroundColor"]
    assert palette.green == screen["greenColor"]
    assert palette.amber == screen["orangeColor"]
    assert palette.red == screen["redColor"]
    assert palette.blue == screen["blueColor"]
    assert list(palette.series) == screen["chartCategoricalColors"]
    assert list(palette.scale) == screen["chartSequentialColors"]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_colour_has_its_twin(look: str) -> None:
    assert set(THEME["light"]) == set(THEME["dark"])


def test_the_font_is_ours_to_serve() -> None:
    for face in THEME["fontFaces"]:
        assert (ROOT / "ui" / face["url"].removeprefix("app/")).is_file()
    assert (ROOT / "ui/static/fonts/LICENSE-OFL.txt").is_file()
