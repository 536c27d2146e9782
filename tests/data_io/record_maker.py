"""Records of every entity out of values that are hard to keep: what people type, what sheets make of it."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.access import LOCAL_OWNER
from crm.entities import ENTITIES
from crm.schema import Entity, Field, Kind
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.marks import LONG_TEXT_MARK
from data_io.store import Store

FIRST: Final = ("customer", "product", "campaign")
"""Records that others refer to."""

TEXTS: Final = (
    "Ann Ames", "Ann Ames", "ann ames", " Ann", "Ann ", "\tAnn\t", "two\nlines", "two\r\nlines",
    "old\rMac", "\n", " ",
    "=1+1", '=HYPERLINK("x")', "+49 30 123", "@x", "-1", "'quoted", '"quoted"', "00001", "1", "1e5",
    "1.50", "1,234.50",
    "15%", "€ 5", "2024-05-01", "2024-05-01 00:00:00", "2024-05-01T10:30:00", "01/02/2024", "12:30", "🍎🍐",
    "שלום عليكم",
    "\u202e\u200frtl", "é", "e\u0301", "\u00a0", "a\u00a0b", "\x07bell", "\x0b", "\x1f", "\x7f\x80",
    "_x000D_", "_x0007_",
    "_x005F_x0041_", "TRUE", "false", "Yes", "NA", "N/A", "n/a", "None", "nan", "NaN", "null", "#N/A",
    "#DIV/0!", "-", "?",
    LONG_TEXT_MARK + "really]", "<b>bold</b>&amp;", "]]>", "a;b", "a, b", '["a"]', "{}", "Total", "Summe",
    "Name", "ID",
    "Customers", "x" * 3000, "\ufeffBOM", "\ufffe", "a@b.co", "Ann@Example.COM", "https://x.org/?a=1&b=2",
    "\\", "\\n", "''",
    "Infinity", "0x10", "1E400", "9" * 20, "USD", "EUR", "GBP", "returned", "cancelled",
)  # fmt: skip
LONG: Final = ("y" * 32_767, "y" * 32_768, "🍎" * 16_384, "line\n" * 20_000, "&" * 33_000)
PHONES: Final = (
    "+4930123456",
    "+49 30 123456",
    "030/123456",
    "0049 30 1234567",
    "'030 12",
    "+1 212 555 0100 ext. 5",
)
EMAILS: Final = (
    "ann@example.com",
    "Ann@Example.com",
    "no address",
    "a@b.co, c@d.co",
    " ann@x.org ",
    "ann@x.org.",
)
NUMBERS: Final = (
    0.0,
    -0.0,
    1.0,
    1.5,
    -2.0,
    0.1 + 0.2,
    1 / 3,
    1e-12,
    1e15,
    1.23456789012345e19,
    1e300,
    2.0**53,
)
MONEY: Final = (0, 1, -1, 12_345, 19_900, -5, 3_333, 10**15 - 1, 10**15, 2**53 - 1, 1 - 2**53)
WHOLE: Final = (0, 1, 2, 30, 365, 3650, 2**31, 10**15, 2**53)
SHARES: Final = (0.0, 1.0, 0.15, 0.333333333333333, 1 / 3, 0.005)
DAYS: Final = (
    "2024-02-29", "1900-02-28", "1900-03-01", "1899-12-31", "1850-07-04", "1582-10-15", "1000-01-01",
    "9999-12-31",
    "2400-02-29", "1970-01-01", "2024-05-01", "2099-12-31", "2100-01-01", "1909-12-31",
)  # fmt: skip
TIMES: Final = ("", "", "T00:00:01", "T10:30:05", "T23:59:59", "T12:00:00", "T18:45:30")
OWN_NAMES: Final = (
    "Shelf", "Date", "ID", "Customer record", "  x ", "x", "What to mend", "ID (own)", "2023", "12.5",
    "a@b.co", "TRUE",
    "Name", "name", "E-mail (as typed)", "=A1", "Notes\nmore", "<&>", "_x0041_", "z" * 190, "own.Shelf",
    "customer.id", "Total",
)  # fmt: skip
OWN_VALUES: Final[tuple[tuple[Any, ...], ...]] = (
    TEXTS, WHOLE, NUMBERS, DAYS, ("2024-05-01", "2024-05-02"), ("1", "2", "00003"), (1, 2, 3), (0.5, 2.0),
    LONG,
)  # fmt: skip


def keep(store: Store, **inserts: pd.DataFrame) -> None:
    """Store new records, by entity, in one step."""
    parts = tuple(EntityChanges(entity, rows) for entity, rows in inserts.items() if len(rows))
    store.apply(ChangeSet(Source.SAMPLE, "test", parts), LOCAL_OWNER)


POOLS: Final[dict[Kind, Sequence[Any]]] = {
    Kind.EMAIL: EMAILS, Kind.PHONE: PHONES, Kind.LONG_TEXT: LONG, Kind.NUMBER: NUMBERS, Kind.INTEGER: WHOLE,
    Kind.MONEY: MONEY, Kind.SHARE: SHARES, Kind.DATE: DAYS, Kind.BOOLEAN: (0, 1),
}  # fmt: skip


class Maker:
    """Makes records of any entity out of pools of values; the same ones for the same seed."""

    def __init__(self, seed: int, texts: list[str], own_names: list[str]) -> None:
        self.dice = random.Random(seed)
        self.texts = [text[:10_000] for text in texts]
        self.own = {name: self.dice.choice(OWN_VALUES) for name in own_names}
        self.made = dict.fromkeys(ENTITIES, 0)
        self.taken: dict[str, set[Any]] = {}

    def text(self) -> str:
        return self.dice.choice(self.texts) or "-"

    def value(self, field: Field) -> Any:  # noqa: ANN401 - of the field's kind
        if field.kind is Kind.CHOICE:
            return self.dice.choice(field.choice_codes)
        if field.kind is Kind.REFERENCE:
            there = self.made[str(field.refers_to)]
            return self.dice.randint(1, there) if there else None
        if field.kind is Kind.LIST:
            return json.dumps([self.text() for _ in range(self.dice.randint(1, 4))])
        if field.kind is Kind.MOMENT:
            return self.dice.choice(DAYS) + self.dice.choice(TIMES)
        pool = POOLS.get(field.kind, ())
        if field.kind is not Kind.DATE and (not pool or isinstance(pool[0], str)):
            return self.dice.choice([*pool, *self.texts, *self.texts]) or "-"
        low = -np.inf if field.low is None else field.low
        high = np.inf if field.high is None else field.high
        return self.dice.choice([each for each in pool if isinstance(each, str) or low <= each <= high])

    def column(self, entity: Entity, field: Field, count: int) -> list[Any]:
        filled = 1.0 if field.required else self.dice.choice([0.0, 0.3, 0.8, 1.0])
        values = [self.value(field) if self.dice.random() < filled else None for _ in range(count)]
        if not field.unique:
            return values
        taken = self.taken.setdefault(f"{entity.name}.{field.name}", set())
        for at, each in enumerate(values):
            if each in taken:
                values[at] = f"{len(taken)} {at}" if field.required else None
            taken.add(values[at])
        return values

    def records(self, entity: Entity, count: int) -> pd.DataFrame:
        columns = {field.name: self.column(entity, field, count) for field in entity.fields}
        for name, values in self.own.items():
            if self.dice.random() < 0.6:
                found = [self.dice.choice(values) for _ in range(count)]
                columns[f"own.{name}"] = [each if self.dice.random() < 0.7 else None for each in found]
        self.made[entity.name] += count
        frame = pd.DataFrame(columns, dtype=object)
        return frame.loc[:, frame.notna().any()]


def fill(store: Store, maker: Maker, records: int) -> None:
    """Store records of every entity in two steps; own columns change their kind between, some records go."""
    for _step in range(2):
        for name in (*FIRST, *(each for each in ENTITIES if each not in FIRST)):
            keep(store, **{name: maker.records(ENTITIES[name], maker.dice.randint(1, records // 2))})
        maker.own = {name: maker.dice.choice(OWN_VALUES) for name in maker.own}
    gone = [
        EntityChanges(name, deletes=np.array([maker.dice.randint(1, count)]))
        for name, count in maker.made.items()
        if name not in FIRST and count
    ]
    store.apply(ChangeSet(Source.EDIT, "clear", tuple(gone)), LOCAL_OWNER)
