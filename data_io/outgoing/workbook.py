"""Everything in one workbook: a sheet an entity, which brought in again untouched changes nothing.

What a cell cannot hold is not cut: a text of more than 32,767 signs stands in pieces on the sheet "Long
texts", and its cell says so with a sentence that begins with ``LONG_TEXT_MARK``; the import leaves a cell
that begins so as it was. An entity of more rows than a sheet holds goes on in "Sales 2".

The sheet ``_regulars`` tells the import what it has before it: rows of key and value, with the keys
``format``, ``revision`` (that the workbook was taken at: what changed since is known by it), ``store`` (the
identity of the store, whose numbers its records have), ``business``, ``held:<entity>`` (the numbers of the
records in it as ranges, so that it is known which rows somebody took out),
``sheet:<sheet name>`` (the entity) and ``column:<entity>:<heading>`` (the field path, ``own.<heading>`` for
an own column, ``<entity>.id`` for a record's number).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from crm.access import Access, Action
from crm.checks import ARROW_TYPES
from crm.entities import ENTITIES
from crm.schema import OWN_PREFIX, Entity, Kind
from data_io.marks import ID, LONG_TEXT_MARK, STORE_MARK
from data_io.numbers_held import held_marks
from data_io.outgoing.book import SHEET_ROWS, Chunk, Column, SheetPlan, write_book
from data_io.outgoing.cells import CELL_LIMIT, Cells, as_text, own_cells
from data_io.outgoing.layout import Place, places
from data_io.outgoing.styles import FREE, RECORD, STYLES, TEXT, WHOLE
from data_io.store.journal import What
from data_io.store.store import Store

FORMAT: Final = "1"
"""The version of the workbook's layout."""
LONG_TEXTS: Final = "Long texts"
_PIECE: Final = 16_000
"""Signs in a piece of a long text: even if each counts twice, it fits a cell."""
_CHUNK: Final = 16_384


def write_workbook(
    store: Store, access: Access, target: Path | BinaryIO, *, entities: Sequence[str] | None = None
) -> None:
    """Write the records of all entities, or of those named, as a workbook.

    What the reader may not see is blank. Rows that are added meanwhile may be in it or not; the revision in
    it is that of the start. Raises Denied, KeyError for an entity that there is not, OSError where it cannot
    be written.
    """
    access.require(Action.EXPORT)
    chosen = list(ENTITIES.values()) if entities is None else [ENTITIES[name] for name in entities]
    chosen.sort(key=list(ENTITIES.values()).index)
    revision, business = store.revision, store.business().get("name") or ""
    marks = [("format", FORMAT), ("revision", str(revision)), (STORE_MARK, store.identity)]
    marks.append(("business", str(business)))
    writer = Writer(store, access)
    plans: list[SheetPlan] = []
    for entity in chosen:
        laid_out = places(entity, store.own_columns(entity.name))
        plans += writer.plans(entity, laid_out)
        marks += held_marks(entity.name, store.records(entity.name, access, fields=[]).index.to_numpy())
        marks += [(f"column:{entity.name}:{place.column.heading}", place.path) for place in laid_out]
    marks += [(f"sheet:{plan.name}", writer.entity_of[plan.name]) for plan in plans]
    write_book(target, plans, marks, after=writer.long_texts)
    counts = {entity.name: store.count(entity.name, access) for entity in chosen}
    about = {"file": "workbook", "records": counts, "rows": sum(counts.values())}
    store.journal.note_or_log(What.EXPORT, access, about)


@dataclass
class Writer:
    """Reads records chunk by chunk and renders them; remembers titles and texts that were too long.

    ``titles``: of the records of an entity by id, to be shown instead of those that they have.
    """

    store: Store
    access: Access
    entity_of: dict[str, str] = field(default_factory=dict)
    titles: dict[str, pd.Series[Any]] = field(default_factory=dict)
    _long: list[tuple[str, int, str, str]] = field(default_factory=list)

    def plans(self, entity: Entity, laid_out: list[Place]) -> list[SheetPlan]:
        """The sheets of an entity: one, or as many as its rows need."""
        count, room = self.store.count(entity.name, self.access), SHEET_ROWS - 1
        found = []
        for start in range(0, max(count, 1), room):
            name = entity.plural if not start else f"{entity.plural} {start // room + 1}"
            rows = min(count - start, room)
            self.entity_of[name] = entity.name
            columns = [place.column for place in laid_out]
            chunks = self._chunks(entity, laid_out, name, start, rows)
            found.append(SheetPlan(name, columns, rows, chunks, frozen_columns=2))
        return found

    def _chunks(
        self, entity: Entity, laid_out: list[Place], sheet: str, start: int, rows: int
    ) -> Callable[[], Iterable[Chunk]]:
        def read() -> Iterator[Chunk]:
            offset, left = start, rows
            after: int | None = None
            while left > 0:
                size = min(_CHUNK, left)
                records = self.store.records(entity.name, self.access, limit=size, offset=offset, after=after)
                if records.empty:
                    return
                yield [self.cells(place, records, sheet) for place in laid_out]
                offset, after = 0, int(records.index[-1])
                left -= len(records)

        return read

    def cells(self, place: Place, records: pd.DataFrame, sheet: str) -> Cells:
        """One column of some records (stored form, index id); ``sheet``: the name of theirs."""
        style = STYLES[place.kind]
        if place.name == "id":
            return style.render(pa.array(records.index.to_numpy()), None)
        if place.name not in records:  # an own column that went away meanwhile
            return Cells(texts=pa.nulls(len(records), pa.string()))
        values = records[place.name].to_numpy(dtype=object)
        if place.title_of:
            return as_text(self._titles_of(place.title_of, values), None)
        if place.name.startswith(OWN_PREFIX):
            cells = own_cells(values, style.render, place.kind)
        else:
            stored = pa.array(values, type=ARROW_TYPES[place.kind], from_pandas=True)
            cells = style.render(stored, place.field)
        return self._within_limit(cells, place, records, sheet)

    def _titles_of(self, entity: str, ids: np.ndarray[Any, Any]) -> pa.Array:
        """The titles of the records referred to."""
        if entity not in self.titles:
            self.titles[entity] = read_titles(ENTITIES[entity], self.store, self.access)
        found = self.titles[entity].reindex(pd.Index(pd.to_numeric(ids), dtype="float64"))
        return pa.array(found.to_numpy(dtype=object), pa.string(), from_pandas=True)

    def _within_limit(self, cells: Cells, place: Place, records: pd.DataFrame, sheet: str) -> Cells:
        """Keep texts that a cell cannot hold for the sheet of long texts, and say so in their place."""
        if cells.texts is None or (pc.max(pc.utf8_length(cells.texts)).as_py() or 0) * 2 <= CELL_LIMIT:
            return cells
        texts: list[str | None] = cells.texts.to_pylist()
        for at, text in enumerate(texts):
            if text is not None and len(text.encode("utf-16-le")) > 2 * CELL_LIMIT:
                self._long.append((sheet, int(records.index[at]), place.column.heading, text))
                texts[at] = f"{LONG_TEXT_MARK}the {len(text):,} signs stand on the sheet “{LONG_TEXTS}”]"
        return Cells(cells.numbers, pa.array(texts, pa.string()), cells.timed)

    def long_texts(self) -> SheetPlan | None:
        """The sheet of long texts in pieces; None where there are none."""
        if not self._long:
            return None
        pieces = [
            (sheet, record, heading, number, text[start : start + _PIECE])
            for sheet, record, heading, text in self._long
            for number, start in enumerate(range(0, len(text), _PIECE), 1)
        ]
        columns = [
            Column("Sheet", TEXT, 14),
            Column(ID, RECORD, 8),
            Column("Column", TEXT, 18),
            Column("Piece", WHOLE, 8),
            Column("Text", FREE, 60),
        ]
        sheets, records, headings, numbers, texts = map(list, zip(*pieces, strict=True))
        chunk = [
            Cells(texts=pa.array(sheets)),
            Cells(numbers=pa.array(records).cast(pa.string())),
            Cells(texts=pa.array(headings)),
            Cells(numbers=pa.array(numbers).cast(pa.string())),
            Cells(texts=pa.array(texts)),
        ]
        return SheetPlan(LONG_TEXTS, columns, len(pieces), lambda: [chunk])


def read_titles(entity: Entity, store: Store, access: Access) -> pd.Series[Any]:
    """The title of every record of an entity by id."""
    return titles_of(entity, store.records(entity.name, access, fields=title_fields(entity)))


def title_fields(entity: Entity) -> list[str]:
    """The fields of which the first that is filled is a record's title."""
    return [name for name in entity.title if entity[name].kind is not Kind.REFERENCE]


def titles_of(entity: Entity, records: pd.DataFrame) -> pd.Series[Any]:
    """The titles of records (stored form, with at least the title's fields), index as theirs."""
    titles = pd.Series(None, index=records.index, dtype=object)
    for name in title_fields(entity):
        titles = titles.where(titles.notna(), records[name])
    return titles


def revision_in(marks: Mapping[str, str]) -> int | None:
    """The revision at which a workbook with these marks was taken; None where it cannot be told."""
    text = marks.get("revision", "")
    return int(text) if text.isdecimal() and marks.get("format") == FORMAT else None
