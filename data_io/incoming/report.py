"""What an import did or would do, sheet by sheet, as the command line prints it and the receipt shows it."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from crm.entities import field_at
from crm.issues import Issue, sentence
from crm.schema import OWN_PREFIX
from data_io.incoming.planning import ImportPlan, SheetPlan
from data_io.incoming.recognition.matching import RECORD_ID, ColumnMatch
from data_io.incoming.records.known import Status

COUNTED: Final = {
    "created": Status.CREATED,
    "updated": Status.UPDATED,
    "unchanged": Status.UNCHANGED,
    "rejected": Status.REJECTED,
    "skipped": Status.SKIPPED,
}


def report(plan: ImportPlan, batch: int | None) -> list[dict[str, Any]]:
    """Give one entry a sheet; ``batch`` is the revision under which it was stored, None where nothing was."""
    return [report_sheet(each, batch) for each in plan.sheets]


def report_sheet(plan: SheetPlan, batch: int | None) -> dict[str, Any]:
    """Give the entry of one sheet: its matching, its rows counted, its sums reconciled, its issues."""
    return {
        "file": plan.file,
        "sheet": plan.sheet.name,
        "entity": plan.match.entity,
        "header_row": plan.sheet.header_row,
        "mapping": mapping(plan),
        "rows_read": plan.rows_read,
        **{name: plan.count(status) for name, status in COUNTED.items()},
        "per_entity": plan.per_entity,
        **_decided(plan),
        "sums": plan.sums,
        "issues": issues(plan),
        "batch": batch,
    }


def _decided(plan: SheetPlan) -> dict[str, Any]:
    """Give what was chosen or is worth knowing beyond what every sheet tells; only what there is."""
    found = {
        "known_by": list(plan.known_by),
        "both_changed": len(plan.conflicts),
        "vanished": plan.vanished.tolist(),
        "nobody": plan.nobody,
        "misspelt": plan.misspelt,
    }
    return {name: value for name, value in found.items() if value}


def mapping(plan: SheetPlan) -> dict[str, str | list[str] | None]:
    """Give the field path that each heading feeds (several as a list, None where it is the owner's own).

    Of headings that stand twice the first that feeds a field counts.
    """
    columns = plan.match.columns or tuple(
        ColumnMatch(i, heading, ()) for i, heading in enumerate(plan.sheet.headings)
    )
    paths: dict[str, str | list[str] | None] = {}
    for column in columns:
        if column.heading.strip() and not paths.get(column.heading):
            paths[column.heading] = _paths(column)
    return paths


def _paths(column: ColumnMatch) -> str | list[str] | None:
    if not column.paths or column.is_own:
        return None
    return column.paths[0] if len(column.paths) == 1 else list(column.paths)


def headings_of(plan: SheetPlan) -> tuple[str, ...]:
    """Give what stands above each column; in a sheet without headings what each was taken for."""
    if plan.sheet.headings:
        return plan.sheet.headings
    taken = {each.index: label_of(each.paths[0]) for each in plan.match.columns if each.paths}
    return tuple(taken.get(at, f"Column {at + 1}") for at in range(plan.sheet.cells.num_columns))


def issues(plan: SheetPlan) -> list[dict[str, Any]]:
    """Give the issues of a sheet as the spreadsheet numbers its rows, each with its sentence."""
    found = plan.issues.sort_values(["position", "column"], kind="stable")
    rows = plan.row_numbers(found["position"].to_numpy(dtype="int64")) if len(found) else np.empty(0, "int64")
    headings = headings_of(plan)
    return [
        {
            "row": int(row),
            "heading": headings[column] if column >= 0 else None,
            "code": code,
            "value": value,
            "message": sentence(Issue(int(row), path, code, value), label_of(path)),
        }
        for row, column, path, code, value in zip(
            rows, found["column"], found["path"], found["code"], found["value"].astype("str"), strict=True
        )
    ]


def label_of(path: str) -> str:
    """Give the label of the field at a path, or the heading of an own column."""
    if path.startswith(OWN_PREFIX):
        return path.removeprefix(OWN_PREFIX)
    return "The record's number" if path.endswith(RECORD_ID) else field_at(path).label


def rejected_rows(plan: SheetPlan) -> pd.Series[Any]:
    """Give the positions of rejected rows among the sheet's rows that count."""
    return pd.Series(np.flatnonzero(plan.statuses == Status.REJECTED))
