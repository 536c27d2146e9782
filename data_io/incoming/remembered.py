"""How sheets were matched before: next month's sheet with the same headings needs no more than one click.

What is kept of a layout lies under the signature of its headings, and there by the entity that the sheet
would be taken for without memory, since "Payments" and "Refunds" may well have the same headings. Only
columns that the owner matched otherwise than they would have been found are matched so again; all others are
found anew, by their values. Nothing that was kept can stop an import: what no longer holds is passed over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from crm.access import Access
from crm.entities import ENTITIES, STORED, field_at
from crm.errors import CrmError
from crm.schema import OWN_PREFIX, Kind
from data_io.changes import Receipt
from data_io.incoming.recognition.matching import (
    RECORD_ID,
    ColumnMatch,
    SheetMatch,
    fits,
    give_way,
    match_sheet,
)
from data_io.incoming.recognition.signs import is_of_others, many_columns, speaks_of_others
from data_io.incoming.records.plans import ImportPlan, SheetPlan
from data_io.incoming.records.vanished import records_of
from data_io.incoming.sheets import Sheet
from data_io.incoming.values.dates import Order, order_of
from data_io.incoming.values.parsing import Hints, distinct_of
from data_io.incoming.values.vocabulary import fold, sheet_entities
from data_io.numbers_held import as_ranges
from data_io.outgoing.rejects import MEND
from data_io.store import Store

YOUR_CHOICE: Final = "your choice"
"""Reason of a column that was matched by hand."""
AS_LAST_TIME: Final = "as you chose last time"
"""Reason of a column that is matched as it was before, and would be found otherwise."""
_MATCHES: Final = "matches"
_HELD_LENGTH: Final = 200_000
"""Records that lie too scattered to be written shorter are not remembered."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """How a sheet is matched, by place of a column how its dates are written, and what would be found."""

    match: SheetMatch
    hints: Mapping[int, Hints]
    found: SheetMatch | None = None
    """As what the sheet would be taken without memory, where that was asked."""


@dataclass(frozen=True, slots=True)
class Last:
    """What is remembered of the last sheet of a layout besides its match.

    known_by: the fields by which its records were known (none: as it comes). held: its records, see
    ``data_io.numbers_held.as_ranges``.
    """

    known_by: tuple[str, ...] = ()
    held: str = ""


@dataclass(frozen=True, slots=True)
class _Column:
    """What is kept of a column. chosen: it would be found otherwise. fits: its values could be read so."""

    heading: str
    paths: tuple[str, ...]
    reading: str = ""
    chosen: bool = False
    fits: bool = True
    order: str | None = None


@dataclass(frozen=True, slots=True)
class _Layout:
    """What is kept of a sheet: its entity ("" where it is not brought in), its name (folded), its columns.

    known_by: the fields by which its records are known. held: its records, see ``numbers_held.as_ranges``.
    """

    entity: str
    sheet: str
    columns: tuple[_Column, ...]
    known_by: tuple[str, ...] = ()
    held: str = ""


def signature_of(sheet: Sheet) -> str:
    """Give what sheets of one layout share: their headings in order, however spelled; nothing of the values.

    The column that says what is to be mended does not count: rows handed back are of the layout they had.
    """
    folded = "\n".join(fold(heading) for heading in sheet.headings if heading != MEND)
    return hashlib.sha256(folded.encode()).hexdigest()


def remember_matches(plan: ImportPlan, receipt: Receipt, store: Store, by: Access) -> None:
    """Keep how the sheets of a plan were matched, those of the program's own workbooks left aside.

    So it is kept that a sheet was not to be brought in, where it would be.
    """
    for sheet in plan.sheets:
        if sheet.sheet.headings and not sheet.own_book:
            with suppress(CrmError):  # the records are stored: that is what counts
                _remember(sheet, receipt, store, by)


def recalled_match(sheet: Sheet, store: Store, found: SheetMatch, file_name: str = "") -> Recalled | None:
    """Give how a sheet of that layout was matched before; None where it never was, or no longer fits.

    ``found`` is what the sheet would be taken for without memory.
    """
    layout = _layout_for(sheet, _kept(store.recall(signature_of(sheet))), found, file_name)
    places = _places(sheet.headings)
    if layout is not None and not layout.entity:
        return Recalled(SheetMatch(None), {}, found) if layout.sheet == fold(sheet.name) else None
    if layout is None or layout.entity not in ENTITIES or len(layout.columns) != len(places):
        return None
    base = found if found.entity == layout.entity else match_sheet(sheet, file_name, layout.entity)
    if len(base.columns) != len(sheet.headings):
        return None
    pairs = dict(zip(places, layout.columns, strict=True))
    chosen = {at: column for at, column in pairs.items() if column.chosen and all(map(_known, column.paths))}
    if not all(_still_fits(sheet, at, column) for at, column in chosen.items()):
        return None
    hints = {at: Hints(fallback_order=Order(column.order)) for at, column in pairs.items() if column.order}
    return Recalled(_as_chosen(base, chosen), hints, found)


def last_of(sheet: Sheet, store: Store, entity: str) -> Last:
    """Give what is remembered of the last sheet of that layout that held records of an entity."""
    kept = _kept(store.recall(signature_of(sheet))).values()
    same = [layout for layout in kept if layout.entity == entity]
    named = [layout for layout in same if layout.sheet == fold(sheet.name)] or same
    if not named:
        return Last()
    known = set(named[0].known_by) <= set(ENTITIES[entity].by_name)
    return Last(named[0].known_by if known else (), named[0].held)


# --- keeping ---------------------------------------------------------------------------------------------


def _remember(plan: SheetPlan, receipt: Receipt, store: Store, by: Access) -> None:
    signature = signature_of(plan.sheet)
    kept = _kept(store.recall(signature))
    found = plan.found or match_sheet(plan.sheet, plan.file)
    key = found.entity or ""
    if plan.match.entity is None and found.entity is None:
        return
    if plan.match.entity is None:
        layout = _Layout("", fold(plan.sheet.name), ())
    else:
        held = as_ranges(records_of(plan, receipt.ids))
        layout = replace(
            _layout_of(plan, found, kept.get(key)),
            known_by=plan.known_by,
            held=held if len(held) <= _HELD_LENGTH else "",
        )
    if layout != kept.get(key):
        matches = {name: asdict(each) for name, each in {**kept, key: layout}.items()}
        store.remember(signature, {_MATCHES: matches}, by)


def _layout_of(plan: SheetPlan, found: SheetMatch, before: _Layout | None) -> _Layout:
    """Give what to keep of a sheet; what was chosen before stays, unless it was chosen otherwise now."""
    match, entity = plan.match, str(plan.match.entity)
    base = found if found.entity == entity else match_sheet(plan.sheet, plan.file, entity)
    columns = []
    for at in _places(plan.sheet.headings):
        column = match.columns[at]
        chosen = column.reason in (YOUR_CHOICE, AS_LAST_TIME) or _differ(column, base.columns[at])
        fitting = not chosen or all(_fitting(plan.sheet, at, path) for path in column.paths)
        columns.append(
            _Column(column.heading, column.paths, column.reading, chosen, fitting, _order_in(plan, column))
        )
    if before is not None and before.entity == entity and len(before.columns) == len(columns):
        columns = [
            replace(old, order=new.order or old.order) if old.chosen and not new.chosen else new
            for old, new in zip(before.columns, columns, strict=True)
        ]
    return _Layout(entity, fold(plan.sheet.name), tuple(columns))


def _differ(column: ColumnMatch, base: ColumnMatch) -> bool:
    return (column.paths, column.reading) != (base.paths, base.reading)


def _order_in(plan: SheetPlan, column: ColumnMatch) -> str | None:
    """Give the order of day and month that was asked for, or that the column's own dates prove."""
    path = column.paths[0] if column.paths else OWN_PREFIX
    if path.startswith(OWN_PREFIX) or path.endswith(RECORD_ID):
        return None
    cells = plan.sheet.cells.column(column.index)
    if field_at(path).kind not in (Kind.DATE, Kind.MOMENT) or str(cells.type) != "string":
        return None
    hint = plan.hints.get(column.index)
    if hint is not None and hint.order is not None:
        return hint.order.value
    texts = distinct_of(cells).texts
    one, other = order_of(texts, Order.DAY_FIRST), order_of(texts, Order.MONTH_FIRST)
    if one.order == other.order and not one.mixed:
        return one.order.value
    return hint.fallback_order.value if hint is not None and hint.fallback_order else None


# --- recalling -------------------------------------------------------------------------------------------


def _kept(content: Mapping[str, Any] | None) -> dict[str, _Layout]:
    """Read what was kept; what cannot be read (another version kept it) is passed over."""
    found: dict[str, _Layout] = {}
    matches = (content or {}).get(_MATCHES)
    for key, each in matches.items() if isinstance(matches, dict) else ():
        with suppress(KeyError, TypeError, ValueError):
            found[key] = _Layout(
                str(each["entity"]),
                str(each["sheet"]),
                tuple(map(_column, each["columns"])),
                tuple(map(str, each.get("known_by", ()))),
                str(each.get("held", "")),
            )
    return found


def _column(kept: Mapping[str, Any]) -> _Column:
    order = kept["order"] and Order(kept["order"]).value
    paths = tuple(str(path) for path in kept["paths"])
    return _Column(
        str(kept["heading"]), paths, str(kept["reading"]), bool(kept["chosen"]), bool(kept["fits"]), order
    )


def _layout_for(
    sheet: Sheet, kept: Mapping[str, _Layout], found: SheetMatch, file_name: str
) -> _Layout | None:
    """Pick what was kept of a sheet found alike; else the only one, unless a name speaks against it."""
    same = kept.get(found.entity or "")
    if is_of_others(sheet) or speaks_of_others(sheet):
        return same if same and same.sheet == fold(sheet.name) else None
    if same is not None or len(kept) != 1 or not next(iter(kept.values())).entity:
        return same
    named = sheet_entities(sheet.name) | sheet_entities(file_name.rsplit(".", 1)[0])
    return None if found.entity in named else next(iter(kept.values()))


def _places(headings: tuple[str, ...]) -> list[int]:
    return [at for at, heading in enumerate(headings) if heading != MEND]


def _known(path: str) -> bool:
    """Whether there still is such a field."""
    owner, _, name = path.partition(".")
    own = path.startswith(OWN_PREFIX) and bool(name)
    return own or (owner in STORED and (f".{name}" == RECORD_ID or name in STORED[owner].by_name))


def _still_fits(sheet: Sheet, at: int, column: _Column) -> bool:
    return not column.fits or all(_fitting(sheet, at, path) for path in column.paths)


def _fitting(sheet: Sheet, at: int, path: str) -> bool:
    return path.startswith(OWN_PREFIX) or fits(sheet, at, path)


def _as_chosen(base: SheetMatch, chosen: Mapping[int, _Column]) -> SheetMatch:
    """Put the columns that were chosen in the place of those found; a field is fed by one column."""
    columns = list(base.columns)
    taken: set[str] = set()
    for at, column in chosen.items():
        if _differ(columns[at], replace(columns[at], paths=column.paths, reading=column.reading)):
            columns[at] = ColumnMatch(
                at, columns[at].heading, column.paths, 1.0, AS_LAST_TIME, column.reading
            )
        columns[at] = give_way(columns[at], taken)
        taken |= {path for path in columns[at].paths if not _shared(path)}
    columns = [each if at in chosen else give_way(each, taken) for at, each in enumerate(columns)]
    return replace(base, columns=tuple(columns))


def _shared(path: str) -> bool:
    return path.startswith(OWN_PREFIX) or many_columns(path)
