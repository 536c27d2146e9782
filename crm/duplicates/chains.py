"""What follows from pairs: two that are the same as a third, and the customers that belong together."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

AGAINST: Final = 0.02
"""A pair that scores less by itself is not joined by a third."""
DENSE: Final = 0.5
"""So many of the pairs within a group must be likely; a looser one hangs together by single links."""


def pairs_through_others(pairs: pd.DataFrame, threshold: float) -> pd.DataFrame:
    """Find pairs whose two are both the same as a third, both links together as sure as the threshold asks.

    ``pairs``: left, right (left the smaller), score. Gives left, right, score (of both links), through (the
    third).
    """
    links = pairs[pairs["score"] >= threshold]
    ends = pd.DataFrame(
        {
            "through": np.concatenate([links["left"], links["right"]]),
            "end": np.concatenate([links["right"], links["left"]]),
            "score": np.concatenate([links["score"], links["score"]]),
        }
    )
    met = ends.merge(ends, on="through")
    met = met[met["end_x"] < met["end_y"]]
    found = pd.DataFrame(
        {
            "left": met["end_x"],
            "right": met["end_y"],
            "score": met["score_x"] * met["score_y"],
            "through": met["through"],
        }
    )
    found = found[found["score"] >= threshold].sort_values(["left", "right", "score", "through"])
    return found.drop_duplicates(["left", "right"], keep="last", ignore_index=True)


def close_chains(pairs: pd.DataFrame, threshold: float) -> pd.DataFrame:
    """Keep the likely pairs, and add those that follow through a third.

    ``pairs``: left, right, score, rival (names that are alike and yet two). Gives left, right, score,
    through (-1 where the pair stands by itself).
    """
    likely = pairs["score"] >= threshold
    settled = _keys(pairs[likely | pairs["rival"] | (pairs["score"] < AGAINST)])
    known = pairs.loc[likely, ["left", "right", "score"]].assign(through=-1)
    for _ in range(2):
        found = pairs_through_others(known, threshold)
        found = found[~np.isin(_keys(found), settled)]
        known = pd.concat([known[known["through"] < 0], found], ignore_index=True)
    return known


def _keys(pairs: pd.DataFrame) -> np.ndarray:
    keys: np.ndarray = pairs["left"].to_numpy() << 32 | pairs["right"].to_numpy()
    return keys


def group_ids(pairs: pd.DataFrame) -> pd.DataFrame:
    """Put customers that belong together into groups: as linked, but cut where a group hangs by single links.

    ``pairs``: left, right, score. One row per customer in a group; index id, columns: group (the smallest
    id in it), size. A loose group loses its weakest quarter of links until what is left is dense.
    """
    links = pairs.reset_index(drop=True)
    while True:
        ids, places = np.unique(np.concatenate([links["left"], links["right"]]), return_inverse=True)
        left, right = places[: len(links)], places[len(links) :]
        labels = _components(left, right, len(ids))
        size = np.bincount(labels, minlength=len(ids))
        count = np.bincount(labels[left], minlength=len(ids))
        loose = (size > 2) & (count < DENSE * size * (size - 1) / 2)  # noqa: PLR2004 - two are a pair
        if not loose.any():
            break
        group = pd.Series(labels[left])
        rank = links["score"].groupby(group).rank(pct=True, method="first")
        weakest = rank.le(0.25) | rank.eq(rank.groupby(group).transform("min"))
        links = links[~(weakest & loose[labels[left]])].reset_index(drop=True)
    return pd.DataFrame(
        {"group": ids[labels], "size": size[labels]}, index=pd.Index(ids, dtype="int64", name="id")
    )


def _components(left: np.ndarray, right: np.ndarray, nodes: int) -> np.ndarray:
    """Give each node the smallest node that it is linked to, by however many links."""
    labels = np.arange(nodes)
    while True:
        before = labels.copy()
        low = np.minimum(labels[left], labels[right])
        np.minimum.at(labels, left, low)
        np.minimum.at(labels, right, low)
        labels = labels[labels]
        if np.array_equal(before, labels):
            return labels
