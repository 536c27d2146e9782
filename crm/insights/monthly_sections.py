"""The sections of the monthly report that name people and look ahead: who is quiet, who owes, what comes."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from crm import wording
from crm.insights.forecast_sentences import about, forecast_sentence
from crm.insights.monthly import Monthly
from crm.insights.report import Column, Line, Part, Series, Table, Words, month_labels, rows_of
from crm.insights.sentences import every, strong

NAMED: Final = 12
"""Rows of each list; the pages of the program show all."""
PAST: Final = 9
AHEAD: Final = 3
"""Months that are drawn before and after."""
NONE: Final = "–"


def quiet(found: Monthly, currency: str | None) -> tuple[Part, ...]:
    """Name the regulars who went quiet lately, and who of them came again since."""
    people = found.quiet
    if people.empty:
        return (Words("No regular customer went quiet in these weeks."),)
    many = strong(wording.count_in_words(len(people), "regular"))
    has = wording.plural(len(people), "has", "have")
    brought = strong(wording.money(float(people["spent"].sum()), currency))
    said = (
        f"{many} {has} not come for more than three times as long as usual; "
        f"they brought {brought} in twelve months"
    )
    rows = tuple(
        (
            str(name),
            every(gap).removeprefix("every "),
            f"{wording.day(last.date())} {last.year}",
            wording.money(spent, currency),
            "" if pd.isna(came) else f"came on {wording.day(came.date())}",
        )
        for name, gap, last, spent, came in zip(
            *(people[each].head(NAMED) for each in ("name", "usual_gap", "last_on", "spent", "came_on")),
            strict=True,
        )
    )
    columns = (
        Column("Customer"), Column("Comes every"), Column("Last seen"),
        Column("Spent, 12 months", right=True), Column("Since then"),
    )  # fmt: skip
    table = Table(_kept(columns, rows), _without(rows), note=_more(len(people)))
    return (Words(wording.sentence(said)), table)


def owing(found: Monthly, currency: str | None) -> tuple[Part, ...]:
    """Name who owed on the last day of the month, how late that was, and what of it is paid since."""
    if not found.payments_kept:
        return (Words("No payments are kept here, so who owes cannot be told."),)
    people = found.owed
    on = f"on {wording.day(found.days.until)}"
    not_due = wording.money(found.owed_not_due, currency)
    rest = f"; {not_due.replace('$', chr(92) + '$')} more was not due yet" if found.owed_not_due > 0 else ""
    if people.empty:
        return (Words(f"Nothing was overdue {on}{rest}."),)
    total = strong(wording.money(float(people["overdue"].sum()), currency))
    who = wording.count_in_words(len(people), "customer")
    said = f"{on}, {total} was overdue, from {who}{rest}"
    rows = tuple(
        (
            str(name),
            wording.money(overdue, currency),
            wording.number(orders),
            wording.days(late),
            _since(still, overdue, currency),
        )
        for name, overdue, orders, late, still in zip(
            *(people[each].head(NAMED) for each in ("name", "overdue", "orders", "days_overdue", "still")),
            strict=True,
        )
    )
    columns = (
        Column("Customer"), Column("Overdue", right=True), Column("Orders", right=True),
        Column("Late by", right=True), Column(f"On {wording.day(found.today)}", right=True),
    )  # fmt: skip
    return (Words(wording.sentence(said)), Table(columns, rows, note=_more(len(people))))


def _since(still: float, overdue: float, currency: str | None) -> str:
    if still <= 0:
        return "paid"
    return "the same" if round(still, 2) == round(overdue, 2) else f"{wording.money(still, currency)} overdue"


def ahead(found: Monthly, currency: str | None) -> tuple[Part, ...]:
    """Say what the next months are likely to bring, and draw them after the last ones."""
    coming = found.forecast
    parts: list[Part] = [Words(forecast_sentence(coming, AHEAD, currency))]
    if not coming.enough:
        return tuple(parts)
    past = coming.months[coming.months["whole"].to_numpy(dtype=bool)].tail(PAST)
    next_ones = coming.coming.head(AHEAD + coming.begun)
    shown = pd.concat([past, next_ones])
    likely = np.where(shown["whole"], shown["revenue"], shown["likely"])
    line = Line(
        "came, or is likely (dashed, with what it lies between 8 times of 10)",
        tuple(likely.tolist()),
        tuple(shown["low"].tolist()),
        tuple(shown["high"].tolist()),
    )
    parts.append(
        Series(
            "The months ahead",
            month_labels(shown["month"]),
            (line,),
            money=True,
            currency=currency,
            open_from=len(past),
        )
    )
    rows = tuple(
        (
            wording.month(row.month.date()),
            *(about(each, row.high - row.low, currency) for each in (row.likely, row.low, row.high)),
            wording.money(row.before, currency) if wording.is_known(row.before) else NONE,
        )
        for row in rows_of(next_ones)
    )
    names = ("Month", "Likely", "At least", "At most", "Year before")
    columns = tuple(Column(each, right=at > 0) for at, each in enumerate(names))
    return (*parts, Table(columns, rows, note="Between “at least” and “at most” in 8 of 10 cases."))


def _more(count: int) -> str:
    return f"and {wording.number(count - NAMED)} more" if count > NAMED else ""


def _kept(columns: tuple[Column, ...], rows: tuple[tuple[str, ...], ...]) -> tuple[Column, ...]:
    """Leave out the last column where no row says anything in it."""
    return columns if any(row[-1] for row in rows) else columns[:-1]


def _without(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return rows if any(row[-1] for row in rows) else tuple(row[:-1] for row in rows)
