"""Products named almost like known ones: made anew, for nobody can be sure, and pointed out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from crm.entities import ENTITIES
from crm.wording import listed, number
from data_io.incoming.values.vocabulary import fold

MOST: Final = 200
"""As many new names are looked at; more are a new range of goods rather than slips of the hand."""
SHORTEST: Final = 5
LETTERS_A_SLIP: Final = 6
"""A slip is believed for so many letters of the name, at most two in all."""
MOST_SLIPS: Final = 2
_NAMED: Final = 3


def likely_misspelt(called: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Give the known name that each new one is probably meant to be; names with other figures are other ones.

    >>> likely_misspelt(["Cheddar Matuer", "Brie 250 g", "Rye"], ["Cheddar Mature", "Brie 200 g", "Rice"])
    {'Cheddar Matuer': 'Cheddar Mature'}
    """
    names = {fold(name): name for name in known}
    found = {}
    for text in list(called)[:MOST]:
        said = fold(text)
        slips = min(MOST_SLIPS, len(said) // LETTERS_A_SLIP)
        if len(said) < SHORTEST or not slips or said in names:
            continue
        like = process.extractOne(said, names.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=slips)
        if like is not None and _figures(said) == _figures(like[0]):
            found[text] = names[like[0]]
    return found


def misspelt_in_words(misspelt: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Say in a sentence an entity which names are made anew though they look like known ones."""
    for entity, pairs in misspelt.items():
        told = [f"“{text}” (like “{known}”)" for text, known in list(pairs.items())[:_NAMED]]
        more = [f"{number(len(pairs) - _NAMED)} more"] if len(pairs) > _NAMED else []
        one = len(pairs) == 1
        what = f"a new {ENTITIES[entity].label.lower()}" if one else f"new {ENTITIES[entity].plural.lower()}"
        yield (
            f"{listed([*told, *more])} would be {what}. "
            f"If {'it is' if one else 'they are'} only misspelt, mend the file and drop it again."
        )


def _figures(text: str) -> list[str]:
    return [word for word in text.split() if any(sign.isdigit() for sign in word)]
