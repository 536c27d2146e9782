"""What of the morning's list was seen to already."""

from __future__ import annotations

from datetime import date
from typing import Final

import pandas as pd

from crm.insights.calendar import day_number, day_numbers

SETTLED_BY_CONTACT: Final = ("payment", "birthday", "quiet")
"""What a call or a letter settles; a complaint ends by being resolved, a task by being ticked."""
QUIET_DAYS: Final = 3
"""Whom somebody has contacted in so many days is left in peace."""


def still_to_do(morning: pd.DataFrame, interactions: pd.DataFrame, *, today: date) -> pd.DataFrame:
    """Leave out of the morning's list whom somebody has called or written to in the last three days.

    ``morning``: ``crm.insights.morning.morning_list``; ``interactions``: as the store loads them. Gives the
    rows that stay.
    """
    days = day_numbers(interactions["happened_at"])
    outwards = interactions["direction"].eq("out").to_numpy(dtype=bool)
    lately = outwards & (days > day_number(today) - QUIET_DAYS) & (days <= day_number(today))
    contacted = interactions["customer"].to_numpy()[lately]
    settled = (
        morning["kind"].isin(SETTLED_BY_CONTACT)
        & morning["customer"].isin(contacted)
        & (morning["customer"] > 0)
    )
    return morning[~settled.to_numpy(dtype=bool)].reset_index(drop=True)


def foremost(morning: pd.DataFrame, count: int) -> pd.DataFrame:
    """Choose a few of the list so that every kind has its turn: the first of each, then the second of each.

    Gives the chosen rows in the order of the list.
    """
    turn = morning.groupby("kind", sort=False).cumcount()
    chosen = turn.sort_values(kind="stable").index[:count]
    return morning.loc[sorted(chosen)]
