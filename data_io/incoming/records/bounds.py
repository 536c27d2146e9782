"""What a field's declaration forbids, found in typed rows before they are stored."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from crm.checks import EXACT_LIMIT, LONG_TEXT_LIMIT, TEXT_LIMIT
from crm.schema import Entity, Field, Kind
from crm.values import MONEY_SCALE
from data_io.incoming.recognition.matching import SheetMatch
from data_io.incoming.records.rows import issue_frame, no_issues

_LARGEST: Final = {
    Kind.MONEY: EXACT_LIMIT / MONEY_SCALE,
    Kind.INTEGER: float(EXACT_LIMIT),
    Kind.NUMBER: np.inf,
    Kind.SHARE: np.inf,
}
"""The largest number of each kind that can be kept exactly; beyond it nothing could be added up."""
NUMBERS: Final = frozenset(_LARGEST)


def out_of_bounds(
    entity: Entity,
    values: pd.DataFrame,
    match: SheetMatch,
    *,
    exempt: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> pd.DataFrame:
    """Give the issues of typed rows (columns: field paths): beyond bounds, too long, required but blank.

    ``exempt``: rows for which bounds on numbers do not count (lines taken back).
    """
    found = [no_issues()]
    for field in entity.fields:
        path = f"{entity.name}.{field.name}"
        column = match.column_for(path)
        place = column.index if column else -1
        faults = _faults(field, values[path], exempt) if path in values else {}
        if field.required and field.kind is not Kind.REFERENCE:
            faults["required"] = (
                values[path].isna().to_numpy() if path in values else np.ones(len(values), dtype=bool)
            )
        for code, mask in faults.items():
            if mask.any():
                texts = values[path][mask].astype("str").fillna("") if path in values else ""
                found.append(issue_frame(np.flatnonzero(mask), place, path, code, texts))
    if entity.one_of:
        filled = [
            values[path].notna() for name in entity.one_of if (path := f"{entity.name}.{name}") in values
        ]
        nothing = ~np.logical_or.reduce(filled) if filled else np.ones(len(values), dtype=bool)
        found.append(
            issue_frame(np.flatnonzero(nothing), -1, f"{entity.name}.{entity.one_of[0]}", "nothing_to_keep")
        )
    return pd.concat(found, ignore_index=True)


def _faults(
    field: Field, values: pd.Series[Any], exempt: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> dict[str, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    if field.kind in NUMBERS:
        numbers = values.to_numpy(dtype="float64", na_value=np.nan)
        low = numbers < field.low if field.low is not None else np.zeros(len(numbers), dtype=bool)
        high = numbers > field.high if field.high is not None else np.zeros(len(numbers), dtype=bool)
        countless = np.abs(numbers) > _LARGEST[field.kind]  # typed so, or reckoned from others
        return {"too_low": low & ~exempt, "too_high": (high & ~exempt) | countless}
    if field.kind in {Kind.TEXT, Kind.TERM, Kind.LONG_TEXT, Kind.URL, Kind.EMAIL, Kind.PHONE}:
        limit = LONG_TEXT_LIMIT if field.kind is Kind.LONG_TEXT else TEXT_LIMIT
        return {"too_long": values.str.len().gt(limit).fillna(value=False).to_numpy(dtype=bool)}
    return {}
