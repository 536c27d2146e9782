"""What each fact says of a pair: weights of evidence in bits, and the level that the reasons are told from.

After Fellegi and Sunter, "A theory for record linkage" (JASA 64, 1969): a fact that agrees weighs
log2(share of the same who agree / share of others who agree), one that differs likewise; shares of others are
taken from how often the value stands in the list (Winkler, "Frequency-based matching", 1989), so that a rare
surname, an e-mail box or a switchboard weighs what it is worth. Others are of two sorts, each with its own
weights: ``strange``, two customers drawn by chance, and ``near``, two who share a roof or a firm.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, JaroWinkler

from crm.duplicates.traits import Coded, Traits

MOST_BITS: Final = 13.0
"""No single fact says more than that, however rare its value: lists are not free of mistakes."""


class Level(IntEnum):
    """How two values stand to each other."""

    BLANK = 0
    DIFFERENT = 1
    ALIKE = 2
    SHORT = 3
    SAME = 4
    SWAPPED = 5


@dataclass(frozen=True)
class Evidence:
    """One fact of all pairs: the bits for "the same" against strangers and against near ones, and the levels."""

    strange: np.ndarray
    near: np.ndarray
    level: np.ndarray


def frequencies(counts: np.ndarray, rows: int, usual: float = 1 / 3000) -> np.ndarray:
    """Give how usual values are, smoothed: in a short list a value that stands once is not yet common."""
    weight = 300
    return (np.maximum(counts - 1, 0) + usual * weight) / (rows + weight)


def alike(texts: pd.Series[Any], left: np.ndarray, right: np.ndarray, scorer: Callable[..., float]) -> np.ndarray:
    """Give how alike the texts of pairs are, by a scorer of rapidfuzz; a blank with anything is NaN.

    Compares each two different texts once.
    """
    codes, distinct = pd.factorize(texts)
    low, high = np.minimum(codes[left], codes[right]), np.maximum(codes[left], codes[right])
    back, once = pd.factorize(low.astype(np.int64) * (len(distinct) + 1) + high)
    one, other = once // (len(distinct) + 1), once % (len(distinct) + 1)
    words = np.asarray(distinct, dtype=object)
    told = one >= 0
    found = np.full(len(once), np.nan)
    found[told] = process.cpdist(words[one[told]].tolist(), words[other[told]].tolist(), scorer=scorer)
    return found[back]


def bits(same: float, others: float | np.ndarray) -> np.ndarray:
    """Give the weight of something that this share of the same shows, and this share of others."""
    return np.clip(np.log2(same / np.asarray(others)), -MOST_BITS, MOST_BITS)


def agreeing(coded: Coded, left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give in how many customers the rarest value stands that both of a pair have (0: none), and whether both have any."""
    one, other = coded.codes[left], coded.codes[right]
    rarest = np.full(len(left), np.iinfo(np.int64).max)
    for column in range(one.shape[1]):
        for against in range(one.shape[1]):
            same = (one[:, column] == other[:, against]) & (one[:, column] >= 0)
            rarest[same] = np.minimum(rarest[same], coded.counts[one[same, column]])
    rarest[rarest == np.iinfo(np.int64).max] = 0
    return rarest, (one[:, 0] >= 0) & (other[:, 0] >= 0)


def weigh_people(traits: Traits, left: np.ndarray, right: np.ndarray) -> Evidence:
    """Weigh the names of people: given with given and family with family, or the two changed over."""
    rows = len(traits)
    both = pd.concat([traits.texts["given"], traits.texts["family"]], ignore_index=True)
    sounds = pd.concat([traits.texts["given_sound"], traits.texts["family_sound"]], ignore_index=True)
    given = _name_levels(both, sounds, left, right)
    given = _with_short_forms(given, traits.forms[left], traits.forms[right])
    family = _name_levels(both, sounds, left + rows, right + rows)
    turned = _with_short_forms(
        _name_levels(both, sounds, left, right + rows), traits.forms[left], traits.forms[right + rows]
    )
    back = _with_short_forms(
        _name_levels(both, sounds, left + rows, right), traits.forms[left + rows], traits.forms[right]
    )
    codes, distinct = pd.factorize(both)
    usual = np.append(frequencies(np.bincount(codes[codes >= 0], minlength=len(distinct)), rows), 1.0)[codes]
    rare = [np.minimum(usual[one], usual[other]) for one, other in (
        (left, right), (left + rows, right + rows), (left, right + rows), (left + rows, right))]  # fmt: skip
    straight = _given_bits(given, rare[0], 0.0) + _family_bits(family, rare[1])
    crossed = _given_bits(turned, rare[2], 0.0) + _family_bits(back, rare[3]) - SWAP
    swapped = (crossed > straight) & (np.minimum(turned, back) > Level.DIFFERENT)
    near = _given_bits(given, rare[0], NAMED_ALIKE_AT_HOME) + NEAR_FAMILY[family]
    level = np.minimum(np.where(given == 0, family, given), np.where(family == 0, given, family))
    return Evidence(
        np.where(swapped, crossed, straight),
        np.where(swapped, _given_bits(turned, rare[2], NAMED_ALIKE_AT_HOME) + NEAR_FAMILY[back], near),
        np.where(swapped, Level.SWAPPED, level),
    )


def _with_short_forms(level: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Raise names to ``SHORT`` where one person may go by both: Bob and Robert."""
    related = ((one[:, :, None] == other[:, None, :]) & (one[:, :, None] >= 0)).any(axis=(1, 2))
    return np.where(related & (level != Level.SAME), Level.SHORT, level)


SWAP: Final = 4.0
NAMED_ALIKE_AT_HOME: Final = 0.004
NEAR_FAMILY: Final = np.array([0.0, -1.8, 0.3, -0.5, 0.1, 0.0])
"""Family names by level, same against near ones: a household shares its name anyhow."""


def _name_levels(names: pd.Series[Any], sounds: pd.Series[Any], left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Give the levels of single names."""
    near = alike(names, left, right, JaroWinkler.similarity)
    part = alike(names, left, right, fuzz.token_set_ratio)
    codes = pd.factorize(sounds)[0]
    initial = names.str.slice(0, 1)
    first = pd.factorize(initial)[0]
    short = names.str.len().eq(1).to_numpy()
    shortened = (short[left] | short[right]) & (first[left] == first[right])
    level = np.select(
        [np.isnan(near), near == 1, shortened | (part == 100), near >= ALIKE_NAME, codes[left] == codes[right]],
        [Level.BLANK, Level.SAME, Level.SHORT, Level.ALIKE, Level.ALIKE],
        Level.DIFFERENT,
    )
    stem = names.str.replace("(?<=[^aeio])[aeio]$", "", regex=True)
    stems = pd.factorize(stem)[0]
    other_ending = (stems[left] == stems[right]) & (level == Level.ALIKE)
    return np.where(other_ending, Level.SWAPPED, level)


ALIKE_NAME: Final = 0.85


def _given_bits(level: np.ndarray, rare: np.ndarray, near: float) -> np.ndarray:
    return np.select(
        [level == each for each in (Level.SAME, Level.SHORT, Level.ALIKE, Level.SWAPPED, Level.DIFFERENT)],
        [bits(0.75, rare + near), bits(0.1, 0.01 + rare), bits(0.12, 0.002 + (3 + 3000 * near) * rare), -1.0, -4.0],
        0.0,
    )


def _family_bits(level: np.ndarray, rare: np.ndarray) -> np.ndarray:
    return np.select(
        [level == each for each in (Level.SAME, Level.SHORT, Level.ALIKE, Level.SWAPPED, Level.DIFFERENT)],
        [bits(0.8, rare), bits(0.04, 0.001 + rare), bits(0.12, 0.002 + 3 * rare), 4.0, -3.8],
        0.0,
    )


def weigh_firms(traits: Traits, left: np.ndarray, right: np.ndarray) -> Evidence:
    """Weigh the names of firms by the words they share, rare words more, and by their letters."""
    whole = traits.texts["whole"]
    near = alike(whole, left, right, fuzz.token_sort_ratio) / 100
    shared = _shared_words(traits, left, right)
    codes, distinct = pd.factorize(whole)
    usual = np.append(frequencies(np.bincount(codes[codes >= 0], minlength=len(distinct)), len(traits)), 1.0)[codes]
    level = np.select(
        [np.isnan(near), near == 1, (near >= 0.88) | (shared >= 0.8), (near >= 0.6) | (shared >= 0.4)],
        [Level.BLANK, Level.SAME, Level.ALIKE, Level.SHORT],
        Level.DIFFERENT,
    )
    by_level = [level == each for each in (Level.SAME, Level.ALIKE, Level.SHORT, Level.DIFFERENT)]
    return Evidence(
        np.select(by_level, [bits(0.4, usual[left]), 7.0, 3.5, -2.0], 0.0),
        np.select(by_level, [5.5, 2.5, 0.5, -2.5], 0.0),
        level,
    )


def _shared_words(traits: Traits, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Give the share of the shorter name's words, weighed by rarity, that the other name has too."""
    words = traits.words
    weight = np.append(np.log2(len(traits) / words.counts + 1), 0.0)
    one, other = words.codes[left], words.codes[right]
    found = np.zeros(len(left))
    for column in range(one.shape[1]):
        held = (one[:, [column]] == other).any(axis=1)
        found += np.where(held, weight[one[:, column]], 0.0)
    total = np.minimum(weight[one].sum(axis=1), weight[other].sum(axis=1))
    return np.divide(found, total, out=np.zeros(len(left)), where=total > 0)


def weigh_address(traits: Traits, left: np.ndarray, right: np.ndarray, firm: np.ndarray) -> Evidence:
    """Weigh street, house, postcode and city together: who moved changes them all at once."""
    texts, rows = traits.texts, len(traits)

    def usual(name: str) -> np.ndarray:
        codes, distinct = pd.factorize(texts[name])
        return np.append(frequencies(np.bincount(codes[codes >= 0], minlength=len(distinct)), rows), 1.0)[codes]

    joined = texts["street"].str.replace(" ", "", regex=False)
    street = np.fmax(alike(texts["street"], left, right, fuzz.token_set_ratio), alike(joined, left, right, fuzz.ratio)) / 100
    freq = np.minimum(usual("street")[left], usual("street")[right])
    road = np.select(
        [np.isnan(street), street >= 0.9, street >= 0.75, street >= 0.6],
        [0.0, np.minimum(bits(0.6, freq), 9), np.minimum(bits(0.2, freq * 2), 6), 1.0],
        -2.7,
    )
    house = _codes(texts["house"])
    figures, any_figures = agreeing(traits.figures, left, right)
    number = np.select(
        [~any_figures, house[left] == house[right], figures > 0],
        [0.0, np.minimum(bits(0.75, usual("house")[left]), 7), 2.0],
        np.where(firm, -4.0, -2.0),
    )
    post = alike(texts["postcode"], left, right, OSA.distance)
    code = np.select(
        [np.isnan(post), post == 0, post <= 1], [0.0, np.minimum(bits(0.7, usual("postcode")[left]), 8), 2.5], -2.5
    )
    city = alike(texts["city"], left, right, JaroWinkler.similarity)
    town = np.select(
        [np.isnan(city), city >= 0.88],
        [0.0, np.where(post == 0, 1.0, np.minimum(bits(0.8, np.maximum(usual("city")[left], usual("city")[right])), 8))],
        -1.5,
    )
    total = road + number + code + town
    strange = np.maximum(total, np.where(firm, -9.0, -4.0))
    blank = np.isnan(street) & np.isnan(post) & np.isnan(city)
    level = np.select(
        [blank, (street >= 0.9) & (house[left] == house[right]), total > 0],
        [Level.BLANK, Level.SAME, Level.ALIKE],
        Level.DIFFERENT,
    )
    return Evidence(strange, np.where(total > 0, 0.0, np.where(firm, strange, 0.5)), level)


def _codes(texts: pd.Series[Any]) -> np.ndarray:
    return pd.factorize(texts)[0]


def weigh_phones(traits: Traits, left: np.ndarray, right: np.ndarray, firm: np.ndarray) -> Evidence:
    """Weigh telephone numbers, any that both have; a mobile belongs to one, a telephone at home to all."""
    shared, both = agreeing(traits.phones, left, right)
    mobile, mobiles = agreeing(traits.mobiles, left, right)
    apart = mobiles & (mobile == 0)
    return Evidence(
        np.select([shared > 0, both], [bits(0.6, frequencies(shared, len(traits), 1e-4)), -1.5], 0.0),
        np.select([mobile > 0, shared > 0, both], [3.6, np.where(firm, 3.6, 0.6), -0.8], 0.0) - 1.0 * apart,
        np.select([shared > 0, both], [Level.SAME, Level.DIFFERENT], Level.BLANK),
    )


def weigh_emails(traits: Traits, left: np.ndarray, right: np.ndarray) -> Evidence:
    """Weigh e-mail addresses: any that both have; a box of many is a shared one."""
    shared, both = agreeing(traits.emails, left, right)
    return Evidence(
        np.select([shared > 0, both], [bits(0.6, frequencies(shared, len(traits), 1e-4)), -1.2], 0.0),
        np.select([shared > 3, shared > 0, both], [0.0, 2.6, -0.8], 0.0),
        np.select([shared > 0, both], [Level.SAME, Level.DIFFERENT], Level.BLANK),
    )


def weigh_birthdays(traits: Traits, left: np.ndarray, right: np.ndarray) -> Evidence:
    """Weigh birthdays: the same day, two of its three parts or day and month changed over, another day."""
    born = traits.texts["birthday"]
    codes, distinct = pd.factorize(born)
    usual = np.append(frequencies(np.bincount(codes[codes >= 0], minlength=len(distinct)), len(traits), 1 / 15000), 1)
    blank = (codes[left] < 0) | (codes[right] < 0)
    parts = [pd.factorize(born.str.slice(*place))[0] for place in ((0, 4), (5, 7), (8, 10))]
    agree = sum((part[left] == part[right]).astype(np.int8) for part in parts)
    turned = (parts[1][left] < 0)
    level = np.select(
        [blank, codes[left] == codes[right], (agree == 2) | turned],
        [Level.BLANK, Level.SAME, Level.ALIKE],
        Level.DIFFERENT,
    )
    by_level = [level == each for each in (Level.SAME, Level.ALIKE, Level.DIFFERENT)]
    return Evidence(
        np.select(by_level, [bits(0.85, usual[codes[left]]), 4.0, -4.3], 0.0),
        np.select(by_level, [7.1, 4.0, -4.3], 0.0),
        level,
    )
