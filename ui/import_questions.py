"""What an import asks: each question has its answer already, and each answer counts at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

import pandas as pd
import streamlit as st

from crm.access import Action
from crm.entities import ENTITIES
from crm.wording import count, listed, number
from data_io.incoming.planning import ImportPlan, SheetPlan
from data_io.incoming.preview import full_label, names_of
from data_io.incoming.records.plans import Cell, Gone, Unknown
from data_io.incoming.values.dates import Order
from data_io.outgoing.tables import write_table
from ui import cards, downloads, import_columns, importer, tables
from ui.importer import Draft
from ui.interruptions import uninterrupted
from ui.receipts import plural_of
from ui.session import Session
from ui.words import bold, plain, soft

NAMED: Final = 3
"""As many are named in a question; the others are shown when asked for."""
LISTED: Final = 200
"""As many are shown at once."""
_SHEET, _PROGRAM, _EACH = "What the sheet says", "What the program says", "As chosen below"
_GONE: Final = {
    Gone.HAND_BACK: "Hand the rows back",
    Gone.LEAVE: "They stay deleted",
    Gone.BRING_BACK: "Bring them back",
}
_ANSWER_WIDTH: Final = 290

Question = Callable[[], None]
"""Draws one question."""
Answer = TypeVar("Answer")


def show(reader: Session, current: Draft, planned: ImportPlan, put: downloads.Put) -> None:
    """Draw all that is to be asked, on one card; nothing where nothing is."""
    questions = [
        *_dates(current, planned),
        *_unknown(reader, current, planned),
        *_conflicts(reader, current, planned),
        *_gone(current, planned),
        *_missing(reader, current, planned),
        *_vanished(reader, planned, put),
    ]
    if not questions:
        return
    with cards.card("questions", "Good to know before you store", fill=False), st.container(gap="xsmall"):
        for place, question in enumerate(questions):
            if place:
                st.divider()
            question()


def _ask(
    words: str,
    answers: Mapping[Answer, str],
    now: Answer,
    key: str,
    take: Callable[[Answer], None],
    show_more: Callable[[], None] | None = None,
) -> None:
    """Draw a question beside its answer; another answer is taken at once. ``show_more``: what it is about."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None, width="stretch"):
            st.markdown(words)
            if show_more is not None:
                with st.popover("Show them", key=f"show-{key}", type="tertiary"):
                    show_more()
        options = list(answers)
        answer = st.selectbox(
            "Answer",
            options,
            index=options.index(now),
            format_func=lambda each: answers[each],
            key=key,
            label_visibility="collapsed",
            width=_ANSWER_WIDTH,
        )
    if answer != now:
        take(answer)
        st.rerun()


# --- dates that can be read in two ways ------------------------------------------------------------------


def _dates(current: Draft, planned: ImportPlan) -> Iterator[Question]:
    for place, sheet in enumerate(planned.sheets):
        if sheet.match.entity and len(sheet.rows.questions):
            yield partial(_ask_dates, current, sheet, place)


def _ask_dates(current: Draft, sheet: SheetPlan, place: int) -> None:
    asked = sheet.rows.questions
    first = asked.iloc[0]
    readings = {Order.DAY_FIRST: first["day_first"], Order.MONTH_FIRST: first["month_first"]}
    days = {order: f"{day.day} {day:%B}" for order, day in readings.items()}
    rows = sheet.row_numbers(asked["position"].to_numpy(dtype="int64"))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        texts = [f"{text} (row {row})" for text, row in zip(asked["text"].iloc[1:4], rows[1:4], strict=True)]
        where = f"{first['heading']}, row {rows[0]} of {sheet.sheet.name}"
        where += f"; so {'are' if len(texts) > 1 else 'is'} {listed(texts)}" if texts else ""
        taken = import_columns.order_taken(sheet, int(first["column"]), str(first["path"]))
        doubt = f"Read as {days[taken]} until you say it." if taken else "Nothing in the sheet tells which."
        st.markdown(
            f"{bold(str(first['text']))}: {days[Order.DAY_FIRST]} or {days[Order.MONTH_FIRST]}?  \n"
            f":small[{soft(f'{where}. {doubt}')}]",
            width="stretch",
        )
        for order, day in days.items():
            if st.button(day, key=f"order-{place}-{order.name}-{current.version}"):
                importer.take_order(current, importer.key_of(sheet), order)
                st.rerun()


# --- named, but not known --------------------------------------------------------------------------------


def _unknown(reader: Session, current: Draft, planned: ImportPlan) -> Iterator[Question]:
    named: dict[str, dict[str, None]] = {}
    leave: dict[str, bool] = {}
    for sheet in planned.sheets:
        for entity, called in sheet.unknown.items():
            named.setdefault(entity, {}).update(dict.fromkeys(called))
            required = any(
                each.required
                for each in ENTITIES[str(sheet.match.entity)].references
                if each.refers_to == entity
            )
            leave[entity] = leave.get(entity, False) or not required
    here = {sheet.match.entity for sheet in planned.sheets}
    for entity, names in named.items():
        expected = (
            entity in current.unknown or entity in here or reader.store.count(entity, reader.access) > 0
        )
        if current.create and expected:  # where there are none yet, all are new, and that is no question
            yield partial(_ask_unknown, current, entity, list(names), leave=leave[entity])


def _ask_unknown(current: Draft, entity: str, called: Sequence[str], *, leave: bool) -> None:
    words = plural_of(entity, len(called))
    answers = {Unknown.MAKE: "Make a new one" if len(called) == 1 else "Make them"}
    if leave:
        answers[Unknown.LEAVE] = f"Leave the {plural_of(entity, 1)} blank"
    answers[Unknown.HAND_BACK] = "Hand their rows back"
    now = current.unknown.get(entity, Unknown.MAKE)
    verb = "is" if len(called) == 1 else "are"
    _ask(
        f"{bold(f'{number(len(called))} {words}')} {verb} named that you do not have: {_some(called)}",
        answers,
        now,
        f"unknown-{entity}-{current.version}",
        lambda answer: importer.take_unknown(current, entity, answer),
    )


# --- changed in the sheet and in the program -------------------------------------------------------------


def _conflicts(reader: Session, current: Draft, planned: ImportPlan) -> Iterator[Question]:
    conflicts = pd.concat([sheet.conflicts for sheet in planned.sheets], ignore_index=True)
    if len(conflicts):
        yield partial(_ask_conflicts, reader, current, conflicts.drop_duplicates(["id", "path"]))


def _ask_conflicts(reader: Session, current: Draft, conflicts: pd.DataFrame) -> None:
    wins = conflicts["program_wins"]
    now = _PROGRAM if wins.all() else _EACH if wins.any() else _SHEET
    answers = [_SHEET, _PROGRAM, *([_EACH] if now == _EACH else [])]
    verb = "was" if len(conflicts) == 1 else "were"
    _ask(
        f"{bold(count(len(conflicts), 'cell'))} {verb} changed in the sheet and in the program. What counts?",
        {each: each for each in answers},
        now,
        f"conflicts-{current.version}",
        lambda answer: importer.take_winner(current, program=answer == _PROGRAM),
    )
    with st.expander("Look at each", expanded=now == _EACH, key=f"conflicts-open-{now == _EACH}"):
        _show_conflicts(reader, current, conflicts.head(LISTED))


def _show_conflicts(reader: Session, current: Draft, conflicts: pd.DataFrame) -> None:
    owners = [path.partition(".")[0] for path in conflicts["path"]]
    owners = [owner if owner in ENTITIES else "" for owner in owners]
    names: dict[tuple[str, int], str] = {}
    for owner in filter(None, dict.fromkeys(owners)):
        ids = [int(each) for each, of in zip(conflicts["id"], owners, strict=True) if of == owner]
        called = names_of(owner, ids, reader.store, reader.access)
        names |= {(owner, record): name for record, name in called.items()}
    shown = pd.DataFrame(
        {
            "record": [
                names.get((owner, int(record)), f"No. {record}")
                for owner, record in zip(owners, conflicts["id"], strict=True)
            ],
            "fact": [
                full_label(path, owner or None) for path, owner in zip(conflicts["path"], owners, strict=True)
            ],
            "was": conflicts["was"].to_numpy(),
            "program": conflicts["program"].to_numpy(),
            "sheet": conflicts["sheet"].to_numpy(),
            "counts": conflicts["program_wins"].map({True: "the program", False: "the sheet"}).to_numpy(),
        }
    )
    key = f"conflicts-each-{current.version}"
    column = st.column_config
    st.data_editor(
        shown,
        key=key,
        hide_index=True,
        disabled=["record", "fact", "was", "program", "sheet"],
        column_config={
            "record": column.TextColumn("Record"),
            "fact": column.TextColumn("Fact"),
            "was": column.TextColumn("As it was"),
            "program": column.TextColumn("In the program"),
            "sheet": column.TextColumn("In your sheet"),
            "counts": column.SelectboxColumn(
                "What counts", options=["the sheet", "the program"], required=True
            ),
        },
        on_change=_take_winners,
        args=(current, key, list(zip(conflicts["id"].tolist(), conflicts["path"].tolist(), strict=True))),
        placeholder="",
        alt="Cells that were changed in the sheet and in the program",
    )


@uninterrupted
def _take_winners(current: Draft, editor: str, cells: Sequence[Cell]) -> None:
    for row, edited in st.session_state[editor]["edited_rows"].items():
        if "counts" in edited and 0 <= int(row) < len(cells):
            importer.take_winner_of(current, cells[int(row)], program=edited["counts"] == "the program")


# --- deleted in the program, taken out of the workbook, no longer in the list ------------------------------


def _gone(current: Draft, planned: ImportPlan) -> Iterator[Question]:
    gone = sum(sheet.gone for sheet in planned.sheets)
    if gone:
        verb = "is of a record" if gone == 1 else "are of records"
        yield partial(
            _ask,
            f"{bold(count(gone, 'row'))} {verb} deleted in the program since this workbook was taken out.",
            _GONE,
            current.gone,
            f"gone-{current.version}",
            lambda answer: importer.take_gone(current, answer),
        )


def _missing(reader: Session, current: Draft, planned: ImportPlan) -> Iterator[Question]:
    for each in planned.missing:
        if reader.access.may(Action.DELETE):
            yield partial(
                _ask_missing, reader, current, each.entity, each.ids.tolist(), each.changed.tolist()
            )


def _ask_missing(
    reader: Session, current: Draft, entity: str, ids: Sequence[int], changed: Sequence[int]
) -> None:
    words = plural_of(entity, len(ids))
    verb = "is" if len(ids) == 1 else "are"
    them = "it" if len(ids) == 1 else "them"
    named = names_of(entity, ids[:LISTED], reader.store, reader.access)
    kept = f" {count(len(changed), 'more was', 'more were')} changed here since, and stay." if changed else ""
    if not ids:
        st.markdown(
            f"{bold(f'{number(len(changed))} {plural_of(entity, len(changed))}')} taken out of this workbook "
            "were changed here since, and stay."
        )
        return
    _ask(
        f"{bold(f'{number(len(ids))} {words}')} of this workbook {verb} not in it any more: "
        f"{_some(list(named.values()), len(ids))}{soft(kept)}",
        {False: f"Keep {them}", True: f"Delete {them}"},
        entity in current.delete,
        f"missing-{entity}-{current.version}",
        lambda answer: importer.take_missing(current, entity, delete=answer),
        partial(_show_names, entity, named, len(ids)) if len(ids) > NAMED else None,
    )


def _show_names(entity: str, named: Mapping[int, str], all_of_them: int) -> None:
    label = ENTITIES[entity].label
    tables.show_table(
        {"ID": [soft(each) for each in named], label: [plain(name) for name in named.values()]},
        f"{ENTITIES[entity].plural} that are not in the file",
    )
    if all_of_them > len(named):
        st.markdown(soft(f"… and {number(all_of_them - len(named))} more."))


def _vanished(reader: Session, planned: ImportPlan, put: downloads.Put) -> Iterator[Question]:
    for place, sheet in enumerate(planned.sheets):
        if len(sheet.vanished):
            yield partial(_tell_vanished, reader, sheet, place, put)


def _tell_vanished(reader: Session, sheet: SheetPlan, place: int, put: downloads.Put) -> None:
    entity, ids = str(sheet.match.entity), sheet.vanished.tolist()
    verb = "is" if len(ids) == 1 else "are"
    were = "was" if len(ids) == 1 else "were"
    named = names_of(entity, ids, reader.store, reader.access)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(
            f"{bold(f'{number(len(ids))} {plural_of(entity, len(ids))}')} that {were} in the last file of "
            f"this kind {verb} not in this one: {_some(list(named.values()), len(ids))} Nothing is deleted.",
            width="stretch",
        )
        with st.popover("Show them", key=f"vanished-open-{place}", type="tertiary"):
            _show_vanished(entity, named, sheet, place, put)


def _show_vanished(
    entity: str, named: Mapping[int, str], sheet: SheetPlan, place: int, put: downloads.Put
) -> None:
    table = pd.DataFrame({"ID": list(named), ENTITIES[entity].label: list(named.values())})
    offer = downloads.Offer(
        "Take them as a workbook",
        f"{plural_of(entity)} not in {Path(sheet.file).stem[:60]}.xlsx",
        partial(write_table, table, title=ENTITIES[entity].plural),
        holds=count(len(named), "row"),
        version=(sheet.file, tuple(named)),
    )
    downloads.show(f"vanished-{place}", offer, put)
    _show_names(entity, dict(list(named.items())[:LISTED]), len(named))


def _some(called: Sequence[str], all_of_them: int | None = None) -> str:
    """Name some of many: “Anna Berg, Bo Ek, Cy Cole and 34 more.”."""
    whole = all_of_them or len(called)
    some = [plain(name) for name in called[:NAMED]]
    left = whole - len(some)
    return f"{listed([*some, f'{number(left)} more' if left else ''])}."
