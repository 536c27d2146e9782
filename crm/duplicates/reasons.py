"""Why two customers are taken for one, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.duplicates.evidence import Evidence, Level

TOLD: Final[dict[str, dict[Level, str]]] = {
    "email": {Level.SAME: "same e-mail"},
    "phone": {Level.SAME: "same phone"},
    "name": {
        Level.SAME: "same name",
        Level.ALIKE: "name alike",
        Level.SWAPPED: "first and last name swapped",
    },
    "birthday": {Level.SAME: "same birthday", Level.ALIKE: "birthday nearly the same"},
    "address": {Level.SAME: "same address", Level.ALIKE: "address alike"},
}
"""Words by fact and level; what differs is no reason."""
SHOWN: Final = frozenset({"name alike", "first and last name swapped"})
"""Reasons after which the two names are shown."""


def tell_reasons(
    facts: Mapping[str, Evidence], names: pd.Series[Any], left: np.ndarray, right: np.ndarray
) -> pd.Series[Any]:
    """Give the reasons of each pair of places: "same e-mail, name alike: Jon Smith / John Smith"."""
    both = (
        ": "
        + names.iloc[left].fillna("?").reset_index(drop=True)
        + " / "
        + names.iloc[right].fillna("?").reset_index(drop=True)
    )
    told = pd.Series("", index=range(len(left)), dtype="str")
    for fact, words in TOLD.items():
        for level, said in words.items():
            text = ", " + said + (both if said in SHOWN else "")
            told += pd.Series(text, index=told.index, dtype="str").where(facts[fact].level == level, "")
    return told.str.slice(2)


def shown_names(customers: pd.DataFrame) -> pd.Series[Any]:
    """Give what a customer is called: first and last name, else name, company or e-mail."""

    def column(name: str) -> pd.Series[Any]:
        blank = pd.Series(np.nan, index=customers.index, dtype="str")
        return customers[name].astype("str") if name in customers else blank

    parts = (column("first_name").fillna("") + " " + column("last_name").fillna("")).str.strip()
    named = parts.mask(parts.eq(""))
    for name in ("name", "company", "email"):
        named = named.fillna(column(name))
    return named
