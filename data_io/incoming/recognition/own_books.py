"""Workbooks that the program made itself: what each of their columns is stands in them."""

from __future__ import annotations

from crm.entities import ENTITIES, STORED
from crm.schema import OWN_PREFIX
from data_io.incoming.recognition.matching import RECORD_ID, ColumnMatch, SheetMatch
from data_io.incoming.sheets import Book, Sheet
from data_io.incoming.values.parsing import texts_of
from data_io.marks import HELD_MARK, MARKS_SHEET, STORE_MARK
from data_io.outgoing.rejects import MEND
from data_io.outgoing.workbook import LONG_TEXTS


def marks_of(book: Book) -> dict[str, str]:
    """Give what the hidden sheet says (see ``data_io.outgoing.workbook``); nothing where there is none."""
    sheet = next((each for each in book.sheets if each.name == MARKS_SHEET), None)
    if sheet is None or len(sheet.cells.columns) < 2:  # noqa: PLR2004 - key and value
        return {}
    keys, values = (texts_of(column).to_pylist() for column in sheet.cells.columns[:2])
    pairs = [*zip(keys, values, strict=True), tuple(sheet.headings[:2])]
    marks: dict[str, str] = {}
    for key, value in pairs:
        if key and value:  # what does not fit one cell goes on in the next mark of that name
            held = str(key).startswith(HELD_MARK) and str(key) in marks
            marks[str(key)] = f"{marks[str(key)]},{value}" if held else str(value)
    return marks


def is_of(marks: dict[str, str], identity: str) -> bool:
    """Whether the record numbers of a workbook are those of the store of this identity.

    Workbooks from before stores had one say nothing of it, and count as the store's own.
    """
    return marks.get(STORE_MARK, identity) == identity


def match_own(sheet: Sheet, marks: dict[str, str], identity: str) -> SheetMatch | None:
    """Match a sheet by the book's own marks; None where they do not know it (it was added or renamed).

    In the workbook of another store than that of this identity the columns mean the same, but its numbers
    are those of other records: they are left out, and rows are known by what they say.
    """
    if sheet.name == LONG_TEXTS:
        return SheetMatch(None)
    entity = marks.get(f"sheet:{sheet.name}")
    if entity not in ENTITIES:
        return None
    ours = is_of(marks, identity)
    columns = tuple(
        _column(index, heading, marks.get(f"column:{entity}:{heading}"), ours=ours)
        for index, heading in enumerate(sheet.headings)
    )
    return SheetMatch(entity, columns, float(len(columns)))


def _column(index: int, heading: str, path: str | None, *, ours: bool) -> ColumnMatch:
    paths = _paths(path, heading)
    if not ours and paths and paths[0].endswith(RECORD_ID) and not paths[0].startswith(OWN_PREFIX):
        return ColumnMatch(index, heading, (), 1.0, "the numbers are those of another shop")
    reason = "this workbook came from here" if ours else "this workbook came from another shop"
    return ColumnMatch(index, heading, paths, 1.0, reason)


def _paths(path: str | None, heading: str) -> tuple[str, ...]:
    """Give the fields of a marked column; a column that was added is the owner's own."""
    if path is None and (not heading.strip() or heading == MEND):
        return ()
    if path is None or path.startswith(OWN_PREFIX):
        return (path or OWN_PREFIX + heading.strip(),)
    entity, _, name = path.partition(".")
    known = entity in STORED and (f".{name}" == RECORD_ID or name in STORED[entity].by_name)
    return (path,) if known else (OWN_PREFIX + heading.strip(),)
