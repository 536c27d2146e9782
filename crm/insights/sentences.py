"""What a person would say about the figures: Markdown, the figures in bold; nothing for nothing."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from crm import wording
from crm.insights.customer import CustomerFigures
from crm.insights.overview import Overview
from crm.insights.rhythm import LEAST_DAYS

REMARKABLE: Final = 0.005
"""A change smaller than this is no change."""
ENOUGH_MONTHS: Final = 3
"""Of fewer finished months, none is called the best."""
GOOD_RANK: Final = 20
"""Up to this place a customer is called one of the best."""


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


def profile_sentences(figures: CustomerFigures, *, today: date, currency: str | None = None) -> str:
    """Say how often a customer comes, what they are worth and buy, and what is open."""
    parts = (
        _rhythm_and_worth(figures, today, currency),
        _habits(figures),
        _silence(figures),
        _complaint(figures, today),
        _debt(figures, today, currency),
    )
    return " ".join(wording.sentence(part) for part in parts if part)


def _rhythm_and_worth(figures: CustomerFigures, today: date, currency: str | None) -> str:
    if figures.first_on is None or figures.last_on is None:
        return "has not bought anything yet" if not figures.orders else ""
    if figures.purchase_days == 1:
        return f"bought {strong('once')}, {wording.near_day(figures.last_on, today=today)}"
    since = wording.month(figures.first_on)
    if figures.purchase_days < LEAST_DAYS or figures.usual_gap is None:
        often = f"bought on {strong(wording.count(figures.purchase_days, 'day'))} since {since}"
    else:
        often = f"comes {strong(every(figures.usual_gap))} since {since}"
    liked = [
        wording.plain(name) for name in figures.favourite_categories[:2] or figures.favourite_products[:2]
    ]
    mostly = f", mostly {wording.listed(liked)}" if liked else ""
    return f"{often}{mostly}{_worth(figures, currency)}"


def every(gap: float) -> str:
    """Write a rhythm: ``every day``, ``every 9 days``, ``every 5 weeks``."""
    return "every day" if gap < 1.5 else f"every {wording.days(gap)}"  # noqa: PLR2004 - rounds to one


def _worth(figures: CustomerFigures, currency: str | None) -> str:
    profit, spent = figures.profit_12_months, figures.spent_12_months
    if profit is not None and profit > 0:
        worth = f"; {strong(f'worth {wording.money(profit, currency)}')} a year after costs"
    elif spent > 0:
        worth = f"; spent {strong(wording.money(spent, currency))} in the last 12 months"
    else:
        return ""
    if figures.rank is None or figures.rank > GOOD_RANK:
        return worth
    return f"{worth}, your {wording.ordinal(figures.rank) + ' ' if figures.rank > 1 else ''}best"


def _habits(figures: CustomerFigures) -> str:
    bought = [
        f"{wording.bold(habit.name)} each {wording.MONTHS[habit.month - 1]}" for habit in figures.habits[:2]
    ]
    return f"buys {wording.listed(bought)}" if bought else ""


def _silence(figures: CustomerFigures) -> str:
    if not figures.is_quiet or figures.days_since is None:
        return ""
    return f"has not been seen for {strong(wording.days(figures.days_since))}, which is long for them"


def _complaint(figures: CustomerFigures, today: date) -> str:
    if not figures.open_complaints:
        return ""
    if figures.open_complaints > 1 or not figures.open_subject:
        verb = wording.plural(figures.open_complaints, "is", "are")
        return f"{_counted(figures.open_complaints, 'complaint')} {verb} still open"
    of_day = "" if figures.open_since is None else f" of {wording.day(figures.open_since, today=today)}"
    return f"the complaint{of_day} is still open: {wording.bold(figures.open_subject)}"


def _debt(figures: CustomerFigures, today: date, currency: str | None) -> str:
    if not figures.overdue or figures.overdue_since is None:
        return ""
    since = wording.day(figures.overdue_since, today=today)
    return f"{strong(wording.money(figures.overdue, currency))} is overdue since {since}"
