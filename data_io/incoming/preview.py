"""What an import would do, row by row, for showing before anything is stored.

Only the rows asked for are rendered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from crm.access import Access
from crm.entities import ENTITIES, field_at
from crm.issues import Issue, sentence
from crm.schema import OWN_PREFIX, Kind
from crm.values import STORED_FORM
from data_io.changes import EntityChanges
from data_io.incoming.planning import ImportPlan, SheetPlan
from data_io.incoming.recognition.matching import RECORD_ID, ColumnMatch
from data_io.incoming.recognition.signs import PROFIT
from data_io.incoming.records.known import Ids, Status
from data_io.incoming.report import label_of
from data_io.incoming.values.parsing import texts_of
from data_io.outgoing.workbook import title_fields, titles_of
from data_io.store import Store

NAMING_COLUMNS: Final = 2
"""As many columns say which record a changed row is."""


class Part(StrEnum):
    """Which rows of a sheet: all, or those that something becomes of."""

    ALL = "all"
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    MEND = "mend"
    NOTED = "noted"
    LEFT_OUT = "left out"


_STATUS: Final = {
    Part.NEW: Status.CREATED,
    Part.CHANGED: Status.UPDATED,
    Part.SAME: Status.UNCHANGED,
    Part.MEND: Status.REJECTED,
    Part.LEFT_OUT: Status.SKIPPED,
}


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column to be shown: field path or ``own.<heading>``, label, kind, and place in the sheet.

    kind: None where cells are shown as they stand in the sheet.
    """

    path: str
    label: str
    kind: Kind | None
    index: int | None


@dataclass(frozen=True)
class Preview:
    """Some rows as they would be stored.

    now: one row per row of the sheet, one column per entry of ``columns`` (named 0, 1, ...); values in stored
    form, a reference as what it names, what cannot be read as it stands in the sheet. before, changed,
    faulty: of the same shape; ``before`` holds what is stored now where ``changed``. row_numbers: as the
    spreadsheet counts. reasons: what is to be said of a row, "" for most.
    """

    columns: tuple[PreviewColumn, ...]
    row_numbers: list[int]
    statuses: list[Status]
    now: pd.DataFrame
    before: pd.DataFrame
    changed: pd.DataFrame
    faulty: pd.DataFrame
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Example:
    """A cell of a column: as it stands in the sheet, and the value (stored form) that it becomes."""

    text: str
    value: Any
    kind: Kind | None


def rows_of(sheet: SheetPlan, part: Part) -> Ids:
    """Give the places of a part's rows among the rows of a sheet that count, in the order of the sheet."""
    if part is Part.ALL:
        return np.arange(sheet.rows.count)
    if part is Part.NOTED:
        noted = np.zeros(sheet.rows.count, dtype=bool)
        noted[sheet.issues["position"].to_numpy(dtype="int64")] = True
        return np.flatnonzero(noted & (sheet.statuses < Status.REJECTED))
    return np.flatnonzero(sheet.statuses == _STATUS[part])


def preview(
    plan: ImportPlan,
    sheet: SheetPlan,
    places: Ids,
    store: Store,
    access: Access,
    *,
    changes_only: bool = False,
) -> Preview:
    """Render the rows at these places.

    ``changes_only`` leaves out columns in which none of them changes anything.
    """
    columns = [_column(each, sheet.match.entity) for each in sheet.match.columns if each.paths]
    now = pd.DataFrame(
        {at: _values(sheet, column, places) for at, column in enumerate(columns)}, index=places, dtype=object
    )
    before = pd.DataFrame(None, index=places, columns=now.columns, dtype=object)
    changed = pd.DataFrame(data=False, index=places, columns=now.columns)
    for column, cells in _changes(plan, sheet, places, store, access):
        at = next((at for at, each in enumerate(columns) if each.path == column.path), len(columns))
        if at == len(columns):
            columns.append(column)
            now[at], before[at], changed[at] = pd.Series(None, index=places, dtype=object), None, False
        before[at] = cells["before"].reindex(places).astype(object)
        changed[at] = pd.Index(places).isin(cells.index)
        now[at] = now[at].where(~changed[at], cells["after"].reindex(places).astype(object))
    kept = _kept(sheet, columns, changed) if changes_only else list(range(len(columns)))
    faulty, reasons = _faults(sheet, columns, places)
    return Preview(
        columns=tuple(columns[at] for at in kept),
        row_numbers=[int(number) for number in sheet.row_numbers(places)],
        statuses=[Status(status) for status in sheet.statuses[places]],
        now=now[kept],
        before=before[kept],
        changed=changed[kept],
        faulty=faulty[kept],
        reasons=reasons,
    )


def names_of(entity: str, ids: Sequence[int], store: Store, access: Access) -> dict[int, str]:
    """Give what stored records are called, by number; those without a name as their number."""
    records = store.records(
        entity, access, ids=[int(each) for each in ids], fields=title_fields(ENTITIES[entity])
    )
    named = titles_of(ENTITIES[entity], records)
    numbers = [int(number) for number in records.index]
    return {
        number: str(title or f"No. {number}") for number, title in zip(numbers, named.tolist(), strict=True)
    }


def examples(sheet: SheetPlan, column: ColumnMatch, most: int = 2) -> list[Example]:
    """Give some different cells of a column and what they become; none where it is empty or left out."""
    places = np.arange(min(sheet.rows.count, 200))
    texts = _texts(sheet, column.index, places)
    shown = _column(column, sheet.match.entity) if column.paths else PreviewColumn("", "", None, column.index)
    values = _values(sheet, shown, places) if column.paths else texts
    found = pd.DataFrame({"text": texts, "value": values}).dropna(subset=["text"])
    found = found[found["text"].str.strip().ne("")].drop_duplicates("text").head(most)
    return [
        Example(text, value, shown.kind) for text, value in zip(found["text"], found["value"], strict=True)
    ]


def full_label(path: str, entity: str | None) -> str:
    """Give the label of a field; of another record than the sheet's own with its name: “Customer: city”."""
    owner = path.partition(".")[0]
    label = label_of(path)
    if path.startswith(OWN_PREFIX) or owner == entity or owner not in ENTITIES:
        return label
    is_word = label[1:] == label[1:].lower()
    return f"{ENTITIES[owner].label}: {label.lower() if is_word else label}"


def _column(match: ColumnMatch, entity: str | None) -> PreviewColumn:
    path = match.paths[0]
    if match.is_own or path.endswith(RECORD_ID) or match.reading:
        return PreviewColumn(
            path, match.heading, Kind.MONEY if match.reading == PROFIT else None, match.index
        )
    kind = field_at(path).kind
    return PreviewColumn(
        path, full_label(path, entity), None if kind is Kind.REFERENCE else kind, match.index
    )


def _values(sheet: SheetPlan, column: PreviewColumn, places: Ids) -> pd.Series[Any]:
    """Give the cells of a column in stored form; as they stand in the sheet where they could not be read."""
    texts = _texts(sheet, column.index, places)
    match = next(each for each in sheet.match.columns if each.index == column.index)
    name = f"{column.path}:{match.reading}" if match.reading else column.path
    if column.kind is None or name not in sheet.rows.values:
        return texts
    stored = STORED_FORM[column.kind](sheet.rows.values[name].iloc[places])
    return stored.astype(object).where(stored.notna(), texts)


def _texts(sheet: SheetPlan, index: int | None, places: Ids) -> pd.Series[Any]:
    cells = sheet.sheet.cells.column(index or 0).take(pa.array(sheet.rows.positions[places]))
    return pd.Series(texts_of(cells).to_pylist(), index=places, dtype=object)


def _changes(
    plan: ImportPlan, sheet: SheetPlan, places: Ids, store: Store, access: Access
) -> list[tuple[PreviewColumn, pd.DataFrame]]:
    """Give the cells that these rows change: by column a frame with before and after, indexed by place."""
    parts = {part.entity: part for part in plan.changes.parts}
    found = []
    for entity, here in ((sheet.match.entity, ~sheet.back), ("return", sheet.back)):
        rows = places[here[places] & (sheet.records[places] > 0)]
        if entity not in parts or not len(rows):
            continue
        updates = parts[entity].updates
        updates = updates[np.isin(updates["id"].to_numpy(dtype="int64"), sheet.records[rows])]
        by_record = pd.DataFrame({"id": sheet.records[rows], "place": rows})
        for name, cells in updates.groupby("field", sort=False):
            own = str(name).startswith(OWN_PREFIX)
            path = str(name) if own else f"{entity}.{name}"
            field = None if own else field_at(path)
            cells = cells.drop_duplicates("id", keep="last")  # noqa: PLW2901 - two sheets may change one cell: the last one stays
            if field is not None and field.refers_to:
                titles = _titles(
                    field.refers_to, pd.concat([cells["before"], cells["after"]]), parts, store, access
                )
                cells = cells.assign(before=cells["before"].map(titles), after=cells["after"].map(titles))  # noqa: PLW2901
            kind = None if field is None or field.kind is Kind.REFERENCE else field.kind
            spread = by_record.merge(cells, on="id").set_index("place")
            found.append((PreviewColumn(path, full_label(path, sheet.match.entity), kind, None), spread))
    return found


def _titles(
    entity: str, ids: pd.Series[Any], parts: Mapping[str, EntityChanges], store: Store, access: Access
) -> dict[Any, Any]:
    """Give what names the records with these ids (below zero: those about to be made)."""
    numbers = pd.to_numeric(ids).dropna().astype("int64").unique()
    names = list(ENTITIES[entity].title)
    stored = store.records(entity, access, ids=[int(each) for each in numbers if each > 0], fields=names)
    made = [int(each) for each in numbers if each < 0 and entity in parts]
    inserts = (
        parts[entity].inserts.reindex(columns=names).iloc[[-1 - each for each in made]]
        if made
        else stored.iloc[:0]
    )
    records = pd.concat([stored[names].astype(object), inserts.astype(object).set_axis(made)])
    return {number: title for number, title in records.bfill(axis=1).iloc[:, 0].items() if pd.notna(title)}


def _kept(sheet: SheetPlan, columns: Sequence[PreviewColumn], changed: pd.DataFrame) -> list[int]:
    """Give the columns in which something changes, after those by which the records are known."""
    entity = ENTITIES[str(sheet.match.entity)]
    names = dict.fromkeys(f"{entity.name}.{name}" for name in (*entity.title, *entity.known_by))
    naming = [at for path in names for at, column in enumerate(columns) if column.path == path][
        :NAMING_COLUMNS
    ]
    return list(dict.fromkeys([*(naming or [0]), *(at for at in range(len(columns)) if changed[at].any())]))


def _faults(
    sheet: SheetPlan, columns: Sequence[PreviewColumn], places: Ids
) -> tuple[pd.DataFrame, list[str]]:
    """Give which cells are at fault, and for each row its reasons in a sentence or two."""
    faulty = pd.DataFrame(data=False, index=places, columns=range(len(columns)))
    at_of = {column.index: at for at, column in enumerate(columns) if column.index is not None}
    reasons: dict[int, list[str]] = {}
    here = sheet.issues[np.isin(sheet.issues["position"].to_numpy(dtype="int64"), places)]
    for place, index, path, code, value in here[["position", "column", "path", "code", "value"]].itertuples(
        index=False
    ):
        told = sentence(Issue(int(place), path, code, str(value)), label_of(path))
        reasons.setdefault(int(place), []).append(told)
        if index in at_of:
            faulty.loc[place, at_of[index]] = True
    again = (sheet.statuses == Status.UPDATED) & (sheet.records < 0)
    for place in places[again[places]]:
        reasons.setdefault(int(place), []).append(
            "The same record stands in more than one row; the last one counts."
        )
    return faulty, [" ".join(dict.fromkeys(reasons.get(int(place), []))) for place in places]
