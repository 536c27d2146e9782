"""Workbooks that were written, read back by other programs' libraries."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from data_io.outgoing.book import Column, SheetPlan, write_book
from data_io.outgoing.cells import Cells


def opened(content: bytes) -> Workbook:
    """The book as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def grid(content: bytes, sheet: str) -> list[list[Any]]:
    """The cells of a sheet as calamine reads them, blanks as ""."""
    return (
        CalamineWorkbook.from_filelike(io.BytesIO(content))
        .get_sheet_by_name(sheet)
        .to_python(skip_empty_area=False)
    )


def parts(content: bytes) -> dict[str, ET.Element]:
    """Every part of the package, parsed: raises where one is not well formed."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        assert len(set(package.namelist())) == len(package.namelist())
        return {name: ET.fromstring(package.read(name)) for name in package.namelist()}  # noqa: S314 - we wrote it


def formulas(content: bytes) -> list[str]:
    """The formulas in all sheets."""
    sheets = (root for name, root in parts(content).items() if name.startswith("xl/worksheets/sheet"))
    return [found.text or "" for root in sheets for found in root.iter() if found.tag.endswith("}f")]


def book_of(columns: Sequence[tuple[str, Cells]], count: int) -> bytes:
    """A book of one sheet "A": each column as (format, cells)."""
    content = io.BytesIO()
    headings = [Column(f"C{at}", style) for at, (style, _) in enumerate(columns)]
    write_book(content, [SheetPlan("A", headings, count, lambda: [[cells for _, cells in columns]])])
    return content.getvalue()
