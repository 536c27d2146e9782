"""What a table holds, in a few figures: rows, exact sums of money, and a digest of every value.

The digest of a table is the same wherever the table lies (SQLite, PostgreSQL, a back-up) and is worked out a
column at a time. The rows are taken in the order of the key (without a key, of all columns; texts by their
letters' codes, blanks first), and three SHA-256 run down each column: of which values there are (a byte each,
1 or 0), of how long each is (texts and bytes; 8 bytes, little-endian), and of the values one after the other
(numbers 8 bytes, little-endian, 0 for a blank; texts in UTF-8). The digest of the table is the SHA-256 of the
names of the columns, in their order, each with its kind and its three digests.
"""

# ruff: noqa: S608 - tables and columns are named by our own declaration, never by what somebody typed

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Boolean, Connection, Float, Integer, LargeBinary, String, Table, inspect
from sqlalchemy.types import TypeEngine

from crm.entities import STORED
from crm.schema import Kind
from data_io.store.engines import is_sqlite, quoted, raw_cursor
from data_io.store.load import without_collection
from data_io.store.tables import metadata

Batch: TypeAlias = dict[str, pa.Array]
ROWS_AT_ONCE: Final = 20_000
"""Few enough that the rows fetched stay in the processor's cache until they are columns."""
ARROW_TYPES: Final[tuple[tuple[type[TypeEngine[Any]], pa.DataType], ...]] = (
    (Boolean, pa.bool_()),
    (Integer, pa.int64()),
    (Float, pa.float64()),
    (LargeBinary, pa.binary()),
    (String, pa.string()),
)
"""The columns' types in memory; the first that fits."""


@dataclass(frozen=True, slots=True)
class TableContents:
    """What a table holds: rows, SHA-256 (hexadecimal), sums of money (ten-thousandths) by column."""

    rows: int
    digest: str
    sums: dict[str, int]


def arrow_type(kind: TypeEngine[Any]) -> pa.DataType:
    """Give the type in memory of a column's SQL type; TypeError for one that nobody thought of."""
    for known, held in ARROW_TYPES:
        if isinstance(kind, known):
            return held
    raise TypeError(f"Columns of {kind!r} cannot be copied.")


def present_tables(connection: Connection) -> dict[str, list[str]]:
    """Give the tables of ours that a database has, and which of their columns; older ones have fewer."""
    inspector = inspect(connection)
    there = set(inspector.get_table_names())
    return {
        str(name): [str(column.name) for column in table.columns if column.name in found]
        for name, table in metadata.tables.items()
        if name in there and (found := {str(column["name"]) for column in inspector.get_columns(name)})
    }


def read_batches(connection: Connection, table: Table, names: Sequence[str]) -> Iterator[Batch]:
    """Read a table in order, some thousand rows at a time, as columns.

    Of the many columns most are blank in most businesses: those are not fetched.
    """
    filled = _filled(connection, table, names)
    types = {name: arrow_type(table.c[name].type) for name in names}
    listed = ", ".join(map(quoted, filled))
    order = ", ".join(_in_order(connection, table, name) for name in _ordered_by(table, names, filled))
    cursor: Any = _streaming_cursor(connection)
    try:
        cursor.execute(f"SELECT {listed} FROM {quoted(table.name)} ORDER BY {order}")
        while batch := _next_batch(cursor, filled, types):
            yield batch
    finally:
        cursor.close()


def _next_batch(cursor: Any, filled: Sequence[str], types: Mapping[str, pa.DataType]) -> Batch:  # noqa: ANN401 - the driver's own
    """Fetch the next rows, those columns that hold anything; nothing where there are no more."""
    with without_collection():
        rows = cursor.fetchmany(ROWS_AT_ONCE)
        if not rows:
            return {}
        columns = dict(zip(filled, zip(*rows, strict=True), strict=True))
        return {
            name: _array(columns[name], held) if name in columns else pa.nulls(len(rows), held)
            for name, held in types.items()
        }


def _filled(connection: Connection, table: Table, names: Sequence[str]) -> list[str]:
    """Name the columns that hold anything; the first one where none does."""
    cursor = raw_cursor(connection)
    cursor.execute(
        f"SELECT {', '.join(f'count({quoted(name)})' for name in names)} FROM {quoted(table.name)}"
    )
    counts = cursor.fetchone() or ()
    cursor.close()
    return [name for name, count in zip(names, counts, strict=True) if count] or [names[0]]


def _array(values: Sequence[Any], held: pa.DataType) -> pa.Array:
    """Give fetched values as a column; SQLite's truth values are 0 and 1."""
    if pa.types.is_boolean(held) and not any(isinstance(each, bool) for each in values):
        return pa.array(values, type=pa.int64()).cast(held)
    return pa.array(values, type=held)


def _ordered_by(table: Table, names: Sequence[str], filled: Sequence[str]) -> Sequence[str]:
    """Name the columns by which the order of rows is the same everywhere."""
    keys = [column.name for column in table.primary_key]
    return keys if keys and set(keys) <= set(names) else filled


def _in_order(connection: Connection, table: Table, name: str) -> str:
    """Give a column as ORDER BY has it."""
    by_codes = not is_sqlite(connection) and isinstance(table.c[name].type, String)
    collated = f'{quoted(name)} COLLATE "C"' if by_codes else quoted(name)
    return collated if table.c[name].primary_key else f"{collated} NULLS FIRST"


def _streaming_cursor(connection: Connection) -> Any:  # noqa: ANN401 - the driver's own
    """Give a cursor that does not hold the whole answer: PostgreSQL's has a name for that."""
    if is_sqlite(connection):
        return raw_cursor(connection)
    raw: Any = connection.connection.driver_connection
    return raw.cursor(name="read_batches")


class Digest:
    """The contents of a table, gathered as its rows go by."""

    def __init__(self, table: Table, names: Sequence[str]) -> None:
        self._columns = {name: _ColumnDigest(arrow_type(table.c[name].type)) for name in names}
        self._sums = dict.fromkeys(_money(table.name, names), 0)
        self._rows = 0

    def add(self, batch: Batch) -> Batch:
        """Take in some rows, as columns; give them back."""
        for name, column in self._columns.items():
            column.add(batch[name])
        for name in self._sums:
            self._sums[name] += pc.sum(batch[name]).as_py() or 0
        self._rows += len(next(iter(batch.values())))
        return batch

    def contents(self) -> TableContents:
        """Give what went by."""
        whole = hashlib.sha256()
        for name in sorted(self._columns):
            whole.update(f"{name}:{self._columns[name].hexdigest()};".encode())
        return TableContents(self._rows, whole.hexdigest(), dict(self._sums))


def _money(table: str, names: Iterable[str]) -> list[str]:
    """Name the columns of money of an entity's table."""
    entity = STORED.get(table)
    known = {} if entity is None else entity.by_name
    return [name for name in names if name in known and known[name].kind is Kind.MONEY]


class _ColumnDigest:
    """The three digests of a column."""

    def __init__(self, kind: pa.DataType) -> None:
        self._kind = kind
        self._there, self._lengths, self._values = hashlib.sha256(), hashlib.sha256(), hashlib.sha256()

    def add(self, array: pa.Array) -> None:
        there = pc.cast(array.is_valid(), pa.uint8()).to_numpy(zero_copy_only=False)
        self._there.update(there)
        if pa.types.is_string(self._kind) or pa.types.is_binary(self._kind):
            filled = array.cast(pa.large_binary()).fill_null(b"")
            _, offsets, values = filled.buffers()
            ends = np.frombuffer(offsets, dtype="<i8")[filled.offset : filled.offset + len(filled) + 1]
            self._lengths.update(np.ascontiguousarray(np.diff(ends)).data)
            if values is not None:
                self._values.update(memoryview(values)[int(ends[0]) : int(ends[-1])])
            return
        number = "<f8" if pa.types.is_floating(self._kind) else "<i8"
        numbers = array.cast(pa.float64() if number == "<f8" else pa.int64()).fill_null(0)
        self._values.update(np.ascontiguousarray(numbers.to_numpy(zero_copy_only=False), dtype=number).data)

    def hexdigest(self) -> str:
        digests = (self._there, self._lengths, self._values)
        return f"{self._kind}:" + ":".join(each.hexdigest() for each in digests)


def contents_of(connection: Connection, tables: Iterable[str] | None = None) -> dict[str, TableContents]:
    """Give what each of the tables holds, as of one moment; of all of ours where none are named."""
    there = present_tables(connection)
    found: dict[str, TableContents] = {}
    for name in there if tables is None else [each for each in tables if each in there]:
        digest = Digest(metadata.tables[name], there[name])
        for batch in read_batches(connection, metadata.tables[name], there[name]):
            digest.add(batch)
        found[name] = digest.contents()
    return found


def count_rows(connection: Connection) -> dict[str, int]:
    """Count the rows of each of our tables."""
    counts: dict[str, int] = {}
    for name in present_tables(connection):
        cursor = raw_cursor(connection)
        cursor.execute(f"SELECT count(*) FROM {quoted(name)}")
        counts[name] = int((cursor.fetchone() or (0,))[0])
        cursor.close()
    return counts
