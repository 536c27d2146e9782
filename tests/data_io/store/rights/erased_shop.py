"""A shop in which one person is everywhere: records, texts of others, history, own columns, steps."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import inspect

from crm.access import LOCAL_OWNER
from data_io.outgoing.workbook import write_workbook
from data_io.store.tables import metadata

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop

MARTA: Final = 1
TRACES: Final = (
    "Marta", "marta", "Ulmenweg", "12345678", "1234 5678", "KD-7741", "Kneipp", "sourdough", "Zebra",
    "W1K 9ZZ", "1961-04-17", "m.keller", "Quarkweg",
)  # fmt: skip
"""Pieces of everything that is known of her and of nobody else."""


def open_shop(shop: Shop) -> None:
    """Let Marta be known in every way: bought, complained, mended, merged, deleted, mentioned."""
    shop.insert(
        customer={
            "name": ["Marta Kneipp", "Bob Ames", "Anna Winter", "M. Kneipp"],
            "email": ["marta.kneipp@mail.example", "bob@ames.example", "anna@winter.example",
                      "m.keller@old.example"],
            "phone": ["+493012345678", None, "+493099999999", None],
            "street": ["Ulmenweg 3", "Marktplatz 1", None, "Quarkweg 9"],
            "postcode": ["W1K 9ZZ", "20095", None, None],
            "city": ["Zebrastadt", "Hamburg", None, None],
            "region": ["Berlin", "Hamburg", None, None],
            "code": ["KD-7741", "KD-2", None, None],
            "birthday": ["1961-04-17", None, None, None],
            "notes": ["likes sourdough", "Cousin of Marta Kneipp, phone 030 / 1234 5678", None, None],
            "email_consent": [1, 1, None, None],
            "own.Hat": ["Zebra hat", None, None, None],
        },
        product={"name": ["Rye"], "category": ["Bread"]},
        campaign={"name": ["Autumn"]},
        sale={
            "order_number": ["A1", "A2", "A3", "A4"], "line": [1, 1, 1, 1],
            "sold_at": ["2026-01-02", "2026-01-03", "2026-02-03", "2025-02-03"],
            "customer": [1, 2, 4, 1], "product": [1, 1, 1, 1], "quantity": [1.0, 2.0, 3.0, 1.0],
            "amount": [100_000, 250_000, 70_000, 30_000], "cost": [60_000, 100_000, 20_000, 10_000],
            "street": ["Ulmenweg 3", None, None, None], "region": ["Berlin", None, "Berlin", None],
        },
        payment={"paid_on": ["2026-01-05"], "amount": [100_000], "order_number": ["A1"],
                 "reference": ["Kneipp, Marta A1"]},
        complaint={"number": ["C1"], "opened_at": ["2026-02-01"], "customer": [1], "category": ["Quality"],
                   "subject": ["Marta's bread"], "description": ["Marta Kneipp: sourdough was stale"]},
        interaction={"happened_at": ["2026-02-02"], "customer": [1], "subject": ["Zebra"],
                     "body": ["rang Marta"]},
        feedback={"given_on": ["2026-02-03"], "customer": [1], "kind": ["stars"], "score": [2.0],
                  "comment": ["Zebra crossing"]},
        opportunity={"title": ["Marta's party"], "customer": [1], "value": [900_000]},
        task={"title": ["Ring Marta Kneipp"], "customer": [1]},
        message={"campaign": [1], "customer": [1], "sent_at": ["2026-03-01"]},
    )  # fmt: skip
    brought_back: dict[str, list[Any]] = {
        "returned_on": ["2026-01-09"], "order_number": ["A1"], "customer": [1], "product": [1],
        "refund": [50_000], "reason": ["stale"],
    }  # fmt: skip
    shop.bring("returns.xlsx", {"return": brought_back})
    shop.update("customer", (1, "street", "Ulmenweg 3", "Ulmenweg 33"), label="Marta Kneipp edited")
    shop.update("customer", (1, "stage", None, "customer"))
    shop.delete("sale", 4)
    shop.store.remember("layout", {"headings": ["Marta Kneipp", "x"]}, LOCAL_OWNER)


def cells_with_traces(shop: Shop) -> list[str]:
    """Name the cells of the whole database in which a trace of Marta stands; a server's statistics too."""
    found = []
    with shop.store._open.database.reading() as connection:  # noqa: SLF001 - what lies in the tables is looked at
        names = [name for name in inspect(connection).get_table_names() if name in metadata.tables]
        is_file = connection.dialect.name == "sqlite"
    for name in names:
        for row in shop.run(f'SELECT * FROM "{name}"'):  # noqa: S608 - our own names
            found += [f"{name}: {each}" for each in row for trace in TRACES if trace in str(each)]
    if not is_file:
        statistics = "SELECT tablename, most_common_vals::text, histogram_bounds::text FROM pg_stats"
        for row in shop.run(f"{statistics} WHERE schemaname='public'"):
            found += [f"statistics of {row[0]}" for trace in TRACES if trace in str(row[1:])]
    return found


def files_with_traces(folder: Path) -> list[str]:
    """Name the files in and below a folder in whose bytes a trace of Marta stands; workbooks are opened."""
    found = []
    for file in folder.rglob("*"):
        if file.is_file():
            contents = [file.read_bytes()]
            if file.suffix == ".xlsx":
                with zipfile.ZipFile(file) as package:
                    contents = [package.read(name) for name in package.namelist()]
            found += [
                f"{file.name}: {trace}" for trace in TRACES for each in contents if trace.encode() in each
            ]
    return found


def export(shop: Shop, target: Path) -> Path:
    """Take everything out as a workbook."""
    write_workbook(shop.store, LOCAL_OWNER, target)
    return target
