"""From a book to what would be stored: nothing is written here.

``plan_books`` walks the way of a sheet: matched, read, lines completed, records referred to found or made,
rows told new from changed from unchanged. Its ``ImportPlan`` is what the owner sees beforehand; its change
set is what the store applies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.access import Access
from crm.entities import ENTITIES
from crm.schema import Entity
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.incoming.beforehand import asked_again, said_beforehand
from data_io.incoming.recognition.matching import RECORD_ID, match_sheet
from data_io.incoming.recognition.own_books import marks_of, match_own
from data_io.incoming.records.absorbing import absorb, with_references, without_strangers
from data_io.incoming.records.bounds import out_of_bounds
from data_io.incoming.records.desk import Desk
from data_io.incoming.records.erased import without_erased
from data_io.incoming.records.known import KnownRecords, Mask, Status
from data_io.incoming.records.lines import (
    COMPLETED,
    LINE,
    ORDER,
    above_zero,
    complete_lines,
    lines_behind,
    stands_twice,
    taken_back,
)
from data_io.incoming.records.missing import missing_records
from data_io.incoming.records.nobody import without_nobody
from data_io.incoming.records.people import complete_names
from data_io.incoming.records.plans import Choices, Gone, ImportPlan, Missing, SheetPlan
from data_io.incoming.records.rows import Rows, issue_frame, read_rows, rejecting
from data_io.incoming.records.untouched import Rule, Touched, no_conflicts
from data_io.incoming.records.vanished import vanished
from data_io.incoming.remembered import Last, Recalled, last_of, recalled_match
from data_io.incoming.sheets import Book, Sheet
from data_io.incoming.sums import no_sums, sums_of
from data_io.incoming.values.currencies import (
    CURRENCY,
    by_their_orders,
    convert,
    currencies_of_orders,
    foreign,
    home_currency,
)
from data_io.incoming.values.parsing import Hints
from data_io.marks import MARKS_SHEET
from data_io.outgoing.workbook import revision_in
from data_io.store import Store

__all__ = ["Choices", "ImportPlan", "SheetPlan", "plan_books"]

ORDER_OF_SHEETS: Final = tuple(ENTITIES)
"""Records that others refer to come first."""
REFERRED_FIRST: Final = ("customer", "product", "campaign")


def plan_books(
    books: Sequence[Book],
    store: Store,
    access: Access,
    choices: Choices | None = None,
    progress: Callable[[float], None] | None = None,
) -> ImportPlan:
    """Work out what an import of these books would do; ``progress`` is told the share done, 0 to 1."""
    chosen = choices or Choices()
    based_on = store.revision
    desk = Desk(store, access)
    matched = [
        (book, sheet, _match(book, sheet, chosen, store))
        for book in books
        for sheet in book.sheets
        if sheet.name != MARKS_SHEET
    ]
    said = said_beforehand(matched, desk)
    plans = [
        _read(book, sheet, recalled, chosen, desk, said.get((book.name, sheet.name)))
        for book, sheet, recalled in matched
    ]
    plans = asked_again(plans, desk)
    desk.currency = home_currency(
        desk.stated_currency, (plan.rows.said_currencies for plan in plans if plan.match.entity)
    )
    for plan in plans:
        desk.order_currencies |= currencies_of_orders(plan.rows.said_currencies, plan.rows.values)
    for done, plan in enumerate(sorted(plans, key=lambda plan: _rank(plan.match.entity)), 1):
        _plan_sheet(plan, chosen, desk)
        if progress:
            progress(done / len(plans))
    missing = missing_records(books, plans, store, desk)
    desk.point_again({each.entity: each.ids for each in missing if each.entity in chosen.delete})
    label = ", ".join(book.name for book in books)
    parts = (
        *_record_changes(desk, missing, chosen),
        desk.business_changes(),
    )
    kept = tuple(part for part in parts if not part.is_empty)
    changes = ChangeSet(Source.IMPORT, label, kept, based_on=based_on)
    return ImportPlan(tuple(plans), changes, missing)


def _record_changes(desk: Desk, missing: Sequence[Missing], chosen: Choices) -> Iterator[EntityChanges]:
    """Give what changes among the records; those that were taken out of a workbook go if that was chosen."""
    going = {each.entity: each.ids for each in missing if each.entity in chosen.delete}
    for name in ORDER_OF_SHEETS:
        part = desk.known[name].changes() if name in desk.known else EntityChanges(name)
        if name in going:  # what another sheet has just changed is still wanted
            part = replace(
                part, deletes=np.setdiff1d(going[name], part.updates["id"].to_numpy(dtype="int64"))
            )
        yield part


def _match(book: Book, sheet: Sheet, chosen: Choices, store: Store) -> Recalled:
    """Match a sheet: chosen by hand, else by the book's own marks, else as last time, else as found."""
    key = (book.name, sheet.name)
    marks = marks_of(book)
    given = chosen.matches.get(key) or (match_own(sheet, marks, store.identity) if marks else None)
    hints = chosen.hints.get(key)
    if given is not None:
        return Recalled(given, hints or {})
    found = match_sheet(sheet, book.name)
    recalled = recalled_match(sheet, store, found, book.name) or Recalled(found, {}, found)
    return recalled if hints is None else replace(recalled, hints=hints)


def _rank(entity: str | None) -> int:
    if entity in REFERRED_FIRST:
        return REFERRED_FIRST.index(entity)
    return len(REFERRED_FIRST) + (ORDER_OF_SHEETS.index(entity) if entity else len(ORDER_OF_SHEETS))


def _read(
    book: Book,
    sheet: Sheet,
    matched: Recalled,
    chosen: Choices,
    desk: Desk,
    said: pd.Series[Any] | None,
) -> SheetPlan:
    """Read a sheet as it is matched; what becomes of its rows is still to be planned."""
    store = desk.store
    own_book = bool(marks_of(book))
    if own_book:
        rows, touched = _read_own(book, sheet, matched, chosen, desk)
        conflicts, gone, returning = touched.conflicts, touched.gone, touched.returning
    else:
        rows = read_rows(sheet, matched.match, matched.hints, desk.home, said)
        conflicts, gone, returning = no_conflicts(), 0, pd.DataFrame()
    statuses = np.full(rows.count, Status.SKIPPED, dtype="uint8")
    plan = SheetPlan(book.name, sheet, matched.match, rows, statuses, rows.issues, own_book=own_book)
    plan.hints, plan.found, plan.conflicts = matched.hints, matched.found, conflicts
    plan.gone, plan.returning = gone, returning
    if matched.match.entity:
        last = Last() if own_book else last_of(sheet, store, matched.match.entity)
        given = chosen.known_by.get((book.name, sheet.name), chosen.known_by.get(matched.match.entity))
        plan.known_by, plan.held = last.known_by if given is None else given, last.held
    return plan


def _read_own(
    book: Book, sheet: Sheet, matched: Recalled, chosen: Choices, desk: Desk
) -> tuple[Rows, Touched]:
    match = matched.match
    gone = chosen.gone.get((book.name, sheet.name), chosen.gone.get("", Gone.HAND_BACK))
    # Where nothing that is known may change, the program's values stay.
    rule = (
        Rule(chosen.program_wins, chosen.otherwise, gone)
        if chosen.update
        else Rule(program_wins=True, gone=gone)
    )
    verbatim = {index: Hints(verbatim=True) for index in range(len(sheet.headings))}
    touched = desk.without_untouched(sheet, match, revision_in(marks_of(book)), rule)
    rows = touched.noted(read_rows(touched.sheet, match, {**verbatim, **matched.hints}, desk.home))
    named = rows.values.get(f"{match.entity}{RECORD_ID}")
    if named is not None:
        rows = replace(rows, said_currencies=rows.said_currencies.mask(named.notna()))
    return rows, touched if chosen.update else replace(touched, conflicts=no_conflicts())


def _plan_sheet(plan: SheetPlan, chosen: Choices, desk: Desk) -> None:
    if plan.match.entity is None or not plan.rows.count:
        plan.sums = no_sums()
        return
    _work_through(plan, ENTITIES[plan.match.entity], chosen, desk)


def _work_through(plan: SheetPlan, entity: Entity, chosen: Choices, desk: Desk) -> None:
    """Plan the rows of a sheet that holds an entity: fill in the plan's statuses, issues, sums and counts."""
    if len(plan.returning):
        desk.expect(entity.name, plan.returning)
    named = _named_rows(plan, entity, desk)
    values, back = complete_names(plan.rows.values), np.zeros(plan.rows.count, dtype=bool)
    values = without_nobody(plan, entity, values, desk)
    if entity.name == "sale":
        values, back = _completed_lines(plan, values, named, desk)
    if entity.name == "return" and not plan.own_book:
        values = above_zero(values)
    values = _as_stated(plan.rows.values, values, named)
    values = _in_home_currency(plan, values, entity, desk)
    plan.note(_beyond_bounds(plan, values, entity, back, named))
    plan.statuses[rejecting(plan.issues)["position"].to_numpy()] = Status.REJECTED
    stay = plan.issues["position"][plan.issues["code"].eq("stays_deleted")].to_numpy(dtype="int64")
    good = np.setdiff1d(np.flatnonzero(plan.statuses != Status.REJECTED), stay)
    plan.statuses[stay] = Status.SKIPPED
    before = {name: _counts(records) for name, records in desk.known.items()}
    frame = values.join(plan.rows.own).iloc[good] if len(good) < len(values) else values.join(plan.rows.own)
    frame, good = without_erased(plan, entity, frame, good, desk)
    frame, good = without_strangers(plan, entity, frame, good, chosen, desk)
    frame = with_references(plan, entity, frame, good, chosen, desk)
    absorb(plan, entity, frame, good, back[good], chosen, desk)
    plan.vanished = vanished(plan, entity, values, plan.held, desk.records(entity.name), desk.store)
    plan.sums = sums_of(plan, values, entity, back, named)
    plan.per_entity = {
        name: _difference(_counts(records), before.get(name, (0, 0)))
        for name, records in desk.known.items()
        if _counts(records) != before.get(name, (0, 0)) or name == entity.name
    }


def _completed_lines(
    plan: SheetPlan, values: pd.DataFrame, named: Mask, desk: Desk
) -> tuple[pd.DataFrame, Mask]:
    """Give lines of sales with what the sheet leaves to be reckoned, and which of them were taken back."""
    plan.note(issue_frame(stands_twice(values, plan.rows.own), -1, ORDER, "stands_twice"))
    lines = complete_lines(values)
    if named.any():
        lines[LINE] = lines_behind(lines, plan.rows.values.get(LINE), desk.records("sale").frame())
    if f"sale{RECORD_ID}" in lines:  # in the program's own workbook a sale is a sale
        return lines, np.zeros(len(lines), dtype=bool)
    return lines, taken_back(lines, plan.rows.own)


def _beyond_bounds(
    plan: SheetPlan, values: pd.DataFrame, entity: Entity, back: Mask, named: Mask
) -> pd.DataFrame:
    """Give the issues of rows out of bounds; in a row that names its record a blank changes nothing."""
    found = out_of_bounds(entity, values, plan.match, exempt=back)
    lacks = found["code"].isin(["required", "nothing_to_keep"]).to_numpy()
    blank: Mask = lacks & named[found["position"].to_numpy(dtype="int64")]
    return found[~blank]


def _named_rows(plan: SheetPlan, entity: Entity, desk: Desk) -> Mask:
    """Tell which rows say by its number which record they are: their blank cells are not to be completed."""
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


def _in_home_currency(plan: SheetPlan, values: pd.DataFrame, entity: Entity, desk: Desk) -> pd.DataFrame:
    """Convert foreign amounts whose rate is known; the rows of others are handed back."""
    said = by_their_orders(plan.rows.said_currencies, values, desk.order_currencies, desk.rates)
    abroad = foreign(said, desk.currency)
    if not abroad.any():
        return values
    unknown = abroad & ~said.isin(list(desk.rates)).to_numpy()
    column = plan.match.column_for(CURRENCY)
    place = column.index if column else -1
    called = said[unknown].to_numpy()
    plan.note(issue_frame(np.flatnonzero(unknown), place, CURRENCY, "foreign_currency", called))
    return convert(values, said.where(abroad), desk.rates, entity.name, str(desk.currency))


def _counts(records: KnownRecords) -> tuple[int, int]:
    return records.made, records.changed


def _difference(after: tuple[int, int], before: tuple[int, int]) -> dict[str, int]:
    return {"created": after[0] - before[0], "updated": after[1] - before[1]}
