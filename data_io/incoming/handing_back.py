"""The rows of an import that could not be kept, as the owner gets them back."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from crm.issues import Issue, sentence
from data_io.incoming.known import Status
from data_io.incoming.planning import ImportPlan, SheetPlan
from data_io.incoming.report import label_of
from data_io.outgoing.rejects import Rejected


def handed_back(plan: ImportPlan) -> list[Rejected]:
    """Give the rejected rows of each sheet that has any, in the sheet's own layout, with the reasons."""
    return [_of_sheet(sheet) for sheet in plan.sheets if sheet.count(Status.REJECTED)]


def _of_sheet(sheet: SheetPlan) -> Rejected:
    places = np.flatnonzero(sheet.statuses == Status.REJECTED)
    body = sheet.sheet.cells.take(pa.array(sheet.rows.positions[places]))
    faults = sheet.issues[np.isin(sheet.issues["position"].to_numpy(dtype="int64"), places)]
    numbers = sheet.row_numbers(faults["position"].to_numpy(dtype="int64"))
    issues = [
        (int(number), int(column) if column >= 0 else None, sentence(Issue(int(number), path, code, str(value)), label_of(path)))
        for number, column, path, code, value in zip(
            numbers, faults["column"], faults["path"], faults["code"], faults["value"], strict=True
        )
    ]
    rows = [int(number) for number in sheet.row_numbers(places)]
    return Rejected(sheet.sheet.name, sheet.sheet.headings, body, rows, issues)
