"""What two addresses say."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler

from crm.duplicates.evidence import Evidence, Level, agreeing, alike, bits, usual_share
from crm.duplicates.traits import Traits

SAME_STREET: Final = 0.9
SIMILAR_STREET: Final = 0.75
VAGUE_STREET: Final = 0.6
SAME_CITY: Final = 0.88
MOVED: Final = -4.0
"""Who moved changes street, postcode and city at once: together they say no more against."""
MOVED_FIRM: Final = -9.0
"""A firm seldom moves; another branch of it is another customer."""
ACROSS_TOWN: Final = -2.0
"""Another street and another house of one town: who moved stays near, but namesakes live there too."""
ELSEWHERE_NEAR: Final = 0.5
"""Bits against near ones of another address: they too are rarely apart."""


def weigh_address(traits: Traits, left: np.ndarray, right: np.ndarray, firm: np.ndarray) -> Evidence:
    """Weigh street, house, postcode and city together; near ones share the address."""
    street = _street_likeness(traits, left, right)
    post = alike(traits.texts["postcode"], left, right, OSA.distance)
    city = alike(traits.texts["city"], left, right, JaroWinkler.similarity)
    house, numbered = _house_bits(traits, left, right, firm)
    total = (
        _street_bits(traits, left, right, street)
        + house
        + _town_bits(traits, left, right, (street, post, city))
    )
    total = np.where((street < VAGUE_STREET) & (house < 0), np.minimum(total, ACROSS_TOWN), total)
    strange = np.maximum(total, np.where(firm, MOVED_FIRM, MOVED))
    blank = np.isnan(street) & np.isnan(post) & np.isnan(city)
    level = np.select(
        [blank, (street >= SAME_STREET) & (numbered | (house == 0)), total > 0],
        [Level.BLANK, Level.SAME, Level.ALIKE],
        Level.DIFFERENT,
    )
    return Evidence(
        strange,
        np.where(total > 0, 0.0, np.where(firm, strange, np.where(blank, 0.0, ELSEWHERE_NEAR))),
        level,
    )


def _street_likeness(traits: Traits, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Give how alike streets are, 0-1, by words or letters run together; Mill Lane is not Mill Road."""
    street = traits.texts["street"]
    words = alike(street, left, right, fuzz.token_set_ratio)
    letters = alike(street.str.replace(" ", "", regex=False), left, right, fuzz.ratio)
    way = pd.factorize(traits.texts["way"])[0]
    other_way = (way[left] != way[right]) & (way[left] >= 0) & (way[right] >= 0)
    likeness = np.fmax(words, letters) / 100
    return np.where(other_way & (likeness > VAGUE_STREET), VAGUE_STREET, likeness)


def _street_bits(traits: Traits, left: np.ndarray, right: np.ndarray, street: np.ndarray) -> np.ndarray:
    usual = usual_share(traits.texts["street"], len(traits))
    rarer = np.minimum(usual[left], usual[right])
    steps = [np.isnan(street), street >= SAME_STREET, street >= SIMILAR_STREET, street >= VAGUE_STREET]
    return np.select(steps, [0.0, bits(0.6, rarer, most=9), bits(0.2, rarer * 2, most=6), 1.0], -2.7)


def _house_bits(
    traits: Traits, left: np.ndarray, right: np.ndarray, firm: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Weigh the first figures of the address, then any; says also where the first agree."""
    house = pd.factorize(traits.texts["house"])[0]
    shared, both = agreeing(traits.figures, left, right)
    same = (house[left] == house[right]) & (house[left] >= 0)
    usual = usual_share(traits.texts["house"], len(traits))[left]
    other = np.where(firm, -4.0, -2.5)
    return np.select([~both, same, shared > 0], [0.0, bits(0.75, usual, most=7), 2.0], other), same


def _town_bits(
    traits: Traits, left: np.ndarray, right: np.ndarray, likeness: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> np.ndarray:
    """Weigh postcode and city; a city counts in full only without its postcode."""
    street, post, city = likeness
    usual_code = usual_share(traits.texts["postcode"], len(traits))[left]
    city_shares = usual_share(traits.texts["city"], len(traits))
    usual_city = np.maximum(city_shares[left], city_shares[right])
    slip = (post <= 1) & ~(street < SIMILAR_STREET)
    code = np.select([np.isnan(post), post == 0, slip], [0.0, bits(0.7, usual_code, most=8), 2.5], -2.5)
    by_itself = np.where(post == 0, 1.0, bits(0.8, usual_city, most=8))
    town = np.select([np.isnan(city), city >= SAME_CITY], [0.0, by_itself], -1.5)
    together: np.ndarray = code + town
    return together
