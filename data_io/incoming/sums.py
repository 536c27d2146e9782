"""The money of a sheet reconciled: what it says, what is stored, what is handed back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from crm.checks import EXACT_LIMIT
from crm.schema import Entity, Kind
from crm.values import MONEY_SCALE
from data_io.incoming.recognition.matching import RECORD_ID
from data_io.incoming.records.known import Mask, Status
from data_io.incoming.records.lines import AMOUNT, signed_amounts
from data_io.incoming.records.plans import SheetPlan
from data_io.incoming.values.parsing import Hints, parse_path

Sums = dict[str, dict[str, float]]


def no_sums() -> Sums:
    """Give the sums of a sheet without money."""
    return {AMOUNT: dict.fromkeys(("file", "stored", "rejected"), 0.0)}


def sums_of(plan: SheetPlan, values: pd.DataFrame, entity: Entity, back: Mask, named: Mask) -> Sums:
    """Give the sums of each column of money: of the file, stored, rejected, skipped (currency units).

    The file's sum is that of the others. Skipped are rows left out on purpose; there only where some were.

    ``values``: typed columns by field path. ``back``: lines taken back. ``named``: rows that name their
    record.
    """
    values = _with_untouched(plan, values, entity, named)
    sums = no_sums()
    for path in map(str, values):
        own_field = path.startswith(f"{entity.name}.") and ":" not in path and not path.endswith(RECORD_ID)
        if own_field and entity[path.partition(".")[2]].kind is Kind.MONEY:
            amounts = signed_amounts(values, back) if path == AMOUNT else values[path]
            sums[path] = _split(amounts.fillna(0.0).to_numpy(), plan.statuses)
    return sums


def _split(amounts: np.ndarray[Any, Any], statuses: np.ndarray[Any, np.dtype[np.uint8]]) -> dict[str, float]:
    countable = np.abs(amounts) < EXACT_LIMIT / MONEY_SCALE  # others are handed back and have no sum
    exact = np.rint(np.where(countable, amounts, 0) * MONEY_SCALE).astype("int64")
    parts = {
        "stored": statuses <= Status.UNCHANGED,
        "rejected": statuses == Status.REJECTED,
        "skipped": statuses == Status.SKIPPED,
    }
    sums = {name: int(exact[mask].sum()) for name, mask in parts.items()}
    told = {name: whole / MONEY_SCALE for name, whole in sums.items() if whole or name != "skipped"}
    return {"file": sum(sums.values()) / MONEY_SCALE, **told}


def _with_untouched(plan: SheetPlan, values: pd.DataFrame, entity: Entity, named: Mask) -> pd.DataFrame:
    """Put back the money of cells that say what is known: sums are of all that the sheet says."""
    found = {}
    for column in plan.match.columns if named.any() else ():
        path = column.paths[0] if column.paths else ""
        name = path.removeprefix(f"{entity.name}.")
        if name in entity.by_name and path != name and entity[name].kind is Kind.MONEY:
            cells = plan.sheet.cells.column(column.index).take(pa.array(plan.rows.positions))
            stated = parse_path(cells, path, Hints()).values
            found[path] = values[path].mask(named, stated) if path in values else stated
    return values.assign(**found)
