"""The cells of the history: each has a salted digest of its own, and the entry of the step covers them all.

So a cell that was changed past the store is found, and one can still be erased: its values and its salt go,
its digest takes their place, and the step that it belongs to stays proven.
"""

# ruff: noqa: S608 - our own names of columns

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from operator import methodcaller
from typing import Any, Final, TypeAlias

import numpy as np
import orjson
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection

from data_io.store.bulk import insert_columns
from data_io.store.engines import run
from data_io.store.journal.chain import SALT_BYTES

Words: TypeAlias = "pa.Array | str"
BETWEEN: Final = "\x1f"
"""What no part of a digested cell holds: JSON writes it otherwise."""
CELL_COLUMNS: Final = ("revision", "entity", "record", "field", "before", "after", "seal")
DIGEST_BYTES: Final = 32
A_DIGEST: Final = rf"^[0-9a-f]{{{2 * DIGEST_BYTES}}}$"
IS_WHOLE: Final = f"length(seal) = {2 * SALT_BYTES}"
"""SQL: what the cell held was not erased."""


def insert_cells(
    connection: Connection,
    revision: int,
    place: tuple[str, str],
    ids: pa.Array,
    sides: tuple[pa.Array, pa.Array],
) -> bytes:
    """Write cells of one field (``place``: entity, field) into the history; give their digests, in a row.

    ``sides``: before and after, JSON texts.
    """
    count = len(ids)
    salts = new_salts(count)
    digests = digest_cells(salts, place[0], orjson.dumps(place[1]).decode(), ids, sides)
    columns = {
        "revision": [revision] * count,
        "entity": [place[0]] * count,
        "record": ids,
        "field": [place[1]] * count,
        "before": sides[0],
        "after": sides[1],
        "seal": salts,
    }
    insert_columns(connection, "change_cell", columns)
    return digests


def new_salts(count: int) -> pa.Array:
    """Give a salt a cell."""
    return hexadecimal(os.urandom(SALT_BYTES * count), SALT_BYTES)


def hexadecimal(values: bytes, size: int) -> pa.Array:
    """Write values of one size, which lie in a row, as hexadecimal texts, all at once."""
    count = len(values) // size
    ends = np.arange(count + 1, dtype="int64") * (2 * size)
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(values.hex().encode())]
    return pa.Array.from_buffers(pa.large_string(), count, buffers).cast(pa.string())


def digest_cells(
    salts: pa.Array, entity: Words, field: Words, ids: pa.Array, sides: tuple[pa.Array, pa.Array]
) -> bytes:
    """Give the digests of cells, 32 bytes each, in a row; ``field`` is the JSON of its name.

    One call of hashlib a cell, in a loop of C's own (``map``): no library digests a column at once.
    """
    before, after = (pc.fill_null(each.cast(pa.string()), "") for each in sides)
    texts = pc.binary_join_element_wise(salts, entity, field, ids.cast(pa.string()), before, after, BETWEEN)
    rows = texts.cast(pa.binary()).to_numpy(zero_copy_only=False).tolist()
    return b"".join(map(methodcaller("digest"), map(hashlib.sha256, rows)))


def digests_of_rows(rows: Sequence[Sequence[Any]]) -> bytes:
    """Give the digests of cells as they lie (``CELL_COLUMNS``); of an erased one it lies there itself."""
    if not rows:
        return b""
    cells = dict(zip(CELL_COLUMNS, map(list, zip(*rows, strict=True)), strict=True))
    arrays = {name: pa.array(cells[name], pa.string()) for name in ("entity", "before", "after", "seal")}
    names = {name: orjson.dumps(name).decode() for name in set(cells["field"])}
    field = pa.array(pd.Series(cells["field"], dtype=object).map(names), pa.string())
    seals, sides = pc.fill_null(arrays["seal"], ""), (arrays["before"], arrays["after"])
    digests = digest_cells(seals, arrays["entity"], field, pa.array(cells["record"], pa.int64()), sides)
    erased = pc.not_equal(pc.utf8_length(seals), 2 * SALT_BYTES)
    if not pc.any(erased).as_py():
        return digests
    empty = pc.and_(sides[0].is_null(), sides[1].is_null())
    kept = pc.if_else(pc.and_(empty, pc.match_substring_regex(seals, A_DIGEST)), seals, "00" * DIGEST_BYTES)
    mask = erased.to_numpy(zero_copy_only=False)
    both = np.frombuffer(digests, dtype=f"V{DIGEST_BYTES}").copy()
    both[mask] = np.frombuffer(bytes.fromhex("".join(kept.to_pylist())), dtype=both.dtype)[mask]
    return both.tobytes()


def read_digests(connection: Connection, bounds: tuple[int, int]) -> dict[int, bytes]:
    """Give the digests of the cells of some steps in a row (from, to), by step."""
    asked = (
        f"SELECT {', '.join(CELL_COLUMNS)} FROM change_cell WHERE revision BETWEEN ? AND ? ORDER BY revision"
    )
    rows = run(connection, asked, bounds)
    return by_step([row[0] for row in rows], digests_of_rows(rows))


def by_step(revisions: Sequence[int], digests: bytes) -> dict[int, bytes]:
    """Part digests that lie in the order of their steps."""
    steps, firsts = np.unique(np.array(revisions, dtype="int64"), return_index=True)
    ends = [*firsts[1:].tolist(), len(revisions)]
    places = zip(steps.tolist(), firsts.tolist(), ends, strict=True)
    return {step: digests[first * DIGEST_BYTES : end * DIGEST_BYTES] for step, first, end in places}


def in_order(digests: bytes) -> bytes:
    """Sort digests that lie in a row: rows have no order, and the same cells must give the same."""
    return np.sort(np.frombuffer(digests, dtype=f"S{DIGEST_BYTES}")).tobytes()
