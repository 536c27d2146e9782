"""Records that were made one: who went into whom, and which were said not to be the same.

Both follow from what is kept anyway. Who went into whom is told by the history of merges that stand; one that
is taken back no longer counts. What was said of a record holds for the one that it went into.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np
import orjson
import pandas as pd
from sqlalchemy import Connection

from crm.access import Access, Action
from crm.clock import utc_now
from crm.entities import CUSTOMER
from data_io.store.columns import from_json
from data_io.store.engines import among, run
from data_io.store.history import MERGED
from data_io.store.journal.cells import IS_WHOLE

APART_COLUMNS: Final = ("left", "right", "by", "at")

_MERGES: Final = f"""
    SELECT change.revision, details, record, before
    FROM change JOIN change_cell ON change_cell.revision = change.revision
    WHERE source='merge' AND undone_by IS NULL AND entity='customer' AND field='' AND {IS_WHOLE}
    ORDER BY change.revision, record"""  # noqa: S608 - our own clause


def read_merged(connection: Connection, access: Access) -> pd.DataFrame:
    """Give the customers that went into others which are still there, as they were.

    Index: the id that each had; columns: into (the survivor's id, through all merges since), revision, and
    the customer's fields in stored form, blanks None; what the reader may not see is None.
    """
    access.require_whole()
    rows = run(connection, _MERGES)
    fields = [each.name for each in CUSTOMER.fields]
    records = pd.DataFrame(from_json([row[3] for row in rows]), dtype=object).reindex(columns=fields)
    records = records.astype(object).where(records.notna(), None)
    hidden = access.hidden(CUSTOMER.name, fields)
    records[hidden] = None
    went = _went(rows)
    ids = np.array([row[2] for row in rows], dtype="int64")
    records.index = pd.Index(ids, name="id")
    records.insert(0, "revision", np.array([row[0] for row in rows], dtype="int64"))
    records.insert(0, "into", np.array([went.get(int(each), 0) for each in ids], dtype="int64"))
    records = records[~records.index.duplicated(keep="last")]
    there = _there(connection, records["into"].unique().tolist())
    return records[records["into"].isin(there) & ~records.index.isin(_there(connection, ids.tolist()))]


def read_lost(connection: Connection) -> pd.DataFrame:
    """Give the cells of survivors that a merge decided against them: id, field, lost (the value before)."""
    sql = """
        SELECT record, field, before FROM change_cell JOIN change ON change.revision = change_cell.revision
        WHERE source='merge' AND undone_by IS NULL AND entity='customer' AND field<>''
        AND before IS NOT NULL"""
    cells = pd.DataFrame(run(connection, sql), columns=["id", "field", "lost"], dtype=object)
    lost = pd.Series(from_json(cells["lost"].tolist()), index=cells.index, dtype=object)
    return cells.assign(lost=lost).astype({"id": "int64"})


def _went(rows: Iterable[tuple[Any, ...]]) -> dict[int, int]:
    """Say into whom each record went in the end."""
    into: dict[int, int] = {}
    for details in {row[0]: row[1] for row in rows}.values():
        pairs = orjson.loads(details).get(MERGED, []) if details else []
        into |= {int(one): int(other) for one, other in pairs}
    return {each: _last(each, into) for each in into}


def _last(record: int, into: Mapping[int, int]) -> int:
    seen = {record}
    while record in into and into[record] not in seen:
        record = into[record]
        seen.add(record)
    return record


def _there(connection: Connection, ids: Iterable[int]) -> set[int]:
    wanted = sorted({int(each) for each in ids})
    if not wanted:
        return set()
    clause, parameters = among(connection, "id", wanted)
    return {int(row[0]) for row in run(connection, f"SELECT id FROM customer WHERE {clause}", parameters)}  # noqa: S608 - our own clause


def keep_apart(connection: Connection, pairs: Iterable[tuple[int, int]], by: str) -> None:
    """Remember that the two of each pair are not the same."""
    sql = """
        INSERT INTO not_the_same (left_id, right_id, "by", at) VALUES (?, ?, ?, ?)
        ON CONFLICT (left_id, right_id) DO UPDATE SET "by"=excluded."by", at=excluded.at"""
    at = utc_now().isoformat(timespec="seconds")
    for one, other in pairs:
        if one != other:
            run(connection, sql, (min(one, other), max(one, other), by, at))


def read_apart(connection: Connection) -> pd.DataFrame:
    """Give the pairs of customers that are not the same, the latest first.

    Columns: left, right (ids of customers that are there, left the smaller), by, at (UTC, ISO text).
    """
    return _shown(connection)[list(APART_COLUMNS)].reset_index(drop=True)


def require_to_compare(by: Access) -> None:
    """Raise ``Denied`` for whoever may not say which customers are the same: it is about any two of them."""
    by.require(Action.UPDATE, "customer")
    by.require_whole()


def ask_again(connection: Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Forget that the two of each pair are not the same, under whatever ids it was said."""
    known = _shown(connection)
    for one, other in pairs:
        meant = known[known["left"].eq(min(one, other)) & known["right"].eq(max(one, other))]
        for said in meant[["left_id", "right_id"]].itertuples(index=False):
            run(connection, "DELETE FROM not_the_same WHERE left_id=? AND right_id=?", (said[0], said[1]))


def _shown(connection: Connection) -> pd.DataFrame:
    """Give what was said, with the ids of those whom it is about now."""
    rows = run(connection, 'SELECT left_id, right_id, "by", at FROM not_the_same ORDER BY at DESC, 1, 2')
    said = pd.DataFrame(rows, columns=["left_id", "right_id", "by", "at"])
    said = said.astype({"left_id": "int64", "right_id": "int64"})
    went = _went(run(connection, _MERGES)) if rows else {}
    one, other = (said[name].map(lambda each: went.get(each, each)) for name in ("left_id", "right_id"))
    said = said.assign(left=np.minimum(one, other), right=np.maximum(one, other))
    there = _there(connection, [*said["left"], *said["right"]])
    shown: pd.DataFrame = said[
        said["left"].isin(there) & said["right"].isin(there) & said["left"].ne(said["right"])
    ]
    return shown
