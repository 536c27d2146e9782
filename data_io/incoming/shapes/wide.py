"""A column a month -> a row a month; the layout of a pivot too. Runs in the reading process only."""

from __future__ import annotations

import datetime as dt
import functools
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from data_io.incoming.shapes.arrow_columns import tidy
from data_io.incoming.shapes.cell_kinds import is_words
from data_io.incoming.shapes.periods import DAY, MONTH, YEAR, Measured, read_measured, read_period, year_in
from data_io.incoming.shapes.total_words import fold_words, is_total
from data_io.incoming.sheets import Sheet, name_columns

FEWEST: Final = 3
"""Columns of time from which on they are taken for a table in width."""
MOST_CELLS: Final = 5_000_000
SAMPLE: Final = 200
ROW_LABELS: Final = frozenset(
    {"row labels", "zeilenbeschriftungen", "etiquettes de lignes", "etiquetas de fila", "etichette di riga",
     "rotulos de linha", "rijlabels"}
)  # fmt: skip
COLUMN_LABELS: Final = frozenset(
    {"column labels", "spaltenbeschriftungen", "etiquettes de colonnes", "etiquetas de columna",
     "etichette di colonna", "rotulos de coluna", "kolomlabels"}
)  # fmt: skip
GRAND_TOTALS: Final = frozenset(
    {"grand total", "gesamtergebnis", "total general", "totale complessivo", "total geral", "eindtotaal"}
)
COUNTED: Final = frozenset(
    {"units", "unit", "quantity", "quantities", "qty", "pieces", "pcs", "menge", "mengen", "stuck", "stk",
     "anzahl", "stuckzahl", "quantite", "quantites", "pieces vendues", "unites", "cantidad", "cantidades",
     "unidades", "quantita", "pezzi", "quantidade", "quantidades", "aantal", "aantallen", "stuks"}
)  # fmt: skip
"""Words in a title that say that the figures are pieces rather than money."""
ZERO: Final = (
    r"(?i)^\s*(?:n/a|na|null|none|nil|k\.a\.|"
    r"(?:eur|usd|gbp|chf|kr|r\$|[\p{Sc}\s()+\-–—−])*(?:0[\s0.,']*)?(?:eur|usd|gbp|chf|kr|[\p{Sc}\s()\-–—−.,%])*)$"
)
"""A cell that says nought: "0", "0,00 €", "-", "n/a", blanks."""


@dataclass(frozen=True)
class _Wide:
    """Which columns are what: of time, by the first day and by what they count; of totals; the others."""

    kind: str
    days: dict[dt.date, dict[str, int]]
    """The column of each measure; a single one that no heading names is called ""."""
    totals: list[int]
    others: list[int]

    @property
    def measures(self) -> list[str]:
        """What is counted, in the order of the columns."""
        return list(dict.fromkeys(name for columns in self.days.values() for name in columns))

    @property
    def columns(self) -> list[int]:
        """All columns of time."""
        return sorted(at for columns in self.days.values() for at in columns.values())


def lengthen(sheet: Sheet, file_name: str) -> Sheet:
    """The sheet with its columns of time as rows; as it is where it has none, or where they name no year."""
    headed = _periods(sheet.headings)
    if len({(each.year, each.month, each.day) for each, _ in headed.values()}) < FEWEST:
        return _filled_down(sheet) if _is_pivot(sheet) else sheet
    kind, _ = Counter(period.kind for period, _ in headed.values()).most_common(1)[0]
    chosen = {at: each for at, each in headed.items() if each[0].kind == kind}
    if not _is_in_a_row(sheet, headed, chosen):
        return sheet
    year = next((found for text in _said(sheet, file_name) if (found := year_in(text))), None)
    starts = {at: period.start(year) for at, (period, _) in chosen.items()}
    if None in starts.values():
        first, *_, last = (sheet.headings[at].strip() for at in chosen)
        note = (
            f"The columns {first} to {last} stay columns, because no year is named: write it into the name "
            "of the sheet or the line above the headings (Sales 2024) to have them read as rows."
        )
        return replace(sheet, notes=(*sheet.notes, note))
    days: dict[dt.date, dict[str, int]] = {day: {} for day in starts.values() if day is not None}
    for at, (_, measure) in chosen.items():
        days[starts[at] or dt.date.min].setdefault(measure, at)
    wide = _Wide(kind, days, *_others(sheet, headed, chosen))
    if len(wide.columns) < len(chosen) or not _can_be_turned(sheet, wide):
        return sheet
    return _turned(_filled_down(sheet) if _is_pivot(sheet) else sheet, wide)


def _can_be_turned(sheet: Sheet, wide: _Wide) -> bool:
    """Whether the times are in order, led by what says whose they are, and not too many."""
    in_order = list(wide.days) in (sorted(wide.days), sorted(wide.days, reverse=True))
    is_led = bool(wide.others) and min(wide.others) < min(wide.columns)
    return in_order and is_led and sheet.cells.num_rows * len(wide.columns) <= MOST_CELLS


def _others(
    sheet: Sheet, headed: Mapping[int, Measured], chosen: Mapping[int, Measured]
) -> tuple[list[int], list[int]]:
    """The columns that hold sums over the time, and those that say whose figures they are."""
    measures = {measure for _, measure in chosen.values()}
    totals, others = [], []
    for at, heading in enumerate(sheet.headings):
        if at in chosen:
            continue
        if at in headed or _is_total_heading(heading, measures):
            totals.append(at)
        elif heading.strip() or _holds_anything(sheet, at):
            others.append(at)
    return totals, others


def _periods(headings: Sequence[str]) -> dict[int, Measured]:
    """The columns of time: of bare months, or of months with what is counted ("2024-01 Units")."""
    found = {at: (period, "") for at, heading in enumerate(headings) if (period := read_period(heading))}
    if len(found) < FEWEST:
        found = _measured(headings)
    # The first of a month among other days is a day.
    if DAY in {period.kind for period, _ in found.values()}:
        return {
            at: (replace(each, kind=DAY) if each.kind == MONTH else each, measure)
            for at, (each, measure) in found.items()
        }
    return found


def _measured(headings: Sequence[str]) -> dict[int, Measured]:
    """The columns whose headings name a time and a measure, where each time has every measure.

    A single measure a year ("Revenue 2023") says something of a customer rather than of a sale.
    """
    found = {at: both for at, heading in enumerate(headings) if (both := read_measured(heading))}
    times = Counter(measure for _, measure in found.values())
    found = {at: both for at, both in found.items() if times[both[1]] >= FEWEST}
    if not found:
        return {}
    kind, _ = Counter(period.kind for period, _ in found.values()).most_common(1)[0]
    chosen = [both for both in found.values() if both[0].kind == kind]
    measures = {measure for _, measure in chosen}
    is_whole = len(chosen) == len(measures) * len({period for period, _ in chosen})
    return found if is_whole and (kind != YEAR or len(measures) > 1) else {}


def _is_in_a_row(sheet: Sheet, headed: Mapping[int, Measured], chosen: Mapping[int, Measured]) -> bool:
    """Whether columns of time stand beside one another, totals and blanks apart, with figures below them."""
    if len(chosen) < FEWEST:
        return False
    measures = {measure for _, measure in chosen.values()}
    between = set(range(min(chosen), max(chosen) + 1)) - chosen.keys()
    if any(
        at not in headed
        and sheet.headings[at].strip()
        and not _is_total_heading(sheet.headings[at], measures)
        for at in between
    ):
        return False
    return _hold_figures([sheet.cells.column(at) for at in chosen])


def _is_total_heading(heading: str, measures: AbstractSet[str] = frozenset()) -> bool:
    """Whether a column holds sums: "Total", "Summe 2024", "Q1 total", "Total Units"."""
    for measure in measures - {""}:
        if measure in heading and is_total(heading.replace(measure, " ", 1).strip()):
            return True
    first, _, last = heading.strip().rpartition(" ")
    return bool(is_total(heading) or (is_total(last) and read_period(first) is not None))


def _hold_figures(columns: Sequence[pa.ChunkedArray]) -> bool:
    """Whether hardly anything but figures stands in columns; a few words among them do not matter."""
    if any(pa.types.is_temporal(column.type) or pa.types.is_boolean(column.type) for column in columns):
        return False
    texts = [
        column.drop_null().slice(0, SAMPLE).to_pylist()
        for column in columns
        if pa.types.is_string(column.type)
    ]
    cells = [cell for column in texts for cell in column]
    return sum(map(is_words, cells)) <= len(cells) / 2


def _holds_anything(sheet: Sheet, at: int) -> bool:
    column = sheet.cells.column(at)
    return bool(column.null_count < len(column))


def _said(sheet: Sheet, file_name: str) -> list[str]:
    """What may name the year, or what is counted: the lines above, the sheet's name, the file's."""
    return [" ".join(cell for row in sheet.above for cell in row if cell), sheet.name, file_name]


def _turned(sheet: Sheet, wide: _Wide) -> Sheet:
    """The sheet with a row for each cell under a column of time that says something, in its rows' order.

    A blank, a zero or a dash in such a grid says that there was nothing: of several measures of one time all
    must say so.
    """
    numbers = sheet.row_numbers
    records = _records(sheet, wide.others)
    left_out = len(records) - (pc.sum(records).as_py() or 0)
    names = [f"c{place}" for place in range(len(wide.others) + 1 + len(wide.measures))]
    kinds = {measure: _kind_of(sheet, wide, measure) for measure in wide.measures}
    pieces = []
    empty = 0
    for day, columns in wide.days.items():
        values = [
            sheet.cells.column(columns[measure]).cast(kind)
            if measure in columns
            else pa.chunked_array([pa.nulls(sheet.cells.num_rows, kind)])
            for measure, kind in kinds.items()
        ]
        days = pa.repeat(pa.scalar(day, pa.date32()), sheet.cells.num_rows)
        body = [*(sheet.cells.column(other) for other in wide.others), days, *values]
        piece = pa.table([*body, numbers], names=[*names, "row"])
        there = functools.reduce(pc.or_, (_says_something(value.combine_chunks()) for value in values))
        empty += (pc.sum(pc.and_not(records, there)).as_py() or 0) * len(columns)
        pieces.append(piece.filter(pc.and_(records, there)))
    long = pa.concat_tables(pieces)
    long = long.take(pc.sort_indices(long, [("row", "ascending")]))
    named = [measure or ("Quantity" if _counts(sheet) else "Amount") for measure in wide.measures]
    cells = [long.column(name).combine_chunks() for name in names]
    first = len(wide.others) + 1
    return replace(
        sheet,
        headings=(*(sheet.headings[at] for at in wide.others), "Date", *named),
        cells=name_columns([*cells[:first], *map(tidy, cells[first:])]),
        rows=long.column("row").combine_chunks(),
        notes=(*sheet.notes, *_notes(sheet, wide, named, left_out, empty)),
    )


def _says_something(column: pa.Array) -> pa.Array:
    """Which cells of a column of time are neither blank nor zero nor a dash."""
    if not pa.types.is_string(column.type):
        return pc.fill_null(pc.not_equal(column, 0), fill_value=False)
    return pc.and_not(
        column.is_valid(), pc.fill_null(pc.match_substring_regex(column, ZERO), fill_value=False)
    )


def _kind_of(sheet: Sheet, wide: _Wide, measure: str) -> pa.DataType:
    """Numbers where all columns of a measure are such, else text."""
    columns = [sheet.cells.column(each[measure]) for each in wide.days.values() if measure in each]
    return pa.string() if any(pa.types.is_string(column.type) for column in columns) else pa.float64()


def _records(sheet: Sheet, others: Sequence[int]) -> pa.Array:
    """Which rows are records: something stands at the left, and it is not the label of a total."""
    filled = pa.repeat(pa.scalar(value=False), sheet.cells.num_rows)
    total = filled
    for at in others:
        column = sheet.cells.column(at).combine_chunks()
        filled = pc.or_(filled, column.is_valid())
        if pa.types.is_string(column.type):
            words = [text for text in column.unique().to_pylist() if text and is_total(text)]
            total = pc.or_(total, pc.is_in(column, pa.array(words, pa.string())))
    return pc.and_(filled, pc.invert(total))


def _counts(sheet: Sheet) -> bool:
    """Whether the sheet's name or the lines above speak of pieces."""
    words = {word for text in _said(sheet, "") for word in fold_words(text).split()}
    return bool(words & COUNTED)


def _notes(sheet: Sheet, wide: _Wide, values: Sequence[str], left_out: int, empty: int) -> list[str]:
    first, *_, last = (sheet.headings[at].strip() for at in wide.columns)
    what = "a date" if wide.kind == DAY else f"a {wide.kind.lower()}"
    figures = {"Quantity": "a quantity", "Amount": "an amount"}
    figure = " and ".join(figures.get(value, f"“{value}”") for value in values)
    notes = [f"The {len(wide.columns)} columns {first} to {last} became rows, each with {what} and {figure}."]
    named = [f"“{sheet.headings[at].strip()}”" for at in wide.totals]
    if named:
        were = "was left out: it holds sums" if len(named) == 1 else "were left out: they hold sums"
        notes.append(f"{' and '.join([', '.join(named[:-1]), named[-1]] if named[1:] else named)} {were}.")
    if empty:
        cells = "1 cell was" if empty == 1 else f"{empty:,} cells were"
        notes.append(f"{cells} left out: blank or zero, nothing was there.")
    if left_out:
        rows = "1 row was" if left_out == 1 else f"{left_out:,} rows were"
        notes.append(f"{rows} left out: a total, blank, or without a label.")
    return notes


def _is_pivot(sheet: Sheet) -> bool:
    """Whether a sheet was laid out by a pivot table, as the words say that such a one writes."""
    headings = {fold_words(heading) for heading in sheet.headings}
    above = {fold_words(cell) for row in sheet.above for cell in row}
    return bool(headings & ROW_LABELS or above & COLUMN_LABELS or headings & GRAND_TOTALS)


def _filled_down(sheet: Sheet) -> Sheet:
    """The sheet of a pivot with the labels that it writes once for several rows in each of them."""
    labels = []
    for at, column in enumerate(sheet.cells.columns):
        if not pa.types.is_string(column.type):
            break
        labels.append(at)
    cells = sheet.cells
    filled = 0
    for at in labels[:-1]:
        column = cells.column(at)
        if 0 < column.null_count < len(column):
            cells = cells.set_column(at, cells.column_names[at], pc.fill_null_forward(column))
            filled += 1
    note = "This is the layout of a pivot table; labels that it writes once stand in each of their rows."
    return replace(sheet, cells=cells, notes=(*sheet.notes, note)) if filled else sheet
