"""Rows of sheets that still name a record which went into another one: they mean the survivor.

Next month's sheet knows nothing of a merge. It names the other record by its number, e-mail, or name and
phone; such a row goes to the survivor, whose own values it fills only where they are blank. The merge taken
back, the row means its own record again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.access import Access
from crm.schema import Entity
from crm.values import TYPED
from data_io.incoming.records.identities import Columns, Identities, Matched
from data_io.incoming.values.keys import Ids, Mask, key_hashes
from data_io.store import Store

_MERGEABLE: Final = "customer"
_SWAPPED: Final = ("name", "email")
"""What a sheet may have of one record and the rest of the other."""


class Former:
    """The records of one entity that went into others, by what they were known by.

    Each layer holds at most one former record of each survivor; index: the survivor's id.
    """

    def __init__(self, entity: Entity, store: Store, access: Access) -> None:
        self._entity = entity
        gone = store.merged(access) if entity.name == _MERGEABLE else pd.DataFrame()
        self._layers: list[pd.DataFrame] = []
        self._survivors = pd.DataFrame()
        self._lost: set[tuple[int, str, Any]] = set()
        if gone.empty:
            return
        lost = store.lost_in_merges(access)
        self._lost = set(zip(lost["id"], lost["field"], lost["lost"], strict=True))
        place = gone.groupby("into").cumcount().to_numpy()
        former = self._typed(gone).set_axis(pd.Index(gone["into"], name="id"))
        self._layers = [former[place == each] for each in range(int(place.max()) + 1)]
        self._survivors = self._typed(store.records(entity.name, access, ids=gone["into"].unique().tolist()))

    def values(self, field: str) -> pd.Series[Any]:
        """Give the values of one field of all former records, as text."""
        columns = [layer[field].astype("str").dropna() for layer in self._layers]
        return pd.concat(columns) if columns else pd.Series(dtype="str")

    def redirect(
        self, rows: pd.DataFrame, found: Matched, columns: Columns, known_by: Sequence[str] = ()
    ) -> Matched:
        """Let rows mean the survivor where they name the former record better than the one that was found.

        ``columns``: gives those of the records that are there.
        """
        ids, ranks = self._match(rows, known_by)
        if not ids.any():
            return found
        ladder = self._ladder(known_by)
        other = (ids != 0) & (found.ids != 0) & (found.ids != ids)
        theirs = np.full(len(rows), len(ladder))
        if other.any():
            there = columns(self._key_fields(known_by)).loc[found.ids[other]]
            theirs[other] = _ranks(rows[other], there, ladder)
        unsure = found.ambiguous & (ranks >= len(ladder) - 1)
        mean: Mask = (ids != 0) & ~unsure & ((found.ids == 0) | (ranks < theirs))
        return replace(
            found,
            ids=np.where(mean, ids, found.ids),
            ambiguous=found.ambiguous & ~mean,
            like=np.where(mean, 0, found.like),
        )

    def speaks(self, rows: pd.DataFrame, meant: Ids, known_by: Sequence[str] = ()) -> Mask:
        """Tell which rows tell of the former record rather than of the survivor that they mean."""
        mask = np.zeros(len(rows), dtype=bool)
        if not self._layers:
            return mask
        about = np.isin(meant, self._survivors.index.to_numpy())
        if not about.any():
            return mask
        asked, ids = rows[about], meant[about]
        former, ranks = self._match(asked, known_by)
        ours = _ranks(asked, self._survivors.loc[ids], self._ladder(known_by))
        tied = (ranks == ours) & (self._agreeing(asked, ids) > _agreement(asked, self._survivors.loc[ids]))
        mask[about] = (former == ids) & ((ranks < ours) | tied)
        return mask

    def without_lost(self, cells: pd.DataFrame) -> pd.DataFrame:
        """Leave out changed cells that would bring back what a merge decided against: the sheet is as old."""
        about = np.flatnonzero(cells["id"].isin({record for record, _, _ in self._lost}))
        if not len(about):
            return cells
        named = cells.iloc[about]
        back = [each in self._lost for each in zip(named["id"], named["field"], named["after"], strict=True)]
        return cells.drop(index=named.index[back])

    def _match(self, rows: pd.DataFrame, known_by: Sequence[str]) -> tuple[Ids, Ids]:
        """Give the survivor that each row means through a former record (0: none), and by which key."""
        ladder = self._ladder(known_by)
        ids, ranks = np.zeros(len(rows), dtype="int64"), np.full(len(rows), len(ladder))
        for layer in self._layers:
            for variant in self._variants(layer):
                found = Identities(self._entity, _of(variant), known_by).match(rows).ids
                hit = found != 0
                if not hit.any():
                    continue
                rank = np.full(len(rows), len(ladder))
                rank[hit] = _ranks(rows[hit], variant.loc[found[hit]], ladder)
                better = hit & ((rank < ranks) | (ids == 0))
                ids[better], ranks[better] = found[better], rank[better]
        return ids, ranks

    def _variants(self, layer: pd.DataFrame) -> list[pd.DataFrame]:
        """Give former records as a sheet may write them: as they were, with the survivor's e-mail or name."""
        survivors = self._survivors.loc[layer.index]
        filled = layer.fillna(survivors)
        variants = [filled]
        for name in _SWAPPED:
            swapped = filled.assign(**{name: survivors[name].fillna(filled[name])})
            variants.append(swapped[swapped[name].ne(filled[name])])
        return [variant for variant in variants if len(variant)]

    def _agreeing(self, rows: pd.DataFrame, ids: Ids) -> Ids:
        """Count the cells in which each row agrees with the former record that it is likest to."""
        best = np.zeros(len(rows), dtype="int64")
        for layer in self._layers:
            known = np.isin(ids, layer.index.to_numpy())
            if known.any():
                best[known] = np.maximum(best[known], _agreement(rows[known], layer.loc[ids[known]]))
        return best

    def _ladder(self, known_by: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        keys = (*self._entity.keys, *self._entity.weak_keys)
        return (tuple(known_by), *keys) if known_by else keys

    def _key_fields(self, known_by: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for key in self._ladder(known_by) for name in key))

    def _typed(self, records: pd.DataFrame) -> pd.DataFrame:
        typed = {each.name: TYPED[each.kind](records[each.name]) for each in self._entity.fields}
        return pd.DataFrame(typed, index=records.index)


def _of(records: pd.DataFrame) -> Columns:
    """Give what gives columns of records."""
    return lambda fields: records[list(fields)]


def _ranks(rows: pd.DataFrame, records: pd.DataFrame, ladder: Sequence[tuple[str, ...]]) -> Ids:
    """Give the place of the best key in which a row agrees with the record beside it, else their number."""
    ranks = np.full(len(rows), len(ladder))
    for place in range(len(ladder) - 1, -1, -1):
        ours, filled = key_hashes(rows, ladder[place])
        theirs, told = key_hashes(records, ladder[place])
        ranks[filled & told & (ours == theirs)] = place
    return ranks


def _agreement(rows: pd.DataFrame, records: pd.DataFrame) -> Ids:
    """Count the cells in which each row agrees with the record beside it."""
    count = np.zeros(len(rows), dtype="int64")
    for name in records.columns.intersection(rows.columns):
        ours, filled = key_hashes(rows, (str(name),))
        theirs, told = key_hashes(records, (str(name),))
        count += filled & told & (ours == theirs)
    return count
