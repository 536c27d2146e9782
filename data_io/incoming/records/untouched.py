"""Cells of the program's own workbook that nobody touched: they say what the record says, and so nothing.

What a workbook shows of a value is not always all of the value: programs that save it round numbers, turn
line breaks round, write a phone number as it is not stored. So a cell is not read and then compared, but
compared with what the workbook would show of the record now; where it is the same the cell counts as blank,
and a blank cell changes nothing. Only what somebody changed is read at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from crm.access import LOCAL_OWNER, Access
from crm.entities import ENTITIES
from crm.schema import Entity, Kind
from data_io.incoming.recognition.matching import RECORD_ID, SheetMatch
from data_io.incoming.records.meanwhile import Past, put_back
from data_io.incoming.records.plans import Cell, Gone
from data_io.incoming.records.returning import as_they_went
from data_io.incoming.records.rows import Rows, issue_frame, no_issues
from data_io.incoming.sheets import Sheet
from data_io.incoming.values.keys import Ids, Mask
from data_io.incoming.values.likeness import says_the_same
from data_io.incoming.values.parsing import texts_of
from data_io.marks import LONG_TEXT_MARK
from data_io.outgoing.cells import Cells
from data_io.outgoing.layout import Place, places
from data_io.outgoing.workbook import Writer, read_titles
from data_io.store import Store

_ROWS: Final = 16_384
"""Rows compared at a time, so that memory does not grow with them."""
_SHOWN: Final = 60
"""As many signs of a value are told in an issue."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A sheet in which only what somebody typed stands, and what became meanwhile of what it is about.

    ``issues``: as ``rows.issue_frame`` makes them, by place in the body of the sheet. ``conflicts``: cells
    changed here and in the program, one row each: position (in the body), column, path, id, was, program,
    sheet (as texts, "" for blank), program_wins. ``gone``: how many rows are of records deleted meanwhile.
    ``returning``: those of them that come back, as they went (stored form, index: ids).
    """

    sheet: Sheet
    issues: pd.DataFrame
    conflicts: pd.DataFrame
    gone: int = 0
    returning: pd.DataFrame = field(default_factory=pd.DataFrame)

    def noted(self, rows: Rows) -> Rows:
        """Give the rows that were read of the sheet with its issues; a cell that was not read needs none."""
        at = np.searchsorted(rows.positions, self.issues["position"].to_numpy(dtype="int64"))
        found = self.issues.assign(position=at)
        unread = np.zeros(len(found), dtype=bool)
        for path in found["path"].unique():
            here = found["path"].eq(path).to_numpy()
            if path in rows.values:
                unread[here] = rows.values[path].isna().to_numpy()[at[here]]
        return replace(rows, issues=pd.concat([rows.issues, found[~unread]], ignore_index=True))


@dataclass(frozen=True, slots=True)
class Rule:
    """What the owner decided about what was changed, or deleted, meanwhile; see ``plans.Choices``."""

    program_wins: bool = False
    otherwise: frozenset[Cell] = frozenset()
    gone: Gone = Gone.HAND_BACK

    def keeps(self, ids: Ids, path: str) -> Mask:
        """Tell of which of these records the program's value of a field stays."""
        contrary = [record for record, of in self.otherwise if of == path]
        return np.isin(ids, contrary) ^ self.program_wins


def without_untouched(
    sheet: Sheet, match: SheetMatch, store: Store, access: Access, past: Past, rule: Rule | None = None
) -> Touched:
    """Blank the cells of a sheet that say what their record says, and those that stand for a long text.

    So are cells in which the program's value is to stay, by ``rule``.

    A row says by its number (the column ``<entity>.id``) which record it is; what this says now counts, and
    what it said in the past at which the workbook was taken out. Columns and rows stay.
    """
    columns = [_without_marks(column) for column in sheet.cells.columns]
    number = match.column_for(f"{match.entity}{RECORD_ID}") if match.entity else None
    issues, conflicts = no_issues(), no_conflicts()
    gone = np.empty(0, dtype="int64")
    returning = pd.DataFrame(index=pd.Index([], dtype="int64"))
    rule = rule or Rule()
    if match.entity and number:
        ids = record_numbers(sheet.cells.column(number.index))
        # Untouched is untouched, whether or not its reader may see it: nothing of it is shown.
        writer = Writer(store, replace(access, personal=True))
        compared = _compared(match, ENTITIES[match.entity], store)
        gone = _deleted(store, match.entity, ids, past)
        if rule.gone is Gone.BRING_BACK and len(gone):
            returning = as_they_went(ENTITIES[match.entity], np.unique(ids[gone]), store, writer.access)
        found = _Comparison(columns, compared, ids, match.entity, writer, past, returning)
        found.compare()
        conflicts = found.conflicts(access, rule)
        for index, part in conflicts[conflicts["program_wins"]].groupby("column"):
            found.same[int(str(index))][part["position"].to_numpy()] = True
        for index, mask in found.same.items():
            columns[index] = _blanked(columns[index], mask)
        _without_former_titles(columns, compared, writer, past)
        if rule.gone is Gone.BRING_BACK and len(gone):  # those that cannot come back are made anew
            anew = gone[~np.isin(ids[gone], returning.index.to_numpy())]
            columns[number.index] = _blanked(columns[number.index], np.isin(np.arange(len(ids)), anew))
        elif len(gone):
            code = "stays_deleted" if rule.gone is Gone.LEAVE else "deleted_meanwhile"
            issues = issue_frame(gone, number.index, f"{match.entity}{RECORD_ID}", code)
        issues = pd.concat([issues, _said(conflicts)])
    cells = pa.table(columns, names=sheet.cells.column_names)
    return Touched(replace(sheet, cells=cells), issues, conflicts, len(gone), returning)


def no_conflicts() -> pd.DataFrame:
    """Give an empty frame of conflicts, see ``Touched``."""
    kinds = {"position": "int64", "column": "int64", "path": "str", "id": "int64"}
    kinds |= {"was": "str", "program": "str", "sheet": "str", "program_wins": "bool"}
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()})


def _said(conflicts: pd.DataFrame) -> pd.DataFrame:
    """Say of each cell typed over another what this is."""
    over = conflicts[~conflicts["program_wins"].to_numpy(dtype=bool)]
    codes = np.where(over["program"].eq(""), "cleared_meanwhile", "changed_meanwhile")
    columns = {"position": over["position"], "column": over["column"], "path": over["path"]}
    return pd.DataFrame({**columns, "code": codes, "value": over["program"]})


def record_numbers(column: pa.ChunkedArray) -> Ids:
    """Give the record's number in each cell; 0 where there is none."""
    texts = pd.Series(texts_of(column).to_pandas(), dtype="str")
    numbers = pd.to_numeric(texts, errors="coerce").to_numpy(dtype="float64", na_value=np.nan)
    whole = (numbers > 0) & (numbers % 1 == 0) & (numbers < 2**53)
    return np.where(whole, numbers, 0).astype("int64")


def _compared(match: SheetMatch, entity: Entity, store: Store) -> dict[int, Place]:
    """Give by column what it stands for, where it shows something of the record."""
    by_path = {place.path: place for place in places(entity, store.own_columns(entity.name))}
    del by_path[f"{entity.name}{RECORD_ID}"]
    paths = {each.index: each.paths[0] for each in match.columns if each.paths}
    return {index: by_path[path] for index, path in paths.items() if path in by_path}


class _Comparison:
    """The cells of a sheet beside what its records say: which are the same, which are the same as then.

    same: by column the cells that say what their record says or said.
    """

    def __init__(
        self,
        columns: Sequence[pa.ChunkedArray],
        compared: dict[int, Place],
        ids: Ids,
        entity: str,
        writer: Writer,
        past: Past,
        returning: pd.DataFrame,
    ) -> None:
        self._columns, self._ids, self._entity, self._past = columns, ids, entity, past
        self._returning = returning
        self._places = {at: place for at, place in compared.items() if columns[at].null_count < len(ids)}
        self._now = writer
        titled = {place.title_of for place in self._places.values() if place.title_of}
        titles = {name: former_titles(name, writer, past) for name in titled}
        self._then = Writer(writer.store, writer.access, titles=titles)
        self.same = {index: np.zeros(len(ids), dtype=bool) for index in self._places}
        self._overtaken: list[tuple[int, Ids, pa.Array, pa.Array]] = []
        """By column: places of cells typed where the record has changed too, what it says and said."""

    def compare(self) -> None:
        """Go through the sheet."""
        for start in range(0, len(self._ids), _ROWS):
            some = self._ids[start : start + _ROWS]
            asked = np.unique(some[some > 0]).tolist()
            records = self._now.store.records(self._entity, self._now.access, ids=asked)
            back = self._returning[self._returning.index.isin(asked)]
            records = pd.concat([records, back.reindex(columns=records.columns)]) if len(back) else records
            where = records.index.get_indexer(pd.Index(some))
            known = np.flatnonzero(where >= 0)
            if len(known):
                self._compare_rows(start + known, records.iloc[where[known]])

    def _compare_rows(self, rows: Ids, records: pd.DataFrame) -> None:
        for index, place in self._places.items():
            found = self._columns[index].take(pa.array(rows))
            days = place.kind in (Kind.DATE, Kind.MOMENT)
            same = says_the_same(found, self._now.cells(place, records, ""), days=days)
            at, then = self._past.as_shown(self._entity, place, records)
            if len(at):
                before = self._then.cells(place, then, "")
                same[at] |= says_the_same(found.take(pa.array(at)), before, days=days)
                moved = _objects(records[place.name].iloc[at]) != _objects(then[place.name])
                typed = at[moved & ~same[at] & np.asarray(pc.is_valid(found))[at]]
                if len(typed):
                    former = np.isin(at, typed)
                    now, was = records.iloc[typed], then.iloc[former]
                    self._overtaken.append(
                        (
                            index,
                            rows[typed],
                            _as_said(self._now, place, now),
                            _as_said(self._then, place, was),
                        )
                    )
            self.same[index][rows] = same

    def conflicts(self, access: Access, rule: Rule) -> pd.DataFrame:
        """Give the cells changed on both sides, as far as their reader may see them; see ``Touched``."""
        found = [no_conflicts()]
        for index, rows, now, was in self._overtaken:
            place = self._places[index]
            hidden = not access.personal and (place.field is None or place.field.personal)
            ids = self._ids[rows]
            cells = texts_of(self._columns[index].take(pa.array(rows)))
            sides = {"was": was, "program": now, "sheet": pc.utf8_slice_codeunits(cells, 0, _SHOWN)}
            texts = {
                name: pd.Series(each.to_pandas(), dtype="str").fillna("") for name, each in sides.items()
            }
            columns = {"position": rows, "column": index, "path": place.path, "id": ids, **texts}
            part = pd.DataFrame({**columns, "program_wins": rule.keeps(ids, place.path)})
            if hidden:  # that a cell is filled may be seen, for it was typed over
                part["was"], part["program"] = (
                    part[side].where(part[side].eq(""), "…") for side in ("was", "program")
                )
            found.append(part)
        return pd.concat(found, ignore_index=True)


def _as_said(writer: Writer, place: Place, records: pd.DataFrame) -> pa.Array:
    """Give what cells of these records say, as texts; a day and a moment as they are stored."""
    if place.kind in (Kind.DATE, Kind.MOMENT):
        return pa.array([None if pd.isna(each) else str(each) for each in records[place.name]], pa.string())
    cells = writer.cells(place, records, "")
    sides = [each for each in (cells.texts, cells.numbers) if each is not None]
    return pc.utf8_slice_codeunits(pc.coalesce(*sides), 0, _SHOWN)


def former_titles(entity: str, writer: Writer, past: Past) -> pd.Series[Any]:
    """Give the titles of all records of an entity as they were, those of deleted ones too; index: ids."""
    titles = read_titles(ENTITIES[entity], writer.store, writer.access)
    former = past.titles(entity)
    return put_back(titles.reindex(titles.index.union(former.index)), former)


def _without_former_titles(
    columns: list[pa.ChunkedArray], compared: dict[int, Place], writer: Writer, past: Past
) -> None:
    """Blank titles that records referred to had then, beside their numbers: the number says who is meant."""
    numbers = {place.name: at for at, place in compared.items() if place.kind is Kind.REFERENCE}
    for at, place in compared.items():
        if place.title_of is None or place.name not in numbers:
            continue
        former = past.titles(place.title_of)
        ids = record_numbers(columns[numbers[place.name]])
        renamed = np.unique(ids[np.isin(ids, former.index.to_numpy())])
        there = writer.store.records(place.title_of, writer.access, ids=renamed.tolist(), fields=[]).index
        said = np.flatnonzero(np.isin(ids, there.to_numpy()))
        if len(said):
            titles = pa.array(former.reindex(pd.Index(ids[said])).to_numpy(), pa.string(), from_pandas=True)
            same = np.zeros(len(ids), dtype=bool)
            same[said] = says_the_same(columns[at].take(pa.array(said)), Cells(texts=titles), days=False)
            columns[at] = _blanked(columns[at], same)


def _deleted(store: Store, entity: str, ids: Ids, past: Past) -> Ids:
    """Give the places of the rows whose record was deleted meanwhile."""
    gone = np.unique(ids[past.deleted(entity, ids)])
    there = (
        store.records(entity, LOCAL_OWNER, ids=gone.tolist(), fields=[]).index.to_numpy()
        if len(gone)
        else gone
    )
    return np.flatnonzero(np.isin(ids, np.setdiff1d(gone, there)))


def _objects(values: pd.Series[Any]) -> np.ndarray[Any, Any]:
    """Give values as Python objects, blanks None."""
    return values.astype(object).where(values.notna(), None).to_numpy()


def _without_marks(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not pa.types.is_string(column.type):
        return column
    marked = pc.fill_null(pc.starts_with(column, LONG_TEXT_MARK), fill_value=False)
    return _blanked(column, np.asarray(marked))


def _blanked(column: pa.ChunkedArray, mask: Mask) -> pa.ChunkedArray:
    if not mask.any():
        return column
    return pc.if_else(pa.array(mask), pa.scalar(None, column.type), column)
