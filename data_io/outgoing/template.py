"""The blank template: a sheet an entity to fill in, with drop-downs, and a page that says how.

It has no sheet of marks: what people typed is read as any sheet is, by its headings.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final

from xlsxwriter import Workbook

from crm.entities import ENTITIES
from crm.schema import Entity
from data_io.outgoing.book import SheetPlan, write_book
from data_io.outgoing.layout import blank_columns
from data_io.outgoing.styles import AMBER, GREEN

HOW_TO: Final = "How to"
LINES: Final = (
    ("Fill in what you have", "One row a record. Delete the sheets and columns that you have no use for."),
    ("Columns", "Amber headings must be filled in. Rest the mouse on a heading to see what belongs there."),
    ("Lists", "Click into a cell with a list and choose. Other words are asked about when you bring it in."),
    ("Dates", "Write them as your Excel does; 2026-11-30 is always understood, or 2026-11-30 14:05."),
    ("Money and numbers", "Write them as numbers. A percentage is 15%."),
    ("Customers and products", "Write the name, the number or the e-mail just as on their own sheet."),
    ("Several things in one cell", "Put a semicolon between them: apples; pears."),
    ("More columns", "Add columns of your own wherever you like. They are kept."),
    ("Then", "Save the file and bring it in. You see what will happen before anything is stored."),
)  # fmt: skip


def write_template(target: Path | BinaryIO, entities: Sequence[str] | None = None) -> None:
    """Write a blank workbook to fill in, for all entities or those named (KeyError for an unknown one)."""
    chosen = list(ENTITIES.values()) if entities is None else [ENTITIES[name] for name in entities]
    plans = [_plan(entity) for entity in chosen]
    write_book(target, plans, before=lambda book: _write_how_to(book, chosen))


def _plan(entity: Entity) -> SheetPlan:
    return SheetPlan(entity.plural, blank_columns(entity))


def _write_how_to(book: Workbook, entities: Sequence[Entity]) -> None:
    """The page in front: how to fill in, and what each sheet is for."""
    sheet = book.add_worksheet(HOW_TO)
    title = book.add_format({"bold": True, "font_size": 16, "font_color": GREEN})
    strong = book.add_format({"bold": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    amber = book.add_format({"bold": True, "valign": "top", "font_color": AMBER})
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, "Your sheets for Regulars", title)
    for at, (what, how) in enumerate(LINES, 2):
        sheet.write_string(at, 0, what, amber if what == "Columns" else strong)
        sheet.write_string(at, 1, how, plain)
    start = len(LINES) + 3
    sheet.write_string(start, 0, "The sheets", title)
    for at, entity in enumerate(entities, start + 1):
        sheet.write_url(at, 0, f"internal:'{entity.plural}'!A1", string=entity.plural)
        sheet.write_string(at, 1, entity.help, plain)
