"""Make the fonts that PDF files carry out of the web fonts of Inter; run once, the result is kept.

    npm pack @fontsource-variable/inter@5.3.0 && tar xzf fontsource-variable-inter-5.3.0.tgz
    uv run --with fonttools --with brotli python -m docs.make_paper_fonts package/files

A PDF needs one whole TrueType font a weight, where a browser takes a variable font in parts: latin and its
extensions, Vietnamese, Greek, Cyrillic. Three signs that Inter's web fonts lack are drawn here: up, down, and
the box that stands for a letter which the font does not have.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any, Final

TARGET: Final = Path(__file__).parent.parent / "data_io" / "outgoing" / "paper" / "fonts"
PARTS: Final = ("latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext")
WEIGHTS: Final = {"Regular": 400, "Bold": 700}
NOT_PRINTED: Final = ("GSUB", "GPOS", "GDEF", "STAT", "HVAR", "MVAR", "avar", "fpgm", "prep", "cvt ", "gasp")
"""What only a browser needs."""
UP: Final = ((120, 0), (700, 1100), (1280, 0))
DOWN: Final = ((120, 1100), (1280, 1100), (700, 0))
BOX: Final = ((140, 0), (140, 1400), (1160, 1400), (1160, 0))
HOLE: Final = ((260, 120), (1040, 120), (1040, 1280), (260, 1280))
SIGNS: Final = {0x25B2: (UP,), 0x25BC: (DOWN,), 0x25A1: (BOX, HOLE)}
WIDE: Final = {0x25B2: 1400, 0x25BC: 1400, 0x25A1: 1300}


def main(source: Path, target: Path = TARGET) -> None:
    """Write a font a weight to ``target`` from the woff2 files in ``source``."""
    target.mkdir(exist_ok=True)
    for name, weight in WEIGHTS.items():
        font = _merged(source, weight)
        for code, outline in SIGNS.items():
            _draw(font, code, outline)
        _call(font, name)
        font.save(target / f"Inter-{name}.ttf")
        print(name, len(font.getBestCmap()), "letters")


def _merged(source: Path, weight: int) -> Any:  # noqa: ANN401 - of fontTools, which has no types
    from fontTools.merge import Merger
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for part in PARTS:
            font = instantiateVariableFont(
                TTFont(source / f"inter-{part}-wght-normal.woff2"), {"wght": weight}
            )
            for table in NOT_PRINTED:
                if table in font:
                    del font[table]
            font.flavor = None
            parts.append(str(Path(folder) / f"{part}.ttf"))
            font.save(parts[-1])
        return Merger().merge(parts)


def _call(font: Any, weight: str) -> None:  # noqa: ANN401
    """Name a font: a PDF tells its fonts apart by the name that stands in them."""
    for number, text in ((2, weight), (4, f"Inter {weight}"), (6, f"Inter-{weight}")):
        font["name"].removeNames(nameID=number)
        font["name"].setName(text, number, 3, 1, 0x409)
        font["name"].setName(text, number, 1, 0, 0)


def _draw(font: Any, code: int, outline: tuple[tuple[tuple[int, int], ...], ...]) -> None:  # noqa: ANN401
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for corners in outline:
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    name = f"uni{code:04X}"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = pen.glyph()
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"][name] = (WIDE[code], min(x for x, _ in outline[0]))
    for table in font["cmap"].tables:
        table.cmap[code] = name


if __name__ == "__main__":
    main(Path(sys.argv[1]))
