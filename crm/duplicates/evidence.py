"""Weights of evidence: what they are made of, and how the values of many pairs are compared at once.

After Fellegi and Sunter, "A theory for record linkage" (JASA 64, 1969): a fact that agrees weighs
log2(share of the same who agree / share of others who agree), one that differs likewise. Shares of others
are taken from how often the value stands in the list (Winkler, "Frequency-based matching in the
Fellegi-Sunter model", 1989), so that a rare surname, an e-mail box or a switchboard weighs what it is
worth. Others are of two sorts, each with its own weights: ``strange``, two customers drawn by chance, and
``near``, two who share a roof or a firm: they share surname, address and telephone anyhow, so that only
what is a person's own tells them apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

import numpy as np
import pandas as pd
from rapidfuzz import process

from crm.duplicates.traits import Coded

MOST_BITS: Final = 13.0
"""No single fact says more than that, however rare its value: lists are not free of mistakes."""
KNOWN_LISTS: Final = 300
"""A list counts as so many customers more, among whom every value is as usual as the caller says."""


class Level(IntEnum):
    """How the two values of a pair stand to each other; reasons are told from it."""

    BLANK = 0
    DIFFERENT = 1
    ALIKE = 2
    SAME = 3
    SWAPPED = 4
    RIVAL = 5
    """Alike, and yet two: Paul and Paula."""


@dataclass(frozen=True)
class Evidence:
    """One fact of all pairs: bits for "the same" against strangers and near ones, and the level."""

    strange: np.ndarray
    near: np.ndarray
    level: np.ndarray


@dataclass(frozen=True)
class TextPairs:
    """The different pairs of texts among many.

    ``words``: the different texts. ``one``, ``other``: places in them, one a different pair; ``back``: from
    all pairs to the different ones, -1 where a text is blank.
    """

    words: np.ndarray
    one: np.ndarray
    other: np.ndarray
    back: np.ndarray

    def compare(self, scorer: Callable[..., Any]) -> np.ndarray:
        """Give what a scorer of rapidfuzz says of each different pair."""
        found: np.ndarray = process.cpdist(
            self.words[self.one].tolist(), self.words[self.other].tolist(), scorer=scorer
        )
        return found

    def agree(self, codes: np.ndarray) -> np.ndarray:
        """Say of which different pairs both texts have one code, codes given a different text."""
        same: np.ndarray = codes[self.one] == codes[self.other]
        return same

    def spread(self, values: np.ndarray, blank: float = np.nan) -> np.ndarray:
        """Give values of the different pairs to all pairs."""
        everywhere: np.ndarray = np.append(values, blank)[self.back]
        return everywhere


def pair_texts(texts: pd.Series[Any], left: np.ndarray, right: np.ndarray) -> TextPairs:
    """Find the different pairs of texts: the same two texts are compared once, whichever stands left."""
    codes, distinct = pd.factorize(texts)
    low, high = np.minimum(codes[left], codes[right]), np.maximum(codes[left], codes[right])
    told = low >= 0
    back = np.full(len(left), -1)
    back[told], once = pd.factorize(low[told].astype(np.int64) * len(distinct) + high[told])
    width = max(len(distinct), 1)
    return TextPairs(np.asarray(distinct, dtype=object), once // width, once % width, back)


def alike(
    texts: pd.Series[Any], left: np.ndarray, right: np.ndarray, scorer: Callable[..., Any]
) -> np.ndarray:
    """Give how alike the texts of pairs are, by a scorer of rapidfuzz; a blank with anything is NaN."""
    pairs = pair_texts(texts, left, right)
    return pairs.spread(pairs.compare(scorer))


def frequencies(counts: np.ndarray, rows: int, usual: float = 1 / 3000) -> np.ndarray:
    """Give how usual values are, from how many of ``rows`` hold them: one in a short list is not common."""
    shares: np.ndarray = (np.maximum(counts - 1, 0) + usual * KNOWN_LISTS) / (rows + KNOWN_LISTS)
    return shares


def usual_share(texts: pd.Series[Any], rows: int, usual: float = 1 / 3000) -> np.ndarray:
    """Give for each row how usual its value is; 1 where it is blank."""
    codes, distinct = pd.factorize(texts)
    return np.append(frequencies(np.bincount(codes[codes >= 0], minlength=len(distinct)), rows, usual), 1.0)[
        codes
    ]


def bits(same: float, others: float | np.ndarray, most: float = MOST_BITS) -> np.ndarray:
    """Give the weight of what this share of the same shows, and this share of others."""
    return np.clip(np.log2(same / np.asarray(others)), -MOST_BITS, most)


def agreeing(coded: Coded, left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give how many hold the rarest value that both of a pair have (0: none), and whether both have any."""
    none = np.iinfo(np.int64).max
    one, other = coded.codes[left], coded.codes[right]
    rarest = np.full(len(left), none)
    for column in range(one.shape[1]):
        for against in range(one.shape[1]):
            same = (one[:, column] == other[:, against]) & (one[:, column] >= 0)
            rarest[same] = np.minimum(rarest[same], coded.counts[one[same, column]])
    return np.where(rarest == none, 0, rarest), (one[:, 0] >= 0) & (other[:, 0] >= 0)
