"""What several records of one customer become when they are made one: fact by fact, nothing left behind."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from crm.entities import CUSTOMER
from crm.schema import OWN_PREFIX, Kind

WAYS: Final = ("email", "phone", "text", "post")
TOGETHER: Final = (
    ("name", "first_name", "last_name"),
    ("street", "postcode", "city", "region", "country"),
    *((f"{way}_consent", f"{way}_consent_on", f"{way}_consent_source") for way in WAYS),
    ("lost_on", "lost_reason", "lost_to"),
)
"""Facts that make sense only together: half of one address and half of another is nobody's."""
JOINED: Final = frozenset({Kind.LIST, Kind.LONG_TEXT})
"""Kinds that hold several things: all of them are kept, there is nothing to choose."""
OVERFLOW: Final = {"email": "other_emails", "phone": "other_phones", "mobile": "other_phones"}
"""Where a second e-mail address or number goes."""
_ADDRESS: Final = "street"
_NUMBER: Final = "code"
_FORMED: Final = frozenset({"phone", "mobile"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to choose: its name (that of its first field), and the fields that go together."""

    name: str
    fields: tuple[str, ...]
    joined: bool = False

    @property
    def label(self) -> str:
        """What it is called on screen."""
        if self.name == _ADDRESS:
            return "Address"
        field = CUSTOMER.by_name.get(self.name)
        return field.label if field else self.name.removeprefix(OWN_PREFIX)


def facts_of(columns: Sequence[str]) -> tuple[Fact, ...]:
    """Give the facts that records with these columns hold, own columns (``own.<heading>``) last."""
    heads = {each[0]: each for each in TOGETHER}
    inner = {name for each in TOGETHER for name in each[1:]}
    known = [
        Fact(each.name, heads.get(each.name, (each.name,)), each.kind in JOINED)
        for each in CUSTOMER.fields
        if each.name not in inner
    ]
    own = [Fact(name, (name,)) for name in columns if name.startswith(OWN_PREFIX)]
    return (*known, *own)


def told(record: Mapping[str, Any], fact: Fact) -> tuple[Any, ...]:
    """Give what a record says of a fact, a value for each of its fields, blanks None."""
    return tuple(None if _is_blank(record.get(name)) else record[name] for name in fact.fields)


def says(record: Mapping[str, Any], fact: Fact) -> bool:
    """Whether a record says anything of a fact."""
    return any(value is not None for value in told(record, fact))


def differs(records: Mapping[int, Mapping[str, Any]], fact: Fact) -> bool:
    """Whether records say different things of a fact; a blank says nothing."""
    for values in zip(*(told(record, fact) for record in records.values()), strict=True):
        if len({_folded(value) for value in values if value is not None}) > 1:
            return True
    return False


def proposed(records: Mapping[int, Mapping[str, Any]], keep: int, recent: Sequence[int]) -> dict[str, int]:
    """Give, by name of the fact, the record whose word is best: well written, then fuller, then more recent.

    Of consents the stricter: who said no anywhere said no. ``records``: by id, stored form. ``recent``: their
    ids, the latest active first. ``keep``, the survivor, keeps its number. Facts of which nobody says
    anything, and joined ones, are left out.
    """
    columns = list(dict.fromkeys(name for record in records.values() for name in record))
    chosen = {}
    for fact in facts_of(columns):
        speaking = [each for each in recent if says(records[each], fact)]
        if fact.name == _NUMBER and keep in speaking:
            speaking = [keep]
        if speaking and not fact.joined:
            chosen[fact.name] = max(
                speaking, key=lambda each: (*_worth(records[each], fact), -recent.index(each))
            )
    return chosen


def merged_record(
    records: Mapping[int, Mapping[str, Any]], keep: int, chosen: Mapping[str, int]
) -> dict[str, Any]:
    """Give the one record that several become, stored form; fields that stay blank are None.

    ``chosen``: the record whose word counts, by name of the fact; one that is not named is ``keep``'s, or
    whoever says anything. What ``keep`` leaves open others fill, where they do not contradict. Lists and
    notes are joined; further e-mail addresses and numbers go to the others.
    """
    order = [keep, *(each for each in records if each != keep)]
    columns = list(dict.fromkeys(name for record in records.values() for name in record))
    one: dict[str, Any] = {}
    for fact in facts_of(columns):
        if fact.joined:
            one[fact.name] = _all_of(fact, [records[each] for each in order])
            continue
        first = [chosen[fact.name]] if fact.name in chosen else []
        speaking = [each for each in (*first, *order) if says(records[each], fact)]
        one |= _one_word(fact, [records[each] for each in dict.fromkeys(speaking)])
    return one | _overflow(one, [records[each] for each in order])


def _one_word(fact: Fact, speaking: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Take the first record's word, its blanks filled by others that do not contradict it."""
    values: list[Any] = [None] * len(fact.fields)
    for record in speaking:
        theirs = told(record, fact)
        both = [
            (one, other)
            for one, other in zip(values, theirs, strict=True)
            if one is not None and other is not None
        ]
        if all(_folded(one) == _folded(other) for one, other in both):
            values = [other if one is None else one for one, other in zip(values, theirs, strict=True)]
    return dict(zip(fact.fields, values, strict=True))


def _all_of(fact: Fact, records: Sequence[Mapping[str, Any]]) -> str | None:
    """Join what all records hold, each thing once."""
    texts = [record[fact.name] for record in records if says(record, fact)]
    if CUSTOMER[fact.name].kind is Kind.LIST:
        return _listed([item for text in texts for item in json.loads(text)], texts)
    kept: list[str] = []
    for text in texts:
        if not any(text.strip() in other for other in kept):
            kept = [other for other in kept if other.strip() not in text] + [text]
    return "\n".join(kept) or None


def _overflow(one: Mapping[str, Any], records: Sequence[Mapping[str, Any]]) -> dict[str, str | None]:
    """Give the other e-mail addresses and numbers: all that any record has but for those chosen."""
    found = {}
    for place in dict.fromkeys(OVERFLOW.values()):
        firsts = [name for name, other in OVERFLOW.items() if other == place]
        taken = {_sign(one[name]) for name in firsts if one[name] is not None}
        texts = [one[place]] if one[place] is not None else []
        rest = [record.get(name) for record in records for name in firsts]
        items = [item for text in texts for item in json.loads(text)]
        items += [str(each) for each in rest if not _is_blank(each)]
        found[place] = _listed([item for item in items if _sign(item) not in taken], texts)
    return found


def _listed(items: Sequence[str], texts: Sequence[str]) -> str | None:
    """Write a list, each thing once; as it was written where it is one that was there."""
    first: dict[str, str] = {}
    for item in items:
        first.setdefault(_sign(item), item)
    once = list(first.values())
    for text in texts:
        if json.loads(text) == once:
            return text
    return json.dumps(once, ensure_ascii=False) if once else None


def _sign(item: str) -> str:
    """Give that by which two items are the same: a number's figures, else the text."""
    return re.sub(r"\D", "", item) if re.fullmatch(r"[+\d\s()./-]{5,}", item) else item.strip().casefold()


def _worth(record: Mapping[str, Any], fact: Fact) -> tuple[float, ...]:
    """Say how good a record's word is, the greater the better."""
    values = [value for value in told(record, fact) if value is not None]
    if fact.name.endswith("_consent"):
        return (record.get(fact.name) == 0, len(values))
    if fact.name == "name":
        name = str(values[0])
        shouted = name.isupper() or name.islower()
        return (not shouted, "," not in name, min(len(name.split()), 2), _spelt(name), len(values))
    if fact.name in _FORMED:
        return (str(values[0]).startswith("+"),)
    return (len(values),)


def _spelt(name: str) -> bool:
    """Whether every word of a name is written out: an initial says less."""
    return all(len(word.strip(".")) > 1 for word in name.split())


def _folded(value: object) -> object:
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def _is_blank(value: object) -> bool:
    return value is None or value == "" or bool(pd.isna(value))  # type: ignore[call-overload]
