"""Day or month first, where a column of dates leaves it open: what the rest of the sheet says.

Witnesses, the best first: other columns of dates that tell; days that would lie ahead though they are past;
a day that must not be before another; order numbers that rise with time; the rows, where they stand by day;
the language of the headings. Where all are silent the country of the business gives a guess, and the owner
is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from crm.entities import STORED, field_at
from crm.schema import Kind
from data_io.incoming.recognition.matching import RECORD_ID, ColumnMatch, SheetMatch
from data_io.incoming.values.dates import Order, OrderFound, either_way, order_of, read_dates
from data_io.incoming.values.homes import Home, language_of
from data_io.incoming.values.parsing import Distinct, Hints, distinct_of, lies_ahead, parse_path

FEWEST_STEPS: Final = {"numbers": 3, "rows": 5}
"""As many steps from one day to another are needed before a sequence tells anything."""
AGAINST: Final = 0.05
"""As few steps (share) may go against the right order; with the other one it must be ``CLEARLY`` more."""
CLEARLY: Final = 0.2
NUMBERS: Final = ("order_number", "number", "reference", "code")
"""Fields whose values are given one after the other."""
EXAMPLES: Final = 5

Days = Mapping[Order, np.ndarray[Any, np.dtype[np.datetime64]]]
QUESTION_COLUMNS: Final = ("column", "heading", "path", "position", "text", "day_first", "month_first")


@dataclass(frozen=True)
class _Open:
    """A column whose dates may be read both ways."""

    column: ColumnMatch
    distinct: Distinct

    def days(self) -> Days:
        """Give the days of the rows by each order."""
        blank = np.datetime64("NaT", "s")
        return {
            order: np.append(read_dates(self.distinct.texts, order).to_numpy(), blank)[self.distinct.codes]
            for order in Order
        }


def order_hints(
    cells: pa.Table,
    match: SheetMatch,
    headings: Sequence[str],
    hints: Mapping[int, Hints],
    home: Home,
    today: date,
) -> dict[int, Hints]:
    """Add to the hints of columns of dates what the rest of the sheet says of their order."""
    told: set[Order] = set()
    undecided: list[_Open] = []
    for column in _columns_of_dates(cells, match):
        hint = hints.get(column.index, Hints())
        distinct = distinct_of(cells.column(column.index))
        found = order_of(distinct.texts)
        if hint.order is None and hint.fallback_order is None and _is_open(found, distinct):
            undecided.append(_Open(column, distinct))
        elif _is_proof(found, distinct):
            told.add(found.order)
    if not undecided:
        return dict(hints)
    order = told.pop() if len(told) == 1 else _order_by_witnesses(cells, match, undecided, today)
    if order is None and language_of(headings) not in {None, "en"}:
        order = Order.DAY_FIRST
    result = dict(hints)
    for each in undecided:
        hint = hints.get(each.column.index, Hints())
        result[each.column.index] = (
            replace(hint, fallback_order=order)
            if order
            else replace(hint, guessed_order=hint.guessed_order or home.order)
        )
    return result


def proven_order(cells: pa.Table, match: SheetMatch) -> Order | None:
    """Give the order that the dates of a sheet prove; None where they prove none, or not the same."""
    told: set[Order] = set()
    for column in _columns_of_dates(cells, match):
        distinct = distinct_of(cells.column(column.index))
        found = order_of(distinct.texts)
        if _is_proof(found, distinct):
            told.add(found.order)
    return told.pop() if len(told) == 1 else None


def questions(
    column: ColumnMatch, distinct: Distinct, ambiguous: np.ndarray[Any, np.dtype[np.bool_]]
) -> pd.DataFrame:
    """Give some rows of a column whose dates may be read both ways, to be asked about: one row a text.

    Columns: column (of the sheet), heading, path, position (place among the rows that count), text, day_first
    and month_first (datetime64[s]: how it would be read).
    """
    places = np.flatnonzero(ambiguous)
    _, firsts = np.unique(distinct.codes[places], return_index=True)
    places = np.sort(places[firsts])[:EXAMPLES]
    texts = distinct.texts.iloc[distinct.codes[places]].reset_index(drop=True)
    return pd.DataFrame(
        {
            "column": column.index,
            "heading": column.heading,
            "path": column.paths[0],
            "position": places,
            "text": texts,
            "day_first": read_dates(texts, Order.DAY_FIRST),
            "month_first": read_dates(texts, Order.MONTH_FIRST),
        }
    )


def no_questions() -> pd.DataFrame:
    """Give an empty frame of questions."""
    kinds = ("int64", "str", "str", "int64", "str", "datetime64[s]", "datetime64[s]")
    return pd.DataFrame(
        {name: pd.Series(dtype=kind) for name, kind in zip(QUESTION_COLUMNS, kinds, strict=True)}
    )


def _columns_of_dates(cells: pa.Table, match: SheetMatch) -> Iterator[ColumnMatch]:
    for column in match.columns:
        path = column.paths[0] if column.paths else RECORD_ID
        if (
            column.is_own
            or path.endswith(RECORD_ID)
            or not pa.types.is_string(cells.column(column.index).type)
        ):
            continue
        if field_at(path).kind in (Kind.DATE, Kind.MOMENT):
            yield column


def _is_proof(found: OrderFound, distinct: Distinct) -> bool:
    return found.proven and not found.mixed and _typed_in_figures(distinct, found.order)


def _is_open(found: OrderFound, distinct: Distinct) -> bool:
    return (not found.proven or found.doubtful) and bool(either_way(distinct.texts).any())


def _typed_in_figures(distinct: Distinct, order: Order) -> bool:
    """Whether the column holds dates in figures at all: a proof that does not rest on points or names."""
    other = Order.MONTH_FIRST if order is Order.DAY_FIRST else Order.DAY_FIRST
    return order_of(distinct.texts, other).order is order and bool(
        distinct.texts.str.contains(r"\d[-/. ]\d+[-/. ]\d", regex=True).any()
        and not distinct.texts.str.match(r"\d{4}").all()
    )


def _order_by_witnesses(
    cells: pa.Table, match: SheetMatch, undecided: Sequence[_Open], today: date
) -> Order | None:
    days = [(each.column, each.days()) for each in undecided]
    for column, by_order in days:
        if not lies_ahead(column.paths[0]) and (order := _by_future(by_order, today)):
            return order
    return _by_sequence(cells, match, days) or next(
        (order for _, by_order in days if (order := _by_steps(by_order, "rows"))), None
    )


def _by_future(days: Days, today: date) -> Order | None:
    """Tell the order by which no day lies ahead, where the other one puts some there."""
    limit = np.datetime64(today) + np.timedelta64(1, "D")
    ahead = {order: bool((each > limit).any()) for order, each in days.items()}
    return _the_only(order for order in Order if not ahead[order])


def _by_sequence(
    cells: pa.Table, match: SheetMatch, days: Sequence[tuple[ColumnMatch, Days]]
) -> Order | None:
    """Tell the order by which later days follow the record's own, and numbers were given in turn."""
    entity = str(match.entity)
    first = f"{entity}.{STORED[entity].dated_by}"
    for column, by_order in days:
        for other in _columns_of(match, Kind.DATE, Kind.MOMENT):
            if first in (column.paths[0], other.paths[0]) and other.index != column.index:
                known = dict(days).get(other)
                read = parse_path(cells.column(other.index), other.paths[0], Hints()).values.to_numpy()
                against = {
                    order: _share_before(each, known[order] if known else read, swap=column.paths[0] != first)
                    for order, each in by_order.items()
                }
                if order := _clearly_less(against):
                    return order
    for column, by_order in days:
        for number in match.columns:
            if (
                column.paths[0].startswith(entity)
                and number.paths
                and number.paths[0] in {f"{entity}.{name}" for name in NUMBERS}
            ):
                rising = _numbers_in(cells.column(number.index))
                if order := _by_steps(by_order, "numbers", rising):
                    return order
    return None


def _columns_of(match: SheetMatch, *kinds: Kind) -> Iterator[ColumnMatch]:
    for column in match.columns:
        path = column.paths[0] if column.paths else RECORD_ID
        if path.endswith(RECORD_ID) or not path.startswith(f"{match.entity}."):
            continue
        if field_at(path).kind in kinds:
            yield column


def _share_before(
    days: np.ndarray[Any, Any], others: np.ndarray[Any, Any], *, swap: bool
) -> tuple[float, int]:
    """Give the share of rows in which what must be later is earlier, and how many rows tell."""
    early, late = (others, days) if swap else (days, others)
    told = ~(np.isnat(early) | np.isnat(late))
    early, late = early[told].astype("datetime64[D]"), late[told].astype("datetime64[D]")
    return (float((late < early).mean()) if told.any() else 0.0, int(told.sum()))


def _by_steps(days: Days, witness: str, ranks: np.ndarray[Any, Any] | None = None) -> Order | None:
    """Tell the order by which the days rise (rows may fall as well) along with the ranks of their rows."""
    against: dict[Order, tuple[float, int]] = {}
    for order, each in days.items():
        told = ~np.isnat(each) if ranks is None else ~np.isnat(each) & ~np.isnan(ranks)
        sequence = each[told].astype("datetime64[D]").astype("int64")
        if ranks is not None:
            sequence = sequence[np.lexsort((sequence, ranks[told]))]
        steps = np.diff(sequence)
        steps = steps[steps != 0]
        falling = float((steps < 0).mean()) if len(steps) else 0.0
        against[order] = (min(falling, 1 - falling) if ranks is None else falling, len(steps))
    if min(steps for _, steps in against.values()) < FEWEST_STEPS[witness]:
        return None
    return _clearly_less(against)


def _clearly_less(against: Mapping[Order, tuple[float, int]]) -> Order | None:
    """Tell the order that has hardly anything against it, where the other one has clearly more."""
    good = {order for order, (share, told) in against.items() if told and share <= AGAINST}
    bad = {order for order, (share, _) in against.items() if share >= CLEARLY}
    return good.pop() if len(good) == len(bad) == 1 else None


def _the_only(orders: Iterator[Order]) -> Order | None:
    found = list(orders)
    return found[0] if len(found) == 1 else None


def _numbers_in(column: pa.ChunkedArray) -> np.ndarray[Any, Any]:
    """Give the last figures of each cell (of "RE-2024-017" 17) as float64, NaN where there are none."""
    distinct = distinct_of(column)
    figures = distinct.texts.str.extract(r"(\d{1,15})\D*$")[0]
    numbers = np.append(pd.to_numeric(figures, errors="coerce").to_numpy(dtype="float64"), np.nan)
    return np.asarray(numbers[distinct.codes])
