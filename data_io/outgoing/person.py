"""Everything known of one person as a file to give them: a workbook, or JSON with the same content."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
import orjson
import pandas as pd

from crm.access import Access
from crm.errors import CrmError
from data_io.outgoing.book import SheetPlan, sheet_name, write_book
from data_io.outgoing.cells import raw_cells
from data_io.outgoing.tables import arrays_of, column_of
from data_io.store.rights.gathering import Known
from data_io.store.store import Store

ENDINGS: Final = (".xlsx", ".json")
ANSWERS: Final = {True: "Yes", False: "No"}


def write_person(store: Store, access: Access, customer: int, target: Path) -> Known:
    """Write everything known of a customer to a file, by its ending as a workbook or JSON; gives what it is.

    Raises ``Denied``, ``Nobody``, or ``CrmError`` for another ending; OSError where it cannot be written.
    """
    if target.suffix.lower() not in ENDINGS:
        raise CrmError(f"{target.name}: say a name that ends in .xlsx or .json. Nothing was written.")
    known = store.rights.known_of(customer, access)
    write_known(known, target)
    return known


def write_known(known: Known, target: Path) -> None:
    """Write what is known of somebody to a file, by its ending as a workbook or JSON."""
    if target.suffix.lower() == ".json":
        target.write_bytes(as_json(known))
        return
    sheets = [_sheet(name, frame) for name, frame in known.frames().items()]
    write_book(target, sheets)


def as_json(known: Known) -> bytes:
    """Give what is known as JSON: the title, when it was taken out, and a list of objects for each table."""
    tables = {name: _rows(frame) for name, frame in known.frames().items()}
    told = {"person": known.title, "number": known.customer, "taken_at": known.taken_at, **tables}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2)


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): _plain(value) for name, value in row.items()} for row in frame.to_dict("records")]


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a cell holds
    """Give a value as JSON holds it."""
    if isinstance(value, np.generic):
        value = value.item()
    return None if value is None or value != value else value  # noqa: PLR0124 - NaN is unlike itself


def _sheet(name: str, frame: pd.DataFrame) -> SheetPlan:
    arrays = arrays_of(frame.map(lambda value: ANSWERS[value] if isinstance(value, bool) else value))
    columns = [column_of(str(heading), array) for heading, array in zip(frame.columns, arrays, strict=True)]
    return SheetPlan(sheet_name(name), columns, len(frame), lambda: [[raw_cells(array) for array in arrays]])
