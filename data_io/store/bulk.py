"""Many rows at once, as columns: nothing that grows with them is written row by row.

SQLite takes tuples that the driver zips; PostgreSQL takes new rows by COPY, as text that Arrow puts together,
and changed cells as two arrays.
"""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection

from data_io.store.engines import is_sqlite, quoted, raw_cursor, run

Values: TypeAlias = "pa.Array | Sequence[Any]"
MANY_ROWS: Final = 10_000
ROWS_AT_ONCE: Final = 10_000
"""Few enough that the text of so many rows is no burden, each cell of ten thousand letters."""
NEEDS_ESCAPE: Final = r"[\\\t\n\r]"
ESCAPES: Final = (("\\", r"\\"), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r"))
BLANK: Final = r"\N"
TAB, NEWLINE, NOTHING = (pa.scalar(each, pa.large_string()) for each in ("\t", "\n", ""))


def insert_columns(connection: Connection, table: str, columns: Mapping[str, Values]) -> None:
    """Insert rows given as columns (Arrow arrays, or lists of plain values), without building a row."""
    names = ", ".join(quoted(name) for name in columns)
    if not is_sqlite(connection):
        _copy_in(connection, f"COPY {quoted(table)} ({names}) FROM STDIN", list(columns.values()))
        return
    marks = ", ".join("?" * len(columns))
    lists = [each.to_pylist() if isinstance(each, pa.Array) else each for each in columns.values()]
    _run_many(
        connection,
        f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks})",
        zip(*lists, strict=True),
    )


def update_column(
    connection: Connection, table: str, column: str, values: pa.Array, ids: Sequence[int], revision: int
) -> None:
    """Set one column of many records, each to a value of its own; ``revision`` is the step that does so."""
    if is_sqlite(connection):
        sql = f"UPDATE {quoted(table)} SET {quoted(column)}=?, revision=? WHERE id=?"
        _run_many(connection, sql, zip(values.to_pylist(), [revision] * len(ids), ids, strict=True))
        return
    kind = "bigint" if pa.types.is_integer(values.type) else "text"
    kind = "double precision" if pa.types.is_floating(values.type) else kind
    cells = f"SELECT unnest(CAST(? AS {kind}[])) AS value, unnest(CAST(? AS bigint[])) AS record"
    sql = (
        f"UPDATE {quoted(table)} SET {quoted(column)}=cell.value, revision=? "
        f"FROM ({cells}) AS cell WHERE id=cell.record"
    )
    run(connection, sql, (revision, values.to_pylist(), list(ids)))


@contextmanager
def indexes_afterwards(connection: Connection, table: str, new_rows: int) -> Iterator[None]:
    """Make a table's indexes anew when the rows of the block are in, if these are many and most of the table.

    Sorted at once an index costs a third of what it costs row by row; for 1,000,000 sales that is 5 s. All of
    it is part of the transaction. PostgreSQL would keep the readers out meanwhile: there they stay.
    """
    kept: list[tuple[str, str]] = []
    if is_sqlite(connection) and new_rows >= MANY_ROWS:
        there = run(connection, f"SELECT count(*) FROM {quoted(table)}")[0][0]
        if there < new_rows:
            asked = "SELECT name, sql FROM sqlite_master WHERE type='index' AND sql NOTNULL AND tbl_name=?"
            kept = [(name, sql) for name, sql in run(connection, asked, (table,))]
    for name, _ in kept:
        run(connection, f"DROP INDEX {quoted(name)}")
    yield
    for _, sql in kept:
        run(connection, sql)


def _run_many(connection: Connection, sql: str, rows: Iterator[tuple[Any, ...]]) -> None:
    """Run one statement of SQLite for many rows, on the transaction's own connection."""
    cursor = raw_cursor(connection)
    try:
        cursor.executemany(sql, rows)  # type: ignore[arg-type]  # the driver takes iterators
    finally:
        cursor.close()


def _copy_in(connection: Connection, sql: str, columns: Sequence[Values]) -> None:
    arrays = [each if isinstance(each, pa.Array) else pa.array(each) for each in columns]
    cursor: Any = raw_cursor(connection)
    try:
        with cursor.copy(sql) as copy:
            for start in range(0, len(arrays[0]), ROWS_AT_ONCE):
                copy.write(_lines([each.slice(start, ROWS_AT_ONCE) for each in arrays]))
    finally:
        cursor.close()


def _lines(arrays: Sequence[pa.Array]) -> memoryview:
    """Give rows as the text that COPY reads: a line a row, tabs between the cells."""
    rows = pc.binary_join_element_wise(*map(_cells, arrays), TAB)
    lines = pc.binary_join_element_wise(rows, NOTHING, NEWLINE)
    _, offsets, text = lines.buffers()
    ends = np.frombuffer(offsets, dtype="int64")[lines.offset : lines.offset + len(lines) + 1]
    return memoryview(text)[int(ends[0]) : int(ends[-1])]


def _cells(array: pa.Array) -> pa.Array:
    """Give values as COPY reads them: what would end a cell or a line written otherwise, blanks marked."""
    if pa.types.is_null(array.type):
        return pa.repeat(pa.scalar(BLANK, pa.large_string()), len(array))
    texts = array.cast(pa.large_string())
    if pa.types.is_string(array.type) and pc.any(pc.match_substring_regex(texts, NEEDS_ESCAPE)).as_py():
        for sign, written in ESCAPES:
            texts = pc.replace_substring(texts, sign, written)
    return pc.fill_null(texts, BLANK)
