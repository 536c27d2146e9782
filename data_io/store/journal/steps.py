"""Steps of the records as entries of the journal: what each did, proven by what lies in the history."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, Final

import orjson
from sqlalchemy import Connection

from data_io.store.engines import run
from data_io.store.journal.cells import in_order
from data_io.store.journal.chain import written
from data_io.store.journal.entries import What, add_entry

CHANGE_COLUMNS: Final = 'revision, at, "by", source, undoes, label, details'
PART_COLUMNS: Final = "entity, created, updated, deleted, first_id, last_id, ranges, own_columns"
LASTING: Final = 5
"""How many of a change's columns are never erased: the first ones."""
ERASED: Final = "(erased)"
"""What stands in the place of a label that was erased."""


def note_step(connection: Connection, revision: int, digests: Iterable[bytes]) -> None:
    """Write the entry of a step that was just written, in its transaction; with the digests of its cells."""
    change = run(connection, f"SELECT {CHANGE_COLUMNS} FROM change WHERE revision=?", (revision,))[0]  # noqa: S608 - our own names
    asked = f"SELECT {PART_COLUMNS} FROM change_part WHERE revision=? ORDER BY entity"  # noqa: S608 - likewise
    parts = run(connection, asked, (revision,))
    add_entry(
        connection,
        What.STEP,
        str(change[2]),
        written(value_of(change, parts)),
        revision=revision,
        covers=covers_of(change, parts, b"".join(digests)),
    )


def value_of(change: Sequence[Any], parts: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Give what the entry of a step tells; its label and details may have to be erased, so they lie there."""
    return {
        "source": change[3],
        "label": change[5],
        "details": digest_of_details(change[6]),
        "counts": {part[0]: list(part[1:4]) for part in parts},
    }


def digest_of_details(details: str | None) -> str | None:
    """Give the digest of the details of a step, which may be long; itself part of what is salted."""
    return None if details is None else hashlib.sha256(details.encode()).hexdigest()


def covers_of(change: Sequence[Any], parts: Sequence[Sequence[Any]], digests: bytes) -> str:
    """Give the digest over all of a step that is never erased; ``digests``: of its cells, in any order."""
    kept = orjson.dumps([change[:LASTING], parts])
    return hashlib.sha256(kept + in_order(digests)).hexdigest()
