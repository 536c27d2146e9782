"""Pairs worth a look: customers that agree in one of many keys, found by sorting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd

from crm.duplicates.traits import Coded, Traits

MOST_ALIKE: Final = 40
"""A key that so many customers share says little: pairs that are the same person share a rarer one too."""
PAIRS_A_CUSTOMER: Final = 60
"""Of a key with more pairs than that for each customer, the largest blocks are left out."""


def candidate_pairs(traits: Traits, among: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Give pairs of places, left below right, each once, in order; with one of ``among`` (a mask) in each."""
    rows = len(traits)
    found = []
    for codes, places in _keys(traits):
        left, right = _pairs_within(codes, places, rows)
        low, high = np.minimum(left, right), np.maximum(left, right)
        if among is not None:
            asked = among[low] | among[high]
            low, high = low[asked], high[asked]
        found.append(low * rows + high)
    joined = np.sort(np.concatenate(found))  # faster than unique, which hashes first
    joined = joined[np.diff(joined, prepend=-1) > 0]
    return joined // rows, joined % rows


def _keys(traits: Traits) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Give codes and the places of the customers that have them, a key at a time."""
    texts = traits.texts
    part = {name: pd.factorize(texts[name])[0] for name in texts}
    heard = pd.factorize(pd.concat([texts["given_sound"], texts["family_sound"]]))[0]
    first, second = heard[: len(traits)], heard[len(traits) :]
    low, high = np.where(first < second, first, second), np.where(first < second, second, first)
    initial = pd.factorize(texts["given"].str.slice(0, 1))[0]
    start = pd.factorize(texts["street"].str.slice(0, 4))[0]
    for keys in (
        (part["birthday"],),
        (low, high),
        (first, part["postcode"]),
        (second, part["postcode"]),
        (part["house"], part["street"]),
        (part["house"], part["postcode"]),
        (part["house"], start),
        (part["street"], part["postcode"]),
        (part["house"], initial, part["city"]),
        (first, part["house"]),
        (second, part["house"]),
        (first, start),
        (second, start),
        (part["whole"],),
    ):
        yield _joined(keys)
    for coded in (traits.emails, traits.phones, traits.words):
        yield _spread(coded)


def _joined(keys: tuple[np.ndarray, ...]) -> tuple[np.ndarray, np.ndarray]:
    places = np.flatnonzero(np.logical_and.reduce([key >= 0 for key in keys]))
    code = np.zeros(len(places), dtype=np.int64)
    for key in keys:
        code = code * (int(key.max(initial=0)) + 1) + key[places]
    return code, places


def _spread(coded: Coded) -> tuple[np.ndarray, np.ndarray]:
    places, columns = np.nonzero(coded.codes >= 0)
    return coded.codes[places, columns], places


def _pairs_within(codes: np.ndarray, places: np.ndarray, rows: int) -> tuple[np.ndarray, np.ndarray]:
    """Give all pairs of places with one code; codes that are too common are left out."""
    order = np.argsort(codes, kind="stable")
    sizes = np.unique(codes, return_counts=True)[1]
    kept = np.repeat(sizes <= _largest(sizes, rows), sizes)
    places, sizes = places[order][kept], sizes[sizes <= _largest(sizes, rows)]
    ends = np.repeat(np.cumsum(sizes), sizes)
    partners = ends - np.arange(len(places)) - 1
    left = np.repeat(np.arange(len(places)), partners)
    before = np.repeat(np.cumsum(partners) - partners, partners)
    right = left + 1 + np.arange(len(left)) - before
    return places[left], places[right]


def _largest(sizes: np.ndarray, rows: int) -> int:
    """Give the size of the largest block that is compared."""
    ordered = np.sort(sizes)
    pairs = np.cumsum(ordered.astype(np.int64) * (ordered - 1) // 2)
    fitting = int(np.searchsorted(pairs, PAIRS_A_CUSTOMER * rows, side="right"))
    return min(MOST_ALIKE, int(ordered[fitting]) - 1) if fitting < len(ordered) else MOST_ALIKE
