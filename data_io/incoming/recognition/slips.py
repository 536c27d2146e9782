"""Headings that are nearly a known one: a letter too many, two of them swapped."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from data_io.incoming.values.vocabulary import MANY, headings

ALIKE: Final = 91
"""How alike (of 100) a heading must be to a known word to stand for it."""
SHORTEST_TYPED: Final = 4
"""Letters of the shortest heading in which a slip of the finger is looked for."""
LONG_ENOUGH: Final = 8
"""From so many letters on a wrong letter is a slip too; in shorter ones it is another word (size, site)."""


def same_digits(known: str, typed: str) -> bool:
    """Whether a known word has no digits but the typed one's: "correo e" is no slip of "correo 2"."""
    return {each for each in known if each.isdigit()} <= set(typed)


@lru_cache(maxsize=MANY)
def nearest(whole: str) -> tuple[str, float, int] | None:
    """Give the known word that a heading is nearly, how alike they are (of 100), and its place."""
    return process.extractOne(whole, headings().keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)


@lru_cache(maxsize=MANY)
def slips(whole: str) -> tuple[str, ...]:
    """Give the known words that are one slip away (two letters swapped, one lost, doubled), likest first."""
    if len(whole) < SHORTEST_TYPED:
        return ()
    near = process.extract(whole, headings().keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
    words = [
        word
        for word, _, _ in near
        if word[0] == whole[0]
        and len(word) >= SHORTEST_TYPED
        and (len(word) != len(whole) or len(word) >= LONG_ENOUGH or sorted(word) == sorted(whole))
    ]
    return tuple(sorted(words, key=lambda word: (-fuzz.ratio(whole, word), word)))
