"""What a heading may mean in a sheet of some entity, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from crm.entities import ENTITIES, field_at
from crm.schema import Entity, Kind
from data_io.incoming.recognition.bare_names import (
    BARE_NAMES,
    FIRST_NAMES,
    LAST_NAMES,
    bare_name,
    without_whose,
)
from data_io.incoming.recognition.compounds import SPOKEN_OF, is_currency, listed, of_buyers, said_twice
from data_io.incoming.recognition.lesser import LESSER
from data_io.incoming.recognition.parts import read_parts, readings
from data_io.incoming.recognition.questions import asked
from data_io.incoming.recognition.signs import (
    BARE_WORDS,
    ONLY_WITH_SALES,
    PROFIT,
    PROFIT_WORDS,
    STATE_WORDS,
    TOLD_IN_PASSING,
)
from data_io.incoming.recognition.slips import SHORTEST_TYPED, nearest, same_digits, slips
from data_io.incoming.recognition.somebody import somebody
from data_io.incoming.values.vocabulary import MANY, SURE, fold, fold_heading, headings, sheet_names
from data_io.outgoing.rejects import MEND

SATELLITE: Final = 0.92
"""How sure a heading is that speaks of a record referred to (the customer of a sale)."""
COMPANIES_BUY: Final = frozenset({"interaction", "opportunity", "task"})
"""Sheets in which a company stands for the customer, as long as no other column does."""
AS_TEXT: Final = 0.75
"""How sure a word is that means one thing where the cells are choices or numbers, else another."""
ASKED: Final = 0.88
WAYS: Final = (".payment_method", ".method")
SAID_TWICE: Final = 0.83
A_COMPANY: Final = 0.905
PARTS_OWN: Final = 0.9
"""How sure a heading is whose single words together say a field of the sheet's own entity."""
PARTS_SATELLITE: Final = 0.84
OTHERS: Final = {
    "customer.email": "customer.other_emails",
    "customer.phone": "customer.other_phones",
    "customer.mobile": "customer.other_phones",
}
"""Where a second column of the same sort goes."""
BARE_CODES: Final = frozenset({"code", "codigo", "codice", "cod"})
BARE_NAMED: Final = {"customer.name": 0.8, "product.name": 0.79}
"""What a bare "Name" may be in sheets of other records, and how sure that is."""
DESCRIPTIONS: Final = frozenset(
    {"description", "beschreibung", "descripcion", "descrizione", "descricao", "beschrijving", "details",
     "text"}
)  # fmt: skip
"""Last words of headings that say less of what something is called than a name or a title does."""
REFERS: Final = 0.7
DESCRIBES: Final = 0.85
"""How sure such a heading is that it names a product."""
REFERENCES: Final = frozenset({"reference", "ref", "referenz", "referencia", "riferimento", "referentie"})
"""Bare words that in sales may be an order's or an article's number: the order's where nothing else is."""
MONEY_SIGN: Final = re.compile(r"[€$£¥]|\b(?:EUR|USD|GBP|CHF|BRL|CAD|AUD)\b")
PERCENT_SIGN: Final = re.compile(r"%|\bpercent|\bprozent", re.IGNORECASE)
RATE: Final = re.compile(r"[(@]?\b\d{1,2}(?:[.,]\d)? ?%\)?")
_NUMBERED: Final = re.compile(r"(?P<word>.*[^\W\d]) ?(?P<number>\d)(?: value| address)?")


LATER: Final = 0.0005
"""How much less sure a heading of a known export is than the one that stands before it in its layout."""
MOST_GUESSED: Final = 400
"""Columns up to which more than known words is looked at; sheets made by people are not wider."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A field that a heading may mean, how sure that is (0 to 1), and why in plain words."""

    path: str
    sure: float
    reason: str
    guessed: bool = False
    """Whether the word is only nearly the known one, so that the values must speak for it as well."""


def meant_or_likely(
    entity: Entity, heading: str, meant: Mapping[str, str | None], *, guess: bool = True
) -> Iterator[Candidate]:
    """Give what a known export means by a heading (nothing of ours, or one field), else what it may mean.

    ``meant``: what it means by its headings, folded. Without ``guess`` only words that are known count.
    """
    if heading == MEND:
        return
    if fold(heading) in meant:
        path = meant[fold(heading)]
        if path:
            yield Candidate(path, SURE + 0.1 - LATER * list(meant).index(fold(heading)), "a known export")
        return
    rated = RATE.sub(" ", heading).strip()
    if entity.name == "sale" and rated != heading.strip() and "sale.tax" in _means(entity, rated):
        yield Candidate("sale.tax", AS_TEXT, f"“{heading}” names a tax and its rate")
    for candidate in _candidates(entity, heading, guess=guess):
        if not (_unit_speaks_against(heading, candidate.path) or _asks(heading, candidate.path)):
            yield _less_sure(entity, heading, candidate)
    if entity.name == "sale" and fold(heading) in REFERENCES:
        yield Candidate("sale.order_number", REFERS, "a reference, where nothing else is the order's number")


def _means(entity: Entity, heading: str) -> frozenset[str]:
    """Give every field of which a heading may speak plainly."""
    return frozenset(candidate.path for candidate in _candidates(entity, heading, guess=True))


def _less_sure(entity: Entity, heading: str, candidate: Candidate) -> Candidate:
    """Make a heading less sure that says less than others do: a description, a type, a subtotal, a suburb."""
    words = fold(heading).split()
    named = candidate.path in {"product.name", f"{entity.name}.product"}
    if named and words and words[-1] in DESCRIPTIONS:
        return replace(candidate, sure=min(candidate.sure, DESCRIBES))
    if entity.name == "sale" and fold(heading) in REFERENCES:
        return replace(candidate, sure=min(candidate.sure, REFERS - 0.01))
    if not LESSER.get(candidate.path, frozenset()).isdisjoint(words):
        return replace(candidate, sure=min(candidate.sure, DESCRIBES))
    return candidate


def _asks(heading: str, path: str) -> bool:
    """Whether a heading is a question ("Paid?") whose answer is no money, and no way to pay."""
    question = heading.rstrip().endswith("?") and len(fold(heading).split()) == 1
    return question and (field_at(path).kind is Kind.MONEY or path.endswith(WAYS))


def _unit_speaks_against(heading: str, path: str) -> bool:
    """Whether a currency or "%" in a heading says that it is no such field."""
    if not (path.partition(".")[2] != "id" and (MONEY_SIGN.search(heading) or PERCENT_SIGN.search(heading))):
        return False
    kind = field_at(path).kind
    if PERCENT_SIGN.search(heading):
        return kind is not Kind.SHARE and path != "sale.discount"
    return kind is not Kind.MONEY


def _candidates(entity: Entity, heading: str, *, guess: bool) -> Iterator[Candidate]:
    """Give the fields that a heading may mean in a sheet of that entity, surest first."""
    reach = _reach(entity.name)
    yield from _money_sign(entity, heading)
    forms = fold_heading(heading)
    if not forms:
        return
    known = headings()
    whole = forms[0]
    yield from _the_record_itself(entity, whole)
    for question in asked(entity.name, heading):
        yield Candidate(question, ASKED, "a question of a survey")
    for form in forms:
        yield from _known(entity, heading, form, reach)
        if whole in PROFIT_WORDS and entity.name == "sale":
            yield Candidate("sale.cost", SURE, PROFIT)
        yield from _prefixed(entity, form)
        yield from _of_buyers(form, reach)
    if whole not in known:
        yield from _numbered(entity, heading, whole)
    if guess and not any(known.get(form, frozenset()) & reach for form in forms):
        together = read_parts(heading, entity.name)
        for place, path in enumerate(together):
            own = path.startswith(f"{entity.name}.")
            yield Candidate(
                path,
                (PARTS_OWN if own else PARTS_SATELLITE) - 0.01 * place,
                f"the words of “{heading}” say it",
            )
        if whole not in known and not together:
            yield from _alike(heading, whole, reach)
            yield from _either_of(entity, heading, reach)


def _known(entity: Entity, heading: str, form: str, reach: frozenset[str]) -> Iterator[Candidate]:
    """Read a heading as the known word that it is; a company is the customer of a call, a deal, a task."""
    paths = headings().get(form, frozenset())
    if "customer.name" in paths and entity.name not in {"customer", "product", "campaign", "task"}:
        # only a name: whose, or of what, the other columns tell
        paths -= {"campaign.name", "product.name", "customer.name"} if form in BARE_NAMES else set()
        if form in BARE_NAMES:
            yield from (Candidate(each, sure, "a name") for each, sure in BARE_NAMED.items() if each in reach)
    if entity.name != "customer" and form in BARE_CODES:
        paths -= {"customer.code"}  # of the goods, or of whom: nobody can tell
    if entity.name not in {"campaign", "message"}:
        paths -= (
            set() if form in BARE_WORDS["campaign"] or "campaign" in _said(heading) else {"campaign.name"}
        )
    for path in sorted(paths & reach):
        yield Candidate(path, _sureness(entity, path, form), f"“{heading}” is a known heading")
    if entity.name == "feedback" and "feedback.score" in paths:
        yield Candidate("feedback.comment", AS_TEXT, f"“{heading}” holds words")
    yield from (Candidate(*each) for each in somebody(entity, form))
    if entity.name == "customer" and form in STATE_WORDS and "customer.region" not in paths:
        yield Candidate("customer.region", AS_TEXT, f"“{heading}” is a state")
    if entity.name in COMPANIES_BUY and "customer.company" in paths:
        yield Candidate(f"{entity.name}.customer", A_COMPANY, f"“{heading}” is the customer")


def _said(heading: str) -> frozenset[str]:
    """Give every notion that a heading may speak of."""
    return frozenset(notion for reading in readings(heading) for notion in reading)


def _money_sign(entity: Entity, heading: str) -> Iterator[Candidate]:
    """Read "£" or "EUR" alone as the money of the record."""
    if entity.name in SPOKEN_OF and is_currency(heading):
        yield Candidate(SPOKEN_OF[entity.name], AS_TEXT, f"“{heading}” is money")


def _either_of(entity: Entity, heading: str, reach: frozenset[str]) -> Iterator[Candidate]:
    """Read a heading with strokes: the same said twice, or the choices that stand below."""
    for place, path in enumerate(said_twice(entity, heading, reach)):
        yield Candidate(path, SAID_TWICE - 0.01 * place, f"both sides of “{heading}” say it")
    if choice := listed(entity, heading):
        yield Candidate(choice, SAID_TWICE, f"“{heading}” lists what stands below")


def _alike(heading: str, whole: str, reach: frozenset[str]) -> Iterator[Candidate]:
    """Read a heading as the known one that it is nearly."""
    known = headings()
    found = nearest(whole)
    if found and len(whole) > SHORTEST_TYPED and same_digits(found[0], whole):
        for path in sorted(known[found[0]]):
            if path in reach:
                yield Candidate(path, 0.8 * found[1] / 100, f"“{heading}” is like “{found[0]}”")
        return
    word = next((each for each in slips(whole) if known[each] & reach and same_digits(each, whole)), None)
    if word:
        for path in sorted(known[word] & reach):
            yield Candidate(path, 0.72, f"“{heading}” is like “{word}”", guessed=True)


def _numbered(entity: Entity, heading: str, whole: str) -> Iterator[Candidate]:
    """Read a customer's first "phone 1" as the phone, "phone 3" as one of the others."""
    found = _NUMBERED.fullmatch(whole)
    if not found or entity.name != "customer":
        return
    paths = {path for path in headings().get(found["word"], ()) if path.startswith("customer.")}
    if found["number"] != "1":
        paths = {OTHERS.get(path, path) for path in paths} & set(OTHERS.values())
    for path in sorted(paths):
        yield Candidate(
            path, 0.9, f"one more “{found['word']}”" if path in OTHERS.values() else f"“{heading}”"
        )


def _the_record_itself(entity: Entity, whole: str) -> Iterator[Candidate]:
    """Read "ID" as the number, the bare word for such a record ("account" among customers) as its name."""
    if whole == "id":
        own = entity.keys[0][0] if entity.keys else entity.title[0]
        yield Candidate(f"{entity.name}.{own}", 0.5, "the sheet's own number")
    if whole in BARE_WORDS.get(entity.name, ()):
        yield Candidate(f"{entity.name}.name", 0.9, f"the {entity.name} itself")


def _prefixed(entity: Entity, form: str) -> Iterator[Candidate]:
    """Read a heading such as “customer city” or “product: category” as a field of the record referred to."""
    first, _, rest = form.partition(" ")
    target = _singular(first)
    if not rest or target is None:
        return
    for path in sorted(headings().get(rest, ())):
        own = target == entity.name
        if path.startswith(f"{target}.") and (
            own or target in {each.refers_to for each in entity.references}
        ):
            yield Candidate(path, 0.97 if own else SATELLITE + 0.03, f"“{rest}” of the {target}")


def _of_buyers(form: str, reach: frozenset[str]) -> Iterator[Candidate]:
    """Read “PLZ des Empfängers” as a field of whoever bought."""
    rest = of_buyers(form)
    for path in sorted(headings().get(rest, frozenset()) & reach if rest else ()):
        if path.startswith("customer."):
            yield Candidate(path, SATELLITE, f"“{rest}” of whoever bought")


def _singular(word: str) -> str | None:
    names = sheet_names()
    return names.get(word) or names.get(f"{word}s")


def _sureness(entity: Entity, path: str, form: str) -> float:
    """Tell how sure a known word is: the label over an alias, an own field over one of a record referred to.

    The bare word for the record ("customer") is the reference; "customer name" is the record's name.
    """
    field = field_at(path)
    if path == "customer.company" and entity.name in COMPANIES_BUY:
        return A_COMPANY - 0.1
    if not path.startswith(f"{entity.name}."):
        return SATELLITE
    if (
        field.kind is Kind.REFERENCE
        and _singular(form) != field.refers_to
        and form not in BARE_WORDS[str(field.refers_to)]
    ):
        return SATELLITE - 0.02
    if form == fold(field.label):
        return SURE
    return SURE - 0.01 if form == field.name.replace("_", " ") else 0.98


@cache
def _reach(entity: str) -> frozenset[str]:
    """Give the fields that a sheet of that entity may feed: its own, and those of records it refers to."""
    own = {f"{entity}.{each.name}" for each in ENTITIES[entity].fields}
    targets = (str(reference.refers_to) for reference in ENTITIES[entity].references)
    told = {f"{target}.{name}" for target in targets for name in TOLD_IN_PASSING[target]}
    told -= {"customer.company"} if entity == "feedback" else set()
    return frozenset(own | (told if entity == "sale" else told - ONLY_WITH_SALES))


def names_again(entity: Entity, heading: str, path: str, taken: AbstractSet[str]) -> bool:
    """Whether a bare "Name" would name the customer or the product a second time."""
    if fold(heading) not in BARE_NAMES or entity.name == path.partition(".")[0]:
        return False
    whom = {f"{entity.name}.customer", "customer.first_name", "customer.last_name", "customer.company"}
    what = {f"{entity.name}.product"}
    return not taken.isdisjoint({"customer.name": whom, "product.name": what}.get(path, frozenset()))


def describes_what_is_named(entity: Entity, candidate: Candidate, taken: AbstractSet[str]) -> bool:
    """Whether a heading only describes a product that another column names."""
    names = {"product.name", f"{entity.name}.product"}
    return candidate.path in names and candidate.sure == DESCRIBES and not names.isdisjoint(taken)


def says_nothing(heading: str) -> bool:
    """Whether a heading is one single word that is known for nothing."""
    return len(fold(heading).split()) == 1 and not (is_known(heading) or readings(heading))


@lru_cache(maxsize=MANY)
def is_known(heading: str) -> bool:
    """Whether a heading is a word known for some field."""
    return any(form in headings() for form in fold_heading(heading))


@lru_cache(maxsize=8)
def half_names(row: tuple[str, ...]) -> dict[int, Candidate | None]:
    """Give the places of "Name" that mean one half of it beside the other; None beside a contact's name."""
    known = [headings().get(without_whose(fold(heading)), frozenset()) for heading in row]
    first = any("customer.first_name" in paths for paths in known)
    last = any("customer.last_name" in paths for paths in known)
    folded = [bare_name(fold(heading)) for heading in row]
    if first == last:
        beside = {"contact name", "company name"} <= set(folded)
        return {place: None for place, word in enumerate(folded) if beside and word == "name"}
    words, path = (LAST_NAMES, "customer.last_name") if first else (FIRST_NAMES, "customer.first_name")
    return {
        place: Candidate(path, SURE, "the other half of the name stands beside it")
        for place, word in enumerate(folded)
        if word in words
    }


def weight(entity: Entity, heading: str, candidate: Candidate) -> float:
    """Tell how much a heading speaks for the entity: less where many entities have such a field."""
    if not candidate.path.startswith(f"{entity.name}."):
        return 0.3 * candidate.sure
    form = next(iter(fold_heading(heading)), "")  # signs alone say nothing, yet their values may
    paths = headings().get(form, frozenset())
    entities = {path.partition(".")[0] for path in paths} | _own_by_parts(heading) | {entity.name}
    return float(candidate.sure / len(entities) ** 0.5)


@lru_cache(maxsize=MANY)
def _own_by_parts(heading: str) -> frozenset[str]:
    """Give the entities of which a heading's words together say a field."""
    return frozenset(
        name for name in ENTITIES if any(path.startswith(f"{name}.") for path in read_parts(heading, name))
    )
