"""The rows of one matched sheet as values: which rows count, what each cell means, what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from crm import clock
from crm.entities import STORED, field_at
from crm.issues import WARNINGS
from crm.schema import OWN_PREFIX, Kind
from data_io.incoming.currencies import said_currencies
from data_io.incoming.day_order import no_questions, order_hints, questions
from data_io.incoming.homes import Home
from data_io.incoming.matching import RECORD_ID, ColumnMatch, SheetMatch
from data_io.incoming.parsing import Hints, Parsed, distinct_of, parse_path, spread
from data_io.incoming.sheets import Sheet
from data_io.incoming.signs import TOTAL_WORDS
from data_io.incoming.vocabulary import fold

ISSUE_COLUMNS: Final = ("position", "column", "path", "code", "value")
ESSENTIAL: Final = frozenset({Kind.MONEY, Kind.NUMBER, Kind.INTEGER})
"""Kinds whose unreadable cell hands the whole row back, as does the day of the record itself.

The text of others is kept beside the blank field.
"""
AS_TYPED: Final = " (as typed)"
"""Ending of the own column that keeps a text which could not be read."""


@dataclass
class Rows:
    """The rows of a sheet that count.

    positions: place of each row in the body of the sheet (int64, ascending).
    values: one column per field path that any row fills, typed form; index 0 to n-1.
    own: the owner's own columns, text, numbers or times as in the sheet; columns ``own.<heading>``.
    issues: one row per fault; columns position (place among these rows), column (of the sheet, -1 for none),
        path, code, value.
    skipped: rows of the body that hold something but no record (totals, headings repeated).
    """

    positions: np.ndarray[Any, np.dtype[np.int64]]
    values: pd.DataFrame
    own: pd.DataFrame
    issues: pd.DataFrame
    skipped: int
    said_currencies: pd.Series[Any]
    """The currency that each row says it is in; see ``currencies``."""
    questions: pd.DataFrame = field(default_factory=no_questions)
    """Dates that may be read both ways, where nothing decides: some rows of each such column, to be asked about
    once (``day_order.questions``). The answer is ``Hints(order=...)``."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.positions)


def no_issues() -> pd.DataFrame:
    """Give an empty frame of issues."""
    kinds = {"position": "int64", "column": "int64", "path": "str", "code": "str", "value": "str"}
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()})


def issue_frame(
    positions: np.ndarray[Any, Any], column: int, path: str, codes: object, values: object = ""
) -> pd.DataFrame:
    """Make a frame of issues for the rows at these positions."""
    return pd.DataFrame(
        {"position": positions, "column": column, "path": path, "code": codes, "value": values}
    )


def read_rows(
    sheet: Sheet, match: SheetMatch, hints: Mapping[int, Hints] | None = None, home: Home | None = None
) -> Rows:
    """Read the rows of a sheet as its match says; ``hints`` by column index, ``home``: of the business."""
    live, skipped = _live_rows(sheet, match)
    cells = sheet.cells if live.all() else sheet.cells.filter(pa.array(live))
    told = order_hints(cells, match, sheet.headings, hints or {}, home or Home(), clock.today())
    asked = [no_questions()]
    values: dict[str, pd.Series[Any]] = {}
    own: dict[str, pd.Series[Any]] = {}
    issues = [no_issues()]
    for column in match.columns:
        if not column.paths:
            continue
        chunked = cells.column(column.index)
        if column.is_own:
            own[_free_name(column.paths[0], own)] = own_values(chunked)
            continue
        if chunked.null_count == len(chunked):
            continue
        hint = told.get(column.index, Hints())
        parsed = _read_column(chunked, column, hint)
        if parsed.ambiguous is not None:
            asked.append(questions(column, distinct_of(chunked), parsed.ambiguous))
            first = asked[-1].iloc[:1]
            issues.append(
                issue_frame(first["position"], column.index, column.paths[0], "day_or_month", first["text"])
            )
        faulty = parsed.faults.notna().to_numpy()
        if faulty.any():
            issues.append(_faults(chunked, column, parsed, faulty))
            if not essential(column.paths[0]):
                own[_free_name(OWN_PREFIX + column.heading.strip() + AS_TYPED, own)] = own_values(
                    chunked
                ).where(faulty)
        for path in _targets(column):
            values[path] = _merged(values.get(path), parsed.values)
    count = cells.num_rows
    frame = pd.DataFrame(values, index=pd.RangeIndex(count), copy=False)
    return Rows(
        np.flatnonzero(live),
        frame,
        pd.DataFrame(own, index=pd.RangeIndex(count)),
        pd.concat(issues),
        skipped,
        said_currencies(cells, match),
        pd.concat(asked, ignore_index=True),
    )


def rejecting(issues: pd.DataFrame) -> pd.DataFrame:
    """Give the issues that hand a row back."""
    if issues.empty:
        return issues
    kinds = issues["path"].map({path: essential(path) for path in issues["path"].unique()})
    soft = issues["code"].str.startswith("unreadable") | issues["code"].isin(
        ["unknown_choice", "formula_error"]
    )
    return issues[(~soft | kinds.astype(bool)) & ~issues["code"].isin(WARNINGS)]


def essential(path: str) -> bool:
    """Whether an unreadable cell of that field hands the whole row back, not just leaves the field blank."""
    if path.startswith(OWN_PREFIX) or path.endswith(RECORD_ID) or not path:
        return True
    declared = field_at(path)
    entity, _, name = path.partition(".")
    return declared.kind in ESSENTIAL or declared.required or STORED[entity].dated_by == name


def own_values(column: pa.ChunkedArray) -> pd.Series[Any]:
    """Give the cells of an own column as JSON holds them: numbers, or text (times in ISO form), or None."""
    if pa.types.is_floating(column.type) or pa.types.is_integer(column.type):
        return pd.Series(column.to_numpy(), dtype="float64")
    distinct = distinct_of(column)
    return pd.Series(spread(distinct.texts.to_numpy(dtype=object), distinct.codes), dtype=object)


def _read_column(column: pa.ChunkedArray, match: ColumnMatch, hints: Hints) -> Parsed:
    path = match.paths[0]
    if path.endswith(RECORD_ID):
        numbers = parse_path(column, "sale.line", hints)
        return Parsed(numbers.values, numbers.faults.where(numbers.faults.isna(), "unknown_reference"))
    return parse_path(column, path, hints)


def _targets(column: ColumnMatch) -> tuple[str, ...]:
    """Give the names under which the values of a column are kept; a profit is no cost yet."""
    return tuple(f"{path}:{column.reading}" if column.reading else path for path in column.paths)


def _merged(before: pd.Series[Any] | None, values: pd.Series[Any]) -> pd.Series[Any]:
    """Join the items of several columns that feed one list."""
    if before is None:
        return values
    joined = (before.fillna("") + "; " + values.fillna("")).str.strip("; ")
    return joined.mask(joined.eq(""))


def _free_name(name: str, taken: Mapping[str, object]) -> str:
    """Give a name that no own column has yet: doubled headings are numbered."""
    number = 2
    free = name
    while free in taken:
        free = f"{name} {number}"
        number += 1
    return free


def _faults(
    column: pa.ChunkedArray, match: ColumnMatch, parsed: Parsed, faulty: np.ndarray[Any, Any]
) -> pd.DataFrame:
    where = np.flatnonzero(faulty)
    texts = own_values(column.take(pa.array(where))).astype("str")
    return issue_frame(where, match.index, match.paths[0], parsed.faults[faulty].to_numpy(), texts.to_numpy())


def _live_rows(sheet: Sheet, match: SheetMatch) -> tuple[np.ndarray[Any, np.dtype[np.bool_]], int]:
    """Tell which rows of the body are records, and how many others hold something.

    A row with a record's number is one, whatever else it says.
    """
    count = sheet.cells.num_rows
    filled = np.zeros(count, dtype="int32")
    for column in sheet.cells.columns:
        filled += _filled(column)
    live = filled > 0
    odd = live & (_totals(sheet, filled) | _repeated_headings(sheet, filled))
    number = match.column_for(f"{match.entity}{RECORD_ID}")
    if number is not None:
        odd &= ~_filled(sheet.cells.column(number.index))
    return live & ~odd, int(odd.sum())


def _filled(column: pa.ChunkedArray) -> np.ndarray[Any, np.dtype[np.bool_]]:
    valid = np.asarray(pc.is_valid(column), dtype=bool)
    if pa.types.is_string(column.type):
        blank = pc.fill_null(pc.equal(pc.utf8_trim_whitespace(column), ""), fill_value=False)
        valid &= ~np.asarray(blank, dtype=bool)
    return valid


def _totals(sheet: Sheet, filled: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Tell which rows are totals: a cell says so, and fewer cells are filled than in most rows."""
    found = np.zeros(len(filled), dtype=bool)
    usual = np.median(filled[filled > 0]) if (filled > 0).any() else 0
    sparse = filled < usual
    if not sparse.any():
        return found
    for column in sheet.cells.columns:
        if pa.types.is_string(column.type):
            part = column.filter(pa.array(sparse))
            distinct = distinct_of(part)
            words = distinct.texts.map(_is_total).to_numpy(dtype=bool)
            found[np.flatnonzero(sparse)] |= np.append(words, values=False)[distinct.codes]
    return found


def _is_total(text: str) -> bool:
    folded = fold(text)
    return folded in TOTAL_WORDS or any(
        folded.startswith(f"{word} ") for word in ("total", "summe", "gesamt", "subtotal")
    )


def _repeated_headings(sheet: Sheet, filled: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Tell which rows repeat the headings (as printed sheets do on each page)."""
    same = np.zeros(len(filled), dtype="int32")
    headed = 0
    # Without a heading row there are no headings at all.
    for heading, column in zip(sheet.headings, sheet.cells.columns, strict=False):
        if heading.strip() and pa.types.is_string(column.type):
            headed += 1
            same += np.asarray(pc.fill_null(pc.equal(column, heading), fill_value=False)).astype("int32")
    return np.asarray((same == headed) & (headed > 1) & (same == filled), dtype=bool)
