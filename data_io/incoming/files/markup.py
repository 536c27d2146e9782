"""Tables in markup (web pages saved as .xls, Excel 2003 XML) -> rows. Runs in the reading process only.

Nothing is fetched, run or followed: both parsers only see the characters of the file, and entities that a
file declares itself are refused.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import pyarrow as pa

from data_io.incoming.files.formats import Refused
from data_io.incoming.files.text_files import decode
from data_io.incoming.shapes.arrangement import (
    TOP_ROWS,
    Corner,
    describe,
    find_areas,
    take_apart,
    without_blank_end,
)
from data_io.incoming.shapes.heading_rows import Merge, complete
from data_io.incoming.shapes.layout import find_headings
from data_io.incoming.shapes.proof import type_columns
from data_io.incoming.shapes.tables import Area
from data_io.incoming.sheets import Sheet, chosen_row, name_columns

MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
MOST_CELLS: Final = 5_000_000
MOST_TAGS: Final = 1_500_000
"""Rows and cells of a web page: they are read at some 100,000 a second."""
MOST_TABLES: Final = 100
FEWEST_CELLS: Final = 4
"""A table of fewer cells is a frame around a page's heading or its buttons."""
_UNSEEN: Final = frozenset({"script", "style", "head", "template"})
_BREAKS: Final = frozenset({"br", "p", "div", "li"})
_NAMESPACE: Final = "{urn:schemas-microsoft-com:office:spreadsheet}"
_CELLS: Final = re.compile(r"<t[drhDRH]\b")
_ENCODING: Final = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass
class Grid:
    """A table that was found: its rows, and what is merged in them."""

    name: str
    rows: list[list[Any]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden: bool = False


def read_markup(
    path: Path, name: str, header_rows: dict[str, int | None], *, spreadsheet: bool
) -> tuple[list[Sheet], list[str]]:
    """Every table of a web page, or every sheet of an Excel 2003 XML file. Raises Refused."""
    text, notes = decode(path.read_bytes())
    grids = _spreadsheet_grids(text) if spreadsheet else _page_grids(text, Path(name).stem)
    sheets = [sheet for grid in grids for sheet in _sheets_of(grid, header_rows)]
    if not sheets:
        raise Refused("foreign", "a web page without a table" if not spreadsheet else "an XML file")
    return sheets, notes


def _sheets_of(grid: Grid, header_rows: dict[str, int | None]) -> Iterator[Sheet]:
    width = max(map(len, grid.rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in grid.rows]
    by_hand, wanted = chosen_row(grid.name, header_rows)
    if by_hand:
        known = wanted is not None and 1 <= wanted <= len(rows)
        heading = complete(rows, (wanted or 0) - 1, grid.merges) if known else None
    else:
        heading = find_headings(rows[:TOP_ROWS], grid.merges)
    body = rows[0 if heading is None else heading.last + 1 :]
    columns = type_columns(body) if body else [pa.nulls(0, pa.string())] * width
    corner = Corner(grid.name, grid.hidden)
    areas = [] if by_hand else find_areas(rows[:TOP_ROWS], heading, name_columns(columns))
    if len(areas) > 1:
        yield from take_apart(corner, areas, _GridSource(rows))
    else:
        yield describe(corner, rows[:TOP_ROWS], heading, columns)


class _GridSource:
    """All rows of a table in markup, for tables that are taken out of it."""

    def __init__(self, rows: list[list[Any]]) -> None:
        self._rows = rows

    def top(self, area: Area) -> list[list[Any]]:
        """The rows of an area."""
        return without_blank_end([row[area.left : area.right] for row in self._rows[area.first : area.stop]])

    def columns(self, area: Area, first: int) -> list[pa.Array]:
        """The columns of an area from its row ``first`` on."""
        rows = self.top(area)[first:]
        return type_columns(rows) if rows else [pa.nulls(0, pa.string())] * (area.right - area.left)


class _Page(HTMLParser):
    """Collects the tables of a page; of tables within tables the inner ones, for the outer ones lay out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[Grid] = []
        self._open: list[Grid] = []
        self._words: list[str] | None = None
        self._spans: tuple[int, int] = (1, 1)
        self._below: dict[int, int] = {}
        self._unseen = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a table, a row or a cell."""
        self._unseen += tag in _UNSEEN
        if tag == "table":
            self._close_cell()
            self._open.append(Grid(""))
            self._below = {}
        elif tag == "tr" and self._open:
            self._close_cell()
            self._open[-1].rows.append([])
        elif tag in ("td", "th") and self._open:
            self._close_cell()
            said = dict(attrs)
            self._spans = (_span(said.get("colspan"), MOST_COLUMNS), _span(said.get("rowspan"), MOST_ROWS))
            self._words = []
        elif tag in _BREAKS and self._words is not None:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Closes a cell or a table."""
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag in ("td", "th", "tr"):
            self._close_cell()
        elif tag == "table" and self._open:
            self._close_cell()
            self.done.append(self._open.pop())
            if len(self.done) > MOST_TABLES:
                raise Refused("too_large")

    def handle_data(self, data: str) -> None:
        """Takes the words of a cell in."""
        if self._words is not None and not self._unseen:
            self._words.append(data)

    def finish(self) -> list[Grid]:
        """All tables, those too that were never closed."""
        self._close_cell()
        return [*self.done, *reversed(self._open)]

    def _close_cell(self) -> None:
        if self._words is None or not self._open:
            return
        lines = ("".join(self._words)).split("\n")
        text = "\n".join(line for each in lines if (line := " ".join(each.split())))
        self._words = None
        grid = self._open[-1]
        if not grid.rows:
            grid.rows.append([])
        row, at = grid.rows[-1], len(grid.rows) - 1
        while self._below.get(len(row), -1) >= at:
            row.append("")
        wide, tall = self._spans
        left = len(row)
        row.extend([text, *[""] * (wide - 1)])
        if tall > 1:
            self._below |= dict.fromkeys(range(left, left + wide), at + tall - 1)
        if wide > 1 or tall > 1:
            grid.merges.append((at, left, at + tall - 1, left + wide - 1))
        self._cells += wide
        if self._cells > MOST_CELLS or len(row) > MOST_COLUMNS:
            raise Refused("too_large")


def _page_grids(text: str, name: str) -> list[Grid]:
    if len(_CELLS.findall(text)) > MOST_TAGS:
        raise Refused("too_large")
    page = _Page()
    page.feed(text)
    page.close()
    found = [
        grid for grid in page.finish() if sum(bool(cell) for row in grid.rows for cell in row) >= FEWEST_CELLS
    ]
    for number, grid in enumerate(found, 1):
        grid.name = name if number == 1 else f"{name}, table {number}"
    return found


def _span(said: str | None, most: int) -> int:
    return (
        min(most, max(1, int(said)))
        if said and said.isascii() and said.isdigit() and len(said) < len("10000000")
        else 1
    )


def _spreadsheet_grids(text: str) -> list[Grid]:
    if "<!DOCTYPE" in text[:4096].upper() or "<!ENTITY" in text.upper():
        raise Refused("bomb")
    try:
        book = ET.fromstring(_ENCODING.sub("", text))  # noqa: S314 - entities were refused above
    except ET.ParseError as error:
        raise Refused("damaged") from error
    found = []
    for number, sheet in enumerate(book.iter(f"{_NAMESPACE}Worksheet"), 1):
        visible = sheet.find(".//{urn:schemas-microsoft-com:office:excel}Visible")
        hidden = visible is not None and (visible.text or "") != "SheetVisible"
        grid = Grid(sheet.get(f"{_NAMESPACE}Name") or f"Sheet{number}", hidden=hidden)
        _fill_grid(grid, sheet)
        found.append(grid)
    return found


def _fill_grid(grid: Grid, sheet: ET.Element) -> None:
    cells = 0
    for row in sheet.iter(f"{_NAMESPACE}Row"):
        place = _span(row.get(f"{_NAMESPACE}Index"), MOST_ROWS)
        while len(grid.rows) < place - 1:
            grid.rows.append([])
        line: list[Any] = []
        for cell in row.iter(f"{_NAMESPACE}Cell"):
            at = _span(cell.get(f"{_NAMESPACE}Index"), MOST_COLUMNS) - 1
            line.extend([""] * (at - len(line)))
            across = _across(cell, "MergeAcross")
            if across or _across(cell, "MergeDown"):
                left, top = len(line), len(grid.rows)
                grid.merges.append((top, left, top + _across(cell, "MergeDown"), left + across))
            line.extend([_value(cell.find(f"{_NAMESPACE}Data")), *[""] * across])
            if len(line) > MOST_COLUMNS:
                raise Refused("too_large")
        cells += len(line)
        grid.rows.append(line)
        if cells > MOST_CELLS or len(grid.rows) > MOST_ROWS:
            raise Refused("too_large")


def _across(cell: ET.Element, name: str) -> int:
    said = cell.get(f"{_NAMESPACE}{name}", "0")
    return (
        min(MOST_COLUMNS, int(said)) if said.isascii() and said.isdigit() and len(said) < len("100000") else 0
    )


def _value(data: ET.Element | None) -> Any:  # noqa: ANN401 - a cell of any kind
    """A cell by its type, its text where it is not what it says."""
    if data is None:
        return ""
    text = "".join(data.itertext())
    with contextlib.suppress(ValueError):
        match data.get(f"{_NAMESPACE}Type"):
            case "Number":
                return float(text)
            case "DateTime":
                return dt.datetime.fromisoformat(text.removesuffix(".000"))
            case "Boolean":
                return text.strip() == "1"
    return text
