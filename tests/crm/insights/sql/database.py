"""A shop's records in SQLite, and how an answer of our code is held against one of SQL."""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import pandas as pd

FOLDER: Final = Path(__file__).parent
PREPARED: Final = ("prepare", "words", "silences", "credit", "lost")
"""Tables that several questions share, worked out in SQL as well."""
TABLES: Final = {"return": "returns"}
"""Entities whose name is a word of SQL."""


@dataclass(frozen=True)
class Shop:
    """The records of a shop twice: as analyses read them, and in SQLite."""

    frames: Mapping[str, pd.DataFrame]
    database: sqlite3.Connection
    today: date
    since: date
    until: date

    def ask(self, question: str, ours: pd.DataFrame) -> pd.DataFrame:
        """Give the answer of the file of SQL that is named for the question.

        What was found by statistics, of which SQL only tells the figures, it reads from ``ours``.
        """
        text = (FOLDER / f"{question}.sql").read_text("utf-8")
        if re.search(r"\bours\b", text):
            ours.select_dtypes("number").to_sql("ours", self.database, index=False, if_exists="replace")
        return pd.read_sql(text, self.database)


def keep_in_sql(
    frames: Mapping[str, pd.DataFrame],
    *,
    today: date,
    since: date,
    until: date,
    without: Collection[str] = (),
) -> Shop:
    """Write frames into a database, what is blank or refers to nobody as NULL, moments as text.

    ``without``: shared tables that are not asked for.
    """
    database = sqlite3.connect(":memory:")
    for entity, records in frames.items():
        _write(database, TABLES.get(entity, entity), records)
    days = {":today": today, ":since": since, ":until": until}
    for name in PREPARED:
        if name not in without:
            text = (FOLDER / f"{name}.sql").read_text("utf-8")
            for parameter, day in days.items():
                text = text.replace(parameter, f"'{day.isoformat()}'")
            database.executescript(text)
    return Shop(frames, database, today, since, until)


def _write(database: sqlite3.Connection, name: str, records: pd.DataFrame) -> None:
    database.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, {', '.join(records.columns)})")
    columns = {"id": records.index.tolist()}
    for column in records.columns:
        values = records[column]
        if values.dtype.kind == "M":
            values = values.dt.strftime("%Y-%m-%d %H:%M:%S")
        elif values.dtype == "int64":
            values = values.astype(object).where(values != 0)
        if values.notna().any():
            columns[column] = values.astype(object).where(values.notna(), None).tolist()
    places = f"({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    database.executemany(f"INSERT INTO {name} {places}", zip(*columns.values(), strict=True))


def differences(ours: pd.DataFrame, asked: pd.DataFrame) -> list[str]:
    """Compare two answers, whatever the order of their rows; columns as SQL has them. Gives what differs."""
    one, other = (_rows(each[list(asked.columns)]) for each in (ours, asked))
    found = [] if len(one) == len(other) else [f"{len(one)} rows, SQL has {len(other)}"]
    for row, wanted in zip(one, other, strict=False):
        if not all(map(_same, row, wanted)):
            found.append(f"{dict(zip(asked.columns, row, strict=True))}\n    SQL: {wanted}")
    return found


def _rows(answer: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Give plain values, in order."""
    plain = [_plain(answer[name]) for name in answer.columns]
    return sorted(zip(*plain, strict=True), key=lambda row: [_rank(each) for each in row])


def _rank(each: object) -> tuple[int, object]:
    """Order blanks before numbers before words, numbers to where sums are exact."""
    if each is None:
        return 0, 0
    return (1, round(each, 4)) if isinstance(each, int | float) else (2, each)


def _plain(column: pd.Series[Any]) -> list[Any]:
    if column.dtype.kind == "M":
        column = column.dt.strftime("%Y-%m-%d")
    return [_value(each) for each in column.astype(object).tolist()]


def _value(each: object) -> object:
    if each is None or each is pd.NA or (isinstance(each, float) and math.isnan(each)):
        return None
    if isinstance(each, date):
        return each.isoformat()
    if isinstance(each, bool | int | float):
        return int(each) if float(each).is_integer() else float(each)
    return each


def _same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-6)
    return one == other
