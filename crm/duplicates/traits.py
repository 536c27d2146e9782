"""What is compared of each customer, brought into one form, column by column."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.duplicates.names import FIRM_WORDS, LEGAL_FORMS, TITLES, fold, short_form_groups, sound, take

STREET_WORDS: Final = (
    (r"(?<=[a-z]{3})(?:strasse|str|platz|weg|allee|gasse)\b", ""),
    ((r"\b(?:street|st|strasse|str|avenue|ave|av|road|rd|drive|dr|place|pl|court|ct|crt|lane|ln|"
      r"boulevard|blvd|bd|square|sq|terrace|ter|crescent|cres|circuit|close|way|platz|weg|allee|gasse|rue|via|"
      r"calle|straat|apartment|apt|flat|unit|suite|ste|floor|fl|room|rm)\b"), " "),
    (r"\bnorth\b", "n"), (r"\bsouth\b", "s"), (r"\beast\b", "e"), (r"\bwest\b", "w"),
)  # fmt: skip
"""Words of an address that are written in several ways or left out; what they become."""
WAYS: Final = {
    "st": "street", "rd": "road", "ave": "avenue", "av": "avenue", "ln": "lane", "dr": "drive", "pl": "place",
    "ct": "court", "sq": "square", "blvd": "boulevard", "cres": "crescent", "ter": "terrace", "cl": "close",
}  # fmt: skip
"""Short words for sorts of streets, and what they stand for."""
MOST_TOKENS: Final = 10
"""So many words of a firm's name are compared."""


@dataclass(frozen=True)
class Coded:
    """Values as numbers: ``codes`` a row a customer, a column a value, -1 blank; ``counts`` by code."""

    codes: np.ndarray
    counts: np.ndarray


@dataclass(frozen=True)
class Traits:
    """Customers as they are compared.

    ``texts``: one row per customer, in order; columns, all folded, NA blank: given, family, whole (the name
    undivided), street (without figures), house (the first figures), city, postcode, birthday (YYYY-MM-DD),
    given_sound, family_sound. ``firm``: whether it is one. ``emails``, ``phones``, ``mobiles`` (numbers
    that are nobody's ``phone``), ``words`` (of a firm's name), ``figures`` (of the address): several values
    a customer.
    """

    texts: pd.DataFrame
    firm: np.ndarray
    emails: Coded
    phones: Coded
    mobiles: Coded
    words: Coded
    figures: Coded

    def __len__(self) -> int:
        """Give how many customers there are."""
        return len(self.texts)


def read_traits(customers: pd.DataFrame) -> Traits:
    """Read what is compared from customers in stored form; columns that are not there are blank."""
    rows = customers.reset_index(drop=True)
    names = _names(rows)
    street = fold(_column(rows, "street"))
    texts = names.assign(
        street=_street(street),
        way=_way(street),
        city=fold(_column(rows, "city")),
        postcode=fold(_column(rows, "postcode")).str.replace(" ", "", regex=False),
        birthday=_column(rows, "birthday").str.slice(0, 10),
        given_sound=sound(names["given"]),
        family_sound=sound(names["family"]),
    )
    emails = _several(rows, ("email", "other_emails")).str.lower().str.strip()
    numbers = _phone_keys(_several(rows, ("mobile", "phone", "other_phones")))
    home = numbers.drop("mobile", level=0)
    mobiles = numbers[numbers.index.get_level_values(0) == "mobile"]
    figures = street.str.findall(r"\d+").explode()
    whole = names["whole"].where(names["firm"])
    return Traits(
        texts=texts.drop(columns="firm").assign(house=figures.groupby(level=0).first().astype("str")),
        firm=names["firm"].to_numpy(dtype=bool),
        emails=_coded(emails[emails.str.contains("@", regex=False)], len(rows)),
        phones=_coded(numbers, len(rows)),
        mobiles=_coded(mobiles[~mobiles.isin(set(home))], len(rows)),
        words=_coded(whole.str.split(" ").explode(), len(rows), MOST_TOKENS),
        figures=_coded(figures, len(rows), 4),
    )


def _column(rows: pd.DataFrame, name: str) -> pd.Series[Any]:
    if name not in rows:
        return pd.Series(np.nan, index=rows.index, dtype="str")
    column = rows[name].astype("str")
    return column.mask(column.str.strip().eq(""))


def _names(rows: pd.DataFrame) -> pd.DataFrame:
    """Give given, family, whole and firm: from the parts of the name where known, else from the whole."""
    given, family = (_plain_name(_column(rows, name)) for name in ("first_name", "last_name"))
    name, company = _column(rows, "name"), _column(rows, "company")
    divided = given.notna() | family.notna()
    named = fold(name)
    firm = _is_firm(rows, named, fold(company), divided)
    turned = name.str.replace(r"^\s*([^,]+),\s*(.+)$", r"\2 \1", regex=True)
    person = _plain_name(turned).where(~firm & ~divided)
    before = person.str.replace(r"\s*\S+$", "", regex=True)
    last = person.str.extract(r"(\S+)$", expand=False)
    whole = named.fillna(fold(company).where(firm))
    apart = (
        whole.str.replace(LEGAL_FORMS.pattern, " ", regex=True)
        .str.replace(r" +", " ", regex=True)
        .str.strip()
    )
    joined = (given.fillna("") + " " + family.fillna("")).str.strip()
    return pd.DataFrame(
        {
            "given": given.where(~firm).fillna(before.where(before.ne(""))),
            "family": family.where(~firm).fillna(last),
            "whole": apart.where(apart.ne(""), whole).where(firm | ~divided, joined.where(joined.ne(""))),
        },
        dtype="str",
    ).assign(firm=firm)


def _plain_name(names: pd.Series[Any]) -> pd.Series[Any]:
    plain = (
        fold(names)
        .str.replace(TITLES.pattern, " ", regex=True)
        .str.replace(r" +", " ", regex=True)
        .str.strip()
    )
    return plain.where(plain.ne(""))


def _is_firm(
    rows: pd.DataFrame, name: pd.Series[Any], company: pd.Series[Any], divided: pd.Series[bool]
) -> pd.Series[bool]:
    """Say which customers are firms: told, or by their words; in a list of firms, all but known names."""
    kind = _column(rows, "kind")
    undivided = ~divided & ~kind.eq("person")
    worded = name.str.contains(FIRM_WORDS.pattern, regex=True) | name.str.contains(r"\d", regex=True)
    long = name.str.count(" ").ge(4)
    firm_named = company.notna() & (name.isna() | name.eq(company))
    firm = (worded.fillna(value=False) | long.fillna(value=False) | firm_named) & undivided
    asked = undivided & name.notna()
    if asked.any() and firm[asked].mean() > 0.5:  # noqa: PLR2004 - more than half
        called = short_form_groups(name.str.replace(" .*$", "", regex=True))[:, 0] >= 0
        firm |= asked & ~(called & name.str.count(" ").eq(1))
    return (firm | kind.eq("company")).astype(bool)


def _street(street: pd.Series[Any]) -> pd.Series[Any]:
    """Give a street without figures, its usual words in one spelling."""
    codes, distinct = pd.factorize(street)
    plain = pd.Series(distinct, dtype="str").str.replace(r"\b\d+[a-z]?\b", " ", regex=True)
    for written, one in STREET_WORDS:
        plain = plain.str.replace(written, one, regex=True)
    plain = plain.str.replace(r" +", " ", regex=True).str.strip()
    written_out = pd.Series(distinct, dtype="str")
    return take(
        plain.mask(plain.eq(""), written_out.mask(written_out.str.fullmatch(r"[\d ]*"))), codes, street.index
    )


def _way(street: pd.Series[Any]) -> pd.Series[Any]:
    """Give whether an address is of a street, a road, a lane, ...: the first such word."""
    codes, distinct = pd.factorize(street)
    word = pd.Series(distinct, dtype="str").str.extract(
        rf"\b({'|'.join([*WAYS, *WAYS.values()])})\b", expand=False
    )
    return take(word.replace(WAYS), codes, street.index)


def _several(rows: pd.DataFrame, names: tuple[str, ...]) -> pd.Series[Any]:
    """Give the values of some columns below each other, lists taken apart; index: column, row."""
    columns = {}
    for name in names:
        column = _column(rows, name).dropna()
        columns[name] = column.map(json.loads).explode() if name.startswith("other_") else column
    below: pd.Series[Any] = pd.concat(columns).astype("str").dropna()
    return below


def _phone_keys(phones: pd.Series[Any]) -> pd.Series[Any]:
    """Give the last figures of numbers: nine, or seven where the list has numbers without their area."""
    digits = phones.str.replace(r"\D", "", regex=True)
    digits = digits[digits.str.len() >= 6]  # noqa: PLR2004 - shorter ones are within a house
    short = digits.str.len().lt(9).mean() if len(digits) else 0.0
    return digits.str.slice(-7 if short > 0.01 else -9)  # noqa: PLR2004 - a slip is not a habit


def _coded(values: pd.Series[Any], rows: int, most: int = 5) -> Coded:
    """Number values that stand under the places of their rows, each once a row, ``most`` a row."""
    filled = values.dropna()
    codes, distinct = pd.factorize(filled)
    held = pd.DataFrame(
        {"row": filled.index.get_level_values(-1).to_numpy(), "code": codes}
    ).drop_duplicates()
    counts = np.bincount(held["code"], minlength=len(distinct))
    held["place"] = held.groupby("row").cumcount()
    held = held[held["place"] < most]
    table = np.full((rows, max(int(held["place"].max()) + 1, 1) if len(held) else 1), -1)
    table[held["row"], held["place"]] = held["code"]
    return Coded(table, counts)
