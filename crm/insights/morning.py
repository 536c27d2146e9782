"""Worth doing today: whom to answer, chase, congratulate or ask after, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm import wording
from crm.insights.calendar import NO_DAY, Ints, day_number, day_numbers, day_of
from crm.insights.complaints import are_past_promise
from crm.insights.lines import Floats, codes_of, positions

BIRTHDAY_DAYS: Final = 7
"""Birthdays are named so many days ahead."""
MOST: Final = 8
"""Nobody does more of one sort in a morning; how many more there are is said elsewhere."""
WAYS: Final = {"phone": "Call", "email": "Write to", "text": "Text", "visit": "Visit", "letter": "Write to"}
"""What to do with a customer by the way each prefers; ask others by phone."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing worth doing, in plain text (not Markdown)."""

    kind: str
    """complaint, payment, task, birthday or quiet"""
    customer: int
    """The customer's id, 0 where it is about nobody."""
    entity: str
    id: int
    """The record that it is about."""
    title: str
    reason: str
    badge: str
    tone: str
    """red, orange, blue or green"""
    action: str
    """done, chase, greet or ask"""


COLUMNS: Final = tuple(field.name for field in fields(Item))


@dataclass(frozen=True)
class People:
    """The customers, as far as a list of people needs them."""

    customers: pd.DataFrame

    def name(self, customer: int) -> str:
        """Give a customer's name, ``somebody`` where it is not known."""
        name = self._get(customer, "name")
        return "somebody" if name is None else str(name)

    def approach(self, customer: int) -> str:
        """Say what to do with a customer: ``Call Marta Keller``."""
        way = WAYS.get(str(self._get(customer, "preferred_channel")), WAYS["phone"])
        return f"{way} {self.name(customer)}"

    def _get(self, customer: int, column: str) -> str | None:
        at = int(np.searchsorted(self._ids, customer))
        if at == len(self._ids) or self._ids[at] != customer:
            return None
        codes, words = self._names if column == "name" else self._channels
        return str(words[codes[at]]) if codes[at] >= 0 else None

    @cached_property
    def _ids(self) -> Ints:
        return self.customers.index.to_numpy(dtype="int64")

    @cached_property
    def _names(self) -> tuple[NDArray[Any], pd.Index[Any]]:
        return codes_of(self.customers["name"])

    @cached_property
    def _channels(self) -> tuple[NDArray[Any], pd.Index[Any]]:
        return codes_of(self.customers["preferred_channel"])


def morning_list(  # noqa: PLR0913 - one frame a sort of thing to do
    customers: pd.DataFrame,
    complaints: pd.DataFrame,
    tasks: pd.DataFrame,
    owed: pd.DataFrame,
    quiet: pd.DataFrame,
    *,
    today: date,
    currency: str | None = None,
    spent: pd.Series[Any] | None = None,
) -> pd.DataFrame:
    """List what is worth doing today: late complaints and payments, tasks due, birthdays, quiet regulars.

    ``owed``: ``crm.insights.credit.owed_by_customer``; ``quiet``: ``crm.insights.rhythm.gone_quiet``;
    ``spent``: what each customer spent in twelve months, by id, to put the more valuable first. At most 8 of
    each kind. One row per thing to do, the most pressing kind first. Columns: see ``Item``; texts are plain,
    not Markdown.
    """
    people = People(customers)
    worth = pd.Series(dtype="float64") if spent is None else spent
    items = [
        *_complaints(people, complaints, worth, today, currency),
        *_payments(people, owed, today, currency),
        *_tasks(people, tasks, today),
        *_birthdays(people, today, worth),
        *_quiet(people, quiet[quiet["recent"].to_numpy(dtype=bool)], worth),
    ]
    table = pd.DataFrame([astuple(item) for item in items], columns=list(COLUMNS))
    return table.astype({"customer": "int64", "id": "int64"})


def _rows(records: pd.DataFrame) -> Iterator[Any]:
    """Give a few records one by one; the id is ``Index``."""
    yield from records.itertuples()


def _worth(worth: pd.Series[Any], customers: Ints) -> Floats:
    where = positions(worth.index.to_numpy(dtype="int64"), customers)
    return np.append(worth.to_numpy(dtype="float64"), 0.0)[where]


def _complaints(
    people: People, complaints: pd.DataFrame, worth: pd.Series[Any], today: date, currency: str | None
) -> Iterator[Item]:
    told = complaints[["customer", "subject", "due_at"]]
    late = told[are_past_promise(complaints, today=today)].sort_values("due_at", kind="stable").head(MOST)
    monthly = _worth(worth, late["customer"].to_numpy()) / 12
    for row, a_month in zip(_rows(late), monthly, strict=True):
        about = "" if pd.isna(row.subject) else f" about “{row.subject}”"
        promised = wording.near_day(row.due_at, today=today).removeprefix("on ")
        reason = f"The complaint{about} was promised for {promised}"
        if a_month >= 1:
            reason += f"; they spend {wording.money(a_month, currency, cents=False)} a month"
        title = people.approach(row.customer) if row.customer else f"Answer the complaint{about}"
        yield Item(
            "complaint", row.customer, "complaint", row.Index, title, reason, "past promise", "red", "done"
        )


def _payments(people: People, owed: pd.DataFrame, today: date, currency: str | None) -> Iterator[Item]:
    late = (
        owed[owed["overdue"].to_numpy() > 0].sort_values("overdue", ascending=False, kind="stable").head(MOST)
    )
    for row in _rows(late):
        orders = wording.count(row.orders, "order")
        reason = (
            f"{wording.money(row.overdue, currency)} from {orders},"
            f" due since {wording.day(row.due_on, today=today)}, {wording.days(row.days_overdue)} ago"
        )
        title = f"Remind {people.name(row.customer)} to pay"
        yield Item(
            "payment", row.customer, "customer", row.customer, title, reason, "overdue", "red", "chase"
        )


def _tasks(people: People, tasks: pd.DataFrame, today: date) -> Iterator[Item]:
    due = day_numbers(tasks["due_on"])
    open_now = tasks["done_at"].isna().to_numpy() & (due != NO_DAY) & (due <= day_number(today))
    if not open_now.any():
        return
    told = tasks.loc[open_now, ["customer", "title", "due_on"]]
    for row in _rows(told.sort_values("due_on", kind="stable").head(MOST)):
        when = wording.near_day(row.due_on, today=today)
        about = f"For {people.name(row.customer)}, due {when}" if row.customer else f"Due {when}"
        late = row.due_on.date() < today
        badge, tone = ("late", "orange") if late else ("today", "green")
        yield Item("task", row.customer, "task", row.Index, str(row.title), about, badge, tone, "done")


def _birthdays(people: People, today: date, worth: pd.Series[Any]) -> Iterator[Item]:
    every = day_numbers(people.customers["birthday"])
    known = np.flatnonzero(every != NO_DAY)
    numbers = every[known]
    keys = _month_days(numbers)
    ahead = day_number(today) + np.arange(BIRTHDAY_DAYS + 1)
    coming = _month_days(ahead)
    where = np.full(13 * 32, -1)
    where[coming[::-1]] = np.arange(len(coming))[::-1]  # of a day that comes twice, the nearer
    if 2 * 32 + 28 in coming and 2 * 32 + 29 not in coming:  # 29 February is kept on the 28th
        where[2 * 32 + 29] = where[2 * 32 + 28]
    days_to = where[keys]
    chosen = np.flatnonzero(days_to >= 0)
    ids = people.customers.index.to_numpy(dtype="int64")[known[chosen]]
    order = np.lexsort((days_to[chosen], -_worth(worth, ids)))[:MOST]
    for at in sorted(order.tolist(), key=lambda each: days_to[chosen[each]]):
        on = today + timedelta(days=int(days_to[chosen[at]]))
        age = on.year - day_of(numbers[chosen[at]]).year
        turns = f"turns {age}" if 0 < age < 120 else "has a birthday"  # noqa: PLR2004 - 1900 stands for "year unknown"
        customer = int(ids[at])
        title = f"{people.name(customer)} {turns} {wording.near_day(on, today=today)}"
        yield Item(
            "birthday",
            customer,
            "customer",
            customer,
            title,
            _way(people, customer),
            "birthday",
            "blue",
            "greet",
        )


def _way(people: People, customer: int) -> str:
    way = people._get(customer, "preferred_channel")  # noqa: SLF001 - of this module
    words = {
        "phone": "a call",
        "email": "an e-mail",
        "text": "a text",
        "letter": "a card by post",
        "visit": "a visit",
    }
    return f"Prefers {words[str(way)]}" if str(way) in words else "A good day to say hello"


def _month_days(days: Ints) -> Ints:
    """Give a number for each day's month and day of the month."""
    whole = days.astype("datetime64[D]")
    months = whole.astype("datetime64[M]")
    keys: Ints = (months.astype("int64") % 12 + 1) * 32 + (whole - months).astype("int64") + 1
    return keys


def _quiet(people: People, quiet: pd.DataFrame, worth: pd.Series[Any]) -> Iterator[Item]:
    order = np.argsort(-_worth(worth, quiet["customer"].to_numpy()), kind="stable")[:MOST]
    for row in _rows(quiet.iloc[order]):
        reason = f"Buys every {wording.days(row.usual_gap)}; last seen {wording.days(row.days_since)} ago"
        title = f"Ask after {people.name(row.customer)}"
        yield Item(
            "quiet", row.customer, "customer", row.customer, title, reason, "gone quiet", "orange", "ask"
        )
