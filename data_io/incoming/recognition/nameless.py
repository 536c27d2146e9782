"""Columns without a heading, and sheets without any: recognised by their values, or left alone.

Only what is plain is said: a file of names, e-mails and phones is customers; days, a text and two numbers
whose product is a third are sales.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Final

import pandas as pd
import pyarrow as pa

from data_io.incoming.recognition.candidates import is_known
from data_io.incoming.recognition.looks import as_numbers, begun, find_arithmetic, looks, share_like
from data_io.incoming.recognition.parts import readings
from data_io.incoming.values.vocabulary import fold

SURE: Final = 0.75
MOST_COLUMNS: Final = 30
MOST_WORDS: Final = 2
"""Words of a heading up to which its values may say what it is; a longer one says something of its own."""
OF_OTHERS: Final = frozenset(
    {"assignee", "supplier", "staff", "employee", "agent", "vendor", "emergency", "parent", "partner",
     "spouse", "owner", "manager", "rep", "fax", "to", "accountant", "doctor", "lieferant", "fournisseur",
     "proveedor", "fornitore", "fornecedor", "leverancier", "mitarbeiter", "notfall", "urgence", "emergencia",
     "emergenza", "user", "benutzer", "utilisateur", "usuario", "utente", "gebruiker", "utilizador"}
)  # fmt: skip
"""Words of a heading that name somebody else than the customer."""
OF_NUMBERS: Final = frozenset(
    {"no", "nr", "num", "numero", "number", "code", "id", "ref", "tracking", "iban", "account", "konto",
     "barcode", "ean", "serial", "vat", "nif", "cif", "cpf", "cnpj", "siret", "kvk", "btw", "piva"}
)  # fmt: skip
"""Words of headings over numbers that only look like those of phones: of parcels, accounts, goods."""
OTHER_DAYS: Final = frozenset(
    {"birthday", "birth", "due", "closed", "expected", "start", "end", "until", "consent", "lost", "last",
     "responded", "delivery", "newsletter", "first", "paid", "returned"}
)  # fmt: skip
"""What a heading speaks of whose days are not the records' own."""
PHONES: Final = frozenset({"customer.phone", "customer.mobile", "customer.other_phones"})
A_TIME: Final = r"^(?:[01]?\d|2[0-3])[.:h][0-5][05]$"
A_CODE: Final = r"^(?=.*\d)[A-Z0-9][A-Z0-9./_-]{2,19}$"
FEWEST_PRODUCTS: Final = 4
PRICES: Final = ("product.cost", "product.price")
REASONS: Final = {
    "email": "looks like e-mail addresses", "phone": "looks like phone numbers", "names": "looks like names",
    "link": "looks like web addresses", "date": "looks like dates", "text": "looks like what was sold",
    "number": "looks like amounts", "payment": "looks like ways to pay",
}  # fmt: skip


def read_values(cells: pa.Table) -> tuple[str | None, dict[int, tuple[str, str]]]:
    """Give the entity of a sheet without headings, and by column the field and the reason; None: unknown."""
    if not 1 < cells.num_columns <= MOST_COLUMNS:
        return None, {}
    seen = {index: looks(cells.column(index)) for index in range(cells.num_columns)}
    by_look: dict[str, list[int]] = {}
    for index, look in seen.items():
        by_look.setdefault(look, []).append(index)
    numbers = {index: as_numbers(cells.column(index)) for index in by_look.get("number", [])}
    found = find_arithmetic(numbers)
    if found and "date" in by_look:
        return "sale", _sales(cells, by_look, found)
    times = [at for at in by_look.get("number", []) if _holds_times(cells.column(at))]
    takings = _takings({**by_look, "number": [at for at in by_look.get("number", []) if at not in times]})
    if takings:
        return "sale", takings
    if "email" in by_look or ("names" in by_look and "phone" in by_look):
        return "customer", _customers(by_look)
    products = {} if {"date", "phone"} & by_look.keys() else _products(cells, by_look)
    return ("product", products) if products else (None, {})


def by_value(
    headings: tuple[str, ...],
    index: int,
    look: Callable[[int], str],
    taken: AbstractSet[str],
    *,
    others: bool = True,
) -> tuple[str, str] | None:
    """Give the field and the reason for a column of customers that no word named; None: nothing is plain.

    "Title" beside names is the job, unless it is a form of address; unnamed e-mail addresses and phones are
    the customer's where no other column is and the heading names nobody else; ``others``: whether a job
    and a second e-mail address have a place.
    """
    words = set(fold(headings[index]).split())
    if {"title", "titel", "titre", "titulo", "titolo"} & words and not words & {"page", "deal", "book"}:
        named = {"customer.first_name", "customer.last_name", "customer.name"} & taken
        if named and others and "customer.job_title" not in taken and look(index) in {"text", "names"}:
            return "customer.job_title", "a title beside a name, and no form of address"
        return None
    mail = look(index) == "email" and bool(words & {"mail", "email", "correo", "courriel"})
    if words & OF_OTHERS or (len(words) > MOST_WORDS and not mail):
        return None
    if look(index) == "email":
        first = "customer.email" not in taken
        if first or others:
            return "customer.email" if first else "customer.other_emails", REASONS["email"]
    if not (PHONES & taken or _counts(words)) and look(index) == "phone":
        return "customer.phone", REASONS["phone"]
    return None


def _counts(words: AbstractSet[str]) -> bool:
    """Whether a heading speaks of numbers that are no phones': of parcels, accounts, goods."""
    numbered = words & OF_NUMBERS or any(word.endswith(("nr", "nummer")) for word in words)
    return bool(numbered) and not any(word.startswith(("tel", "phon", "mob", "cel", "ruf")) for word in words)


def may_be_its_day(heading: str) -> bool:
    """Whether the only days of a sheet may be those of its records: nothing in the heading says another."""
    said = {notion for reading in readings(heading) for notion in reading}
    return said.isdisjoint(OTHER_DAYS) and len(fold(heading).split()) <= MOST_WORDS and not is_known(heading)


def _sales(
    cells: pa.Table, by_look: dict[str, list[int]], found: tuple[int, int, int]
) -> dict[int, tuple[str, str]]:
    fields = {
        by_look["date"][0]: ("sale.sold_at", REASONS["date"]),
        **{
            place: (path, "the numbers multiply so")
            for place, path in zip(found, ("sale.quantity", "sale.unit_price", "sale.amount"), strict=True)
        },
    }
    if "email" in by_look:
        fields[by_look["email"][0]] = ("customer.email", REASONS["email"])
    if "names" in by_look and len(by_look["names"]) == 1:
        fields[by_look["names"][0]] = ("sale.customer", REASONS["names"])
    words = [place for place in by_look.get("text", []) if place < min(found[:2])]
    if len(words) == 1 and _distinct(cells, words[0]) > 1:
        fields[words[0]] = ("sale.product", REASONS["text"])
    return fields


def _products(cells: pa.Table, by_look: dict[str, list[int]]) -> dict[int, tuple[str, str]]:
    """Give the fields of a list of prices: a code and a name of each, what it costs and for what it sells."""
    prices = by_look.get("number", [])
    texts = [at for at in range(cells.num_columns) if at not in prices][:2]
    if len(prices) != len(PRICES) or texts != [0, 1]:
        return {}
    if not all(pa.types.is_string(cells.column(at).type) for at in texts):
        return {}
    codes, names = (begun(cells.column(at)) for at in texts)
    if len(codes) < FEWEST_PRODUCTS or share_like(codes, A_CODE) < 1 or len(set(codes)) < len(codes):
        return {}
    one, other = (as_numbers(cells.column(at)) for at in prices)
    if len(set(names)) < len(names) or share_like(names, A_CODE) or not (one < other).all():
        return {}
    reasons = ("one code a row", "one name a row", "the lower price", "the higher price")
    paths = ("product.sku", "product.name", *PRICES)
    return dict(zip((*texts, *prices), zip(paths, reasons, strict=True), strict=True))


def _holds_times(column: pa.ChunkedArray) -> bool:
    """Whether a column holds times of the day with a point: "9.00", "9.30", "14.45"."""
    texts = begun(column) if pa.types.is_string(column.type) else []
    return bool(texts) and share_like(texts, A_TIME) == 1


def _takings(by_look: dict[str, list[int]]) -> dict[int, tuple[str, str]]:
    """Give the fields of a day book: the day, one sum, how it was paid; what else it says is left alone."""
    wanted = ("date", "payment", "number")
    if any(len(by_look.get(look, ())) != 1 for look in ("payment", "number")) or "date" not in by_look:
        return {}
    paths = ("sale.sold_at", "sale.payment_method", "sale.amount")
    return {by_look[look][0]: (path, REASONS[look]) for look, path in zip(wanted, paths, strict=True)}


def _customers(by_look: dict[str, list[int]]) -> dict[int, tuple[str, str]]:
    paths = {"email": "customer.email", "phone": "customer.phone", "link": "customer.website"}
    fields = {by_look[look][0]: (path, REASONS[look]) for look, path in paths.items() if look in by_look}
    if len(by_look.get("names", [])) == 1:
        fields[by_look["names"][0]] = ("customer.name", REASONS["names"])
    return fields


def _distinct(cells: pa.Table, place: int) -> int:
    return int(pd.Series(cells.column(place).to_pandas()).nunique())
