"""The quick reader checked against the exact one on a sheet's first rows. Runs in the reading process only.

The two libraries carry different releases of one Rust reader. On some files the quick one is wrong without
a word (dates of the 1904 system four years early, a sheet's rows under another one's name); then the exact
one reads it all, in twice the time.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import python_calamine

from data_io.incoming.shapes.arrow_columns import tidy
from data_io.incoming.shapes.bodies import Body, Top, cell_text
from data_io.incoming.shapes.cell_kinds import is_blank

PROVED_ROWS = 40
_ROUNDED = 1e-8
"""Numbers among texts come with nine decimals."""


def agrees(body: Body, top: Top, place: int | None) -> bool:
    """Whether the first rows below the heading say the same as in the top."""
    rows = top.rows[0 if place is None else place + 1 :][:PROVED_ROWS]
    shift = top.column - body.column
    width = len(body.columns)
    if any(not is_blank(cell) for row in rows for cell in row[max(0, width - shift) :]):
        return False
    for at, column in enumerate(body.columns):
        quick = column.slice(0, len(rows)).to_pylist()
        quick += [None] * (len(rows) - len(quick))
        exact = [row[at - shift] if 0 <= at - shift < len(row) else "" for row in rows]
        if not all(map(_same, exact, quick)):
            return False
    return True


def read_exactly(sheet: python_calamine.CalamineSheet, place: int | None) -> Body:
    """The rows below the heading, cell by cell; formula errors are blank."""
    rows = sheet.to_python()[0 if place is None else place + 1 :]
    return Body(type_columns(rows), sheet.start[1] if sheet.start else 0)


def type_columns(rows: Sequence[Sequence[Any]]) -> list[pa.Array]:
    """Rows of Python values, all of one length, as typed columns."""
    return [_type_column(cells) for cells in zip(*rows, strict=True)]


def _same(exact: Any, quick: Any) -> bool:  # noqa: ANN401 - cells of every type
    if is_blank(exact):
        return quick is None or is_blank(quick) or str(quick).startswith("#")
    if quick is None:
        return str(exact).lower().endswith("nan")
    match exact:
        case dt.time() | dt.timedelta():
            return True
        case dt.date():
            return str(quick)[:10] == exact.isoformat()[:10]
        case str():
            return bool(cell_text(exact).replace("\r", "\n") == quick)
        case _:
            return _same_number(exact, quick)


def _same_number(exact: float, quick: Any) -> bool:  # noqa: ANN401 - cells of every type
    try:
        return math.isclose(exact, float(quick), rel_tol=_ROUNDED, abs_tol=_ROUNDED)
    except (TypeError, ValueError):
        return str(quick) == cell_text(exact)


def _type_column(cells: Sequence[Any]) -> pa.Array:
    kinds = set(map(type, cells)) - {str} | {str for cell in cells if isinstance(cell, str) and cell}
    values = [None if cell == "" else cell for cell in cells]
    if kinds <= {bool}:
        return pa.array(values, pa.bool_())
    if kinds <= {int, float}:
        return tidy(pa.array(values, pa.float64()))
    if kinds <= {dt.date, dt.datetime}:
        return tidy(pa.array(map(_as_moment, values), pa.timestamp("ms")))
    return tidy(pa.array([None if cell is None else cell_text(cell) for cell in values], pa.string()))


def _as_moment(day: dt.date | None) -> dt.datetime | None:
    return dt.datetime.combine(day, dt.time()) if type(day) is dt.date else day  # type: ignore[return-value]
