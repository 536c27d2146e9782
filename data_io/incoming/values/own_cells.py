"""Values of the owner's own columns: numbers as long as all of them are, else text."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from crm.schema import Kind
from crm.values import per_distinct

NUMBERS: Final = frozenset({Kind.INTEGER, Kind.NUMBER})


def as_own(values: pd.Series[Any], known: Kind | None) -> pd.Series[Any]:
    """Give values that arrive as they may stand in an own column of that kind (None: it is new).

    Numbers stay numbers, whole where all are; where any text is among them, or the column holds text, they
    become text: 12 is "12". Blanks None.
    """
    if known not in {None, *NUMBERS} or holds_text(values):
        return as_text(values)
    numbers = pd.to_numeric(values).astype("float64")
    whole = numbers.isna() | ((numbers % 1 == 0) & (numbers.abs() < 2**53))
    return numbers.astype("Int64" if whole.all() else "float64")


def holds_text(values: pd.Series[Any]) -> bool:
    """Whether any of the values is text."""
    if pd.api.types.is_numeric_dtype(values):
        return False
    return pd.api.types.infer_dtype(values, skipna=True) not in {
        "integer", "floating", "mixed-integer-float", "empty",
    }  # fmt: skip


def as_text(values: pd.Series[Any]) -> pd.Series[Any]:
    """Give values as text, numbers as people write them; blanks None."""
    return per_distinct(values.astype(object), _text)


def unify(inserts: pd.DataFrame, cells: pd.DataFrame, name: str) -> None:
    """Make text of an own column's numbers where text is among what several sheets put into it."""
    changed = cells["field"].eq(name)
    arriving = [inserts[name]] if name in inserts else []
    arriving += [cells.loc[changed, "after"]] if changed.any() else []
    if any(holds_text(values) for values in arriving):
        if name in inserts:
            inserts[name] = as_text(inserts[name])
        if changed.any():
            cells.loc[changed, "after"] = as_text(cells.loc[changed, "after"])


def same_own(
    before: np.ndarray[Any, Any], after: np.ndarray[Any, Any]
) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Tell which values read the same, as numbers or as text."""
    one, other = (as_text(pd.Series(side, dtype=object)) for side in (before, after))
    return one.eq(other).to_numpy(dtype=bool)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return str(value)
