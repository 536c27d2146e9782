"""What was done, newest first: who, when and what, opened to its details, and taken back by one button."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd
import streamlit as st

from crm import wording
from crm.entities import STORED
from crm.errors import CrmError
from crm.schema import OWN_PREFIX
from crm.wording import count, listed, number
from crm.written import written
from data_io.changes import Receipt, Source
from ui import messages, receipts, references, tables
from ui.outlook import outlook
from ui.session import Session
from ui.words import bold, plain, soft

PAGE_STEPS: Final = 20
STEPS_PAGE: Final = "history-page"
PAGE_CELLS: Final = 50
_MOST_KINDS: Final = 4
_ICONS: Final = {
    Source.IMPORT: "upload_file",
    Source.EDIT: "edit",
    Source.UNDO: "undo",
    Source.MERGE: "merge",
    Source.SETTINGS: "tune",
    Source.SAMPLE: "storefront",
    Source.RESTORE: "restore",
    Source.ERASURE: "shield_person",
}
_LASTING: Final = (Source.RESTORE, Source.ERASURE)
"""Steps that are not taken back."""


def show_steps(reader: Session) -> None:
    """Draw the steps that the reader may see, a page at a time."""
    page = int(st.session_state.get(STEPS_PAGE, 1))
    steps = reader.store.history(reader.access, limit=PAGE_STEPS + 1, offset=(page - 1) * PAGE_STEPS)
    more, steps = len(steps) > PAGE_STEPS, steps.head(PAGE_STEPS)
    today = outlook(reader).today
    zone = reader.store.business()["zone"]
    with st.container(gap="xsmall", key="rows-steps"):
        for place in range(len(steps)):
            step = steps.iloc[place]
            _show_step(reader, step, wording.moment(wall_clock(step["at"], zone), today=today))
    _turn_page(STEPS_PAGE, page, more=more)


def _turn_page(key: str, page: int, *, more: bool) -> None:
    """Draw the way to the page before and the next, where there are such."""
    if more or page > 1:
        st.pagination(page + 1 if more else page, key=key, max_visible_pages=0)


def wall_clock(at: pd.Timestamp, zone: str | None) -> datetime:
    """Give a time of the program's on the clock of the business; without a zone, on the machine's own."""
    moment: datetime = at.to_pydatetime()
    return moment.astimezone(zone_of(zone)).replace(tzinfo=None)


def zone_of(name: str | None) -> ZoneInfo | None:
    """Give the zone of the business; None, the machine's own, where none is set or known."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _show_step(reader: Session, step: pd.Series[Any], when: str) -> None:
    revision = int(step["revision"])
    undone = " :orange-badge[taken back]" if step["undone"] else ""
    label = f"{bold(step['label'])} · {_counts(step)}{undone} {soft(f'· {when} · ' + str(step['by']))}"
    icon = f":material/{_ICONS.get(step['source'], 'edit')}:"
    details = st.expander(label, icon=icon, key=f"step-{revision}", on_change="rerun")
    if not details.open:
        return
    with details:
        can_be_undone = not step["undone"] and step["source"] not in _LASTING
        if can_be_undone and reader.access.may_take_back(step["by"]):
            with st.container(horizontal=True, vertical_alignment="center"):
                if st.button("Undo this step", key=f"undo-{revision}", icon=":material/undo:"):
                    take_back(reader, revision)
                st.markdown(soft("What somebody changed since stays as it is."))
        _show_details(reader, revision)


def _counts(step: pd.Series[Any]) -> str:
    if step["source"] == Source.RESTORE:
        return "everything is as it was then"
    words = {"created": "new", "updated": "changed", "deleted": "deleted"}
    return (
        ", ".join(f"{number(step[name])} {word}" for name, word in words.items() if step[name])
        or "nothing left of it"
    )


def _show_details(reader: Session, revision: int) -> None:
    """Draw the receipt of an import, and the cells that a step changed."""
    sheets = reader.store.receipt_details(revision, reader.access).get("sheets")
    if sheets:
        st.markdown(f"{plain(receipts.say(sheets).capitalize())}. {receipts.reconciliation(sheets)}")
        receipts.show_sheets(sheets)
    parts = reader.store.step_parts(revision, reader.access)
    touched = int(parts["updated"].sum() + parts["deleted"].sum())
    if not sheets:
        words = (("created", "made"), ("updated", "changed"), ("deleted", "deleted"))
        told = [
            f"{count_of(part['entity'], part[name])} {word}"
            for _, part in parts.iterrows()
            for name, word in words
            if part[name]
        ]
        st.markdown(plain(f"{listed(told).capitalize()}."))
    if touched:
        _show_cells(reader, revision)


def count_of(entity: str, how_many: int) -> str:
    """Write how many records of an entity: “2 customers”."""
    return f"{number(how_many)} {receipts.plural_of(entity, how_many)}"


def _show_cells(reader: Session, revision: int) -> None:
    """Draw the cells that a step changed, fifty at a time; whether there are more the next page tells."""
    page_key = f"cells-page-{revision}"
    page = int(st.session_state.get(page_key, 1))
    cells = reader.store.step_cells(
        revision, reader.access, limit=PAGE_CELLS + 1, offset=(page - 1) * PAGE_CELLS
    )
    shown = cells.head(PAGE_CELLS)
    shown = _with_titles(reader, shown)
    names = _names(reader, shown)
    told = [_told(entity, field, before, after) for entity, field, before, after in
            zip(shown["entity"], shown["field"], shown["before"], shown["after"], strict=True)]  # fmt: skip
    tables.show_table(
        {
            "Record": [plain(names.get((entity, record), f"{receipts.plural_of(entity, 1)} {record}"))
                       for entity, record in zip(shown["entity"], shown["id"], strict=True)],
            "What": [what for what, _, _ in told],
            "Before": [before for _, before, _ in told],
            "After": [after for _, _, after in told],
        },
        "The cells that this step changed",
    )  # fmt: skip
    _turn_page(page_key, page, more=len(cells) > PAGE_CELLS)


def _with_titles(reader: Session, cells: pd.DataFrame) -> pd.DataFrame:
    """Put names in the place of the ids in cells that point to other records."""
    titled = cells.copy()
    for (entity, name), group in cells.groupby(["entity", "field"]):
        field = STORED[str(entity)].by_name.get(str(name))
        if field is None or field.refers_to is None:
            continue
        for side in ("before", "after"):
            ids = pd.to_numeric(group[side]).dropna().astype("int64")
            titles = references.titles(reader, field.refers_to, ids)
            titled.loc[ids.index, side] = ids.map(titles).fillna("a record that is gone")
    return titled


def _names(reader: Session, cells: pd.DataFrame) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for entity, group in cells.groupby("entity"):
        if entity in STORED and entity != "business":
            titles = references.titles(reader, str(entity), group["id"])
            found |= {(str(entity), record): title for record, title in titles.items()}
    return found


def _told(entity: str, field: str, before: object, after: object) -> tuple[str, str, str]:
    """Give the words for one changed cell: what, before, after; Markdown."""
    if not field:
        name = (
            next((before[each] for each in STORED[entity].title if before.get(each)), "")
            if isinstance(before, dict)
            else ""
        )
        return ":red[deleted]", plain(name), ""
    path = f"{entity}.{field}"
    known = STORED[entity].by_name.get(field)
    kind = None if known is None or known.refers_to else known.kind
    label = field.removeprefix(OWN_PREFIX) if known is None else known.label
    old, new = plain(written(kind, before, path)), plain(written(kind, after, path))
    return (
        plain(label),
        f":red[~~{old}~~]" if old else ":gray[blank]",
        f":green[**{new}**]" if new else ":gray[blank]",
    )


def take_back(reader: Session, revision: int) -> None:
    """Take a step back and draw the page anew, saying what was taken back and what was not, or why not."""
    try:
        with st.spinner("Taking it back …", show_time=True):
            receipt = reader.store.undo(revision, reader.access)
    except CrmError as error:
        messages.explain(error)
        return
    messages.keep(_taken_back(receipt), undo=receipt.revision or None)
    st.rerun()


def _taken_back(receipt: Receipt) -> str:
    """Say what a step back did, and what stayed because somebody changed it since."""
    done = [
        at_most([(entity, getattr(counts, name)) for entity, counts in receipt.counts.items()], word)
        for name, word in (("created", "back again"), ("updated", "as before"), ("deleted", "removed"))
    ]
    said = f"Taken back: {listed(done)}." if any(done) else "Nothing was taken back."
    stayed = receipt.stayed
    if stayed is None or stayed.empty:
        return said
    whole = Counter(stayed.loc[stayed["field"] == "", "entity"])
    values = int((stayed["field"] != "").sum())
    left = [count_of(entity, how_many) for entity, how_many in whole.items()] + (
        [count(values, "value")] if values else []
    )
    return f"{said} Changed since by somebody, and left as it is: {listed(left)}."


def at_most(counted: list[tuple[str, int]], word: str) -> str:
    """Write “2 customers and 1 sale removed”; only how many records where it is many kinds; "" for none."""
    kinds = [(entity, how_many) for entity, how_many in counted if how_many and entity != "business"]
    if len(kinds) > _MOST_KINDS:
        return f"{count(sum(how_many for _, how_many in kinds), 'record')} {word}"
    return f"{listed(count_of(*kind) for kind in kinds)} {word}" if kinds else ""
