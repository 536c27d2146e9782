"""Whether a row of words is a heading or a record: what sets it apart from the rows below it."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from data_io.incoming.shapes.cell_kinds import is_blank, is_words

COMPARED: Final = 30
"""Rows below a possible heading that it is compared with."""
LONG: Final = 60
"""Characters from which a text is no heading but a sentence."""
ALIKE: Final = 0.8
"""Share of a column's cells that must differ from its heading in kind to prove it one."""
FEW: Final = 2
COMMON: Final = frozenset(
    {"name", "date", "email", "phone", "city", "country", "region", "status", "category", "customer",
     "product", "notes", "datum", "telefon", "kunde", "ort", "land", "bemerkung", "nom", "ville", "telephone",
     "nombre", "ciudad", "telefono", "nome", "citta", "cidade", "telefone", "naam", "plaats", "telefoon"}
)  # fmt: skip
"""Some of the words that are known as headings: seen first, because all of them take time to load."""
_SILENT: Final = re.compile(r"[\W_]+")


def stands_out(cells: Sequence[tuple[int, object]], below: Sequence[Sequence[object]]) -> bool:
    """Whether the row differs from what is below it in at least one column, or is made of known headings."""
    filled = (row for row in below if not all(is_blank(cell) for cell in row))
    body = list(itertools.islice(filled, COMPARED))
    if len(body) <= 1:
        return True
    for place, cell in cells:
        column = [row[place] for row in body if place < len(row) and not is_blank(row[place])]
        if not column or _differs(cell, column):
            return True
    fresh = [
        cell for place, cell in cells if not any(place < len(row) and row[place] == cell for row in body)
    ]
    return any(isinstance(cell, str) and _plain(cell) in COMMON for cell in fresh) or any(
        map(is_known_heading, fresh)
    )


def _differs(heading: object, column: Sequence[object]) -> bool:
    """Whether most cells of a column are of another kind than its heading."""
    most = ALIKE * len(column)
    if not isinstance(heading, str):
        return True
    words = [cell for cell in column if isinstance(cell, str) and is_words(cell)]
    if len(column) - len(words) >= max(1, len(column) / 2):
        return True
    for trait in (_has_figure, _is_long, _begins_small, _is_loud):
        if len(words) >= FEW and not trait(heading) and sum(map(trait, words)) >= most:
            return True
    # Few words that stand again and again, of which the heading is none: a column of choices.
    return len(words) >= COMPARED / 3 and len(set(words)) <= len(words) / 3 and heading not in words


def _has_figure(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _is_long(text: str) -> bool:
    return len(text) > LONG


def _begins_small(text: str) -> bool:
    return text[:1].islower()


def _is_loud(text: str) -> bool:
    return text.isupper()


@functools.cache
def _heading_words() -> frozenset[str]:
    """All words that are known as headings. Loaded only where it is asked: that takes a tenth of a second."""
    from crm.entities import ENTITIES
    from crm.headings import HEADINGS

    fields = [field for entity in ENTITIES.values() for field in entity.fields]
    english = [word for field in fields for word in (field.name, field.label, *field.aliases)]
    others = [word for language in HEADINGS.values() for words in language.values() for word in words]
    return frozenset(map(_plain, english + others))


def _plain(text: str) -> str:
    """Letters and figures only, lower case, no accents: "Kunden-Nr." as "kundennr"."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", text).casefold()
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _SILENT.sub("", plain)


def is_known_heading(cell: object) -> bool:
    """Whether a cell is a word that people use as a heading, in any of the seven languages."""
    return isinstance(cell, str) and _plain(cell) in _heading_words()
