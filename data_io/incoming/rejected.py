"""The rows that an import hands back, as a workbook in their own layout."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import numpy as np
import pyarrow as pa

from data_io.incoming.planning import ImportPlan, SheetPlan
from data_io.incoming.records.known import Status
from data_io.incoming.report import headings_of, issues
from data_io.outgoing.rejects import Rejected, write_rejects


def rejected_of(plan: SheetPlan) -> Rejected | None:
    """Give the rows of a sheet that are handed back, a reason on each cell; None where there are none."""
    positions = np.flatnonzero(plan.statuses == Status.REJECTED)
    if not len(positions):
        return None
    numbers = plan.row_numbers(positions)
    headings = headings_of(plan)
    told = [
        (
            issue["row"],
            headings.index(issue["heading"]) if issue["heading"] in headings else None,
            issue["message"],
        )
        for issue in issues(plan)
    ]
    rows = plan.sheet.cells.take(pa.array(plan.rows.positions[positions]))
    return Rejected(plan.sheet.name, headings, rows, numbers.tolist(), told)


def write_rejected(plan: ImportPlan, target: Path | BinaryIO) -> bool:
    """Write the handed-back rows of all sheets; tells whether there were any (else nothing is written)."""
    found = [rejected for sheet in plan.sheets if (rejected := rejected_of(sheet)) is not None]
    if found:
        write_rejects(found, target)
    return bool(found)
