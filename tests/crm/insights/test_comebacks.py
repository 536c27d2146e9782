from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from crm.insights.comebacks import comebacks
from crm.insights.frames import empty_frame

Table = Callable[..., pd.DataFrame]

START = np.datetime64("2025-01-01")
TODAY = date(2026, 6, 30)


def silent_shop(table: Table, seed: int, *, effect: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Customers who came weekly until spring; half are rung up on a day of their silence.

    By itself one in ten comes back in any 30 days, and then comes weekly; after a call ``effect`` more do.
    """
    rng = np.random.default_rng(seed)
    people = 400
    sales, calls = [], []
    for person in range(1, people + 1):
        begin = START + int(rng.integers(0, 60))
        sales += [(begin + 7 * week, person) for week in range(6)]
        last = begin + 35
        alone = last + 31 + int(rng.exponential(30 / -np.log(0.9)))
        called = last + 32 + int(rng.integers(0, 150))
        if person % 2 and called < alone:
            calls.append((called, person))
            if rng.random() < effect:
                alone = min(alone, called + int(rng.integers(0, 30)))
        sales += [(day, person) for day in np.arange(alone, np.datetime64(TODAY), 7)]
    rows = "\n".join(f"{day} {person} 10" for day, person in sales)
    touched = "\n".join(f"{day} {person} phone out" for day, person in calls)
    return (
        table("sale", f"sold_at customer amount\n{rows}"),
        table("interaction", f"happened_at customer channel direction\n{touched}"),
    )


def compared(sales: pd.DataFrame, calls: pd.DataFrame) -> pd.DataFrame:
    found = comebacks(sales, calls, empty_frame("message"), empty_frame("campaign"), today=TODAY)
    return found.ways


def test_a_way_that_brings_people_back_is_found(table: Table) -> None:
    ways = [compared(*silent_shop(table, seed, effect=0.3)) for seed in range(5)]
    assert all(each["beyond_chance"].tolist() == [True] for each in ways)
    assert 0.18 < np.mean([each["extra"].iloc[0] for each in ways]) < 0.38, "0.3 of the 0.9 who do not come"


def test_a_way_that_does_nothing_is_not_praised(table: Table) -> None:
    ways = [compared(*silent_shop(table, seed, effect=0.0)) for seed in range(20)]
    assert sum(each["beyond_chance"].iloc[0] for each in ways) <= 2
    assert abs(np.mean([each["extra"].iloc[0] for each in ways])) < 0.04


def test_few_touches_say_nothing_however_well_they_did(table: Table) -> None:
    sales, calls = silent_shop(table, 1, effect=1.0)
    assert compared(sales, calls.head(10))["beyond_chance"].tolist() == [False]


def test_a_campaign_counts_from_its_start_where_no_day_was_kept(table: Table) -> None:
    sales, calls = silent_shop(table, 1, effect=0.5)
    campaigns = table("campaign", "id name starts_on\n7 Spring 2025-05-01")
    rows = "\n".join(f"7 {person}" for person in calls["customer"])
    messages = table("message", f"campaign customer\n{rows}")
    ways = comebacks(sales, empty_frame("interaction"), messages, campaigns, today=TODAY).ways
    assert ways["way"].tolist() == ["Spring"]
    assert ways["kind"].tolist() == ["campaign"]
    assert ways["touched"].iloc[0] > 50


def test_calls_from_customers_are_no_touch_of_ours(table: Table) -> None:
    sales, calls = silent_shop(table, 1, effect=1.0)
    theirs = calls.assign(direction=pd.Categorical(["in"] * len(calls)))
    assert compared(sales, theirs).empty


def test_an_empty_shop_has_no_silences(table: Table) -> None:
    found = comebacks(
        table("sale"), table("interaction"), table("message"), table("campaign"), today=date(2026, 1, 1)
    )
    assert (found.silences, found.came_back, len(found.ways)) == (0, 0, 0)
