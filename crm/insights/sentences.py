"""What a person would say about the figures: Markdown, the figures in bold; nothing for nothing."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from crm import wording
from crm.insights.overview import Overview

REMARKABLE: Final = 0.005
"""A change smaller than this is no change."""
ENOUGH_MONTHS: Final = 3
"""Of fewer finished months, none is called the best."""


def strong(figure: str) -> str:
    """Put a figure of our own in bold; a dollar sign would begin a formula."""
    escaped = figure.replace("$", r"\$")
    return f"**{escaped}**"


def overview_sentence(overview: Overview, currency: str | None = None) -> str:
    """Say what the overview has to say, in two or three sentences."""
    parts = (
        _stale(overview),
        _last_month(overview.revenue_by_month, overview.as_of, currency),
        _needs_somebody(overview, currency),
    )
    return " ".join(wording.sentence(part) for part in parts if part)


def _stale(overview: Overview) -> str:
    if not overview.is_stale:
        return ""
    last = wording.day(overview.as_of, today=overview.today)
    return f"the last sale here is of {last}, and the figures look back from it"


def _last_month(months: pd.DataFrame, today: date, currency: str | None) -> str:
    finished = months[~months["unfinished"].to_numpy(dtype=bool)]
    if finished.empty or not finished["revenue"].iloc[-1]:
        return ""
    last = finished.iloc[-1]
    name = wording.month(last["month"].date(), today=today)
    amount = wording.money(last["revenue"], currency)
    change = "" if np.isnan(last["change"]) else _change(last["change"])
    if last["best"] and len(finished) >= ENOUGH_MONTHS:
        figure = strong(f"{amount}, {change}") + " on last year" if change else strong(amount)
        return f"{name} was your best month: {figure}"
    against = f", {strong(change)} on last year" if change else ""
    return f"{name} brought {strong(amount)}{against}"


def _change(share: float) -> str:
    if abs(share) < REMARKABLE:
        return ""
    return f"{wording.percent(abs(share))} {'up' if share > 0 else 'down'}"


def _needs_somebody(overview: Overview, currency: str | None) -> str:
    quiet = int(overview.gone_quiet["recent"].sum())
    late = overview.figures.complaints_past_promise
    overdue = overview.owed[overview.owed["overdue"].to_numpy() > 0]
    parts = []
    if late:
        of_them = "is past its promise" if late == 1 else "are past their promise"
        parts.append(f"{_counted(late, 'complaint')} {of_them}")
    if quiet:
        parts.append(f"{_counted(quiet, 'regular')} {wording.plural(quiet, 'has', 'have')} gone quiet")
    if len(overdue):
        people = wording.count_in_words(len(overdue), "customer")
        amount = strong(wording.money(overdue["overdue"].sum(), currency))
        parts.append(f"{people} {wording.plural(len(overdue), 'owes', 'owe')} {amount} that is overdue")
    return wording.listed(parts)


def _counted(number_of: int, noun: str) -> str:
    return strong(wording.count_in_words(number_of, noun))


def every(gap: float) -> str:
    """Write a rhythm: ``every day``, ``every 9 days``, ``every 5 weeks``."""
    return "every day" if gap < 1.5 else f"every {wording.days(gap)}"  # noqa: PLR2004 - rounds to one
