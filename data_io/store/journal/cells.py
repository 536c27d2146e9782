"""The cells of the history: each has a salted digest of its own, and the entry of the step covers them all.

So a cell that was changed past the store is found, and one can still be erased: its values and its salt go,
its digest takes their place, and the step that it belongs to stays proven.
"""

from __future__ import annotations

import hashlib
import os
from operator import methodcaller
from typing import Final, TypeAlias

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection

from data_io.store.bulk import insert_columns
from data_io.store.journal.chain import SALT_BYTES

Words: TypeAlias = "pa.Array | str"
BETWEEN: Final = "\x1f"
"""What no part of a digested cell holds: JSON writes it otherwise."""
DIGEST_BYTES: Final = 32
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


def in_order(digests: bytes) -> bytes:
    """Sort digests that lie in a row: rows have no order, and the same cells must give the same."""
    return np.sort(np.frombuffer(digests, dtype=f"S{DIGEST_BYTES}")).tobytes()
