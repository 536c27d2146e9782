"""Names with the family name first, as lists have them: "Doe, John" is John Doe."""

from __future__ import annotations

import re
from typing import Any, Final

import pandas as pd

from crm.values import per_distinct
from data_io.incoming.values.vocabulary import fold

_TURNED: Final = re.compile(r"(?P<last>[^\W\d_][^\d,;@/&()]*),\s*(?P<first>[^\W\d_][^\d,;@/&()]*)")
_MOST_WORDS: Final = 3
NO_FIRST_NAMES: Final = frozenset(
    {
        "inc", "ltd", "llc", "llp", "plc", "gmbh", "ag", "kg", "ohg", "ug", "co", "corp", "corporation",
        "company", "limited", "sa", "sarl", "sas", "srl", "spa", "sl", "bv", "nv", "lda", "pty", "jr", "sr",
        "ii", "iii", "iv", "md", "phd", "dds", "esq", "cpa", "mba", "rn", "msc", "bsc", "ma", "inh", "und",
        "and", "et", "e", "y", "en", "the", "der", "die", "das", "le", "la",
    }
)  # fmt: skip
"""What stands behind a comma and is no first name."""


_TITLE: Final = re.compile(
    r"(?:(?:Dra?|Prof|Mag|Ing|Dipl|Hon|Rev|Sir|Dott|Dott\.ssa|Herrn?|Frau|Hr|Fr|Mrs?|Ms|Mx|Mme|M|Mlle|Sig|"
    r"Sig\.ra|Sra?|Dhr|Mevr|med|rer|nat|h\.c)\b(?:\.\s*|\s+))+(?=[^\W\d_]{2})",
    re.IGNORECASE,
)
"""Titles and forms of address before a family name."""


def turned(text: str) -> tuple[str, str, str] | None:
    """Give title, first and last name of one that is written last name first; None where it is not.

    >>> turned("Doe, John"), turned("Smith & Sons, Ltd"), turned("Anna Berg")
    (('', 'John', 'Doe'), None, None)
    >>> turned("Dr. Ott, Ute")
    ('Dr. ', 'Ute', 'Ott')
    """
    found = _TURNED.fullmatch(text.strip())
    if not found:
        return None
    first, last = found["first"].strip(), found["last"].strip()
    words = fold(first).split()
    if len(words) > _MOST_WORDS or len(last.split()) > _MOST_WORDS or set(words) & NO_FIRST_NAMES:
        return None
    title = _TITLE.match(last)
    said = title.group() if title else ""
    return said, first, last.removeprefix(said)


def turn_names(values: pd.DataFrame, entity: str) -> pd.DataFrame:
    """Write names first name first, and fill first and last name where the sheet has no columns of them.

    ``values``: typed columns by field path.
    """
    for path in dict.fromkeys(("customer.name", f"{entity}.customer")):
        if path not in values:
            continue
        names: pd.Series[Any] = values[path]
        if not names.str.contains(",", regex=False).any():
            continue
        read = per_distinct(names, turned)
        if read.isna().all():
            continue
        title, first, last = (
            read.map(lambda parts, at=at: parts[at], na_action="ignore").astype("str") for at in (0, 1, 2)
        )
        new = {path: (title + first + " " + last).fillna(names)}
        if path == "customer.name" and not {"customer.first_name", "customer.last_name"} & set(values):
            new |= {"customer.first_name": first, "customer.last_name": last}
        values = values.assign(**new)
    return values
