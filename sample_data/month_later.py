"""The same shop a month later: the rows since the first of the month again, what is new, what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from sample_data import words
from sample_data.aftermath import make_complaints, make_feedback, make_payments, make_returns
from sample_data.cast import OCCASIONAL, Cast
from sample_data.draws import draw_words, number_texts, take_words
from sample_data.lines import make_lines
from sample_data.people import list_customers
from sample_data.plan import Plan, Streams, plan_shop
from sample_data.shop import fill_shop, write_sales
from sample_data.touches import make_interactions
from sample_data.window import Window

DAYS: Final = 30
NEW_CUSTOMERS: Final = 6
MOVED: Final = 12
NEW_LINES_SHARE: Final = 1 / 24
DATED_BY: Final = {
    "sale": "sold_at",
    "payment": "paid_on",
    "return": "returned_on",
    "complaint": "opened_at",
    "interaction": "happened_at",
    "feedback": "given_on",
    "opportunity": "expected_close",
    "task": "due_on",
    "message": "sent_at",
}


def make_month_later(seed: int, today: date, customers: int, sales_lines: int) -> dict[str, pd.DataFrame]:
    """Make what the owner hands over thirty days after ``make_shop`` with the same arguments.

    The same frames: all customers (some moved, six new), products (a few dearer), campaigns; of the others
    the rows since the first of the month of ``today``: those known already, some of them changed, and the new
    ones.
    """
    before = plan_shop(seed, today, customers, sales_lines)
    known = fill_shop(before)
    after = plan_next_month(before, Streams(seed + 1))
    since = pd.Timestamp(today).replace(day=1)
    recent = {name: known[name][known[name][column] >= since] for name, column in DATED_BY.items()}
    recent["task"] = finish_tasks(recent["task"], after.window)
    recent["complaint"] = settle_complaints(recent["complaint"], after.window)
    new = follow_sales(after, known)
    new["payment"] = make_payments(before, before.window.days + DAYS).iloc[len(known["payment"]) :]
    joined = {
        name: pd.concat([rows, new[name]], ignore_index=True) if name in new else rows
        for name, rows in recent.items()
    }
    dearer = known["product"].assign(
        price=known["product"]["price"] + np.where(np.arange(len(known["product"])) % 20 == 7, 0.2, 0)
    )
    everything = {**known, **joined, "product": dearer, "customer": after.people}
    return {name: rows.reset_index(drop=True) for name, rows in everything.items()}


def plan_next_month(before: Plan, rngs: Streams) -> Plan:
    """Choose who buys what in the thirty days after: half of those who still come, and six new customers."""
    window = Window(before.window.today + pd.Timedelta(days=1), DAYS)
    rng = rngs["traits"]
    newcomers = pd.DataFrame(
        {
            "segment": OCCASIONAL,
            "pace": 4.0,
            "first_day": 5,
            "last_day": DAYS - 1,
            "terms_days": 0,
            "late_days": 0,
            "weekday": 4,
        },
        index=range(NEW_CUSTOMERS),
    )
    comes = (before.traits["last_day"] == before.window.days - 1).to_numpy() & (
        rng.random(len(before.traits)) < 0.5
    )
    comes[before.cast.apple_buyers] = False
    known = before.traits.assign(pace=before.traits["pace"].where(comes, 0), first_day=0, last_day=DAYS - 1)
    traits = pd.concat([known, newcomers], ignore_index=True)
    nobody = np.zeros(0, dtype="int64")
    cast = replace(before.cast, apple_buyers=nobody, gone_quiet=nobody, lost=nobody)
    people = pd.concat(
        [move_some(rngs["moves"], before.people), make_newcomers(rngs, before, window)], ignore_index=True
    )
    lines = make_lines(
        rngs["lines"], window, before.products, traits, cast, int(len(before.lines) * NEW_LINES_SHARE)
    )
    lines["order"] += before.lines["order"].iloc[-1] + 1
    return Plan(rngs, window, cast, traits, people, before.products, lines)


def make_newcomers(rngs: Streams, before: Plan, window: Window) -> pd.DataFrame:
    """Give six customers who were not known before; none can be taken for a known one."""
    rows = 40
    nobody = np.zeros(0, dtype="int64")
    cast = Cast(**{**dict.fromkeys(vars(before.cast), nobody), "households": np.arange(4)})
    traits = pd.DataFrame(
        {"segment": OCCASIONAL, "first_day": 0, "last_day": window.days - 1, "terms_days": 0},
        index=range(rows),
    )
    people = list_customers(rngs["people"], cast, traits, window)
    strangers = (
        people[~people["name"].isin(before.people["name"])].iloc[4 : 4 + NEW_CUSTOMERS].reset_index(drop=True)
    )
    first = len(before.people) + 1
    return strangers.assign(
        code=number_texts("C-", np.arange(first, first + NEW_CUSTOMERS), 4),
        phone=take_words(["none"], np.full(NEW_CUSTOMERS, -1)),
        mobile=[f"+33 6 39 98 99 {number}" for number in range(90, 90 + NEW_CUSTOMERS)],
    ).astype({"mobile": "str"})


def move_some(rng: np.random.Generator, people: pd.DataFrame) -> pd.DataFrame:
    """Give some customers another street, and let some agree to e-mail."""
    moved = rng.choice(len(people), MOVED, replace=False)
    changed = people.copy()
    changed.loc[moved, "street"] = (draw_words(rng, words.STREETS, MOVED) + " 201").to_numpy()
    changed.loc[moved[:4], "email_consent"] = True
    changed.loc[moved[4:8], "notes"] = "Moved house in December."
    return changed


def follow_sales(after: Plan, known: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Make the new month's sales and what follows from them, numbered on from what is known."""
    no_campaign = take_words(["none"], np.full(len(after.lines), -1))
    complaints, returns = make_complaints(after), make_returns(after)
    returns["number"] = number_texts("R-", len(known["return"]) + 1 + np.arange(len(returns)), 4)
    complaints["number"] = number_texts("T-", len(known["complaint"]) + 1 + np.arange(len(complaints)), 4)
    return {
        "sale": write_sales(after, no_campaign),
        "return": returns,
        "complaint": complaints,
        "interaction": make_interactions(after),
        "feedback": make_feedback(after, complaints["customer"]),
    }


def settle_complaints(complaints: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Resolve what was open, save the last one."""
    was_open = complaints["status"] != "resolved"
    settled = was_open & (np.arange(len(complaints)) < len(complaints) - 1)
    on = window.start + pd.Timedelta(days=3, hours=11)
    return complaints.assign(
        status=complaints["status"].mask(settled, "resolved"),
        resolved_at=complaints["resolved_at"].mask(settled, on),
        first_response_at=complaints["first_response_at"].mask(
            settled & complaints["first_response_at"].isna(), on
        ),
        resolution=complaints["resolution"].mask(settled, words.SETTLEMENTS[0]),
        satisfaction=complaints["satisfaction"].mask(settled, "yes"),
    )


def finish_tasks(tasks: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Finish what was due within the month."""
    done = tasks["done_at"].isna() & (tasks["due_on"] <= window.today)
    return tasks.assign(done_at=tasks["done_at"].mask(done, tasks["due_on"] + pd.Timedelta(hours=10)))
