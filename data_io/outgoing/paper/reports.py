"""A report as a PDF: every part by its own hand, in the order of the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from crm import wording
from crm.insights.report import Beside, Figures, Part, Points, Report, Series, Table, Words
from data_io.outgoing.paper.charts import SERIES_HEIGHT, draw_series
from data_io.outgoing.paper.sheet import Sheet
from data_io.outgoing.paper.tables import draw_beside, draw_table, kept_beside, kept_together
from data_io.outgoing.paper.words import draw_figures, draw_heading, draw_points, draw_title, draw_words

HANDS: Final[dict[type[Part], Callable[[Sheet, Any], None]]] = {
    Words: draw_words,
    Points: draw_points,
    Figures: draw_figures,
    Table: draw_table,
    Series: draw_series,
    Beside: draw_beside,
}
"""What draws each sort of part."""
KEPT: Final[dict[type[Part], Callable[[Any], float]]] = {
    Table: kept_together,
    Beside: kept_beside,
    Series: lambda _series: SERIES_HEIGHT,
}
"""How much room the first part under a heading needs beside it; little for words."""
HEADING_HEIGHT: Final = 30.0
LEAST: Final = 110.0


def write_report(report: Report, target: Path) -> None:
    """Write a report to a PDF file."""
    made = f"made on {wording.day(report.made_on)} {report.made_on.year}"
    foot = " · ".join(each for each in (report.business, report.title, made) if each)
    sheet = Sheet(target, title=report.title, author=report.business or "Regulars", foot=foot)
    draw_title(sheet, report)
    for section in report.sections:
        first = section.parts[0] if section.parts else Words("")
        needed = KEPT[type(first)](first) if type(first) in KEPT else 0.0
        draw_heading(sheet, section.title, max(HEADING_HEIGHT + needed, LEAST))
        for part in section.parts:
            HANDS[type(part)](sheet, part)
    sheet.close()
