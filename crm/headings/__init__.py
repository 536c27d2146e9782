"""The words by which sheets call our fields: in other languages than English, and in programs' exports.

English words stand with the fields themselves (``crm.entities``). One module a language, written as text:
``path = word; word``. Whoever compares headings folds both sides first (``fold``).

Beside each other some headings mean something else than alone, and only the sheet can tell: "Name" beside
"Vorname" is the family name, "Nombre" beside "Apellidos" the given name. Here they mean what they mean alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from crm.entities import ENTITIES, field_at
from crm.headings import (
    dutch,
    english,
    everyday,
    exports,
    french,
    german,
    italian,
    layouts,
    layouts_desks,
    layouts_people,
    layouts_tills,
    meanings,
    offhand_people,
    offhand_records,
    offhand_sales,
    parts,
    parts_more,
    phrases,
    portuguese,
    shortened,
    spanish,
)

BOOLEAN: Final = "boolean"
"""The key of ``WORDS`` for fields that are yes or no."""
NOT_OURS: Final = "-"
"""Stands for a field path where a heading is none of our fields."""

_SAID: Final = str.maketrans({"%": " percent ", "#": " number ", "№": " no ", "º": "", "°": "", "ª": ""})
_SILENT: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """A known export: program and contents, entity, the headings it is known by, what its headings mean.

    ``headings`` counts before all other words: heading -> field path, or None where it is no field of ours
    (it may be kept as an own column).
    """

    name: str
    entity: str
    known_by: tuple[str, ...]
    headings: Mapping[str, str | None]


def fold(heading: str) -> str:
    """Give a heading's comparable form: no case, accents, spaces, punctuation; ``%`` and ``#`` as words."""
    plain = unicodedata.normalize("NFKD", heading.translate(_SAID)).casefold()
    return _SILENT.sub("", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """Read lines of ``key = word; word`` (indented lines go on); a key that stands twice is a mistake."""
    table: dict[str, tuple[str, ...]] = {}
    for line in re.sub(r"\n +", " ", text.strip()).splitlines():
        key, _, words = line.partition(" = ")
        if key in table:
            raise ValueError(f"{key} stands twice")
        table[key] = tuple(word.strip() for word in words.split(";"))
    return table


def _words(text: str) -> dict[str, dict[str, str]]:
    """Read lines of ``field path.code = word; word`` for every field with the same choices."""
    words: dict[str, dict[str, str]] = {}
    for key, spoken in _table(text).items():
        path, _, code = key.rpartition(".")
        for each in [BOOLEAN] if path == BOOLEAN else _paths_with_choices_of(path):
            words.setdefault(each, {}).update(dict.fromkeys((word.lower() for word in spoken), code))
    return words


def _paths_with_choices_of(path: str) -> list[str]:
    choices = field_at(path).choices
    return [
        f"{entity.name}.{field.name}"
        for entity in ENTITIES.values()
        for field in entity.fields
        if field.choices is choices
    ]


def _months(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.lower().rstrip(".") for word in words) for words in _table(text).values())


def _notions(text: str) -> dict[str, tuple[str, ...]]:
    """Read lines of ``notion = word word``."""
    return {notion: tuple(words[0].split()) for notion, words in _table(text).items()}


def _meanings(text: str) -> dict[str, tuple[frozenset[str], ...]]:
    """Read lines of ``field path = notion ?notion a/b; ...`` into the sets of notions that say the field."""
    return {
        path: tuple(
            frozenset((*filter(None, picked), *("!" if phrase.startswith("!") else "")))
            for phrase in phrases
            for picked in product(
                *(
                    (word[1:], "") if word.startswith("?") else tuple(word.split("/"))
                    for word in phrase.removeprefix("!").split()
                )
            )
        )
        for path, phrases in _table(text).items()
    }


def _layout(text: str) -> Layout:
    head, _, lines = text.strip().partition("\n")
    name, entity, known_by = re.split(r"\]?  ", head.removeprefix("["))
    headings = {
        heading: None if path == NOT_OURS else path
        for path, words in _table(lines).items()
        for heading in words
        if heading != NOT_OURS
    }
    return Layout(name, entity, tuple(known_by.removeprefix("known by: ").split("; ")), headings)


_LANGUAGES: Final = {
    "de": german, "fr": french, "es": spanish, "it": italian, "pt": portuguese, "nl": dutch,
}  # fmt: skip

HEADINGS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    **{code: _table(language.HEADINGS) for code, language in _LANGUAGES.items()},
    "everyday": _table(everyday.HEADINGS),
    "phrases": _table(phrases.HEADINGS),
    "shortened": _table(shortened.HEADINGS),
    "offhand": _table(
        "\n".join(each.HEADINGS.strip() for each in (offhand_people, offhand_sales, offhand_records))
    ),
    "exports": _table(exports.HEADINGS),
}
"""By language ("de", ..., "exports" for programs) and field path: the headings that people use for it."""

SHEETS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    **{code: _table(language.SHEETS) for code, language in _LANGUAGES.items()},
    "exports": _table(exports.SHEETS),
}
"""By language and entity: what a sheet of such records is called."""

WORDS: Final[dict[str, dict[str, dict[str, str]]]] = {
    "en": _words(english.WORDS),
    **{code: _words(language.WORDS) for code, language in _LANGUAGES.items()},
}
"""By language and field path (or ``BOOLEAN``): words in lower case, and the choice's code (or yes, no)."""

MONTHS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "en": _months(english.MONTHS),
    **{code: _months(language.MONTHS) for code, language in _LANGUAGES.items()},
}
"""By language: twelve months, each with its full and its short names in lower case, no point at the end."""

LAYOUTS: Final[tuple[Layout, ...]] = tuple(
    _layout(block)
    for module in (layouts_desks, layouts_people, layouts_tills, layouts)
    for block in module.LAYOUTS.strip().split("\n\n")
)
"""Exports in which plain words mean something special; of those with all ``known_by`` in a sheet the one that
knows most of it counts."""

_MORE: Final = _notions(parts_more.WORDS)
PARTS: Final = {notion: (*words, *_MORE.get(notion, ())) for notion, words in _notions(parts.WORDS).items()}
"""By notion: the words, in any language, that stand for it within a heading."""

MEANINGS: Final = _meanings(meanings.MEANINGS)
"""By field path: the sets of notions that say it."""
