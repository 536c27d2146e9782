"""A column a month -> a row a month; the layout of a pivot too. Runs in the reading process only."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from data_io.incoming.arrow_columns import tidy
from data_io.incoming.cell_kinds import is_words
from data_io.incoming.periods import DAY, MONTH, Period, read_period, year_in
from data_io.incoming.sheets import Sheet, name_columns
from data_io.incoming.total_words import fold_words, is_total

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


@dataclass(frozen=True)
class _Wide:
    """Which columns are what: of time with the first day of each, of totals, and the others."""

    kind: str
    days: dict[int, dt.date]
    totals: list[int]
    others: list[int]


def lengthen(sheet: Sheet, file_name: str) -> Sheet:
    """The sheet with its columns of time as rows; as it is where it has none, or where they name no year."""
    periods = _periods(sheet.headings)
    if len(periods) < FEWEST:
        return _filled_down(sheet) if _is_pivot(sheet) else sheet
    kind, _ = Counter(period.kind for period in periods.values()).most_common(1)[0]
    chosen = {at: period for at, period in periods.items() if period.kind == kind}
    if not _is_in_a_row(sheet, periods, chosen):
        return sheet
    year = next((found for text in _said(sheet, file_name) if (found := year_in(text))), None)
    days = {at: start for at, period in chosen.items() if (start := period.start(year)) is not None}
    if len(days) < len(chosen):
        first, *_, last = (sheet.headings[at].strip() for at in chosen)
        note = (
            f"The columns {first} to {last} stay columns, because no year is named: write it into the name "
            "of the sheet or the line above the headings (Sales 2024) to have them read as rows."
        )
        return replace(sheet, notes=(*sheet.notes, note))
    ordered = list(days.values())
    if ordered not in (sorted(set(ordered)), sorted(set(ordered), reverse=True)):
        return sheet
    totals = [
        at
        for at, heading in enumerate(sheet.headings)
        if at not in days and (at in periods or _is_total_heading(heading))
    ]
    others = [at for at in range(len(sheet.headings)) if at not in days and at not in totals]
    others = [at for at in others if sheet.headings[at].strip() or _holds_anything(sheet, at)]
    if not others or min(others) > min(days) or sheet.cells.num_rows * len(days) > MOST_CELLS:
        return sheet
    whole = _filled_down(sheet) if _is_pivot(sheet) else sheet
    return _turned(whole, _Wide(kind, days, totals, others))


def _periods(headings: Sequence[str]) -> dict[int, Period]:
    found = {at: read_period(heading) for at, heading in enumerate(headings)}
    known = {at: period for at, period in found.items() if period is not None}
    # The first of a month among other days is a day.
    if DAY in {period.kind for period in known.values()}:
        known = {at: replace(each, kind=DAY) if each.kind == MONTH else each for at, each in known.items()}
    return known


def _is_in_a_row(sheet: Sheet, periods: dict[int, Period], chosen: dict[int, Period]) -> bool:
    """Whether columns of time stand beside one another, totals and blanks apart, with figures below them."""
    if len(chosen) < FEWEST:
        return False
    between = set(range(min(chosen), max(chosen) + 1)) - chosen.keys()
    if any(
        at not in periods and sheet.headings[at].strip() and not _is_total_heading(sheet.headings[at])
        for at in between
    ):
        return False
    return _hold_figures([sheet.cells.column(at) for at in chosen])


def _is_total_heading(heading: str) -> bool:
    """Whether a column holds sums: "Total", "Summe 2024", "Q1 total"."""
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
    """The sheet with a row for each filled cell under a column of time, in the order of its rows."""
    numbers = sheet.row_numbers
    records = _records(sheet, wide.others)
    left_out = len(records) - (pc.sum(records).as_py() or 0)
    names = [f"c{place}" for place in range(len(wide.others) + 2)]
    numeric = all(not pa.types.is_string(sheet.cells.column(at).type) for at in wide.days)
    pieces = []
    for at, day in wide.days.items():
        value = sheet.cells.column(at)
        value = value.cast(pa.float64()) if numeric else value.cast(pa.string())
        days = pa.repeat(pa.scalar(day, pa.date32()), len(value))
        columns = [*(sheet.cells.column(other) for other in wide.others), days, value]
        piece = pa.table([*columns, numbers], names=[*names, "row"])
        keep = pc.and_(records, value.is_valid().combine_chunks())
        pieces.append(piece.filter(keep))
    long = pa.concat_tables(pieces)
    long = long.take(pc.sort_indices(long, [("row", "ascending")]))
    value = "Quantity" if _counts(sheet) else "Amount"
    headings = (*(sheet.headings[at] for at in wide.others), "Date", value)
    body = [long.column(name).combine_chunks() for name in names]
    body[-1] = tidy(body[-1])
    return replace(
        sheet,
        headings=headings,
        cells=name_columns(body),
        rows=long.column("row").combine_chunks(),
        notes=(*sheet.notes, *_notes(sheet, wide, value, left_out)),
    )


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


def _notes(sheet: Sheet, wide: _Wide, value: str, left_out: int) -> list[str]:
    first, *_, last = (sheet.headings[at].strip() for at in wide.days)
    what = "a date" if wide.kind == DAY else f"a {wide.kind.lower()}"
    figure = "a quantity" if value == "Quantity" else "an amount"
    notes = [f"The {len(wide.days)} columns {first} to {last} became rows, each with {what} and {figure}."]
    named = [f"“{sheet.headings[at].strip()}”" for at in wide.totals]
    if named:
        were = "was left out: it holds sums" if len(named) == 1 else "were left out: they hold sums"
        notes.append(f"{' and '.join([', '.join(named[:-1]), named[-1]] if named[1:] else named)} {were}.")
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
