"""The records of one entity during an import: those in the store and those about to be made.

Nothing is written here. What is learned ends as ``EntityChanges``: inserts for rows that are new, cells for
records that change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.access import Access
from crm.schema import OWN_PREFIX, Entity, Kind
from crm.values import STORED_FORM, TYPED
from data_io.changes import EntityChanges, no_cells
from data_io.incoming.records.identities import Identities, Matched, groups_of
from data_io.incoming.records.merged import Former
from data_io.incoming.records.returning import Returning
from data_io.incoming.values.equivalents import equivalent
from data_io.incoming.values.keys import Ids, Mask
from data_io.incoming.values.own_cells import as_own, same_own, unify
from data_io.store import Store

__all__ = ["Absorbed", "Ids", "KnownRecords", "Mask", "Status"]

MANY_SHARE: Final = 0.3
"""From this share of an entity's records on, reading all of them is quicker than asking by id."""


class Status(IntEnum):
    """What becomes of a row."""

    CREATED = 0
    UPDATED = 1
    UNCHANGED = 2
    REJECTED = 3
    SKIPPED = 4


@dataclass(frozen=True)
class Absorbed:
    """For each row: the record it became (below zero: one of the inserts, 0: none) and its status (uint8).

    like: the stored record that a row looks like, though it is another (0: none). taken: by field, the rows
    that are rejected for a value that another record has.
    """

    ids: Ids
    statuses: np.ndarray[Any, np.dtype[np.uint8]]
    like: Ids
    taken: Mapping[str, Mask]


class KnownRecords:
    """The records of one entity: in the store (ids above zero) and about to be made (-1, -2, ...)."""

    def __init__(self, entity: Entity, store: Store, access: Access) -> None:
        self.entity = entity
        self._store = store
        self._access = access
        self._stored_count = store.count(entity.name, access)
        self._own_kinds = store.own_columns(entity.name)
        self._former = Former(entity, store, access)
        self._pending = pd.DataFrame()
        self._cells: list[pd.DataFrame] = []
        self._exact = False
        self.returning = Returning(entity)

    @property
    def is_empty(self) -> bool:
        """Whether there is no record at all."""
        return self._stored_count == 0 and self._pending.empty and self.returning.is_empty

    def absorb(
        self,
        rows: pd.DataFrame,
        *,
        given_ids: Ids | None = None,
        fill_only: bool = False,
        create: bool = True,
        update: bool = True,
        known_by: Sequence[str] = (),
    ) -> Absorbed:
        """Take in rows: typed columns under field names, own columns under ``own.<heading>``.

        ``given_ids``: the records that the sheet itself names (0: none). ``fill_only``: blank fields of known
        records are filled, others left. ``create``, ``update``: whether to; rows that would are skipped
        otherwise. ``known_by``: by which fields, as the owner chose; rows that could be several records by
        them, or that take what must be another's, are rejected.
        """
        self._exact = given_ids is not None  # who names the record means each letter of what is changed
        coming = np.zeros(len(rows), dtype=bool)
        if given_ids is not None and (coming := self.returning.coming(given_ids)).any():
            rows = self.returning.completed(rows, given_ids, self._unique)
        matched = self._meant(rows, given_ids, known_by)
        taken = self._taken(rows, matched.ids, known_by)
        refused: Mask = np.logical_or.reduce([matched.ambiguous & bool(known_by), *taken.values()])
        ids = np.where(refused, 0, matched.ids)
        statuses = np.where(refused, Status.REJECTED, Status.SKIPPED).astype("uint8")
        new = (matched.ids == 0) & ~refused
        if create and new.any():
            ids[new], statuses[new] = self._add(rows[new] if not new.all() else rows, known_by)
        self.returning.bring(matched.ids[coming & ~refused])
        known = (matched.ids != 0) & ~refused
        former = self._former.speaks(rows, ids, known_by)  # what was made one with another adds, no more
        told_of = known & (update | coming)
        for told, only in ((told_of & former, True), (told_of & ~former, fill_only)):
            if told.any():
                statuses[told] = self._change(rows[told], ids[told], fill_only=only)
        statuses[coming & known & ~pd.Series(ids).duplicated().to_numpy()] = Status.CREATED
        return Absorbed(ids, statuses, np.where(new, matched.like, 0), taken)

    def _meant(self, rows: pd.DataFrame, given_ids: Ids | None, known_by: Sequence[str]) -> Matched:
        """Give the record that each row names by its number, or else means; 0 where there is none."""
        nothing = np.zeros(len(rows), dtype="int64")
        if self.is_empty:
            return Matched(nothing, nothing.astype(bool), nothing)
        if given_ids is None:
            return self.match(rows, known_by=known_by)
        named = self.exists(given_ids)
        meant = Matched(np.where(named, given_ids, 0), nothing.astype(bool), nothing.copy())
        if not named.all():
            others = self.match(rows[~named], besides=np.unique(given_ids[named]), known_by=known_by)
            meant.ids[~named], meant.ambiguous[~named] = others.ids, others.ambiguous
            meant.like[~named] = others.like
        return meant

    def _taken(self, rows: pd.DataFrame, meant: Ids, known_by: Sequence[str]) -> dict[str, Mask]:
        """Give by field the rows whose value must be unique and is another record's.

        Two rows may give one number to two records that had none; or, where rows name their records or the
        owner chose by what these are known, it is one that somebody has.
        """
        fields = [name for name in self._unique if name in rows]
        identities = Identities(self.entity, self._columns, known_by)
        return {name: identities.clashing(rows, meant, name) for name in fields}

    @property
    def _unique(self) -> list[str]:
        return [each.name for each in self.entity.fields if each.unique]

    def match(
        self, rows: pd.DataFrame, *, besides: Ids | None = None, known_by: Sequence[str] = ()
    ) -> Matched:
        """Find the record that each row means; see ``Identities.match``."""
        found = Identities(self.entity, self._columns, known_by).match(rows, besides=besides)
        return self._former.redirect(rows, found, self._columns, known_by)

    @property
    def made(self) -> int:
        """How many records are about to be made."""
        return len(self._pending) + len(self.returning.ids)

    @property
    def changed(self) -> int:
        """How many stored records are about to change."""
        ids = pd.concat([cells["id"] for cells in self._cells]).unique() if self._cells else []
        return int((~np.isin(ids, self.returning.ids)).sum())

    def titles(self) -> pd.Series[Any]:
        """Give what names each stored record to a person; index: ids."""
        records = self._stored_columns(self.entity.title)
        titles = pd.Series(None, index=records.index, dtype="str")
        for name in self.entity.title:
            titles = titles.fillna(records[name].astype("str"))
        return titles

    def nameless(self) -> pd.Series[Any]:
        """Give stored records without a name by what is shown instead, in lower case; only single ones."""
        names = self.frame()["name"]
        if names.notna().all():
            return pd.Series(dtype="int64")
        titles: pd.Series[Any] = self.titles()[names.isna()].dropna().str.strip().str.casefold()
        single = titles[~titles.duplicated(keep=False) & ~titles.isin(names.str.strip().str.casefold())]
        return pd.Series(single.index.to_numpy(), index=single.to_numpy())

    def known_values(self, field: str) -> pd.Series[Any]:
        """Give the values of one field of all records, stored and pending, as text."""
        values = self._columns((field,))[field].astype("str").dropna()
        every: pd.Series[Any] = pd.concat([values, self._former.values(field)])
        return every

    def changes(self) -> EntityChanges:
        """Give all that was learned as changes in stored form."""
        inserts = pd.DataFrame(
            {name: self._stored_form(str(name), column) for name, column in self._pending.items()}
        )
        cells = pd.concat(self._cells, ignore_index=True) if self._cells else no_cells()
        for name in sorted({*inserts, *cells["field"].unique()}):
            if str(name).startswith(OWN_PREFIX):
                unify(inserts, cells, str(name))
        return EntityChanges(self.entity.name, *self.returning.with_cells(inserts, cells))

    def frame(self) -> pd.DataFrame:
        """Give the frame for analysis of the stored records."""
        return self._store.load(self.entity.name, self._access)

    def exists(self, ids: Ids) -> Mask:
        """Tell which numbers are those of stored records, or of such as come back."""
        there = self.returning.known(ids)
        if self._stored_count:
            there |= np.isin(ids, self._store.load(self.entity.name, self._access).index.to_numpy())
        return there & (ids > 0)

    def point_again(self, field: str, before: pd.Series[Any]) -> None:
        """Set references again that a deletion had blanked, where they still are; index: ids."""
        records = self._records(before.index.to_numpy(), [field])
        named = pd.concat([no_cells(), *(cells[cells["field"] == field] for cells in self._cells)])["id"]
        blank = records.index[records[field].isna() & ~records.index.isin(named)]
        if len(blank):
            after = before.loc[blank].to_numpy(dtype=object)
            cells = pd.DataFrame({"id": blank, "field": field, "before": None, "after": after}, dtype=object)
            self._cells.append(cells.astype({"id": "int64"}))

    def _records(self, ids: Ids | None, fields: Sequence[str] | None) -> pd.DataFrame:
        """Give stored records, and such as come back, in stored form; index: ids."""
        stored = self._store.records(self.entity.name, self._access, ids=ids, fields=fields)
        return self.returning.beside(stored, ids)

    def _columns(self, fields: Sequence[str]) -> pd.DataFrame:
        """Give typed columns of all records, stored ones first; index: ids."""
        stored = self._as_numbered_now(self._stored_columns(fields))
        if self._pending.empty:
            return stored
        pending = self._pending.reindex(columns=list(fields))
        pending.index = pd.Index(-1 - np.arange(len(pending), dtype="int64"))
        parts = {name: _join(stored[name], pending[name]) for name in fields}
        return pd.DataFrame(parts, index=stored.index.append(pending.index))

    def _as_numbered_now(self, columns: pd.DataFrame) -> pd.DataFrame:
        """Put in what must be unique as this import changes it: a later row may mean a record by it."""
        numbers = [name for name in map(str, columns) if self.entity[name].unique]
        for name in numbers if self._cells else ():
            cells = pd.concat([each[each["field"] == name] for each in self._cells])
            after = cells.drop_duplicates("id", keep="last").set_index("id")["after"]
            now = columns[name].astype("str")
            now.loc[after.index] = after.astype("str")
            columns = columns.assign(**{name: now})
        return columns

    def _stored_columns(self, fields: Sequence[str]) -> pd.DataFrame:
        stored = self._typed_columns(fields)
        if not len(self.returning.ids):
            return stored
        back = self.returning.typed(fields)
        parts = {name: _join(stored[name], back[name]) for name in fields}
        return pd.DataFrame(parts, index=stored.index.append(back.index))

    def _typed_columns(self, fields: Sequence[str]) -> pd.DataFrame:
        if all(self.entity[name].in_frames for name in fields):
            return self._store.load(self.entity.name, self._access)[list(fields)]
        records = self._store.records(self.entity.name, self._access, fields=list(fields))
        return pd.DataFrame(
            {name: TYPED[self.entity[name].kind](records[name]) for name in fields}, index=records.index
        )

    def _add(
        self, rows: pd.DataFrame, known_by: Sequence[str] = ()
    ) -> tuple[Ids, np.ndarray[Any, np.dtype[np.uint8]]]:
        """Make new records of rows; rows with the same key become one, the later cell wins."""
        groups = groups_of(rows, self.entity, known_by)
        numbers, firsts = np.unique(groups, return_index=True)
        statuses = np.full(len(rows), Status.CREATED, dtype="uint8")
        if len(numbers) == len(rows):
            made, place = rows, np.arange(len(rows))
        else:
            order = np.argsort(firsts, kind="stable")
            rank = np.empty(len(order), dtype="int64")
            rank[order] = np.arange(len(order))
            place = rank[np.searchsorted(numbers, groups)]
            made = rows.groupby(place, sort=True).last()
            again = np.ones(len(rows), dtype=bool)
            again[firsts] = False
            same = rows.assign(**{"\0group": place}).duplicated().to_numpy()
            statuses[again] = np.where(same[again], Status.UNCHANGED, Status.UPDATED)
        offset = len(self._pending)
        made = made.reset_index(drop=True)
        self._pending = pd.concat([self._pending, made], ignore_index=True) if offset else made
        return -1 - (place + offset).astype("int64"), statuses

    def _change(
        self, rows: pd.DataFrame, ids: Ids, *, fill_only: bool
    ) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """Note the cells in which rows differ from the records they mean; a blank cell changes nothing."""
        statuses = np.full(len(rows), Status.UNCHANGED, dtype="uint8")
        latest = rows if len(np.unique(ids)) == len(ids) else rows.groupby(ids, sort=False).last()
        latest_ids = ids if latest is rows else latest.index.to_numpy()
        changed: set[int] = set()
        stored = latest_ids > 0
        if stored.any():
            cells = self._differences(latest[stored], latest_ids[stored], fill_only=fill_only)
            cells = self._former.without_lost(cells)
            if len(cells):
                self._cells.append(cells)
                changed |= set(cells["id"].unique().tolist())
        if not stored.all():
            changed |= self._change_pending(latest[~stored], latest_ids[~stored], fill_only=fill_only)
        if changed:
            first = ~pd.Series(ids).duplicated().to_numpy()
            statuses[first & np.isin(ids, list(changed))] = Status.UPDATED
        return statuses

    def _differences(self, rows: pd.DataFrame, ids: Ids, *, fill_only: bool) -> pd.DataFrame:
        """Give one row per cell that differs: id, field, before, after (stored form)."""
        if rows.shape[1] == 0:
            return no_cells()
        fields = [name for name in map(str, rows) if not name.startswith(OWN_PREFIX)]
        asked = None if len(ids) > MANY_SHARE * self._stored_count else ids
        owned = len(fields) < rows.shape[1]
        records = self._records(asked, None if owned else fields).loc[ids]
        cells = [no_cells()]
        for name in rows:
            after = _objects(self._stored_form(str(name), rows[name]).to_numpy(dtype=object))
            before = records[name].to_numpy() if name in records else np.full(len(ids), None, dtype=object)
            filled = pd.notna(after)
            blank = pd.isna(before)
            differs: Mask = filled & (blank if fill_only else blank | (_objects(before) != after))
            if str(name).startswith(OWN_PREFIX) and (doubtful := np.flatnonzero(differs & ~blank)).size:
                differs[doubtful] = ~same_own(before[doubtful], after[doubtful])
            elif not self._exact and (doubtful := np.flatnonzero(differs & ~blank)).size:
                same = equivalent(self.entity[str(name)], before[doubtful], after[doubtful])
                differs[doubtful] = ~same
            if differs.any():
                cells.append(
                    pd.DataFrame(
                        {
                            "id": ids[differs],
                            "field": name,
                            "before": before[differs],
                            "after": after[differs],
                        }
                    )
                )
        return pd.concat(cells, ignore_index=True)

    def _change_pending(self, rows: pd.DataFrame, ids: Ids, *, fill_only: bool) -> set[int]:
        places = -1 - ids
        changed: set[int] = set()
        for name in rows:
            now = (
                self._pending[name]
                if name in self._pending
                else pd.Series(np.nan, index=self._pending.index, dtype=rows[name].dtype)
            )
            before, after = now.iloc[places], rows[name]
            differs = after.notna().to_numpy() & (
                before.isna().to_numpy()
                if fill_only
                else (before.isna().to_numpy() | (before.to_numpy() != after.to_numpy()))
            )
            if differs.any():
                now = now.copy()
                now.iloc[places[differs]] = after.to_numpy()[differs]
                self._pending = self._pending.assign(**{str(name): now})
                changed |= set(ids[differs].tolist())
        return changed

    def _stored_form(self, name: str, column: pd.Series[Any]) -> pd.Series[Any]:
        if name.startswith(OWN_PREFIX):
            return as_own(column, self._own_kinds.get(name.removeprefix(OWN_PREFIX)))
        kind = self.entity[name].kind
        if kind is Kind.REFERENCE:
            return column.astype("Int64").mask(column.eq(0))
        return STORED_FORM[kind](column)


def _objects(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Give values as Python objects, blanks None."""
    objects = np.array(values, dtype=object)
    objects[pd.isna(values)] = None
    return objects


def _join(stored: pd.Series[Any], pending: pd.Series[Any]) -> pd.Series[Any]:
    """Put the column of stored records before that of pending ones."""
    if isinstance(stored.dtype, pd.CategoricalDtype):
        stored = stored.astype("str")
    if pending.isna().all():
        pending = (
            pending.astype(stored.dtype)
            if stored.dtype.kind != "i"
            else pending.fillna(0).astype(stored.dtype)
        )
    joined: pd.Series[Any] = pd.concat([stored, pending])
    return joined
