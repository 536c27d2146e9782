"""Headings read by the words they are put together of: "Kd-Nr.", "Rechnungsdatum", "CUSTNUM", "Qté (u.)".

Every word of a heading must be understood, or nothing is: an unknown word may turn the meaning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from crm.entities import ENTITIES, field_at
from crm.headings import MEANINGS, PARTS
from crm.schema import Kind
from data_io.incoming.values.vocabulary import MANY, fold, without_unit

SILENT: Final = frozenset({"the"})
"""Notions that say nothing."""
OF_MONEY: Final = frozenset({"net", "gross", "inc", "money"})
"""Notions that only an amount of money can have."""
OF_TAX: Final = frozenset({"inc", "tax"})
"""Notions that together say only whether the tax is in: "excl. BTW"."""
OF_PRICES: Final = frozenset({Kind.MONEY})
OBVIOUS: Final = {
    "day": frozenset({"date", "time"}),
    "money": frozenset({"amount", "money"}),
    "somebody": frozenset({"name", "full"}),
}
"""By sort of field: notions that may be said or left out."""
OF_SOMEBODY: Final = (".owner", ".assigned_to", ".by", ".salesperson", ".customer")
OWN_ROLES: Final = {
    "customer": ("customer", "contact"), "product": ("product",), "sale": ("sale", "row"),
    "payment": ("payment",), "return": ("returned",), "complaint": ("complaint",),
    "interaction": ("interaction",), "feedback": ("feedback",), "opportunity": ("opportunity",),
    "task": ("task",), "campaign": ("campaign",), "message": (),
}  # fmt: skip
"""The notions by which a heading names the record that it stands in: "guest phone" among guests."""
UNNAMED: Final = frozenset(
    {"customer.email", "customer.phone", "customer.mobile", "customer.street", "customer.postcode",
     "customer.city", "customer.region", "customer.country", "customer.first_name", "customer.last_name",
     "customer.company"}
)  # fmt: skip
"""What only a customer has, so that a heading in another sheet need not say whose it is."""
NO_COMPANY: Final = frozenset({"interaction", "feedback", "opportunity", "message"})
ALONE: Final = "!"
"""Marks a set of notions that means the field only without the record's name."""
MOST_READINGS: Final = 96
SHORTEST_PART: Final = 3
SHORTEST_BEGUN: Final = 3
SHORTEST_CUT: Final = 4
"""Letters of a word that is understood without its end, where all words that begin so mean the same."""
MOST_CUT: Final = 0.55
"""Share of a word that must be there: "parte" is no "partecipante"."""
SHORTEST_SLIP: Final = 8
"""Letters of a word that is understood with a wrong letter."""
MOST_BEGUN: Final = 5
"""Notions that a word cut short may stand for; with more it says nothing."""
ENDINGS: Final = frozenset({"kd", "nr", "no", "id", "dt", "pr"})
"""Parts of two letters, at the end of a word only."""
LINKS: Final = ("", "s", "es", "n", "en")
"""What German and Dutch put between the parts of a word."""
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD: Final = re.compile(r"[^\W_]+(?P<dot>\.?)")
_YES_NO: Final = re.compile(
    r"[ (\[]+(?:[jyos]/n|ja/nein|ja/nee|oui/non|s[ií]/no|sim/n[aã]o|yes/no)\b[)\]?]*", re.IGNORECASE
)
_TOGETHER: Final = (
    (_YES_NO, ""),
    (re.compile(r"^s(?:ub)?[/.] ?(?=[a-z]{3})", re.IGNORECASE), "sub "),
    (re.compile(r"(?<=\w) u\. ", re.IGNORECASE), " und "),
    (re.compile(r"\bp\.\s?v\.\s?p\.?", re.IGNORECASE), "pvp"),
    (re.compile(r"\be[- ]?mail", re.IGNORECASE), "email"),
    (re.compile(r"\ba/c\b", re.IGNORECASE), "account"),
    (re.compile(r"\bp[/-]?code\b", re.IGNORECASE), "postcode"),
    (re.compile(r"\bto[- ]do\b", re.IGNORECASE), "task"),
    (re.compile(r"\bq\.t[àa]", re.IGNORECASE), "qta"),
    (re.compile(r"\bd\.o\.b\.?", re.IGNORECASE), "dob"),
    (re.compile(r"\bc\.? ?p\.", re.IGNORECASE), "cp"),
    (re.compile(r"\bp\.? ?u\. ?", re.IGNORECASE), "pu "),
    (re.compile(r"\brec'd\b", re.IGNORECASE), "received"),
    (re.compile(r"(?<=\w)[/*:_(]-?in(?:nen)?\b\)?", re.IGNORECASE), ""),
    (re.compile(r"^f\. ", re.IGNORECASE), "fecha "),
    (re.compile(r"\bret'?d\b", re.IGNORECASE), "returned"),
    (re.compile(r"\bopt[- ]in\b", re.IGNORECASE), "optin"),
    (re.compile(r"\bopt[- ]out\b", re.IGNORECASE), "optout"),
    (re.compile(r"\ba\.? ?/ ?c\.?", re.IGNORECASE), "account"),
    (re.compile(r"^p\. ", re.IGNORECASE), "price "),
    (re.compile(r"^e-preis", re.IGNORECASE), "einzelpreis"),
    (re.compile(r"(?<=\w)[ _-]+via$", re.IGNORECASE), " channel"),  # at the end it is no Italian street
    (re.compile(r"#"), " number "),
    (re.compile("%"), " percent "),
    (re.compile("[№]"), " number "),
    (re.compile(r"\bn[°º]", re.IGNORECASE), " number "),
    (re.compile("[°ºª’\u00b4`]"), " "),
    (re.compile("[€$£]"), " "),
    (re.compile(r"\bp[- ]code\b", re.IGNORECASE), "postcode"),
    (re.compile(r"\((?:s|es|n|en|e)\)", re.IGNORECASE), ""),
)  # fmt: skip
"""Spellings whose parts say nothing by themselves."""


@cache
def notions() -> dict[str, frozenset[str]]:
    """Give the notions that each known word may stand for."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for notion, words in PARTS.items():
        for word in words:
            known[fold(word)].add(notion)
    return {word: frozenset(each) for word, each in known.items()}


@cache
def meanings(entity: str) -> dict[frozenset[str], tuple[str, ...]]:
    """Give the fields that each set of notions may mean in a sheet of an entity, its own fields first."""
    known: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    referred = {str(each.refers_to) for each in ENTITIES[entity].references}
    for path, said in sorted(MEANINGS.items(), key=lambda each: not each[0].startswith(f"{entity}.")):
        owner = path.partition(".")[0]
        for notion_set in said:
            alone = ALONE in notion_set
            if owner == entity:
                roles = () if alone else OWN_ROLES[entity]
                plain = notion_set - {ALONE}
                forms = [plain, *(plain | {role} for role in roles), plain | set(roles)]
            elif owner in referred and not alone:
                forms = [notion_set | {role} for role in OWN_ROLES[owner]]
                if path in UNNAMED and not (path == "customer.company" and entity in NO_COMPANY):
                    forms.append(notion_set)
            else:
                continue
            for form in forms:
                if path not in known[form]:
                    known[form].append(path)
    return {form: tuple(paths) for form, paths in known.items()}


def read_parts(heading: str, entity: str) -> tuple[str, ...]:
    """Give the fields that a heading's words together may mean in a sheet of that entity, likeliest first."""
    known = meanings(entity)
    found: dict[str, None] = {}
    at_length: dict[str, None] = {}
    for reading in readings(heading) or readings(without_unit(heading)):
        said = frozenset(reading) - SILENT
        at_length.update(dict.fromkeys(_said_at_length(said, entity)))
        if said >= OF_TAX:
            said -= OF_TAX
        plain = said - OF_MONEY
        for form in dict.fromkeys((said, plain)):
            for path in known.get(form, ()):
                if form == said or field_at(path).kind in OF_PRICES:
                    found.setdefault(path)
    return tuple(found or at_length)


def _said_at_length(said: frozenset[str], entity: str) -> Iterator[str]:
    """Give the fields that notions say without those that go without saying: the date of "closed"."""
    for kind, (silent, known) in _without_the_obvious(entity).items():
        for path in known.get(said - silent, ()):
            if said & silent and sort_of(path) == kind:
                yield path


@cache
def _without_the_obvious(entity: str) -> dict[str, tuple[frozenset[str], dict[frozenset[str], list[str]]]]:
    """Give by sort of field what goes without saying, and the fields by what is said besides."""
    found: dict[str, tuple[frozenset[str], dict[frozenset[str], list[str]]]] = {
        sort: (silent, defaultdict(list)) for sort, silent in OBVIOUS.items()
    }
    for form, paths in meanings(entity).items():
        for path in paths:
            silent, known = found.get(sort_of(path), (frozenset(), {}))
            if silent and form - silent:
                known[form - silent].append(path)
    return found


def sort_of(path: str) -> str:
    """Tell whether a field is a day, money or somebody; "" if none of these."""
    if path.endswith(OF_SOMEBODY):
        return "somebody"
    return {Kind.DATE: "day", Kind.MOMENT: "day", Kind.MONEY: "money"}.get(field_at(path).kind, "")


@lru_cache(maxsize=MANY)
def readings(heading: str) -> tuple[tuple[str, ...], ...]:
    """Give each way to understand all words of a heading; none where a word is unknown."""
    said = heading
    for pattern, word in _TOGETHER:
        said = pattern.sub(word, said)
    choices = _each_understood(_CAMEL.sub(" ", said)) or _each_understood(said.lower())  # "USt" is one word
    combined: dict[tuple[str, ...], None] = {}
    for count, picked in enumerate(product(*choices)):
        if count >= MOST_READINGS:
            break
        combined.setdefault(tuple(sorted({notion for part in picked for notion in part})))
    return tuple(combined) if choices else ()


def _each_understood(said: str) -> list[tuple[tuple[str, ...], ...]]:
    """Give for each word the notions that it may stand for; nothing where one is unknown."""
    words = [(fold(found[0]), bool(found["dot"])) for found in _WORD.finditer(said)]
    choices = [_understood(word, shortened) for word, shortened in words]
    return choices if all(choices) else []


@lru_cache(maxsize=MANY)
def _understood(word: str, shortened: bool) -> tuple[tuple[str, ...], ...]:  # noqa: FBT001 - a plain fact
    """Give the notions that a word may stand for: as it is, begun and ended by a point, put together."""
    known = notions()
    begun: set[str] = set()
    if shortened and len(word) >= SHORTEST_BEGUN:
        begun = {notion for each in known if each.startswith(word) for notion in known[each]}
        begun = begun if len(begun) <= MOST_BEGUN else set()
    if word in known:
        return tuple((notion,) for notion in (*sorted(known[word]), *sorted(begun - known[word])))
    if begun:
        return tuple((notion,) for notion in sorted(begun))
    return tuple(dict.fromkeys(_apart(word))) or _nearly(word)


def _nearly(word: str) -> tuple[tuple[str, ...], ...]:
    """Give the one notion that a word cut short, or mistyped, can stand for; none if several."""
    known = notions()
    cut = (each for each in known if each.startswith(word) and len(word) >= MOST_CUT * len(each))
    near = list(cut) if len(word) >= SHORTEST_CUT else []
    if not near and len(word) >= SHORTEST_SLIP:
        alike = process.extract(word, known.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
        near = [each for each, _, _ in alike if each[0] == word[0]]
    told = {notion for each in near for notion in known[each]}
    return (tuple(told),) if len(told) == 1 else ()


def _apart(word: str) -> list[tuple[str, ...]]:
    """Take a word apart into two known ones: "rechnungsdatum", "custnum"."""
    known = notions()
    found: list[tuple[str, ...]] = []
    for place in range(SHORTEST_PART - 1, len(word) - 1):
        end = word[place:]
        if end not in known or (len(end) < SHORTEST_PART and end not in ENDINGS):
            continue
        for link in LINKS:
            start = word[:place].removesuffix(link) if link else word[:place]
            if (link and not word[:place].endswith(link)) or start not in known:
                continue
            if len(start) < SHORTEST_PART and start not in {"kd", "rg", "dt", "id"}:
                continue
            found += [tuple(sorted({a, b})) for a in known[start] for b in known[end]]
    return found
