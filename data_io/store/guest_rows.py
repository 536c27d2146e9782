"""Which records a link with filters gives a guest: what its figures are about, and nothing beside it.

The filters are laid over the frames as a reader lays a focus over a page (``crm.insights.focus``), but below
the screen, and for good: sales, returns, complaints and reviews in focus, the customers and products that
these name, the business; of all others (payments, tasks, calls ...) nothing, for no filter tells whose they
are. Whole records follow the frames.
"""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfoNotFoundError

import numpy as np
import pandas as pd

from crm.access import Access
from crm.clock import wall_clock
from crm.entities import BUSINESS, STORED
from crm.insights.calendar import Ints, day_number, day_numbers
from crm.insights.focus import NARROWED, OF_CUSTOMERS, Focus, Narrowing, in_segments
from crm.insights.lines import Bools, SaleLines
from crm.insights.overview import day_to_look_back_from
from crm.insights.returns import returned_lines
from crm.insights.rhythm import purchase_days
from data_io.store.engines import Database, run
from data_io.store.links.limits import DAYS, SINCE, UNTIL, Filters

NAMED: Final = ("customer", "product")
"""Entities whose records are given where a record in focus names them."""
FEW: Final = 8
"""Links whose rows are kept until something changes."""

Whole = Callable[[str], pd.DataFrame]
"""Gives the whole frame of an entity by its name."""


@dataclass
class _Kept:
    """The ids that one link gives, by entity; as of a revision and a day."""

    of: tuple[int, date]
    ids: dict[str, Ints] = field(default_factory=dict)


class GuestRows:
    """The rows that links with filters give, kept until something changes. Safe to use from many threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._kept: OrderedDict[Filters, _Kept] = OrderedDict()

    def ids(self, entity: str, access: Access, revision: int, whole: Whole) -> Ints | None:
        """Give the ids of the records that this guest is given, in order; None where all are."""
        if not access.filters or entity == BUSINESS.name:
            return None
        with self._lock:
            of = (revision, self._today())
            kept = self._kept.get(access.filters)
            if kept is None or kept.of != of:
                kept = self._kept[access.filters] = _Kept(of)
            self._kept.move_to_end(access.filters)
            while len(self._kept) > FEW:
                self._kept.popitem(last=False)
            if not kept.ids:
                kept.ids = self._all_ids(access.filters, of[1], whole)
            return kept.ids.get(entity, np.empty(0, dtype="int64"))

    def forget(self) -> None:
        """Forget all rows: the database was exchanged."""
        with self._lock:
            self._kept.clear()

    def _all_ids(self, filters: Filters, today: date, whole: Whole) -> dict[str, Ints]:
        narrowed = self._narrowed(filters, today, whole)
        ids = {name: records.index.to_numpy(dtype="int64") for name, records in narrowed.items()}
        for name in NAMED:
            named = [records[name].to_numpy() for records in narrowed.values() if name in records.columns]
            found = np.unique(np.concatenate([np.empty(0, dtype="int64"), *named]).astype("int64"))
            ids[name] = found[found > 0]
        return ids

    def _narrowed(self, filters: Filters, today: date, whole: Whole) -> dict[str, pd.DataFrame]:
        """Give the rows in focus of the entities that a focus narrows, of the days that were shared."""
        chosen: dict[str, list[str]] = {}
        for key, word in filters:
            if key not in DAYS:
                chosen.setdefault(key, []).append(word)
        focus = Focus.of(chosen)
        narrowing = Narrowing(
            focus, whole("sale"), whole("product"), whole("customer"), self._members(focus, today, whole)
        )
        days = {key: date.fromisoformat(word) for key, word in filters if key in DAYS}
        return {name: _of_days(name, narrowing.rows(name, whole(name)), days) for name in sorted(NARROWED)}

    def _members(self, focus: Focus, today: date, whole: Whole) -> Mapping[str, Ints]:
        """Give the customers who belong to the segments and groups that are chosen."""
        members: dict[str, Ints] = {}
        for key, words in focus.chosen:
            if key == "segment":
                lines = SaleLines(whole("sale"), whole("product"))
                returned, days = returned_lines(whole("return"), lines), purchase_days(lines)
                members[key] = in_segments(words, lines, returned, days, day_to_look_back_from(lines, today))
            elif key in OF_CUSTOMERS:
                members[key] = self._in_groups(frozenset(words))
        return members

    def _in_groups(self, groups: frozenset[str]) -> Ints:
        with self._database.reading() as connection:
            told = run(connection, 'SELECT id, "groups" FROM "customer" WHERE "groups" IS NOT NULL')
        lists = {text: groups.isdisjoint(json.loads(text)) for text in {row[1] for row in told}}
        return np.array([record for record, text in told if not lists[text]], dtype="int64")

    def _today(self) -> date:
        """Give the business's date: who has gone quiet is told by it."""
        with self._database.reading() as connection:
            found = run(connection, f'SELECT zone FROM "{BUSINESS.name}" WHERE id=1')  # noqa: S608 - our own name
        try:
            now: datetime = wall_clock(found[0][0] if found else None)
        except (ZoneInfoNotFoundError, ValueError):
            now = wall_clock()
        return now.date()


def only_their_words(records: pd.DataFrame) -> pd.DataFrame:
    """Leave out of columns of words those that no row holds: a column tells what words it knows."""
    words = [name for name in records.columns if isinstance(records[name].dtype, pd.CategoricalDtype)]
    return records.assign(**{str(name): records[name].cat.remove_unused_categories() for name in words})


def _of_days(entity: str, records: pd.DataFrame, days: Mapping[str, date]) -> pd.DataFrame:
    """Keep the records of some days, by the day of their entity; one without a day is of none."""
    if not days:
        return records
    told = day_numbers(records[str(STORED[entity].dated_by)])
    since, until = days.get(SINCE, date(1, 1, 1)), days.get(UNTIL, date(9999, 12, 31))
    inside: Bools = (told >= day_number(since)) & (told <= day_number(until))
    return records[inside]
