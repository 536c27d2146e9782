"""Which record a row means: by the keys of its entity, best first, then by its content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from crm.schema import Entity
from crm.values import per_distinct
from data_io.incoming.records.people import same_person
from data_io.incoming.values.keys import Hashes, Ids, Mask, key_hashes, with_occurrence

Columns = Callable[[Sequence[str]], pd.DataFrame]
"""Gives typed columns of all records; index: ids."""


@dataclass(frozen=True)
class Matched:
    """For each row: the record it means (0: none known), and whether several could be meant.

    Several are no doubt where something in the row tells it apart from all of them. like: the record that it
    would mean by its name and more, were not its e-mail or number another one (0: none).
    """

    ids: Ids
    ambiguous: Mask
    like: Ids


class Identities:
    """The records of one entity by what they are known by.

    ``known_by``: fields that the owner chose; they decide wherever a row fills them all.
    """

    def __init__(self, entity: Entity, columns: Columns, known_by: Sequence[str] = ()) -> None:
        self._entity = entity
        self._columns = columns
        self._chosen = tuple(known_by)
        others = [key for key in (*entity.keys, *entity.weak_keys) if key != self._chosen]
        self._ladder = (self._chosen, *others) if self._chosen else tuple(others)

    def match(self, rows: pd.DataFrame, *, besides: Ids | None = None) -> Matched:
        """Find the record that each row means.

        ``besides``: records that other rows name by their number; equal content is no reason to mean them
        too.
        """
        found = np.zeros(len(rows), dtype="int64")
        ambiguous = np.zeros(len(rows), dtype=bool)
        unlike = np.zeros(len(rows), dtype=bool)
        keyed = np.zeros(len(rows), dtype=bool)
        decided = np.zeros(len(rows), dtype=bool)
        doubtful = np.zeros(len(rows), dtype=bool)
        like = np.zeros(len(rows), dtype="int64")
        for place, key in enumerate(self._ladder):
            chosen = bool(self._chosen) and place == 0
            complete = key_hashes(rows, key)[1]
            todo = complete & (found == 0) & ~decided
            keyed |= complete & (chosen or key in self._entity.keys)
            if todo.any():
                seen, several = self._look_up(rows, key, todo, weak=place > 0 or chosen)
                ids = self._without_contradiction(rows, seen, place)
                found[todo] = ids[todo]
                ambiguous |= several & todo
                unlike |= todo & ~several & (ids == 0)
                if len(key) > 1:
                    like = np.where(todo & (ids == 0) & (seen > 0), seen, like)
                if chosen:
                    decided, doubtful = complete & ~several, several & todo
        bare = (found == 0) & ~keyed
        if self._entity.content and bare.any():
            found[bare] = self._look_up_content(rows[bare], besides)
        if not self._chosen:
            found = self._with_their_number(rows, found)
        unsure = ((ambiguous & ~unlike) | doubtful) & (found == 0)
        return Matched(found, unsure, np.where(found == 0, like, 0))

    def _with_their_number(self, rows: pd.DataFrame, found: Ids) -> Ids:
        """Let rows whose number nobody has yet mean the record to which another row gives that number."""
        for field in self._entity.fields:
            if not (field.unique and (field.name,) in self._entity.keys):
                continue
            hashes, filled = key_hashes(rows, (field.name,))
            given = pd.Series(found)[filled & (found != 0)]
            who = given.groupby(hashes[given.index]).first()
            todo = filled & (found == 0)
            found = np.where(todo, pd.Series(hashes).map(who).fillna(0).to_numpy(dtype="int64"), found)
        return found

    def clashing(self, rows: pd.DataFrame, meant: Ids, field: str) -> Mask:
        """Tell which rows give a value that may stand once to a record other than the one that has it.

        ``meant``: the record of each row, 0 for new ones.
        """
        filled = key_hashes(rows, (field,))[1]
        holders, _ = self._look_up(rows, (field,), filled, weak=False)
        clash = (holders != 0) & (holders != meant)
        who = np.where(meant != 0, meant.astype("uint64"), groups_of(rows, self._entity, self._chosen))
        letters = key_hashes(rows, (field,), exact=True)[0]
        first = pd.Series(who[filled]).groupby(letters[filled]).transform("first").to_numpy()
        clash[filled] |= who[filled] != first
        return np.asarray(clash & filled)

    def _look_up(self, rows: pd.DataFrame, key: Sequence[str], todo: Mask, *, weak: bool) -> tuple[Ids, Mask]:
        """Give for each row the record of that key; of several with a weak key the one that stands out.

        Numbers may differ in no more than capitals or blanks ("k-1", "K-1"): then each letter counts.
        """
        records = self._columns(key)
        hashes = key_hashes(rows, key)[0]
        record_hashes, complete = key_hashes(records, key)
        index = pd.Series(records.index.to_numpy()[complete], index=record_hashes[complete])
        doubled = index.index.duplicated(keep=False)
        first = index[~index.index.duplicated()]
        positions = first.index.get_indexer(pd.Index(hashes))
        ids = np.where((positions >= 0) & todo, np.append(first.to_numpy(), 0)[positions], 0)
        several = np.zeros(len(hashes), dtype=bool)
        if weak and doubled.any():
            doubtful = np.isin(hashes, index.index[doubled]) & todo
            ids[doubtful] = self._of_several(rows[doubtful], hashes[doubtful], key, index[doubled])
            several = doubtful & (ids == 0)
        if doubled.any() and any(self._entity[name].unique for name in key):
            alike = np.isin(hashes, index.index[doubled]) & todo
            exact = self._letter_by_letter(rows[alike], records.loc[index.to_numpy()[doubled]], key)
            ids[alike] = np.where(exact != 0, exact, ids[alike])
            several[alike] &= exact == 0
        return ids.astype("int64"), several

    @staticmethod
    def _letter_by_letter(rows: pd.DataFrame, records: pd.DataFrame, key: Sequence[str]) -> Ids:
        """Give for each row the record whose key has the same letters, capitals and blanks too; else 0."""
        known = pd.Index(key_hashes(records, key, exact=True)[0])
        once = ~known.duplicated()
        places = known[once].get_indexer(pd.Index(key_hashes(rows, key, exact=True)[0]))
        found: Ids = np.where(places >= 0, np.append(records.index.to_numpy()[once], 0)[places], 0)
        return found.astype("int64")

    def _of_several(
        self, rows: pd.DataFrame, hashes: Hashes, key: Sequence[str], doubled: pd.Series[Any]
    ) -> Ids:
        """Give for each row one of the records that share a key (ids by hash), where one stands out; else 0.

        That is the one with the row's own values, blanks too, in all that records are known by; else the one
        of which nothing else is known.
        """
        others = tuple(dict.fromkeys(name for each in self._ladder for name in each if name not in key))
        records = self._columns((*key, *others)).loc[doubled.to_numpy()]
        whole, _ = key_hashes(rows, (*key, *others))
        same = pd.Series(doubled.to_numpy(), index=key_hashes(records, (*key, *others))[0])
        filled: Mask = np.logical_or.reduce([key_hashes(records, (name,))[1] for name in others])
        found = np.zeros(len(rows), dtype="int64")
        for wanted, there in ((hashes, doubled[~filled]), (whole, same)):
            once = there[~there.index.duplicated(keep=False)]
            places = once.index.get_indexer(pd.Index(wanted))
            found = np.where(places >= 0, np.append(once.to_numpy(), 0)[places], found)
        return found

    def _look_up_content(self, rows: pd.DataFrame, besides: Ids | None) -> Ids:
        """Give for each row the record of that content that has no key."""
        fields = self._entity.content
        records = self._columns(
            tuple(dict.fromkeys([*fields, *(name for key in self._entity.keys for name in key)]))
        )
        keyed = np.zeros(len(records), dtype=bool)
        for key in self._entity.keys:
            keyed |= key_hashes(records, key)[1]
        if besides is not None:
            keyed |= records.index.isin(besides)
        bare = records[~keyed]
        known = with_occurrence(key_hashes(bare, fields)[0])
        positions = pd.Index(known).get_indexer(pd.Index(with_occurrence(key_hashes(rows, fields)[0])))
        return np.where(positions >= 0, np.append(bare.index.to_numpy(), 0)[positions], 0).astype("int64")

    def _without_contradiction(self, rows: pd.DataFrame, ids: Ids, place: int) -> Ids:
        """Drop finds by a weaker key where a stronger one, filled on both sides, says otherwise."""
        weaker = self._ladder[place]
        before = self._ladder[:place]
        stronger = tuple(dict.fromkeys(name for key in before for name in key if name not in weaker))
        where = np.flatnonzero(ids)
        if not stronger or not len(where):
            return ids
        records = self._columns(stronger).loc[ids[where]]
        clash = np.zeros(len(where), dtype=bool)
        for name in stronger:
            if name in rows:
                ours, ours_filled = key_hashes(rows.iloc[where], (name,))
                theirs, theirs_filled = key_hashes(records, (name,))
                differ = ours_filled & theirs_filled & (ours != theirs)
                clash |= (
                    _other_person(rows[name].iloc[where], records[name], differ) if name == "name" else differ
                )
        cleared = ids.copy()
        cleared[where[clash]] = 0
        return cleared


def groups_of(rows: pd.DataFrame, entity: Entity, known_by: Sequence[str] = ()) -> Hashes:
    """Give a number per row, equal for rows that are the same record by their best filled key.

    ``known_by``: the key that the owner chose, which goes before the others.
    A weak key that begins a key (the e-mail of e-mail and name) stands for it where the rest is blank.
    """
    groups = np.arange(len(rows), dtype="uint64")
    left = np.ones(len(rows), dtype=bool)
    for key in (known_by, *entity.keys) if known_by else entity.keys:
        hashes, complete = key_hashes(rows, key)
        take = left & complete
        groups[take] = hashes[take]
        left &= ~complete
    for key in entity.weak_keys:
        rests = [whole[len(key) :] for whole in entity.keys if whole[: len(key)] == key]
        hashes, complete = key_hashes(rows, key)
        for rest in rests:
            take = left & complete & ~np.logical_or.reduce([key_hashes(rows, (name,))[1] for name in rest])
            groups[take] = hashes[take]
            left &= ~take
    return groups


def _other_person(ours: pd.Series[Any], theirs: pd.Series[Any], differ: Mask) -> Mask:
    """Tell where two names are two people's who share an e-mail, not one name written in two ways."""
    apart = np.zeros(len(differ), dtype=bool)
    pairs = ours[differ].astype("str").reset_index(drop=True) + "\0"
    pairs += theirs[differ].astype("str").reset_index(drop=True)
    apart[differ] = ~per_distinct(pairs, lambda pair: same_person(*pair.split("\0"))).to_numpy(dtype=bool)
    return apart
