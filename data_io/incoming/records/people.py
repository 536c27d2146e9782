"""Names of customers put together from what a sheet has: first and last name, company."""

from __future__ import annotations

import pandas as pd

from data_io.incoming.values.vocabulary import fold

PREFIX = "customer."


def complete_names(values: pd.DataFrame) -> pd.DataFrame:
    """Fill blank names of customers from first and last name, else from the company; other columns stay.

    ``values``: typed columns by field path (``customer.first_name``).
    """
    parts = [values[path] for path in (f"{PREFIX}first_name", f"{PREFIX}last_name") if path in values]
    company = values.get(f"{PREFIX}company")
    if not parts and company is None:
        return values
    name = (
        values[f"{PREFIX}name"].copy()
        if f"{PREFIX}name" in values
        else pd.Series(None, index=values.index, dtype="str")
    )
    if parts:
        joined = parts[0].fillna("") if len(parts) == 1 else parts[0].fillna("") + " " + parts[1].fillna("")
        joined = joined.str.strip()
        name = name.fillna(joined.mask(joined.eq("")))
    if company is not None:
        name = name.fillna(company)
    return values.assign(**{f"{PREFIX}name": name}) if name.notna().any() else values


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: one leaves out words of the other, or the first names agree.

    >>> same_person("Ann Ames", "Ames, Ann"), same_person("A. Ames", "Ann Ames")
    (True, True)
    >>> same_person("Ann Ames", "Bob Ames")
    False
    """
    words, others = fold(one).split(), fold(other).split()
    if not words or not others or set(words) <= set(others) or set(others) <= set(words):
        return True
    first, second = sorted((words[0], others[0]), key=len)
    return first == second or (len(first) == 1 and second.startswith(first))
