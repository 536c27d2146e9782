"""What became of one record: who changed what and when, the latest first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd
import streamlit as st

from crm import wording
from crm.schema import OWN_PREFIX, Entity, Kind
from crm.written import written
from ui import columns, pending, references
from ui.outlook import outlook
from ui.session import Session
from ui.tables import Event, show_timeline
from ui.words import Tone, bold, plain, soft

MOST_SHOWN = 100


def show(reader: Session, known: Entity, record: int) -> None:
    """Draw the history of a record; a column of :func:`Store.record_history` tells who, when and what."""
    steps = reader.store.record_history(known.name, record, reader.access)
    if steps.empty:
        st.markdown(soft("Nothing is kept of how it came to be."))
        return
    day, zone = outlook(reader).today, reader.store.business()["zone"]
    told = [
        Event(
            when=wording.moment(_local(pd.Timestamp(str(step.at)), zone), today=day),
            tone=Tone.NOTE if step.field else Tone.GOOD,
            what=_what(reader, known, step),
            note=soft(step.by),
        )
        for step in steps.head(MOST_SHOWN).itertuples(index=False)
    ]
    show_timeline(told, f"History of this {known.label.lower()}")


def _local(at: pd.Timestamp, zone: str | None) -> datetime:
    """Give a time of the program's on the clock of the business; without a zone, on the machine's own."""
    try:
        place = ZoneInfo(zone) if zone else None
    except (ZoneInfoNotFoundError, ValueError):
        place = None
    moment: datetime = at.to_pydatetime()
    return moment.astimezone(place).replace(tzinfo=None, microsecond=0)


def _what(reader: Session, known: Entity, step: Any) -> str:  # noqa: ANN401 - a row of the history
    if not step.field:
        done = "Added" if step.after is not None else "Deleted" if step.before is not None else "Made one"
        return f"{done} {soft('· ' + step.label)}"
    field = known.by_name.get(step.field)
    label = field.label if field else str(step.field).removeprefix(OWN_PREFIX)
    if (
        reader.access.personal
        and columns.blank_as_none(step.before) is columns.blank_as_none(step.after) is None
    ):
        return f"{bold(label)}: {soft('erased')}"
    before, after = (said(reader, known, str(step.field), value) for value in (step.before, step.after))
    return f"{bold(label)}: {plain(before)} → {plain(after)}"


def said(
    reader: Session, known: Entity, name: str, value: object, own: Mapping[str, Kind] | None = None
) -> str:
    """Write one stored value as a person reads it; “nothing” for a blank."""
    value = columns.blank_as_none(value)
    field = pending.field_of(known.name, name, own or {})
    if value is None:
        return "nothing"
    if field is not None and field.kind is Kind.REFERENCE:
        number = int(str(value))
        return references.titles(reader, str(field.refers_to), [number]).get(number, f"#{number}")
    return written(None if field is None else field.kind, value, f"{known.name}.{name}")
