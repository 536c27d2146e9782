"""Deleted records that a workbook taken out before still holds, and that an import brings back.

They come back as they were when they were deleted, under the number that they had, with what somebody changed
in the sheet since it was taken out; what pointed to them does so again, where it points nowhere by now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import pandas as pd

from crm.access import Access
from crm.schema import Entity
from crm.values import TYPED
from data_io.incoming.values.keys import Ids, Mask
from data_io.store import Store

Exists = Callable[[str, Ids], Mask]
"""Tells of numbers which are those of records of an entity."""
REVISION = "revision"


class Returning:
    """The records of one entity that come back: those that rows may bring, and those that rows have brought.

    Both are whole records in stored form, index: ids.
    """

    def __init__(self, entity: Entity) -> None:
        self._entity = entity
        self._expected = pd.DataFrame(index=pd.Index([], dtype="int64"))
        self._brought = self._expected

    @property
    def ids(self) -> Ids:
        """The numbers of those that rows have brought."""
        return self._brought.index.to_numpy()

    @property
    def is_empty(self) -> bool:
        """Whether none comes back."""
        return self._brought.empty and self._expected.empty

    def expect(self, records: pd.DataFrame) -> None:
        """Let rows of the next sheet bring these records back."""
        self._expected = records[~records.index.isin(self.ids)]

    def known(self, ids: Ids) -> Mask:
        """Tell which numbers are of such a record."""
        return np.isin(ids, self.ids) | np.isin(ids, self._expected.index.to_numpy())

    def coming(self, ids: Ids) -> Mask:
        """Tell which of the rows that name these numbers would bring a record back."""
        return np.isin(ids, self._expected.index.to_numpy())

    def lacking(self, ids: Ids, reference: str) -> Mask:
        """Tell which rows would bring back a record that does not point to anything there is."""
        if reference not in self._expected:
            return np.zeros(len(ids), dtype=bool)
        bare = self._expected.index[self._expected[reference].isna()].to_numpy()
        return np.isin(ids, bare)

    def completed(self, rows: pd.DataFrame, ids: Ids, fields: Sequence[str]) -> pd.DataFrame:
        """Put into rows what their records held, where these fields are blank; typed columns."""
        coming = self.coming(ids)
        for name in fields if coming.any() else ():
            held = TYPED[self._entity[name].kind](self._expected[name]).reindex(pd.Index(ids))
            held.index = rows.index
            rows = rows.assign(**{name: held.where(rows[name].isna(), rows[name]) if name in rows else held})
        return rows

    def bring(self, ids: Ids) -> None:
        """Note that rows have brought these; the others that were expected stay away."""
        brought = self._expected[self._expected.index.isin(ids)]
        self._brought = pd.concat([self._brought, brought]) if len(self._brought) else brought
        self._expected = self._expected.iloc[:0]

    def beside(self, records: pd.DataFrame, ids: Ids | None = None) -> pd.DataFrame:
        """Give stored records, and those that were brought as far as they are asked for."""
        asked = self._brought if ids is None else self._brought[self._brought.index.isin(ids)]
        if asked.empty:
            return records
        return pd.concat([records, asked.reindex(columns=records.columns)])

    def typed(self, fields: Iterable[str]) -> pd.DataFrame:
        """Give columns of those that were brought as values for the search."""
        columns = {name: TYPED[self._entity[name].kind](self._brought[name]) for name in fields}
        return pd.DataFrame(columns, index=self._brought.index)

    def with_cells(self, inserts: pd.DataFrame, cells: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Put the records that come back behind the new, with their changed cells; give the others."""
        if self._brought.empty:
            return inserts, cells
        records = self._brought.drop(columns=REVISION)
        theirs = cells["id"].isin(records.index)
        for name, changed in cells[theirs].groupby("field"):
            column = records.get(name, pd.Series(None, index=records.index, dtype=object)).copy()
            last = changed.drop_duplicates("id", keep="last")
            column.loc[last["id"]] = last["after"].to_numpy(dtype=object)
            records = records.assign(**{str(name): column})
        records = records.loc[:, records.notna().any()]
        if inserts.empty:
            return records.assign(id=records.index).reset_index(drop=True), cells[~theirs]
        numbered = records.assign(id=records.index).astype(object)
        return pd.concat([inserts.astype(object), numbered], ignore_index=True), cells[~theirs]


def as_they_went(entity: Entity, ids: Ids, store: Store, access: Access) -> pd.DataFrame:
    """Give deleted records that can come back, in stored form; those that went into others mean these now."""
    merged = store.merged(access).index.to_numpy() if entity.name == "customer" else ids[:0]
    return store.deleted_records(entity.name, np.setdiff1d(ids, merged).tolist(), access)


def pointing(records: pd.DataFrame, entity: Entity, brought: dict[str, Ids], store: Store, access: Access,
             exists: Exists) -> pd.DataFrame:  # fmt: skip
    """Set the references of records that come back: blank where nothing is there, again where it comes back.

    ``brought``: by entity the records that have come back so far.
    """
    for reference in entity.references:
        target = str(reference.refers_to)
        held = records[reference.name].astype("Int64").fillna(0)
        there = exists(target, np.asarray(held, dtype="int64"))
        again = blanked(target, brought, store, access)
        again = again[again["entity"].eq(entity.name) & again["field"].eq(reference.name)]
        was = again.set_index("id")["before"].reindex(records.index)
        column = records[reference.name].where(there, None)
        records = records.assign(
            **{reference.name: column.where(held.gt(0) | was.isna(), was).astype(object)}
        )
    return records


def blanked(target: str, brought: dict[str, Ids], store: Store, access: Access) -> pd.DataFrame:
    """Give the references that the deletion of the records that come back has blanked."""
    return store.blanked_references(target, brought.get(target, np.empty(0, dtype="int64")).tolist(), access)
