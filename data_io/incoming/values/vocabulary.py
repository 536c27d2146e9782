"""The words by which headings, sheets and values are known: folded once, asked often."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from rapidfuzz import process

from crm.entities import ENTITIES
from crm.headings import BOOLEAN, HEADINGS, SHEETS, WORDS
from crm.schema import Field

SURE: Final = 1.0
"""The heading is the field's own label, or one of the words that people use for it."""
LIKELY_CHOICE: Final = 88
"""How alike (of 100) a word must be to a known one to stand for it."""
ABBREVIATIONS: Final = {
    "cust": "customer", "cst": "customer", "prod": "product", "art": "article", "no": "number",
    "nr": "number", "num": "number", "nbr": "number", "qty": "quantity", "amt": "amount", "inv": "invoice",
    "desc": "description", "descr": "description", "tel": "telephone", "addr": "address", "ref": "reference",
    "cat": "category", "acct": "account", "mob": "mobile", "pmt": "payment", "trans": "transaction",
    "txn": "transaction", "ord": "order", "bday": "birthday", "fname": "first name", "lname": "last name",
    "dept": "department", "disc": "discount", "prob": "probability", "exp": "expected",
}  # fmt: skip
"""Words that headings shorten, in full."""
FEMININE: Final = {"es": "a", "it": "a", "pt": "a", "fr": ""}
"""By language: what a she has at the end of a word instead of "o"; French adds an "e"."""
SHORTEST_GENDERED: Final = 4
MANY: Final = 40_000
"""Texts whose folded forms are kept: twice the headings of the widest sheet."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_UNIT = re.compile(r"\((?:[^)]{0,12})\)|\[(?:[^\]]{0,12})\]")
_OUT_OF = re.compile(
    r"\(? ?(?:\b(?:out of|sur|von|de|su|van|over|op)|/) ?(?:5|10|100)\b ?\)?|"
    r"\(?\b[01] ?(?:[-–]|to|bis|à|a) ?(?:5|10)\b\)?",
    re.IGNORECASE,
)
"""The scale of a score: "/5", "(1-10)", "sur 10"."""
PARTIES: Final = frozenset(
    {"billing", "shipping", "delivery", "invoice", "invoicing", "rechnung", "lieferung", "livraison",
     "facturation", "envio", "entrega", "facturacion", "spedizione", "consegna", "fatturazione",
     "faturamento", "cobranca", "bezorging", "levering", "factuur", "facturatie", "private", "privat",
     "prive", "privato", "home", "work", "business", "geschaftlich", "professionnel"}
)  # fmt: skip
"""What stands in brackets and tells whose or which, so that it is no unit."""
_EITHER = re.compile(r"(?<=[^\W\d_])@(?=s?\b|s?$)")
"""Either gender at the end of a word: "soci@", "alumn@s"."""
_E_MAIL = re.compile(r"\be mail\b")
_OTHER = re.compile(r"[^\w]+|_+")
_SAID = str.maketrans({"%": " percent ", "#": " number ", "№": " no ", "ß": "ss", "º": "", "°": "", "ª": ""})


@lru_cache(maxsize=MANY)
def fold(text: str) -> str:
    """Reduce a heading to what counts: lower case, no accents or punctuation, single blanks, camelCase apart.

    >>> fold("Bestell-Nr."), fold("CustomerID"), fold("Größe_in cm")
    ('bestell nr', 'customer id', 'grosse in cm')
    """
    plain = _CAMEL.sub(" ", (_EITHER.sub("o", text) if "@" in text else text).translate(_SAID))
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(_OTHER.sub(" ", plain.casefold()).split())


@lru_cache(maxsize=MANY)
def fold_heading(text: str) -> tuple[str, ...]:
    """Give the folded forms of a heading to look for: whole, without a unit in brackets, words in full."""
    forms = (fold(text), fold(without_unit(text)), fold(_OUT_OF.sub(" ", text)))
    return tuple(dict.fromkeys(form for each in forms for form in (each, in_full(each)) if form))


def without_unit(text: str) -> str:
    """Take units and scales in brackets from a heading; what tells whose or which it is stays."""
    plain = _OUT_OF.sub(" ", text)
    return _UNIT.sub(lambda found: found[0] if PARTIES & set(fold(found[0]).split()) else " ", plain)


def in_full(folded: str) -> str:
    """Write abbreviated words of a folded heading in full: "cust no" as "customer number"."""
    return " ".join(ABBREVIATIONS.get(word, word) for word in _E_MAIL.sub("email", folded).split())


def field_words(field: Field) -> Iterator[str]:
    """Give the English words for a field: its label, its name, its aliases."""
    yield field.label
    yield field.name
    yield from field.aliases


@cache
def headings() -> dict[str, frozenset[str]]:
    """Give the field paths that each folded heading may mean, in any language."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for entity in ENTITIES.values():
        labels = {fold(each.label) for each in entity.fields}
        for each in entity.fields:
            for word in field_words(each):
                if word == each.name and fold(word) in labels - {fold(each.label)}:
                    continue  # what another field is called on screen
                known[fold(word)].add(f"{entity.name}.{each.name}")
                known[in_full(fold(word))].add(f"{entity.name}.{each.name}")
    for words_by_path in HEADINGS.values():
        for path, words in words_by_path.items():
            for word in words:
                known[fold(word)].add(path)
                if fold(word) not in ABBREVIATIONS:  # German "Art" is a kind, no article
                    known[in_full(fold(word))].add(path)
    return {word: frozenset(paths) for word, paths in known.items() if word}


@cache
def words_of(path: str) -> tuple[str, ...]:
    """Give every folded word known for a field path."""
    return tuple(word for word, paths in headings().items() if path in paths)


@cache
def sheet_names() -> dict[str, str]:
    """Give the entity that each folded sheet name stands for."""
    known = {
        fold(word): each.name for each in ENTITIES.values() for word in (each.label, each.plural, each.name)
    }
    for entity in ENTITIES.values():
        for word in entity.aliases:
            known.setdefault(fold(word), entity.name)
    for names in SHEETS.values():
        for entity_name, words in names.items():
            for word in words:
                known.setdefault(fold(word), entity_name)
    return known


def sheet_entities(name: str) -> frozenset[str]:
    """Give the entities that the name of a sheet or file speaks of, as a whole or word by word."""
    folded = fold(name)
    known = sheet_names()
    if folded in known:
        return frozenset({known[folded]})
    return frozenset(known[word] for word in folded.split() if word in known)


@cache
def choice_words(path: str) -> dict[str, str]:
    """Give the code that each folded word stands for, for a field of choices, in all languages."""
    entity, name = path.split(".")
    known: dict[str, str] = {}
    for choice in ENTITIES[entity][name].choices:
        for word in (choice.code, choice.label, *choice.aliases):
            known.setdefault(fold(word), choice.code)
    for words_by_path in WORDS.values():
        for word, code in words_by_path.get(path, {}).items():
            known.setdefault(fold(word), code)
    for language, ending in FEMININE.items():
        for word, code in WORDS[language].get(path, {}).items():
            for form in _feminine(word, ending):
                known.setdefault(fold(form), code)
    return known


def _feminine(word: str, ending: str) -> tuple[str, ...]:
    """Give the same word of a she, of one and of several: "danneggiata", "danneggiate"."""
    if len(word) < SHORTEST_GENDERED:
        return ()
    if ending:
        return (
            tuple(f"{word[:-1]}{each}" for each in (ending, f"{ending}s", "e")) if word.endswith("o") else ()
        )
    return (f"{word}e", f"{word}s", f"{word}es") if word[-1] in "étsdrl" else ()


def choice_code(text: str, known: dict[str, str]) -> str | None:
    """Give the code that a word stands for, alike words and abbreviations included; None if it is unknown."""
    word = fold(text)
    if word in known:
        return known[word]
    if len(word) < 4:  # noqa: PLR2004 - short words are alike by chance
        return None
    begun = {code for each, code in known.items() if each.startswith(word) and text.rstrip().endswith(".")}
    if len(begun) == 1:
        return begun.pop()
    found = process.extractOne(word, known.keys(), score_cutoff=LIKELY_CHOICE)
    return known[found[0]] if found else None


def boolean_words() -> dict[str, bool]:
    """Give what each folded word for yes and no means, in all languages."""
    known = {"yes": True, "y": True, "true": True, "1": True, "x": True, "✓": True, "✔": True, "on": True}
    known |= {"no": False, "n": False, "false": False, "0": False, "off": False, "✗": False}
    for words_by_path in WORDS.values():
        said = words_by_path.get(BOOLEAN, {})
        known.update({fold(word) or word: code == "yes" for word, code in said.items()})
    return known
