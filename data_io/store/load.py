"""The frames for analysis: one an entity and process, brought up to date by the rows that changed.

Index: record id (int64, name "id", sorted). Columns: the entity's fields with ``in_frames``, typed by kind as
``crm.values`` and the contract of ``Store.load`` say. What a reader may not see is blank, not absent.
"""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection

from crm.access import Access, Action
from crm.checks import ARROW_TYPES
from crm.entities import STORED
from crm.schema import Entity, Field
from data_io.store.buffers import COLUMNS, Buffer, Column
from data_io.store.engines import Database, in_dialect, quoted, raw_cursor, run
from data_io.store.guest_rows import GuestRows, only_their_words
from data_io.store.own_records import CUSTOMER, own_rows
from data_io.store.parts import Part
from data_io.store.revisions import last_restore

ROWS_AT_ONCE: Final = 20_000
"""Few enough that the rows fetched stay in the processor's cache until they are columns."""
FIRST_ID: Final = 1
CHANGED: Final = "WHERE revision>? ORDER BY +id"
"""The plus keeps SQLite from walking the whole table in the order of ids instead of asking the index."""


class Frames:
    """The frames of one database, shared by all its readers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._held: dict[str, HeldFrame] = {}
        self._guest_rows = GuestRows(database)

    def load(self, entity: Entity, access: Access, revision: int) -> pd.DataFrame:
        """Give the frame of an entity as of a revision or later, as this reader may see it."""
        access.require(Action.READ, entity.name)
        records = self._of(entity).frame(self._database, revision, personal=access.personal)
        if access.own_only:
            held, customers = (
                self._of(each).frame(self._database, revision, personal=True) for each in (entity, CUSTOMER)
            )
            records = records[records.index.isin(own_rows(held, customers, entity, access).index)]
        given = self.given(entity, access, revision)
        if given is not None:
            records = records[records.index.isin(given)]
        return only_their_words(records) if access.is_narrowed else records.copy(deep=False)

    def given(self, entity: Entity, access: Access, revision: int) -> np.ndarray[Any, Any] | None:
        """Give the ids of the records that the filters of a guest's link leave; None where all are given."""
        return self._guest_rows.ids(
            entity.name,
            access,
            revision,
            lambda name: self._of(STORED[name]).frame(self._database, revision, personal=True),
        )

    def take_over(self, parts: Sequence[Part], revision: int, after: int, ids_since: int) -> None:
        """Keep the records that a step just made for the next ``load``, so that they need not be read back.

        ``after``: the step before; ``ids_since``: the last one when the ids were taken. Reading 100,000 sales
        back costs 0.35 s of CPU, taking them over 0.05. Only of steps that only make records; of all
        others, and where a step in between is not known here, the rows are read.
        """
        if any(len(part.deletes) for part in parts):  # blanks references in records of any entity
            return
        for part in parts:
            if part.count and not part.cells and part.old_ids is None:
                self._of(part.entity).take_over(Made(revision, after, ids_since, part.new_ids, part.inserts))

    def _of(self, entity: Entity) -> HeldFrame:
        with self._lock:
            if entity.name not in self._held:
                self._held[entity.name] = HeldFrame(entity)
            return self._held[entity.name]

    def forget(self) -> None:
        """Forget all frames: the database was exchanged."""
        with self._lock:
            self._held.clear()
        self._guest_rows.forget()


@dataclass(frozen=True)
class Made:
    """The records that a step made: ids in order, the columns that hold anything in stored form."""

    revision: int
    after: int
    ids_since: int
    ids: np.ndarray[Any, Any]
    columns: Mapping[str, pa.Array]

    @property
    def are_the_first(self) -> bool:
        """Whether the entity had no record before: ids are never used again.

        Those after them may have been given meanwhile where the ids were taken earlier.
        """
        return int(self.ids[0]) == FIRST_ID and self.ids_since == self.after

    def column(self, field: Field) -> pa.Array:
        """Give a column in stored form."""
        array = self.columns.get(field.name)
        return pa.nulls(len(self.ids), ARROW_TYPES[field.kind]) if array is None else array


class HeldFrame:
    """The frame of one entity."""

    def __init__(self, entity: Entity) -> None:
        self._entity = entity
        self._lock = threading.Lock()
        self._start()

    def _start(self) -> None:
        self._revision = -1
        self._ids = Buffer(np.empty(0, dtype="int64"))
        self._columns = {
            each.name: COLUMNS[each.kind](each) for each in self._entity.fields if each.in_frames
        }
        self._whole: pd.DataFrame | None = None
        self._masked: pd.DataFrame | None = None
        self._made: list[Made] = []

    def take_over(self, made: Made) -> None:
        """Keep what a step made, if it follows on what is held."""
        with self._lock:
            known = self._made[-1].revision if self._made else self._revision
            if known == made.after or (known < made.revision and made.are_the_first):
                self._made.append(made)

    def frame(self, database: Database, revision: int, *, personal: bool) -> pd.DataFrame:
        """Give the frame as of ``revision`` or later; without personal facts where asked."""
        with self._lock:
            if self._revision < revision or self._whole is None:
                self._refresh(database)
            if self._whole is None:
                self._whole = self._build({})
            if personal:
                return self._whole
            if self._masked is None:
                hidden = {
                    name: column.blank() for name, column in self._columns.items() if column.field.personal
                }
                self._masked = self._build(hidden)
            return self._masked

    def _build(self, hidden: dict[str, Any]) -> pd.DataFrame:
        """Make a frame that looks at the buffers; nothing is copied."""
        index = pd.Index(self._ids.view, name="id", copy=False)
        data = {name: hidden.get(name) for name in self._columns}
        data = {
            name: column.shown() if data[name] is None else data[name]
            for name, column in self._columns.items()
        }
        return pd.DataFrame(data, index=index, copy=False)

    def _refresh(self, database: Database) -> None:
        """Read what changed since the revision that is held."""
        try:
            with database.reading() as connection:
                if self._revision < last_restore(connection):
                    self._start()  # another process may have put a back-up in the place of all there was
            made, self._made = self._made, []
            for each in made:
                self._put(
                    each.ids, {name: each.column(column.field) for name, column in self._columns.items()}
                )
                self._revision = each.revision
                self._whole = None
            with database.reading() as connection:
                latest = int(run(connection, "SELECT coalesce(max(revision), 0) FROM change")[0][0])
                if self._ids.length:
                    touched = self._read_changes(connection)
                else:
                    self._start()
                    touched = self._read_all(connection)
        except BaseException:
            self._start()  # half a refresh is worse than a slow one
            raise
        self._revision = latest
        if touched or self._whole is None:
            self._whole = self._masked = None

    def _read_all(self, connection: Connection) -> bool:
        ids, arrays = _fetch(connection, self._entity, list(self._columns.values()), "ORDER BY id")
        self._ids.append(ids)
        for name, column in self._columns.items():
            column.buffer = Buffer(column.encode(arrays[name]))
        return True

    def _read_changes(self, connection: Connection) -> bool:
        """Take out what was deleted, replace what was changed, put in what is new."""
        sql = "SELECT id FROM tombstone WHERE entity=? AND revision>? ORDER BY id"
        gone = np.array(run(connection, sql, (self._entity.name, self._revision)), dtype="int64").reshape(-1)
        columns = list(self._columns.values())
        ids, arrays = _fetch(connection, self._entity, columns, CHANGED, (self._revision,))
        if not len(gone) and not len(ids):
            return False
        places = np.flatnonzero(np.isin(self._ids.view, gone)) if len(gone) else gone
        if len(places):
            self._ids.drop(places)
            for column in columns:
                column.buffer.drop(places)
        self._put(ids, arrays)
        return True

    def _put(self, ids: np.ndarray[Any, Any], arrays: dict[str, pa.Array]) -> None:
        """Put rows at their places: changed ones over the old, new ones at the end or between."""
        places = np.searchsorted(self._ids.view, ids)
        known = np.zeros(len(ids), dtype=bool)
        inside = places < self._ids.length
        known[inside] = self._ids.view[places[inside]] == ids[inside]
        fresh = ~known
        at_end = bool((places[fresh] == self._ids.length).all())
        for name, column in self._columns.items():
            values = column.encode(arrays[name])
            if known.any():
                column.buffer.replace(places[known], values[known])
            if fresh.any():
                _add(column.buffer, places[fresh], values[fresh], at_end=at_end)
        if fresh.any():
            _add(self._ids, places[fresh], ids[fresh], at_end=at_end)


def _add(buffer: Buffer, places: np.ndarray[Any, Any], values: np.ndarray[Any, Any], *, at_end: bool) -> None:
    if at_end:
        buffer.append(values)
    else:
        buffer.insert(places, values)


def _fetch(
    connection: Connection,
    entity: Entity,
    columns: Sequence[Column],
    where: str,
    parameters: Sequence[Any] = (),
) -> tuple[np.ndarray[Any, Any], dict[str, pa.Array]]:
    """Fetch ids and columns of an entity as Arrow arrays of their stored type."""
    names = ", ".join(["id", *(quoted(column.field.name) for column in columns)])
    sql = f"SELECT {names} FROM {quoted(entity.name)} {where}"
    types = [pa.int64(), *(ARROW_TYPES[column.field.kind] for column in columns)]
    chunks: list[list[pa.Array]] = [[] for _ in types]
    cursor = raw_cursor(connection)
    try:
        cursor.execute(in_dialect(connection, sql), tuple(parameters))
        with without_collection():
            while rows := cursor.fetchmany(ROWS_AT_ONCE):
                for chunk, sort, values in zip(chunks, types, zip(*rows, strict=True), strict=True):
                    chunk.append(pa.array(values, type=sort))
    finally:
        cursor.close()
    arrays = [
        pa.concat_arrays(chunk) if chunk else pa.array([], type=sort)
        for chunk, sort in zip(chunks, types, strict=True)
    ]
    named = {column.field.name: array for column, array in zip(columns, arrays[1:], strict=True)}
    return arrays[0].to_numpy(zero_copy_only=False), named


@contextmanager
def without_collection() -> Iterator[None]:
    """Hold the collector of cycles back while millions of tuples come that have none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def entity_of(name: str) -> Entity:
    """Give the entity of that name; KeyError where there is none."""
    return STORED[name]
