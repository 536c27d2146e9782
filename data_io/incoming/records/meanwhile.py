"""What records were when a workbook was taken out, as far as they have changed since."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.access import Access
from crm.entities import ENTITIES
from data_io.incoming.values.keys import Ids, Mask
from data_io.outgoing.layout import Place
from data_io.outgoing.workbook import title_fields, titles_of
from data_io.store import Store

_NO_IDS: Final = np.empty(0, dtype="int64")
_NOTHING: Final[pd.Series[Any]] = pd.Series(dtype=object, index=pd.Index([], dtype="int64"))


class Past:
    """The records of a store as they were at a revision (None, or one still to come: as they are now)."""

    def __init__(self, store: Store, access: Access, revision: int | None) -> None:
        self._store = store
        self._access = access
        now = store.revision
        self._revision = now if revision is None else min(revision, now)
        self._changed = cache(self._read_changed)
        self._titles = cache(self._read_titles)

    def cells(self, entity: str, field: str) -> pd.Series[Any]:
        """Give what a field held of the records in which it has changed since (stored form); index: ids."""
        return self._changed(entity).get(field, _NOTHING)

    def touched(self, entity: str) -> Ids:
        """Give the numbers of the records of which anything has changed since; deleted ones too."""
        return np.unique(
            np.concatenate([_NO_IDS, *(each.index.to_numpy() for each in self._changed(entity).values())])
        )

    def deleted(self, entity: str, ids: Ids) -> Mask:
        """Tell which of these numbers are of records that have been deleted since; some may be back."""
        gone = self.cells(entity, "").index.to_numpy()
        return np.isin(ids, gone) & (ids > 0)

    def titles(self, entity: str) -> pd.Series[Any]:
        """Give the title that each record had, where it has another now or is gone; index: ids."""
        return self._titles(entity)

    def as_shown(self, entity: str, place: Place, records: pd.DataFrame) -> tuple[Ids, pd.DataFrame]:
        """Give the places of the records that a column showed otherwise, and these records as they were.

        ``records``: of ``entity``, stored form, index id. Only what that column shows is put back.
        """
        was = self.cells(entity, place.name)
        titles = self.titles(place.title_of) if place.title_of else _NOTHING
        if place.name not in records or (was.empty and titles.empty):
            return np.empty(0, dtype="int64"), records.iloc[:0]
        then = put_back(records[place.name], was)
        shown = records.index.isin(was.index) | then.isin(titles.index).to_numpy(dtype=bool)
        rows = np.flatnonzero(shown)
        return rows, records.iloc[rows].assign(**{place.name: then.iloc[rows]})

    def _read_changed(self, entity: str) -> dict[str, pd.Series[Any]]:
        cells = self._store.cells_since(entity, self._revision, self._access)
        return {str(field): part.set_index("id")["before"] for field, part in cells.groupby("field")}

    def _read_titles(self, name: str) -> pd.Series[Any]:
        """Put back the fields that name a record, of those in which one of them has changed."""
        entity = ENTITIES[name]
        fields = title_fields(entity)
        changed = [self.cells(name, each).index.to_numpy() for each in ("", *fields)]
        ids = np.unique(np.concatenate(changed))
        now = self._store.records(name, self._access, ids=ids.tolist(), fields=fields)[fields]
        kept = self.cells(name, "")
        kept = kept[~kept.index.isin(now.index)]
        gone = pd.DataFrame(kept.tolist(), index=kept.index, columns=fields, dtype=object)
        then = pd.concat([now, gone])
        return titles_of(entity, then.apply(lambda column: put_back(column, self.cells(name, column.name))))


def put_back(values: pd.Series[Any], was: pd.Series[Any]) -> pd.Series[Any]:
    """Give values (index: ids) with those of ``was`` in their place."""
    at = was.index.get_indexer(values.index)
    then = values.astype(object)
    then[at >= 0] = was.to_numpy()[at[at >= 0]]
    return then
