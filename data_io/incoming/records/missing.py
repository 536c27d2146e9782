"""Records that a workbook of the program's own held when it was made, and that somebody took out of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from crm.access import LOCAL_OWNER
from crm.entities import ENTITIES
from data_io.incoming.recognition.matching import RECORD_ID
from data_io.incoming.recognition.own_books import is_of, marks_of
from data_io.incoming.records.desk import Desk
from data_io.incoming.records.plans import Missing, SheetPlan
from data_io.incoming.records.untouched import record_numbers
from data_io.incoming.sheets import Book
from data_io.incoming.values.keys import Ids
from data_io.marks import HELD_MARK, SHEET_MARK
from data_io.numbers_held import ids_in
from data_io.outgoing.workbook import revision_in
from data_io.store import Store


def missing_records(
    books: Sequence[Book], plans: Sequence[SheetPlan], store: Store, desk: Desk
) -> tuple[Missing, ...]:
    """Find the records that these books were given, that are still there, and that are not in the books.

    Only of entities of which all sheets are there with their numbers; a book from another store says nothing.
    """
    held: dict[str, list[Ids]] = {}
    seen: dict[str, list[Ids]] = {}
    touched: dict[str, list[Ids]] = {}
    for book in books:
        marks = marks_of(book)
        if not marks or not is_of(marks, store.identity):
            continue
        for entity in ENTITIES:
            numbers = _numbers(entity, marks, [plan for plan in plans if plan.file == book.name])
            taken_out = ids_in(marks.get(f"{HELD_MARK}{entity}", ""))
            if numbers is not None and len(taken_out):
                held.setdefault(entity, []).append(taken_out)
                seen.setdefault(entity, []).append(numbers)
                touched.setdefault(entity, []).append(desk.past(revision_in(marks)).touched(entity))
    found = (
        _missing(entity, np.setdiff1d(np.concatenate(held[entity]), np.concatenate(seen[entity])),
                 np.concatenate(touched[entity]), store)
        for entity in held
    )  # fmt: skip
    return tuple(each for each in found if len(each.ids) or len(each.changed))


def _numbers(entity: str, marks: dict[str, str], plans: Sequence[SheetPlan]) -> Ids | None:
    """Give the numbers on the sheets of an entity; None where a sheet or its column of them is not there."""
    sheets = {
        key.removeprefix(SHEET_MARK)
        for key, value in marks.items()
        if key.startswith(SHEET_MARK) and value == entity
    }
    here = [plan for plan in plans if plan.sheet.name in sheets and plan.match.entity == entity]
    columns = [(plan, plan.match.column_for(f"{entity}{RECORD_ID}")) for plan in here]
    if len(here) < len(sheets) or not here:
        return None
    found = [record_numbers(plan.sheet.cells.column(column.index)) for plan, column in columns if column]
    return np.concatenate(found) if len(found) == len(columns) else None


def _missing(entity: str, ids: Ids, touched: Ids, store: Store) -> Missing:
    there = (
        store.records(entity, LOCAL_OWNER, ids=ids.tolist(), fields=[]).index.to_numpy() if len(ids) else ids
    )
    changed = np.isin(there, touched)
    return Missing(entity, there[~changed], there[changed])
