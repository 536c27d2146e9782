"""The analyses of who stays and who is worth what, as ``crm.insights.catalogue`` asks them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

import pandas as pd

from crm.insights import retention_sentences as words
from crm.insights.comebacks import comebacks
from crm.insights.concentration import concentration
from crm.insights.lines import lines_of
from crm.insights.lost import lost_customers
from crm.insights.overview import day_to_look_back_from
from crm.insights.paying import paying_habits
from crm.insights.retention import cohorts, customers_by_month, kept_by_age
from crm.insights.returns import returned_lines
from crm.insights.rhythm import purchase_days
from crm.insights.segments import segments
from crm.insights.value import lifetime_value

Frames = Mapping[str, pd.DataFrame]
Answer = dict[str, Any]


def _retention(frames: Frames, today: date) -> Answer:
    lines = lines_of(frames["sale"])
    as_of, days = day_to_look_back_from(lines, today), purchase_days(lines)
    table = cohorts(lines, today=as_of, days=days)
    kept, months = kept_by_age(table), customers_by_month(lines, today=as_of, days=days)
    said = words.retention_sentence(kept, months)
    return {"as_of": as_of, "sentence": said, "cohorts": table, "kept": kept, "months": months}


def _value(frames: Frames, today: date) -> Answer:
    lines = lines_of(frames["sale"], frames["product"])
    as_of = day_to_look_back_from(lines, today)
    value = lifetime_value(lines, returned_lines(frames["return"], lines), frames["product"], today=as_of)
    return {"sentence": words.value_sentence(value), "enough": value.enough, **vars(value)}


def _segments(frames: Frames, today: date) -> Answer:
    lines = lines_of(frames["sale"])
    as_of = day_to_look_back_from(lines, today)
    found = segments(lines, returned_lines(frames["return"], lines), today=as_of)
    return {"as_of": as_of, "sentence": words.segments_sentence(found), **vars(found)}


def _concentration(frames: Frames, today: date) -> Answer:
    lines = lines_of(frames["sale"], frames["product"])
    as_of = day_to_look_back_from(lines, today)
    returned = returned_lines(frames["return"], lines)
    found = concentration(lines, returned, frames["product"], frames["customer"], today=as_of)
    return {"sentence": words.concentration_sentence(found), "few": found.few, **vars(found)}


def _lost(frames: Frames, today: date) -> Answer:
    lines = lines_of(frames["sale"])
    as_of = day_to_look_back_from(lines, today)
    found = lost_customers(frames["customer"], frames["opportunity"], lines, today=as_of)
    return {"as_of": as_of, "sentence": words.lost_sentence(found), **vars(found)}


def _comebacks(frames: Frames, today: date) -> Answer:
    lines = lines_of(frames["sale"])
    as_of = day_to_look_back_from(lines, today)
    found = comebacks(lines, frames["interaction"], frames["message"], frames["campaign"], today=as_of)
    return {"as_of": as_of, "sentence": words.comebacks_sentence(found), **vars(found)}


def _paying(frames: Frames, today: date) -> Answer:  # noqa: ARG001 - all analyses are asked alike
    return {"customers": paying_habits(frames["sale"], frames["payment"])}


CUSTOMER_ANALYSES: Final[dict[str, Callable[[Frames, date], Answer]]] = {
    "retention": _retention,
    "value": _value,
    "segments": _segments,
    "concentration": _concentration,
    "lost": _lost,
    "comebacks": _comebacks,
    "paying": _paying,
}
"""By name of their module; without sales of late they look back from the last one, which ``as_of`` tells."""
