"""What is worth doing after a month: who to remind, ask after and write to, and what to look at."""

from __future__ import annotations

from typing import Final

import pandas as pd

from crm import wording
from crm.insights.monthly import Monthly
from crm.insights.report import rows_of
from crm.insights.sentences import strong

NAMED: Final = 3
HABITS: Final = 3
"""So many habits of the month after are named."""


def worth_doing(found: Monthly, currency: str | None = None) -> tuple[str, ...]:
    """List what is worth doing now, in Markdown, the most pressing first; what is done since is left out."""
    said = (
        _complaints(found),
        _overdue(found, currency),
        *_defects(found),
        _quiet(found),
        *_habits(found, currency),
        _tasks(found),
    )
    return tuple(wording.sentence(each) for each in said if each)


def _complaints(found: Monthly) -> str:
    late = found.late_complaints
    if not late:
        return ""
    of_them = wording.plural(late, "that is past its promise", "that are past their promise")
    return f"answer {strong(wording.count_in_words(late, 'complaint'))} {of_them}"


def _overdue(found: Monthly, currency: str | None) -> str:
    still = found.owed[found.owed["still"].to_numpy() > 0].sort_values("still", ascending=False)
    if still.empty:
        return ""
    amount = strong(wording.money(float(still["still"].sum()), currency))
    who = strong(wording.count_in_words(len(still), "customer"))
    return f"remind {who} who {wording.plural(len(still), 'owes', 'owe')} {amount}: {_names(still)}"


def _defects(found: Monthly) -> list[str]:
    return [
        f"look at {wording.bold(name)}: probably defective"
        for name in found.defects.alarms["name"].head(NAMED).tolist()
    ]


def _quiet(found: Monthly) -> str:
    away = found.quiet[found.quiet["came_on"].isna().to_numpy()]
    if away.empty:
        return ""
    who = strong(wording.count_in_words(len(away), "regular"))
    return f"ask after {who} who went quiet: {_names(away)}"


def _names(people: pd.DataFrame) -> str:
    named = [wording.plain(name) for name in people["name"].head(NAMED)]
    more = len(people) - len(named)
    return wording.listed([*named, f"{wording.number(more)} more"] if more > 0 else named)


def _habits(found: Monthly, currency: str | None) -> list[str]:
    """Name what customers usually buy in the month after, while it is not over."""
    month = found.following.since
    if found.today > found.following.until:
        return []
    habits = found.seasons.products
    due = habits[(habits["month"] == month.month).to_numpy() & (habits["customers"] > 0).to_numpy()]
    return [
        f"write to the {strong(wording.count_in_words(int(row.customers), 'customer'))} who "
        f"{wording.plural(int(row.customers), 'buys', 'buy')} {wording.bold(row.name)} each "
        f"{wording.MONTHS[month.month - 1]}, {strong(wording.money(row.average, currency))} on average"
        for row in rows_of(due.head(HABITS))
    ]


def _tasks(found: Monthly) -> str:
    due = found.tasks_due
    if not due:
        return ""
    until = wording.day(found.following.until)
    verb = wording.plural(due, "is", "are")
    return f"{strong(wording.count_in_words(due, 'open task'))} {verb} due by {until}"
