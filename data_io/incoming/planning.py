"""From a book to what would be stored: nothing is written here.

``plan_books`` walks the way of a sheet: matched, read, lines completed, records referred to found or made, rows told new from
changed from unchanged. Its ``ImportPlan`` is what the owner sees beforehand; its change set is what the store applies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from crm.access import Access, Action
from crm.entities import ENTITIES
from crm.schema import OWN_PREFIX, Entity, Kind
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.incoming.bounds import out_of_bounds
from data_io.incoming.currencies import CURRENCY, convert, foreign, home_currency
from data_io.incoming.known import Ids, KnownRecords, Mask, Status
from data_io.incoming.lines import (
    AMOUNT,
    COMPLETED,
    LINE,
    ORDER,
    as_returns,
    complete_lines,
    lines_behind,
    signed_amounts,
    stands_twice,
    taken_back,
)
from data_io.incoming.matching import RECORD_ID, SheetMatch, match_sheet
from data_io.incoming.own_books import marks_of, match_own
from data_io.incoming.parsing import Hints, parse_path
from data_io.incoming.people import complete_names
from data_io.incoming.references import resolve
from data_io.incoming.rows import Rows, issue_frame, no_issues, read_rows, rejecting
from data_io.incoming.sheets import Book, Sheet
from data_io.incoming.untouched import without_untouched
from data_io.marks import MARKS_SHEET
from data_io.store import Store

ORDER_OF_SHEETS: Final = tuple(ENTITIES)
"""Records that others refer to come first."""
REFERRED_FIRST: Final = ("customer", "product", "campaign")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the owner chose for an import: ``create`` and ``update`` records; matches and hints by (file, sheet)."""

    create: bool = True
    update: bool = True
    matches: Mapping[tuple[str, str], SheetMatch] = field(default_factory=dict)
    hints: Mapping[tuple[str, str], Mapping[int, Hints]] = field(default_factory=dict)


@dataclass
class SheetPlan:
    """What would become of one sheet.

    statuses: one ``Status`` a row that counts (uint8). issues: see ``rows.Rows``. amounts: file, stored and rejected sums
    by field path, in currency units. per_entity: records made and changed, by entity. records: the record that each row
    became (above zero: a stored one, below: one of the inserts, 0: none). back: the rows of sales that were taken back,
    whose records are returns.
    """

    file: str
    sheet: Sheet
    match: SheetMatch
    rows: Rows
    statuses: np.ndarray[Any, np.dtype[np.uint8]]
    issues: pd.DataFrame = field(default_factory=no_issues)
    sums: dict[str, dict[str, float]] = field(default_factory=dict)
    per_entity: dict[str, dict[str, int]] = field(default_factory=dict)
    records: Ids = field(init=False)
    back: Mask = field(init=False)

    def __post_init__(self) -> None:
        self.records = np.zeros(self.rows.count, dtype="int64")
        self.back = np.zeros(self.rows.count, dtype=bool)

    @property
    def rows_read(self) -> int:
        """Rows of the sheet that hold something."""
        return self.rows.count + self.rows.skipped

    def count(self, status: Status) -> int:
        """How many rows have that status; totals and repeated headings count as skipped."""
        return int((self.statuses == status).sum()) + (self.rows.skipped if status is Status.SKIPPED else 0)

    def row_numbers(self, positions: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.int64]]:
        """Give the spreadsheet's row numbers of rows that count."""
        return self.rows.positions[positions] + self.sheet.first_row


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do: sheet by sheet for people, and the one change set for the store."""

    sheets: tuple[SheetPlan, ...]
    changes: ChangeSet


class _Desk:
    """The records known so far, by entity, while the sheets of an import are worked through."""

    def __init__(self, store: Store, access: Access) -> None:
        self._store = store
        self._access = access
        self.known: dict[str, KnownRecords] = {}
        self.stated_currency: str | None = store.business()["currency"]
        self.currency = self.stated_currency
        self.rates = store.rates()

    def business_changes(self) -> EntityChanges:
        """Note the currency that the sheets made known, where the settings have none and may be set."""
        if self.currency == self.stated_currency or not self._access.may(Action.SETTINGS):
            return EntityChanges("business")
        cell = {"id": [1], "field": ["currency"], "before": [None], "after": [self.currency]}
        return EntityChanges("business", updates=pd.DataFrame(cell, dtype=object).astype({"id": "int64"}))

    def without_untouched(self, sheet: Sheet, match: SheetMatch) -> Sheet:
        """Give a sheet that came from here without what it says of records as they are."""
        return without_untouched(sheet, match, self._store, self._access)

    def records(self, entity: str) -> KnownRecords:
        if entity not in self.known:
            self.known[entity] = KnownRecords(ENTITIES[entity], self._store, self._access)
        return self.known[entity]


def plan_books(
    books: Sequence[Book],
    store: Store,
    access: Access,
    choices: Choices | None = None,
    progress: Callable[[float], None] | None = None,
) -> ImportPlan:
    """Work out what an import of these books would do. ``progress`` is told the share of the sheets done, 0 to 1."""
    chosen = choices or Choices()
    desk = _Desk(store, access)
    matched = [
        (book, sheet, _match(book, sheet, chosen))
        for book in books
        for sheet in book.sheets
        if sheet.name != MARKS_SHEET
    ]
    read = [(book, sheet, match, _read(book, sheet, match, chosen, desk)) for book, sheet, match in matched]
    desk.currency = home_currency(
        desk.stated_currency, (rows.said_currencies for _, _, match, rows in read if match.entity)
    )
    in_order = sorted(range(len(read)), key=lambda place: _rank(read[place][2].entity))
    plans: dict[int, SheetPlan] = {}
    for done, place in enumerate(in_order):
        plans[place] = _plan_sheet(*read[place], chosen, desk)
        if progress:
            progress((done + 1) / len(in_order))
    label = ", ".join(book.name for book in books)
    parts = (
        *(desk.known[name].changes() for name in ORDER_OF_SHEETS if name in desk.known),
        desk.business_changes(),
    )
    changes = ChangeSet(Source.IMPORT, label, tuple(part for part in parts if not part.is_empty))
    return ImportPlan(tuple(plans[place] for place in range(len(read))), changes)


def _match(book: Book, sheet: Sheet, chosen: Choices) -> SheetMatch:
    given = chosen.matches.get((book.name, sheet.name))
    marks = marks_of(book)
    return given or (match_own(sheet, marks) if marks else None) or match_sheet(sheet, book.name)


def _rank(entity: str | None) -> int:
    if entity in REFERRED_FIRST:
        return REFERRED_FIRST.index(entity)
    return len(REFERRED_FIRST) + (ORDER_OF_SHEETS.index(entity) if entity else len(ORDER_OF_SHEETS))


def _read(book: Book, sheet: Sheet, match: SheetMatch, chosen: Choices, desk: _Desk) -> Rows:
    hints = dict(chosen.hints.get((book.name, sheet.name), {}))
    if not marks_of(book):
        return read_rows(sheet, match, hints)
    verbatim = {index: Hints(verbatim=True) for index in range(len(sheet.headings))}
    return read_rows(desk.without_untouched(sheet, match), match, verbatim | hints)


def _plan_sheet(
    book: Book, sheet: Sheet, match: SheetMatch, rows: Rows, chosen: Choices, desk: _Desk
) -> SheetPlan:
    statuses = np.full(rows.count, Status.SKIPPED, dtype="uint8")
    plan = SheetPlan(book.name, sheet, match, rows, statuses, rows.issues)
    if match.entity is None or not rows.count:
        plan.sums = {AMOUNT: dict.fromkeys(("file", "stored", "rejected"), 0.0)}
        return plan
    _work_through(plan, ENTITIES[match.entity], chosen, desk)
    return plan


def _work_through(plan: SheetPlan, entity: Entity, chosen: Choices, desk: _Desk) -> None:
    """Plan the rows of a sheet that holds an entity: fills in the plan's statuses, issues, sums and counts."""
    named = _named_rows(plan, entity, desk)
    values = complete_names(plan.rows.values)
    back = np.zeros(len(values), dtype=bool)
    if entity.name == "sale":
        twice = stands_twice(values, plan.rows.own)
        plan.issues = pd.concat(
            [plan.issues, issue_frame(twice, -1, ORDER, "stands_twice")], ignore_index=True
        )
        values = complete_lines(values)
        if named.any():
            values[LINE] = lines_behind(values, plan.rows.values.get(LINE), desk.records("sale").frame())
        if f"sale{RECORD_ID}" not in values:  # in the program's own workbook a sale is a sale
            back = taken_back(values, plan.rows.own)
    values = _as_stated(plan.rows.values, values, named)
    values = _in_home_currency(plan, values, entity, desk, exempt=named)
    beyond = out_of_bounds(entity, values, plan.match, exempt=back)
    lacks = beyond["code"].isin(["required", "nothing_to_keep"]).to_numpy()
    beyond = beyond[~(lacks & named[beyond["position"].to_numpy(dtype="int64")])]  # blank changes nothing
    plan.issues = pd.concat([plan.issues, beyond], ignore_index=True)
    plan.statuses[rejecting(plan.issues)["position"].to_numpy()] = Status.REJECTED
    good = np.flatnonzero(plan.statuses != Status.REJECTED)
    before = {name: _counts(records) for name, records in desk.known.items()}
    frame = values.join(plan.rows.own).iloc[good] if len(good) < len(values) else values.join(plan.rows.own)
    frame = _with_references(frame, entity, plan, good, chosen, desk)
    _absorb(plan, entity, frame, good, back[good], chosen, desk)
    plan.sums = _sums(_with_untouched(plan, values, entity, named), back, plan.statuses, entity)
    plan.per_entity = {
        name: _difference(_counts(records), before.get(name, (0, 0)))
        for name, records in desk.known.items()
        if _counts(records) != before.get(name, (0, 0)) or name == entity.name
    }


def _named_rows(plan: SheetPlan, entity: Entity, desk: _Desk) -> Mask:
    """Tell which rows say by its number which record they are: of those a blank cell is not to be completed."""
    given = plan.rows.values.get(entity.name + RECORD_ID)
    if given is None:
        return np.zeros(plan.rows.count, dtype=bool)
    return desk.records(entity.name).exists(given.fillna(0).to_numpy().astype("int64"))


def _as_stated(stated: pd.DataFrame, completed: pd.DataFrame, named: Mask) -> pd.DataFrame:
    """Take back what was completed in rows that name their record."""
    if not named.any():
        return completed
    there = [name for name in COMPLETED if name in completed]
    back = {name: completed[name].mask(named, stated.get(name)) for name in there}
    return completed.assign(**back)


def _with_untouched(plan: SheetPlan, values: pd.DataFrame, entity: Entity, named: Mask) -> pd.DataFrame:
    """Put back the money of cells that say what is known: sums are of all that the sheet says."""
    found = {}
    for column in plan.match.columns if named.any() else ():
        path = column.paths[0] if column.paths else ""
        name = path.removeprefix(f"{entity.name}.")
        if path in values and name in entity.by_name and entity[name].kind is Kind.MONEY:
            cells = plan.sheet.cells.column(column.index).take(pa.array(plan.rows.positions))
            found[path] = values[path].mask(named, parse_path(cells, path, Hints()).values)
    return values.assign(**found)


def _in_home_currency(
    plan: SheetPlan, values: pd.DataFrame, entity: Entity, desk: _Desk, *, exempt: Mask
) -> pd.DataFrame:
    """Convert foreign amounts whose rate is known; the rows of others are handed back."""
    said = plan.rows.said_currencies
    abroad = foreign(said, desk.currency) & ~exempt
    if not abroad.any():
        return values
    unknown = abroad & ~said.isin(list(desk.rates)).to_numpy()
    column = plan.match.column_for(CURRENCY)
    found = issue_frame(
        np.flatnonzero(unknown),
        column.index if column else -1,
        CURRENCY,
        "foreign_currency",
        said[unknown].to_numpy(),
    )
    plan.issues = pd.concat([plan.issues, found], ignore_index=True)
    return convert(values, said.where(abroad), desk.rates, entity.name, str(desk.currency))


def _with_references(
    frame: pd.DataFrame, entity: Entity, plan: SheetPlan, good: Ids, chosen: Choices, desk: _Desk
) -> pd.DataFrame:
    """Put record ids in place of what rows say of the records that they refer to."""
    for reference in entity.references:
        path = f"{entity.name}.{reference.name}"
        prefix = f"{reference.refers_to}."
        told = [name for name in frame if name == path or name.startswith(prefix)]
        if not told:
            continue
        ids, ambiguous = resolve(
            frame,
            path,
            desk.records(str(reference.refers_to)),
            dated_by=f"{entity.name}.{entity.dated_by}",
            create=chosen.create,
            update=chosen.update,
        )
        frame_before, frame = frame, frame.drop(columns=told).assign(**{path: ids})
        if ambiguous.any():
            column = plan.match.column_for(path)
            called = frame_before[path][ambiguous].fillna("").to_numpy() if path in frame_before else ""
            found = issue_frame(
                good[ambiguous], column.index if column else -1, path, "ambiguous_reference", called
            )
            plan.issues = pd.concat([plan.issues, found], ignore_index=True)
    return frame


def _absorb(
    plan: SheetPlan, entity: Entity, frame: pd.DataFrame, good: Ids, back: Mask, chosen: Choices, desk: _Desk
) -> None:
    """Tell each good row's status, and note what it changes."""
    options = {"create": chosen.create, "update": chosen.update}
    own = [name for name in frame if name.startswith(OWN_PREFIX)]
    if back.any():
        sold = frame.get(ORDER, pd.Series(dtype="str"))[~back]
        returns = as_returns(frame[back], sold)
        taken = desk.records("return").absorb(_bare(returns, "return", own), **options)
        plan.statuses[good[back]] = taken.statuses
        plan.records[good[back]], plan.back[good[back]] = taken.ids, True
        frame, good = frame[~back], good[~back]
    if entity.name == "return":
        frame, good = _one_return_an_order(plan, frame, good)
    given = frame.get(entity.name + RECORD_ID)
    given_ids = None if given is None else given.fillna(0).to_numpy().astype("int64")
    named = np.zeros(len(frame), bool) if given_ids is None else desk.records(entity.name).exists(given_ids)
    frame, good, given_ids = _without_lone_references(plan, entity, frame, good, given_ids, named)
    absorbed = desk.records(entity.name).absorb(
        _bare(frame, entity.name, own), given_ids=given_ids, **options
    )
    plan.statuses[good] = absorbed.statuses
    plan.records[good] = absorbed.ids


def _one_return_an_order(plan: SheetPlan, frame: pd.DataFrame, good: Ids) -> tuple[pd.DataFrame, Ids]:
    """Keep one row for an order that came back whole, however many rows name it and nothing else."""
    order = "return.order_number"
    says_more = [
        f"return.{name}" for name in ("product", "quantity", "refund", "number") if f"return.{name}" in frame
    ]
    if order not in frame:
        return frame, good
    whole = frame[order].notna()
    if f"return{RECORD_ID}" in frame:
        whole &= frame[f"return{RECORD_ID}"].isna()
    for name in says_more:
        whole &= frame[name].isna() | (frame[name].eq(0) if name.endswith("product") else False)
    again = (whole & frame[order].where(whole).duplicated()).to_numpy()
    plan.statuses[good[again]] = Status.UNCHANGED
    return frame[~again], good[~again]


def _without_lone_references(
    plan: SheetPlan, entity: Entity, frame: pd.DataFrame, good: Ids, given: Ids | None, named: Mask
) -> tuple[pd.DataFrame, Ids, Ids | None]:
    """Hand back rows that lack a record which they must refer to."""
    lacking = np.zeros(len(frame), dtype=bool)
    for each in entity.references:
        path = f"{entity.name}.{each.name}"
        if each.required:
            without = frame[path].eq(0).to_numpy() if path in frame else np.ones(len(frame), dtype=bool)
            without = without & ~named
            lacking |= without
            if without.any():
                plan.issues = pd.concat(
                    [plan.issues, issue_frame(good[without], -1, path, "required")], ignore_index=True
                )
    if not lacking.any():
        return frame, good, given
    plan.statuses[good[lacking]] = Status.REJECTED
    return frame[~lacking], good[~lacking], None if given is None else given[~lacking]


def _bare(frame: pd.DataFrame, entity: str, own: list[str]) -> pd.DataFrame:
    """Give the entity's own facts under their field names, and the own columns that hold anything."""
    prefix = f"{entity}."
    names = {
        path: path.removeprefix(prefix)
        for path in frame
        if path.startswith(prefix) and not path.endswith(RECORD_ID)
    }
    kept = [name for name in own if name in frame and frame[name].notna().any()]
    filled = {path: name for path, name in names.items() if frame[path].notna().any()}
    return frame[[*filled, *kept]].rename(columns=filled)


def _counts(records: KnownRecords) -> tuple[int, int]:
    return records.made, records.changed


def _difference(after: tuple[int, int], before: tuple[int, int]) -> dict[str, int]:
    return {"created": after[0] - before[0], "updated": after[1] - before[1]}


def _sums(
    values: pd.DataFrame, back: Mask, statuses: np.ndarray[Any, Any], entity: Entity
) -> dict[str, dict[str, float]]:
    """Give the file's, the stored and the rejected sum of each column of money (currency units)."""
    kept = statuses <= Status.UNCHANGED
    sums: dict[str, dict[str, float]] = {}
    for name in values:
        path = str(name)
        own_field = path.startswith(f"{entity.name}.") and ":" not in path and not path.endswith(RECORD_ID)
        if own_field and entity[path.partition(".")[2]].kind is Kind.MONEY:
            amounts = signed_amounts(values, back) if path == AMOUNT else values[path]
            sums[path] = _three_sums(amounts.fillna(0.0).to_numpy(), kept)
    return {AMOUNT: dict.fromkeys(("file", "stored", "rejected"), 0.0), **sums}


def _three_sums(amounts: np.ndarray[Any, Any], kept: Mask) -> dict[str, float]:
    exact = np.rint(amounts * 10_000).astype("int64")
    whole, stored = int(exact.sum()), int(exact[kept].sum())
    return {"file": whole / 10_000, "stored": stored / 10_000, "rejected": (whole - stored) / 10_000}
