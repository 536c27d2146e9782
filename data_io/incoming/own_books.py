"""Workbooks that the program made itself: what each of their columns is stands in them."""

from __future__ import annotations

import pandas as pd

from crm.entities import ENTITIES, STORED
from crm.schema import OWN_PREFIX
from data_io.incoming.matching import RECORD_ID, ColumnMatch, SheetMatch
from data_io.incoming.parsing import texts_of
from data_io.incoming.sheets import Book, Sheet
from data_io.outgoing.rejects import MEND
from data_io.outgoing.workbook import LONG_TEXT_MARK, LONG_TEXTS

MARKS_SHEET = "_regulars"


def marks_of(book: Book) -> dict[str, str]:
    """Give what the hidden sheet says (see ``data_io.outgoing.workbook``); nothing where there is none."""
    sheet = next((each for each in book.sheets if each.name == MARKS_SHEET), None)
    if sheet is None or len(sheet.cells.columns) < 2:  # noqa: PLR2004 - key and value
        return {}
    keys, values = (texts_of(column).to_pylist() for column in sheet.cells.columns[:2])
    pairs = [*zip(keys, values, strict=True), tuple(sheet.headings[:2])]
    return {str(key): str(value) for key, value in pairs if key and value}


def match_own(sheet: Sheet, marks: dict[str, str]) -> SheetMatch | None:
    """Match a sheet by the book's own marks; None where they do not know it (it was added or renamed)."""
    if sheet.name == LONG_TEXTS:
        return SheetMatch(None)
    entity = marks.get(f"sheet:{sheet.name}")
    if entity not in ENTITIES:
        return None
    columns = tuple(
        ColumnMatch(
            index,
            heading,
            _paths(marks.get(f"column:{entity}:{heading}"), heading),
            1.0,
            "this workbook came from here",
        )
        for index, heading in enumerate(sheet.headings)
    )
    return SheetMatch(entity, columns, float(len(columns)))


def _paths(path: str | None, heading: str) -> tuple[str, ...]:
    """Give the fields of a marked column; a column that was added is the owner's own."""
    if not heading.strip() or heading == MEND:
        return ()
    if path is None or path.startswith(OWN_PREFIX):
        return (path or OWN_PREFIX + heading.strip(),)
    entity, _, name = path.partition(".")
    known = entity in STORED and (f".{name}" == RECORD_ID or name in STORED[entity].by_name)
    return (path,) if known else (OWN_PREFIX + heading.strip(),)


def without_long_marks(values: pd.DataFrame) -> pd.DataFrame:
    """Blank the cells that stand for a text too long for a cell: a blank cell changes nothing."""
    marked = {
        name: values[name].mask(values[name].str.startswith(LONG_TEXT_MARK).fillna(value=False))
        for name in values
        if isinstance(values[name].dtype, pd.StringDtype)
    }
    return values.assign(**{str(name): column for name, column in marked.items()})
