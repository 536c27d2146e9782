"""The grid in which the records of an entity are read and mended in place, a page at a time.

What is edited stays in the session until it is saved or given up, whatever page, filter or screen is opened
meanwhile (``ui.pending``); one save is one step, with undo. The browser's own checks count for nothing:
everything it sends is read and checked again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd
import streamlit as st

from crm.access import Action
from crm.entities import ENTITIES
from crm.schema import OWN_PREFIX, Kind
from crm.wording import number
from ui import (
    columns,
    conflicts,
    forms,
    last_edit,
    list_tools,
    pending,
    references,
    row_actions,
    session,
    unsaved,
)
from ui.filters import Order
from ui.interruptions import uninterrupted
from ui.list_tools import Tools
from ui.row_actions import RowAction
from ui.session import Session
from ui.words import soft

PAGE_ROWS: Final = 50
ROW_HEIGHT: Final = 33
ROWS_AT_ONCE: Final = 15
MANY_COLUMNS: Final = 16
"""From so many columns on, what names the record stays in sight while one reads on to the right."""
PICKED: Final = "_picked"
OPEN: Final = "_open"
LESS_SHOWN: Final[Mapping[str, frozenset[str]]] = {
    "customer": frozenset(
        name
        for way in ("email", "phone", "text", "post")
        for name in (f"{way}_consent", f"{way}_consent_on", f"{way}_consent_source")
    )
    | {
        "first_name",
        "last_name",
        "social",
        "anniversary",
        "family",
        "other_emails",
        "other_phones",
        "lost_on",
        "lost_to",
    }
    | {"lost_reason", "website", "job_title", "payment_terms_days", "dislikes", "hobbies", "source"},
    "sale": frozenset(
        {"line", "discount_share", "tax", "currency", "street", "postcode", "city", "region", "country"}
    ),
    "return": frozenset({"line"}),
}
"""Columns that a grid hides at first; the eye in its corner shows them."""
COMES_FIRST: Final[Mapping[str, tuple[str, ...]]] = {
    "customer": ("name", "email", "phone", "mobile", "city", "stage", "tags"),
    "complaint": (
        "subject",
        "customer",
        "opened_at",
        "status",
        "severity",
        "due_at",
        "assigned_to",
        "product",
    ),
    "sale": ("order_number", "sold_at", "customer", "product", "quantity", "amount"),
    "task": ("title", "due_on", "customer", "kind", "assigned_to"),
}
"""Columns that stand before the others, which follow as they are declared."""


@dataclass(frozen=True, slots=True)
class View:
    """What of an entity a grid shows; a grid that shows something else is another grid."""

    page: int = 1
    order: Order = field(default_factory=Order)
    where: tuple[tuple[str, str], ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Mount:
    """A grid as the browser has it.

    The records it was given (stored form), and the changes that were known then.

    It stays the same while somebody edits, so that every change is based on what was seen.
    """

    view: View
    revision: int
    version: int
    records: pd.DataFrame
    changes: pending.Changes
    own: Mapping[str, Kind]
    editable: frozenset[str]

    def key(self, entity: str) -> str:
        """The widget's key: no edit is ever taken for one of another page."""
        return f"grid-{entity}-{self.version}"


def grid(
    entity: str,
    reader: Session,
    *,
    where: Mapping[str, Any] | None = None,
    order: Order | None = None,
    actions: Sequence[RowAction] = (),
    open_with: Callable[[int], None] | None = None,
    part_of: str | None = None,
) -> None:
    """Draw the list of an entity.

    Search, filters, sorting, the grid itself, its pages, and what is to be done with rows.

    ``where``: conditions that the page adds, as for ``Store.records``. ``open_with``: what happens on “Open”
    (else the record's form with its history). ``actions``: buttons for ticked rows. ``part_of``: the field
    that would always say the same, as ``customer`` on the page of one: it is left out, and so are search and
    filters.
    """
    _take_missed(entity)
    tools = (
        Tools("", {}, order or Order(ENTITIES[entity].dated_by or "id"))
        if part_of
        else list_tools.show(entity, reader, order)
    )
    asked = {**(where or {}), **tools.where}
    if tools.text:
        asked["id"] = list_tools.found(entity, reader, tools.text, asked.get("id"))
    total = reader.store.count(entity, reader.access, asked)
    top, middle, below = (
        st.container(),
        st.container(),
        st.container(horizontal=True, vertical_alignment="center"),
    )
    with below:
        page = _page(entity, total)
    conditions = tuple((name, repr(value)) for name, value in sorted(asked.items()))
    view = View(page, tools.order, conditions, tools.text)
    mount = _mounted(entity, reader, view, asked)
    with top:
        if not conflicts.show(reader, entity):
            unsaved.show(entity, reader)
    if not total:
        with middle:
            st.markdown(
                soft(
                    "Nothing matches. Fewer words or filters find more." if asked else "Nothing is here yet."
                )
            )
        return
    with middle:
        chosen = st.container()
        left_out = frozenset({part_of} if part_of else ())
        picked = _draw(entity, reader, mount, _shown(entity, reader, mount), open_with, left_out)
    with chosen:
        row_actions.show(entity, reader, mount.records, picked, actions)
    if mount.editable:
        last_edit.draw(entity)


def _page(entity: str, total: int) -> int:
    """Draw the pages and give the chosen one."""
    pages = max(1, math.ceil(total / PAGE_ROWS))
    key = f"{entity}-page"
    asked = st.query_params.get(key, "1")
    if asked.isdecimal() and int(asked) > pages:
        list_tools.to_first_page(entity)
    page = 1 if pages == 1 else int(st.pagination(pages, key=key, bind="query-params", width="stretch"))
    first = (page - 1) * PAGE_ROWS + 1
    if total:
        st.caption(
            f"{number(first)} to {number(min(first + PAGE_ROWS - 1, total))} of {number(total)}",
            width="content",
        )
    return page


def _mounted(entity: str, reader: Session, view: View, asked: Mapping[str, Any]) -> Mount:
    """Give the grid as the browser has it.

    A new one where something else is to be shown or somebody saved something.
    """
    key = f"mount-{entity}"
    known: Mount | None = st.session_state.get(key)
    changes = pending.kept(st.session_state, entity)
    forced = st.session_state.pop(f"fresh-{entity}", False)
    if (
        known is not None
        and known.view == view
        and not forced
        and (known.revision == reader.revision or changes)
    ):
        return known
    records = reader.store.records(
        entity,
        reader.access,
        where=asked,
        order_by=view.order.field,
        descending=view.order.descending,
        limit=PAGE_ROWS,
        offset=(view.page - 1) * PAGE_ROWS,
    )
    own = dict(reader.store.own_columns(entity)) | st.session_state.get(f"own-{entity}", {})
    version = 0 if known is None else known.version + 1
    mount = Mount(view, reader.revision, version, records, dict(changes), own, _editable(entity, reader, own))
    st.session_state[key] = mount
    return mount


def _take_missed(entity: str) -> None:
    """Take what was edited where the callback was called off for a click that came at the same moment."""
    known: Mount | None = st.session_state.get(f"mount-{entity}")
    if known is None:
        return
    edited = _edited(known.key(entity))
    if edited and st.session_state.get(f"taken-{entity}") != (known.version, edited):
        _take(entity, known)


def _editable(entity: str, reader: Session, own: Mapping[str, Kind]) -> frozenset[str]:
    """Give the columns in which this reader may change something."""
    if not reader.access.may(Action.UPDATE):
        return frozenset()
    fields = {each.name for each in ENTITIES[entity].fields if reader.access.personal or not each.personal}
    return frozenset(fields | ({OWN_PREFIX + name for name in own} if reader.access.personal else set()))


def _shown(entity: str, reader: Session, mount: Mount) -> pd.DataFrame:
    """Give what the grid draws.

    The records with the changes that were known when it was made laid over them.
    """
    known = ENTITIES[entity]
    laid = pending.lay_over(mount.records, mount.changes)
    named = references.with_titles(reader, entity, laid)
    shown = pd.DataFrame({OPEN: "Open", PICKED: False}, index=laid.index)
    for each in (*(each.name for each in known.fields), *(OWN_PREFIX + name for name in mount.own)):
        told = pending.field_of(entity, each, mount.own)
        if told is not None:
            stored = (
                named[each] if each in named.columns else pd.Series(None, index=named.index, dtype=object)
            )
            shown[each] = columns.show(told, stored)
    return pending.as_typed(shown, mount.changes)


def _draw(
    entity: str,
    reader: Session,
    mount: Mount,
    shown: pd.DataFrame,
    open_with: Callable[[int], None] | None,
    left_out: frozenset[str] = frozenset(),
) -> list[int]:
    """Draw the grid and give the ids of the ticked rows."""
    key = mount.key(entity)
    currency = reader.store.business()["currency"]
    config: dict[str, Any] = {
        "_index": None,
        PICKED: st.column_config.CheckboxColumn(
            "", pinned=True, width=36, help="Tick rows to do something with them"
        ),
        OPEN: st.column_config.ButtonColumn("", pinned=True, width=66, type="tertiary", key=f"{key}-open"),
    }
    title, wide = ENTITIES[entity].title[0], len(shown.columns) > MANY_COLUMNS
    for name in shown.columns[2:]:
        told = pending.field_of(entity, name, mount.own)
        if told is not None:
            config[name] = columns.draw(
                told,
                shown[name],
                currency=currency,
                disabled=name not in mount.editable,
                pinned=name == title and wide,
            )
    hidden = LESS_SHOWN.get(entity, frozenset()) | left_out | _handles_hidden_from(reader)
    st.data_editor(
        shown,
        key=key,
        column_config=config,
        column_order=_column_order(entity, list(shown.columns), hidden),
        hide_index=True,
        num_rows="fixed",
        placeholder="",
        height=ROW_HEIGHT * (min(len(shown), ROWS_AT_ONCE) + 1) + 3,
        on_change=_take,
        args=(entity, mount),
        alt=f"{ENTITIES[entity].plural}, to read and to edit",
    )
    if not reader.access.is_guest:
        _open_clicked(entity, mount, open_with, f"{key}-open")
    return _picked(mount, _edited(key))


def _column_order(entity: str, names: list[str], hidden: frozenset[str]) -> list[str]:
    """Put what names the record first, then the rest as declared, the owner's own columns at the end."""
    wanted = COMES_FIRST.get(entity, ENTITIES[entity].title[:1])
    first = [name for name in wanted if name not in hidden]
    rest = [name for name in names if name not in (PICKED, OPEN, *first) and name not in hidden]
    handles = [name for name in (PICKED, OPEN) if name not in hidden]
    return [*handles, *first, *rest]


def _handles_hidden_from(reader: Session) -> frozenset[str]:
    """Give the columns by which rows are ticked and opened, where there is nothing to do with them."""
    ticks = frozenset[str]() if reader.access.may(Action.UPDATE) else frozenset({PICKED})
    return ticks | {OPEN} if reader.access.is_guest else ticks


def _edited(key: str) -> Mapping[Any, Mapping[str, Any]]:
    """Give what the browser says was edited; nothing where its message has another form."""
    state = st.session_state.get(key)
    rows = state.get("edited_rows") if isinstance(state, Mapping) else None
    return rows if isinstance(rows, Mapping) else {}


@uninterrupted
def _take(entity: str, mount: Mount) -> None:
    """Take what was edited into the unsaved changes, before anything of the page is drawn."""
    edited = _edited(mount.key(entity))
    changes = pending.collect(
        session.current(),
        entity,
        mount.records,
        edited,
        own=mount.own,
        editable=mount.editable,
        known=pending.kept(st.session_state, entity),
    )
    pending.keep(st.session_state, entity, changes)
    st.session_state[f"taken-{entity}"] = mount.version, edited


def _picked(mount: Mount, edited: Mapping[Any, Any]) -> list[int]:
    ticked = sorted(
        int(row)
        for row, cells in edited.items()
        if str(row).isdecimal() and isinstance(cells, Mapping) and cells.get(PICKED) is True
    )
    return [int(mount.records.index[row]) for row in ticked if row < len(mount.records)]


def _open_clicked(entity: str, mount: Mount, open_with: Callable[[int], None] | None, key: str) -> None:
    click = st.session_state.get(key)
    row = click.get("row") if isinstance(click, Mapping) else None
    if isinstance(row, int) and 0 <= row < len(mount.records):
        (open_with or (lambda record: forms.open_record(entity, record)))(int(mount.records.index[row]))
