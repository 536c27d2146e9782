"""The rows of one matched sheet as values: which rows count, what each cell means, what cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from crm import clock
from crm.entities import STORED, field_at
from crm.issues import WARNINGS
from crm.schema import OWN_PREFIX, Kind
from data_io.incoming.recognition.candidates import OTHERS
from data_io.incoming.recognition.house_numbers import HOUSE_NUMBER, before_the_street, join_house_numbers
from data_io.incoming.recognition.matching import RECORD_ID, ColumnMatch, SheetMatch, own_path
from data_io.incoming.shapes.cell_kinds import is_words
from data_io.incoming.shapes.leftouts import USUAL_FOR_GROUPS, left_out
from data_io.incoming.sheets import Sheet
from data_io.incoming.values.addresses import split_addresses
from data_io.incoming.values.countries import country_codes
from data_io.incoming.values.currencies import said_currencies
from data_io.incoming.values.day_order import no_questions, order_hints, questions
from data_io.incoming.values.homes import Home, language_of
from data_io.incoming.values.name_order import turn_names
from data_io.incoming.values.numbers import Comma
from data_io.incoming.values.parsing import Hints, Parsed, distinct_of, parse_path, spread
from data_io.incoming.values.phones import usual_region

ISSUE_COLUMNS: Final = ("position", "column", "path", "code", "value")
ADDED_UP: Final = frozenset({"sale", "payment", "return"})
"""Entities whose rows come back whole where their day or a number in them cannot be read: each total would be
out. The text of all other fields is kept beside the blank field."""
BESIDES: Final = frozenset({"sale.line", "sale.tax", "sale.cost", "return.line"})
"""Numbers of such rows without which what was sold, paid or returned still stands."""
SAYING_MORE: Final = frozenset({"sale", "return"})
"""Entities of which a row says nothing by a single cell, though no field is required."""
NUMBERS: Final = frozenset({Kind.MONEY, Kind.NUMBER, Kind.INTEGER})
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
    """Dates that may be read both ways, where nothing decides: some rows of each such column, to be asked
    about once (``day_order.questions``). The answer is ``Hints(order=...)``."""

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
    sheet: Sheet,
    match: SheetMatch,
    hints: Mapping[int, Hints] | None = None,
    home: Home | None = None,
    said: pd.Series[Any] | None = None,
) -> Rows:
    """Read the rows of a sheet as its match says; ``hints`` by column index, ``home``: of the business.

    ``said``: the currency of each row of the body, where that has been found out before.
    """
    known = home or Home()
    live, skipped, lone = _live_rows(sheet, match)
    cells = sheet.cells if live.all() else sheet.cells.filter(pa.array(live))
    told = order_hints(cells, match, sheet.headings, hints or {}, known, clock.today())
    said = said_currencies(cells, match) if said is None else said[live].reset_index(drop=True)
    taken = _Taken()
    for column in match.columns:
        if column.is_own:
            taken.own[_free_name(column.paths[0], taken.own)] = own_values(cells.column(column.index))
    for column, parsed in _parsed_columns(cells, match, sheet.headings, told, known):
        taken.take(column, cells.column(column.index), parsed)
    frame = pd.DataFrame(taken.values, index=pd.RangeIndex(cells.num_rows), copy=False)
    frame = _with_house_numbers(frame, taken, match, sheet.headings, known)
    if not any(hint.verbatim for hint in told.values()):
        frame = turn_names(split_addresses(frame, str(match.entity), known.language), str(match.entity))
    own = pd.DataFrame(_in_sheet_order(taken.own, match), index=pd.RangeIndex(cells.num_rows))
    asked = pd.concat(taken.questions, ignore_index=True)
    taken.issues.append(_lone_cells(cells, match, lone))
    return Rows(np.flatnonzero(live), frame, own, pd.concat(taken.issues), skipped, said, asked)


def _with_house_numbers(
    frame: pd.DataFrame, taken: _Taken, match: SheetMatch, headings: Sequence[str], home: Home
) -> pd.DataFrame:
    """Put house numbers to their streets; those without a street are kept in a column of their own."""
    number = next((each for each in match.columns if each.reading == HOUSE_NUMBER), None)
    if number is None:
        return frame
    street = next((each for each in match.columns if each.paths == number.paths and not each.reading), number)
    first = before_the_street(street.heading, headings, home, stands_first=number.index < street.index)
    frame, lone = join_house_numbers(frame, otherwise_first=first)
    if lone is not None:
        taken.own[_free_name(own_path(number), taken.own)] = lone.astype(object).where(lone.notna(), None)
    return frame


class _Taken:
    """What the columns read so far give."""

    def __init__(self) -> None:
        self.values: dict[str, pd.Series[Any]] = {}
        self.own: dict[str, pd.Series[Any]] = {}
        self.issues = [no_issues()]
        self.questions = [no_questions()]

    def take(self, column: ColumnMatch, cells: pa.ChunkedArray, parsed: Parsed) -> None:
        """Take in a column: values, further ones, faults, texts to keep as typed, dates to ask about."""
        path = column.paths[0]
        faulty = parsed.faults.notna().to_numpy()
        kept = np.zeros(len(faulty), dtype=bool) if parsed.kept is None else parsed.kept
        if faulty.any():
            self.issues.append(_faults(cells, column, parsed, faulty))
            kept = kept | faulty if not essential(path) else kept
        if kept.any():
            name = _free_name(OWN_PREFIX + column.heading.strip() + AS_TYPED, self.own)
            self.own[name] = own_values(cells).astype(object).where(kept)
        if parsed.ambiguous is not None:
            asked = questions(column, distinct_of(cells), parsed.ambiguous)
            self.questions.append(asked)
            first = asked.iloc[:1]
            self.issues.append(
                issue_frame(
                    first["position"].to_numpy(), column.index, path, "day_or_month", first["text"].to_numpy()
                )
            )
        for target in _targets(column):
            self.values[target] = _merged(self.values.get(target), parsed.values)
        if parsed.others is not None and path in OTHERS:
            self.values[OTHERS[path]] = _merged(self.values.get(OTHERS[path]), parsed.others)


def _parsed_columns(
    cells: pa.Table, match: SheetMatch, headings: Sequence[str], hints: Mapping[int, Hints], home: Home
) -> Iterator[tuple[ColumnMatch, Parsed]]:
    """Read the columns that feed fields: phone numbers last, by the row's country."""
    parsed: dict[int, Parsed] = {}
    fed = [column for column in match.columns if column.paths and not column.is_own]
    fed = [column for column in fed if cells.column(column.index).null_count < cells.num_rows]
    for column in sorted(fed, key=_is_phone):
        hint = replace(
            hints.get(column.index, Hints()), words=home.words.get(column.paths[0]), language=home.language
        )
        chunked = cells.column(column.index)
        if _is_phone(column) and not hint.verbatim:
            hint = _with_regions(hint, chunked, fed, parsed, home)
        parsed[column.index] = _read_column(chunked, column, hint)
    if any(each.open_comma for each in parsed.values()) and _decimal_commas(parsed.values(), headings, home):
        for column in fed:
            if parsed[column.index].open_comma:
                hint = replace(hints.get(column.index, Hints()), comma=Comma.DECIMAL)
                parsed[column.index] = _read_column(cells.column(column.index), column, hint)
    return ((column, parsed[column.index]) for column in fed)


def _is_phone(column: ColumnMatch) -> bool:
    path = column.paths[0]
    return not path.endswith(RECORD_ID) and field_at(path).kind is Kind.PHONE


def _with_regions(
    hint: Hints, cells: pa.ChunkedArray, fed: Sequence[ColumnMatch], parsed: Mapping[int, Parsed], home: Home
) -> Hints:
    """Say in which style phone numbers are typed: of the row's country, the business's, most numbers'."""
    region = hint.region or home.country or usual_region(distinct_of(cells).texts)
    country = next((each for each in fed if each.paths[0].endswith(".country")), None)
    if country is None:
        return replace(hint, region=region)
    codes = country_codes(parsed[country.index].values)
    if codes.isna().all():
        return replace(hint, region=region)
    return replace(hint, region=region, regions=codes.where(codes.notna(), region).to_numpy(dtype=object))


def _decimal_commas(parsed: Iterable[Parsed], headings: Sequence[str], home: Home) -> bool:
    """Whether a comma is before decimals by the sheet's other numbers, else by its language."""
    found = {each.comma for each in parsed if each.comma is not None}
    if found:
        return found == {Comma.DECIMAL}
    return (language_of(headings) or home.language) not in {None, "en"}


def _in_sheet_order(own: dict[str, pd.Series[Any]], match: SheetMatch) -> dict[str, pd.Series[Any]]:
    """Put own columns in the order of the sheet, what was kept as typed at the place of its column."""
    places = {OWN_PREFIX + column.heading.strip() + AS_TYPED: column.index for column in match.columns}
    places |= {column.paths[0]: column.index for column in match.columns if column.is_own}
    return dict(sorted(own.items(), key=lambda item: places.get(item[0], len(places))))


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
    if declared.required or entity not in ADDED_UP:
        return declared.required
    return path not in BESIDES and (declared.kind in NUMBERS or STORED[entity].dated_by == name)


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


def _live_rows(
    sheet: Sheet, match: SheetMatch
) -> tuple[np.ndarray[Any, np.dtype[np.bool_]], int, np.ndarray[Any, np.dtype[np.int64]]]:
    """Tell which rows of the body are records, how many others hold something, and which hold a lone cell.

    A row with a record's number is one, whatever else it says. The last are the places among those that
    count of rows of one cell where others have several: nothing is sold in them, but they may be customers.
    """
    count = sheet.cells.num_rows
    filled = np.zeros(count, dtype="int32")
    for column in sheet.cells.columns:
        filled += _filled(column)
    live = filled > 0
    odd = live & left_out(sheet, filled)
    number = match.column_for(f"{match.entity}{RECORD_ID}")
    if number is not None:
        odd &= ~_filled(sheet.cells.column(number.index))
    lone = (filled == 1) & ~odd
    if number is not None or not lone.any() or np.median(filled[live]) < USUAL_FOR_GROUPS:
        lone[:] = False
    if match.entity in SAYING_MORE:
        odd, lone = odd | (lone & _hold_words(sheet.cells, lone)), np.zeros(count, dtype=bool)
    return live & ~odd, int(odd.sum()), np.flatnonzero(lone[live & ~odd])


def _hold_words(cells: pa.Table, where: np.ndarray[Any, np.dtype[np.bool_]]) -> np.ndarray[Any, Any]:
    """Tell which of some rows hold words rather than a figure or a day."""
    found = np.zeros(len(where), dtype=bool)
    places = np.flatnonzero(where)
    for column in cells.columns if len(places) else ():
        if pa.types.is_string(column.type):
            distinct = distinct_of(column.take(pa.array(places)))
            words = distinct.texts.map(is_words).to_numpy(dtype=bool)
            found[places] |= np.append(words, values=False)[distinct.codes]
    return found


def _lone_cells(cells: pa.Table, match: SheetMatch, lone: np.ndarray[Any, Any]) -> pd.DataFrame:
    """Point out rows of a single cell, which may be the name of a group rather than a record."""
    found = [no_issues()]
    for column in match.columns if len(lone) else ():
        if column.paths and not column.is_own:
            texts = own_values(cells.column(column.index).take(pa.array(lone)))
            there = texts.notna().to_numpy()
            found.append(
                issue_frame(
                    lone[there], column.index, column.paths[0], "lone_cell", texts[there].astype("str")
                )
            )
    return pd.concat(found, ignore_index=True)


def _filled(column: pa.ChunkedArray) -> np.ndarray[Any, np.dtype[np.bool_]]:
    valid = np.asarray(pc.is_valid(column), dtype=bool)
    if pa.types.is_string(column.type):
        blank = pc.fill_null(pc.equal(pc.utf8_trim_whitespace(column), ""), fill_value=False)
        valid &= ~np.asarray(blank, dtype=bool)
    return valid
