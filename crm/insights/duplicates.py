"""The same person twice: which customers stand in the list more than once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
import pandas as pd

from crm.duplicates.blocking import candidate_pairs
from crm.duplicates.chains import close_chains, group_ids
from crm.duplicates.evidence import Evidence, Level
from crm.duplicates.reasons import shown_names, tell_reasons
from crm.duplicates.scoring import score, weigh
from crm.duplicates.traits import read_traits

LIKELY: Final = 0.92
"""From this score on a pair is almost certain, and listed."""
POSSIBLE: Final = 0.7
"""From this score on it may be worth a look by a person."""
FACTS: Final = ("name", "birthday", "email", "phone", "address")
COLUMNS: Final = ("left", "right", "score", "reasons", "through", *FACTS)


def likely_duplicates(
    customers: pd.DataFrame, *, threshold: float = LIKELY, among: Iterable[int] | None = None
) -> pd.DataFrame:
    """Find pairs of customers that are likely one person or one firm.

    ``customers``: records in stored form, index id; columns that are not there count as blank. ``among``:
    only pairs with at least one of these ids (those just brought in, say).

    One row per pair, the surest first. Columns: left, right (ids, left the smaller), score (0-1: how likely
    they are the same), reasons (plain words, joined by commas), through (id of a third customer that both
    are the same as, where only that joins them, else 0), and the weight of each fact in bits, for the same
    (above 0) or against it: name, birthday, email, phone, address.

    Facts are weighed after Fellegi and Sunter (1969) against two sorts of others: strangers, and those who
    share a roof or a firm (see ``crm.duplicates.evidence``). Does not depend on the order of the records.
    """
    ordered = customers.sort_index()
    ids = ordered.index.to_numpy(dtype=np.int64)
    traits = read_traits(ordered)
    asked = None if among is None else np.isin(ids, np.fromiter(among, dtype=np.int64))
    left, right = candidate_pairs(traits, asked)
    facts = weigh(traits, left, right)
    scored = pd.DataFrame(
        {
            "left": left,
            "right": right,
            "score": score(facts, len(ids)),
            "rival": facts["name"].level == Level.RIVAL,
        }
    )
    firms = traits.firm[left] | traits.firm[right]
    pairs = pd.concat([_closed(scored[~firms], threshold), scored[firms].assign(through=-1)])
    pairs = pairs[pairs["score"] >= threshold]
    if asked is not None:
        pairs = pairs[asked[pairs["left"]] | asked[pairs["right"]]]
    pairs = pairs.sort_values(["score", "left", "right"], ascending=[False, True, True], ignore_index=True)
    left, right = pairs["left"].to_numpy(), pairs["right"].to_numpy()
    facts = weigh(traits, left, right)
    return _told(pairs, facts, ids, tell_reasons(facts, shown_names(ordered), left, right))


def _closed(scored: pd.DataFrame, threshold: float) -> pd.DataFrame:
    """Add the pairs that follow through a third; a low threshold changes nothing of what is likely anyhow."""
    found = [close_chains(scored, each) for each in (LIKELY, threshold) if each >= threshold]
    return pd.concat(found).drop_duplicates(["left", "right"])


def without_distinct(pairs: pd.DataFrame, distinct: pd.DataFrame) -> pd.DataFrame:
    """Leave out the pairs of which somebody said that they are not the same, and what followed from them.

    ``pairs``: as ``likely_duplicates`` gives them. ``distinct``: left, right (left the smaller).
    """
    if pairs.empty or distinct.empty:
        return pairs
    said = set(zip(distinct["left"], distinct["right"], strict=True))

    def apart(one: pd.Series, other: pd.Series) -> np.ndarray:
        ends = zip(np.minimum(one, other), np.maximum(one, other), strict=True)
        return np.fromiter((each in said for each in ends), dtype=bool, count=len(one))

    third = pairs["through"]
    gone = apart(pairs["left"], pairs["right"])
    gone |= (third != 0) & (apart(pairs["left"], third) | apart(pairs["right"], third))
    return pairs[~gone].reset_index(drop=True)


def to_review(pairs: pd.DataFrame) -> pd.DataFrame:
    """Put pairs before a person: several that are almost certainly one together, the others two by two.

    ``pairs``: as ``likely_duplicates`` gives them. One row per question, the surest first; columns: ids
    (tuple, ascending), score (of its weakest pair), reasons (of its surest), sure (bool). A group of which
    two were said to be apart, or never found alike, is asked about pair by pair.
    """
    sure = pairs[pairs["score"] >= LIKELY]
    together = group_ids(sure)["group"] if len(sure) else pd.Series(dtype="int64")
    group = sure["left"].map(together)
    inside = group.eq(sure["right"].map(together)) if len(sure) else pd.Series(dtype=bool)
    size = together.groupby(together).size()
    whole = sure[inside].groupby(group[inside]).size()
    complete = whole[whole == size * (size - 1) // 2].index
    asked = pairs.assign(question=-np.arange(len(pairs), dtype="int64") - 1)
    joined = inside & group.isin(complete)
    asked.loc[joined.index[joined], "question"] = group[joined].astype("int64")
    found = asked.groupby("question").agg(
        left=("left", set), right=("right", set), score=("score", "min"), reasons=("reasons", "first")
    )
    found["ids"] = [
        tuple(sorted(one | other)) for one, other in zip(found["left"], found["right"], strict=True)
    ]
    found["sure"] = found["score"] >= LIKELY
    found = found.sort_values(["score", "ids"], ascending=[False, True], ignore_index=True)
    return found[["ids", "score", "reasons", "sure"]]


def groups(pairs: pd.DataFrame) -> pd.DataFrame:
    """Put customers of likely pairs into groups, each likely one person, without chaining strangers together.

    ``pairs``: as ``likely_duplicates`` gives them. One row per customer; index id; columns: group (the
    smallest id in it), size.
    """
    return group_ids(pairs)


def _told(
    pairs: pd.DataFrame, facts: dict[str, Evidence], ids: np.ndarray, reasons: pd.Series[str]
) -> pd.DataFrame:
    """Name customers by their ids and add the reasons and the weights."""
    through = pd.Series(np.where(pairs["through"] >= 0, ids[pairs["through"]] if len(ids) else 0, 0))
    return pd.DataFrame(
        {
            "left": ids[pairs["left"]],
            "right": ids[pairs["right"]],
            "score": pairs["score"].to_numpy(),
            "reasons": reasons.to_numpy(),
            "through": through.to_numpy(),
            **{name: facts[name].strange.round(1) for name in FACTS},
        },
        columns=list(COLUMNS),
    )
