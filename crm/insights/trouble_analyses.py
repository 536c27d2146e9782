"""The analyses of what goes wrong, by name, as the catalogue asks them: frames in, figures out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

import pandas as pd

from crm.insights import trouble_sentences as sentences
from crm.insights.before_and_after import before_and_after
from crm.insights.lines import lines_of
from crm.insights.overview import day_to_look_back_from
from crm.insights.returns import returned_lines
from crm.insights.settling import SPLITS, cost, settling, settling_by
from crm.insights.trouble_rates import COMPLAINT_KEYS, RETURN_KEYS, complaints_by, returns_by

Frames = Mapping[str, pd.DataFrame]
Answer = dict[str, Any]


def _trouble_rates(frames: Frames, today: date) -> Answer:  # noqa: ARG001 - all analyses are asked alike
    lines = lines_of(frames["sale"], frames["product"])
    complaints, returns, products = frames["complaint"], frames["return"], frames["product"]
    returned = returned_lines(returns, lines)
    return {
        "complaints": {key: complaints_by(key, complaints, lines, products) for key in COMPLAINT_KEYS},
        "returns": {key: returns_by(key, returns, returned, lines, products) for key in RETURN_KEYS},
    }


def _settling(frames: Frames, today: date) -> Answer:
    complaints = frames["complaint"]
    lines = lines_of(frames["sale"], frames["product"])
    returned = returned_lines(frames["return"], lines)
    found = settling(complaints, today=today)
    spent = cost(complaints, frames["return"], returned, lines, frames["product"])
    said = [sentences.settling_sentence(found), sentences.cost_sentence(spent)]
    split = {key: settling_by(key, complaints, today=today) for key in SPLITS}
    return {"sentence": " ".join(filter(None, said)), "settling": found, "cost": spent, "by": split}


def _before_and_after(frames: Frames, today: date) -> Answer:
    lines = lines_of(frames["sale"], frames["product"])
    as_of = day_to_look_back_from(lines, today)
    returned = returned_lines(frames["return"], lines)
    table = before_and_after(lines, frames["complaint"], returned, today=as_of)
    return {"as_of": as_of, "sentence": sentences.after_sentences(table), "customers": table}


TROUBLE_ANALYSES: Final[dict[str, Callable[[Frames, date], Answer]]] = {
    "trouble_rates": _trouble_rates,
    "settling": _settling,
    "before_and_after": _before_and_after,
}
"""As ``crm.insights.catalogue.ANALYSES``, of which they are a part."""
