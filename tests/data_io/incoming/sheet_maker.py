"""Sheets written as small text tables, and what an import makes of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pyarrow as pa

from crm.access import LOCAL_OWNER
from data_io.changes import Receipt
from data_io.incoming.importing import bring_in
from data_io.incoming.planning import Choices, ImportPlan, SheetPlan, plan_books
from data_io.incoming.recognition.matching import SheetMatch, match_sheet
from data_io.incoming.report import report_sheet
from data_io.incoming.sheets import Book, Sheet, name_columns
from data_io.store import Store

NUMBER = re.compile(r"-?\d+(\.\d+)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def sheet_of(table: str, name: str = "Sheet1", *, typed: bool = False) -> Sheet:
    """A sheet from lines of cells with ``|`` between them, headings first; a blank line is a blank row.

    All columns are text, as in a text file; ``typed``: columns of numbers or days (2024-01-31) are such, as
    in a workbook.
    """
    lines = [line.strip() for line in table.strip("\n").splitlines()]
    headings, *body = [[cell.strip() for cell in line.split("|")] for line in lines]
    width = len(headings)
    rows = [[cell or None for cell in (*row, *[""] * width)[:width]] for row in body]
    columns = [_column([row[at] for row in rows], typed=typed) for at in range(width)]
    return Sheet(
        name,
        hidden=False,
        headings=tuple(headings),
        header_row=1,
        above=(),
        cells=name_columns(columns),
        first_row=2,
    )


def _column(cells: list[str | None], *, typed: bool) -> pa.Array:
    filled = [cell for cell in cells if cell is not None]
    if typed and filled and all(map(NUMBER.fullmatch, filled)):
        return pa.array([None if cell is None else float(cell) for cell in cells], pa.float64())
    if typed and filled and all(map(DAY.fullmatch, filled)):
        days = pd.to_datetime(pd.Series(cells, dtype="str")).astype("datetime64[ms]")
        return pa.array(days, pa.timestamp("ms"))
    return pa.array(cells, pa.string())


def book_of(*sheets: str | Sheet, name: str = "upload.xlsx", typed: bool = False) -> Book:
    """A file of such sheets."""
    made = (
        each if isinstance(each, Sheet) else sheet_of(each, f"Sheet{number}", typed=typed)
        for number, each in enumerate(sheets, 1)
    )
    return Book(name, "xlsx", tuple(made))


def matched(table: str, sheet_name: str = "Sheet1", file_name: str = "upload.csv") -> SheetMatch:
    """What such a sheet is taken for."""
    return match_sheet(sheet_of(table, sheet_name), file_name)


def mapping_of(match: SheetMatch) -> dict[str, tuple[str, ...]]:
    """The fields that each heading feeds."""
    return {column.heading: column.paths for column in match.columns}


def planned(store: Store, *sheets: str | Sheet, choices: Choices | None = None) -> ImportPlan:
    """What an import of these sheets, as one file, would do."""
    return plan_books([book_of(*sheets)], store, LOCAL_OWNER, choices)


def imported(
    store: Store, *sheets: str | Sheet, choices: Choices | None = None, typed: bool = False
) -> tuple[tuple[SheetPlan, ...], Receipt]:
    """Bring these sheets in, as one file."""
    plan, receipt = bring_in([book_of(*sheets, typed=typed)], store, LOCAL_OWNER, choices)
    for each in plan.sheets:
        assert_reconciles(each)
    return plan.sheets, receipt


def assert_reconciles(plan: SheetPlan) -> None:
    """What must hold of every import: each row is counted once, and each sum is stored or handed back."""
    told = report_sheet(plan, None)
    assert sum(counts_of(plan).values()) == told["rows_read"]
    for path, sums in told["sums"].items():
        assert round(sums["stored"] + sums["rejected"] + sums.get("skipped", 0.0), 4) == sums["file"], path


def counts_of(plan: SheetPlan) -> dict[str, int]:
    """How many rows became what."""
    told = report_sheet(plan, None)
    return {name: told[name] for name in ("created", "updated", "unchanged", "rejected", "skipped")}


def codes_of(plan: SheetPlan) -> list[tuple[int, str | None, str]]:
    """The issues of a sheet: row of the spreadsheet, heading, code."""
    return [(each["row"], each["heading"], each["code"]) for each in report_sheet(plan, None)["issues"]]


def table_of(store: Store, entity: str, *fields: str) -> list[tuple[Any, ...]]:
    """Stored values of these fields (stored form), one tuple a record, blanks None."""
    records = store.records(entity, LOCAL_OWNER)
    picked = pd.DataFrame({name: records.get(name, pd.Series(None, index=records.index)) for name in fields})
    return list(picked.astype(object).where(picked.notna(), None).itertuples(index=False, name=None))


def one(store: Store, entity: str, **where: Any) -> Mapping[str, Any]:  # noqa: ANN401 - a stored value of any kind
    """The one record of an entity of which this holds, blanks left out."""
    records = store.records(entity, LOCAL_OWNER, where=where or None)
    assert len(records) == 1, records
    return {
        str(name): value
        for name, value in records.iloc[0].items()
        if not pd.isna(value) and name != "revision"
    }
