"""Telephone numbers that ring nowhere: the ranges which regulators keep free for films and books."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from sample_data.draws import take_words

BRITISH_CITIES = (
    "1632 960",
    "20 7946 0",
    "113 496 0",
    "114 496 0",
    "115 496 0",
    "116 496 0",
    "117 496 0",
    "118 496 0",
    "121 496 0",
    "131 496 0",
    "141 496 0",
    "151 496 0",
    "161 496 0",
    "191 498 0",
    "29 2018 0",
)
GERMAN_CITIES = ("30 23125", "69 90009", "40 66969", "221 4710", "89 99998")
FRENCH_REGIONS = ("1 99 00", "2 61 91", "3 53 01", "4 65 71", "5 36 49")


@cache
def list_mobiles() -> tuple[str, ...]:
    """All reserved mobile numbers: British, then some German and all French ones."""
    british = [f"+44 7700 900{number:03d}" for number in range(1000)]
    german = [f"+49 171 39200{number:02d}" for number in range(100)]
    french = [f"+33 6 39 98 {number // 100:02d} {number % 100:02d}" for number in range(10_000)]
    return (*british, *german, *french)


@cache
def list_landlines() -> tuple[str, ...]:
    """All reserved numbers of the fixed net: British, then German, then French ones."""
    british = [f"+44 {city}{number:03d}" for city in BRITISH_CITIES for number in range(1000)]
    german = [f"+49 {city} {number:03d}" for city in GERMAN_CITIES for number in range(1000)]
    french = [
        f"+33 {region} {number // 100:02d} {number % 100:02d}"
        for region in FRENCH_REGIONS
        for number in range(10_000)
    ]
    return (*british, *german, *french)


def draw_phones(rng: np.random.Generator, person: np.ndarray) -> tuple[pd.Series, pd.Series]:
    """Give phone and mobile of each customer, no number twice while the ranges last, then blanks.

    Firms have a landline, a third of the people too; most people have a mobile, or a landline where mobiles
    ran out.
    """
    rows = len(person)
    near = min(len(list_mobiles()), max(1100, rows))
    mobile_codes = np.full(rows, -1)
    mobile_codes[: min(rows, near)] = rng.permutation(near)[:rows]
    mobile_codes[(rng.random(rows) < 0.15) | ~person] = -1
    near = min(len(list_landlines()), max(1000, rows))
    landline_codes = np.full(rows, -1)
    landline_codes[: min(rows, near)] = rng.permutation(near)[:rows]
    wants = ~person | (rng.random(rows) < 0.35) | ((mobile_codes < 0) & (rng.random(rows) < 0.8))
    landline_codes[~wants] = -1
    return take_words(list_landlines(), landline_codes), take_words(list_mobiles(), mobile_codes)
