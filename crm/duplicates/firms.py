"""What the names of two firms say, or of a firm and a person."""

from __future__ import annotations

from typing import Final

import numpy as np
from rapidfuzz import fuzz

from crm.duplicates.evidence import Evidence, Level, alike, bits, usual_share
from crm.duplicates.traits import Traits

NEARLY: Final = (0.88, 0.8)
"""From here on names are taken for one: likeness of the letters, share of the words."""
PARTLY: Final = (0.6, 0.4)


def weigh_firms(traits: Traits, left: np.ndarray, right: np.ndarray) -> Evidence:
    """Weigh the undivided names by the words they share, rare words more, and by their letters."""
    letters = alike(traits.texts["whole"], left, right, fuzz.token_sort_ratio) / 100
    words = _shared_words(traits, left, right)
    steps = [
        letters == 1,
        (letters >= NEARLY[0]) | (words >= NEARLY[1]),
        (letters >= PARTLY[0]) | (words >= PARTLY[1]),
        ~np.isnan(letters),
    ]
    same = bits(0.4, usual_share(traits.texts["whole"], len(traits))[left])
    return Evidence(
        np.select(steps, [same, 7.0, 3.5, -2.0], 0.0),
        np.select(steps, [5.5, 2.5, 0.5, -2.5], 0.0),
        np.select(steps, [Level.SAME, Level.ALIKE, Level.ALIKE, Level.DIFFERENT], Level.BLANK),
    )


def _shared_words(traits: Traits, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Give the share of the shorter name's words, weighed by rarity, that the other name has too."""
    words = traits.words
    weight = np.append(np.log2(len(traits) / words.counts + 1), 0.0)
    found, shorter = np.zeros(len(left)), np.zeros(len(left))
    worded = np.flatnonzero((words.codes[left, 0] >= 0) & (words.codes[right, 0] >= 0))
    one, other = words.codes[left[worded]], words.codes[right[worded]]
    for column in range(one.shape[1]):
        held = (one[:, [column]] == other).any(axis=1)
        found[worded] += np.where(held, weight[one[:, column]], 0.0)
    shorter[worded] = np.minimum(weight[one].sum(axis=1), weight[other].sum(axis=1))
    return np.divide(found, shorter, out=np.zeros(len(left)), where=shorter > 0)
