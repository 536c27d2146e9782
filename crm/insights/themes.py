"""What complaints are about: words that occur together in them, brought together as themes.

No language model: words are weighed by how few texts have them (Sparck Jones, 1972), and words belong
together where they stand in the same texts far more often than by chance (pointwise mutual information,
Church and Hanks, 1990). Each text goes to the theme whose words it has most of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd
from scipy import sparse, stats

from crm.insights.calendar import Ints, day_number, day_numbers
from crm.insights.discoveries import FALSE_SHARE
from crm.insights.lines import Bools, Floats, codes_of
from crm.insights.stop_words import STOP_WORDS

FEW: Final = 10
"""Fewer texts are few: their themes are shown, and said to rest on little."""
LEAST_TEXTS: Final = 2
"""A word that fewer texts have makes no theme."""
MOST_WORDS: Final = 400
"""So many words, those in most texts, are looked at."""
MOST_THEMES: Final = 12
TOGETHER: Final = 0.5
"""Words belong together where the rarer one stands beside the other in so many of its texts ..."""
BEYOND_CHANCE: Final = 1.5
"""... and so many times as often as by chance."""
SHOWN_WORDS: Final = 5
PERIOD_DAYS: Final = 90

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_ENDINGS: Final = re.compile(r"(?:ies|ing|ed|es|en|s|e)$")
SHORTEST_STEM: Final = 4


@dataclass(frozen=True)
class Themes:
    """What was said.

    ``themes``: one row per theme, most frequent first. Columns: words (list, the most telling first), texts
    (count), share (0 to 1 of all texts), recent (in the last 90 days), before (in the 90 days before),
    rising (bool: beyond chance against the other texts, at 5 % shared by all themes), example (the shortest
    text that has most of its words). ``texts``: that they rest on; ``without_theme``: those that share no
    word with others; ``few``: too few to say much.
    """

    themes: pd.DataFrame
    texts: int
    without_theme: int
    few: bool


@dataclass(frozen=True)
class SaidThemes:
    """The themes, and of each text that was given the row of its theme among them (-1: none)."""

    found: Themes
    theme: Ints


def stem(word: str) -> str:
    """Take off an ending, so that ``broken`` and ``broke``, ``apples`` and ``apple`` are one word."""
    shorter = _ENDINGS.sub("", word)
    return shorter if len(shorter) >= SHORTEST_STEM else word


def themes(said: pd.DataFrame, *, today: date | None = None) -> Themes:
    """Group texts into themes; see ``said_themes``."""
    return said_themes(said, today=today).found


def said_themes(said: pd.DataFrame, *, today: date | None = None) -> SaidThemes:
    """Group texts into themes, and say which text belongs to which.

    ``said``: one row per text, columns text (str or category, blank where nothing was said) and day (when).
    ``today``: the last of the 90 days; that of the latest text where it is None.
    """
    codes, texts = codes_of(said["text"])
    there = codes >= 0
    days = day_numbers(said["day"])[there]
    codes = codes[there]
    words, rows, columns = _words(texts)
    has = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(texts), len(words)))
    has.data[:] = 1.0
    often = np.bincount(codes, minlength=len(texts)).astype("float64")
    theme_of_word, weight = _themes_of_words(has, often)
    count = int(theme_of_word.max(initial=-1)) + 1
    member = sparse.csr_matrix(
        (weight[theme_of_word >= 0], (np.flatnonzero(theme_of_word >= 0), theme_of_word[theme_of_word >= 0])),
        shape=(len(words), max(count, 1)),
    )
    scores = (has @ member).toarray()
    of_text = np.where(scores.max(axis=1, initial=0) > 0, scores.argmax(axis=1), -1)
    until = day_number(today) if today else int(days.max(initial=0))
    mine = of_text[codes]
    recent = (days <= until) & (days > until - PERIOD_DAYS)
    before = (days <= until - PERIOD_DAYS) & (days > until - 2 * PERIOD_DAYS)
    table = _counted(mine, recent, before, count)
    table["words"] = [_shown(theme_of_word == each, weight, words, has, often) for each in table.index]
    table["example"] = [_example(of_text == each, scores[:, each], texts) for each in table.index]
    columns_out = ["words", "texts", "share", "recent", "before", "rising", "example"]
    row = np.full(count + 1, -1, dtype="int64")  # the spare place at the end is for no theme
    row[table.index] = np.arange(len(table))
    of_row = np.full(len(said), -1, dtype="int64")
    of_row[there] = row[mine]
    few = len(codes) < FEW
    found = Themes(table[columns_out].reset_index(drop=True), len(codes), int((mine < 0).sum()), few)
    return SaidThemes(found, of_row)


def _words(texts: pd.Index[Any]) -> tuple[list[str], Ints, Ints]:
    """Give the words (as first written), and which text (row) has which word (column)."""
    found: dict[str, int] = {}
    written: list[str] = []
    rows: list[int] = []
    columns: list[int] = []
    for row, text in enumerate(texts):
        for word in sorted(set(_WORD.findall(str(text).casefold())) - STOP_WORDS):
            place = found.setdefault(stem(word), len(written))
            if place == len(written):
                written.append(word)
            rows.append(row)
            columns.append(place)
    return written, np.array(rows, dtype="int64"), np.array(columns, dtype="int64")


def _themes_of_words(has: sparse.csr_matrix, often: Floats) -> tuple[Ints, Floats]:
    """Bring words together: a theme begins with the weightiest word that is free and takes those beside it.

    Gives the theme of each word (-1: none) and the weight of each word.
    """
    in_texts = np.asarray(has.T @ often).ravel()
    total = max(often.sum(), 1.0)
    rare = np.log1p(total / np.maximum(in_texts, 1))
    telling = np.flatnonzero(in_texts >= LEAST_TEXTS)
    telling = telling[np.argsort(-(in_texts * rare)[telling], kind="stable")][:MOST_WORDS]
    chosen = has[:, telling]
    beside = (chosen.T @ sparse.diags(often) @ chosen).toarray()
    mine = in_texts[telling]
    fewer = np.minimum(mine[:, None], mine[None, :])
    together = (beside >= TOGETHER * fewer) & (
        beside * total >= BEYOND_CHANCE * mine[:, None] * mine[None, :]
    )
    of_word = np.full(len(in_texts), -1, dtype="int64")
    free = np.ones(len(telling), dtype=bool)
    theme = 0
    for at in range(len(telling)):  # at most MOST_WORDS rounds
        if theme == MOST_THEMES:
            break
        if free[at]:
            group = free & together[at]
            group[at] = True
            of_word[telling[group]] = theme
            free &= ~group
            theme += 1
    return of_word, rare


def _counted(mine: Ints, recent: Bools, before: Bools, count: int) -> pd.DataFrame:
    sums = [np.bincount(mine[each & (mine >= 0)], minlength=count) for each in (mine >= 0, recent, before)]
    table = pd.DataFrame(dict(zip(("texts", "recent", "before"), sums, strict=True)))
    table["share"] = table["texts"] / max(len(mine), 1)
    all_recent, all_before = int(recent.sum()), int(before.sum())
    both = (table["recent"] + table["before"]).to_numpy()
    # Given how many texts of a theme there are, how many of them are recent by chance (exact).
    chance = stats.hypergeom.sf(table["recent"].to_numpy() - 1, all_recent + all_before, both, all_recent)
    table["rising"] = chance * max(len(table), 1) <= FALSE_SHARE
    return table[table["texts"] > 0].sort_values("texts", ascending=False, kind="stable")


def _shown(mine: Bools, weight: Floats, words: list[str], has: sparse.csr_matrix, often: Floats) -> list[str]:
    at = np.flatnonzero(mine)
    in_texts = np.asarray(has[:, at].T @ often).ravel()
    best = at[np.argsort(-in_texts * weight[at], kind="stable")[:SHOWN_WORDS]]
    return [words[each] for each in best.tolist()]


def _example(mine: Bools, scores: Floats, texts: pd.Index[Any]) -> str:
    at = np.flatnonzero(mine)
    lengths = np.array([len(str(texts[each])) for each in at.tolist()])
    return str(texts[at[np.lexsort((lengths, -scores[at]))[0]]])
