"""What the names of two people say."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, Final

import numpy as np
import pandas as pd
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler

from crm.duplicates.evidence import Evidence, Level, TextPairs, bits, pair_texts, usual_share
from crm.duplicates.names import short_form_groups, sound
from crm.duplicates.traits import Traits


class Likeness(IntEnum):
    """How two single names stand to each other."""

    BLANK = 0
    DIFFERENT = 1
    RIVAL = 2
    """One letter apart, and each a name of its own: Paul and Paula, Joan and Jane."""
    FAR_SLIP = 3
    SLIP = 4
    SHORT = 5
    """Bob for Robert, J for Jane, Anna for Anna Maria."""
    SAME = 6


SWAP: Final = 4.0
"""Bits that it costs to take given and family name for changed over: one record in sixteen is."""
MOST_OF_A_NAME: Final = 15.0
"""Given and family names go together (by language): namesakes are more than the two shares say."""
SAME_AT_HOME: Final = 0.004
"""So few households and firms have two members of one given name."""
ALIKE_AT_HOME: Final = 12
"""Times as many names a slip apart among near ones as among strangers: brothers, sisters and twins."""
FAMILY_NEAR: Final = np.array([0.0, -2.6, -0.5, -0.3, 0.3, -0.5, 0.1])
"""Bits of family names by likeness, against near ones: a household shares its name anyhow."""
ALIKE_FROM: Final = 0.85


def weigh_people(traits: Traits, left: np.ndarray, right: np.ndarray) -> tuple[Evidence, np.ndarray]:
    """Weigh the names of people: given with given and family with family, or the two changed over.

    Says also where the family names differ.
    """
    rows, pairs = len(traits), len(left)
    both = pd.concat([traits.texts["given"], traits.texts["family"]], ignore_index=True)
    one = np.concatenate([left, left + rows, left, left + rows])
    other = np.concatenate([right, right + rows, right + rows, right])
    usual = usual_share(both, rows)
    rarer = np.minimum(usual[one], usual[other]).reshape(4, pairs)
    likeness = _likeness(both, one, other).reshape(4, pairs)
    given, family, turned, back = likeness
    straight = _given_bits(given, rarer[0]) + _family_bits(family, rarer[1])
    crossed = _given_bits(turned, rarer[2]) + _family_bits(back, rarer[3]) - SWAP
    swapped = (crossed > straight) & (np.minimum(turned, back) > Likeness.RIVAL)
    near_crossed = np.minimum(
        _given_bits(turned, rarer[2], near=True) + FAMILY_NEAR[back],
        _given_bits(back, rarer[3], near=True) + FAMILY_NEAR[turned],
    )
    near_straight = _given_bits(given, rarer[0], near=True) + FAMILY_NEAR[family]
    weighed = Evidence(
        np.minimum(np.where(swapped, crossed, straight), MOST_OF_A_NAME),
        np.where(swapped, near_crossed, near_straight),
        np.where(swapped, Level.SWAPPED, _level(given, family)),
    )
    return weighed, ~swapped & (family == Likeness.DIFFERENT)


def _likeness(names: pd.Series[Any], one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Give how the single names of pairs stand to each other; a likeness is found once for each two names."""
    pairs = pair_texts(names, one, other)
    words = pd.Series(pairs.words, dtype="str")
    slips = pairs.compare(OSA.distance)
    near = (slips == 2) & (pairs.compare(JaroWinkler.similarity) >= ALIKE_FROM)  # noqa: PLR2004 - two slips
    heard = pairs.agree(pd.factorize(sound(words))[0])
    within = pairs.compare(fuzz.token_set_ratio) == 100  # noqa: PLR2004 - all words of the one
    single = words.str.len().eq(1).to_numpy(dtype=bool)
    initial = (single[pairs.one] | single[pairs.other]) & pairs.agree(pd.factorize(words.str.slice(0, 1))[0])
    known = _known(names, words)
    stem = pd.factorize(words.str.replace("([^aeio])[aeio]$", r"\1", regex=True))[0]
    two_names = known[pairs.one] & known[pairs.other]
    close = (slips == 1) | near | heard
    found = np.select(
        [
            slips == 0,
            within | initial | _related(pairs, words),
            close & (two_names | pairs.agree(stem)),
            slips == 1,
            close,
        ],
        [Likeness.SAME, Likeness.SHORT, Likeness.RIVAL, Likeness.SLIP, Likeness.FAR_SLIP],
        Likeness.DIFFERENT,
    )
    return pairs.spread(found, Likeness.BLANK).astype(np.int8)


def _related(pairs: TextPairs, words: pd.Series[Any]) -> np.ndarray:
    """Say where one person may go by both names."""
    lines = short_form_groups(words.str.replace(" .*$", "", regex=True))
    one, other = lines[pairs.one], lines[pairs.other]
    related: np.ndarray = np.logical_or.reduce(
        [
            ((one[:, [column]] == other) & (one[:, [column]] >= 0)).any(axis=1)
            for column in range(lines.shape[1])
        ]
    )
    return related


def _known(names: pd.Series[Any], words: pd.Series[Any]) -> np.ndarray:
    """Say which names are names of their own, no slips: in the list of short forms, or usual here."""
    usual = names.value_counts()
    listed = (short_form_groups(words) >= 0).any(axis=1)
    return listed | words.isin(usual.index[usual >= 3 + len(names) / 2000]).to_numpy()


def _given_bits(likeness: np.ndarray, rarer: np.ndarray, *, near: bool = False) -> np.ndarray:
    """Weigh given names; of two names a slip apart one is rare, for slips have no namesakes."""
    same = bits(0.75, rarer + SAME_AT_HOME * near)
    slip = bits(0.12, 0.002 + 3 * (1 + ALIKE_AT_HOME / 3 * near) * rarer)
    by_likeness = likeness[None, :] == np.arange(1, 7)[:, None]
    return np.select(
        by_likeness, [-4.0, -1.0, slip - 2, slip, bits(0.1, (0.013 if near else 0.01) + rarer), same], 0.0
    )


def _family_bits(likeness: np.ndarray, rarer: np.ndarray) -> np.ndarray:
    slip = bits(0.12, 0.002 + 3 * rarer)
    by_likeness = likeness[None, :] == np.arange(1, 7)[:, None]
    return np.select(
        by_likeness, [-3.8, 1.0, slip - 2, slip, bits(0.04, 0.001 + rarer), bits(0.8, rarer)], 0.0
    )


def _level(given: np.ndarray, family: np.ndarray) -> np.ndarray:
    """Give one level for the whole name: as the worse of its two parts, a blank part left out."""
    worse = np.minimum(np.where(given == 0, family, given), np.where(family == 0, given, family))
    return np.array([Level.BLANK, Level.DIFFERENT, Level.RIVAL, *[Level.ALIKE] * 3, Level.SAME])[worse]
