"""Somebody who was erased is not stored again by a form, a grid or whatever else reaches the store."""

# ruff: noqa: S608 - our own names of columns

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection

from crm.entities import CUSTOMER
from crm.errors import CrmError
from data_io.store.engines import among, run
from data_io.store.parts import CellColumn, Part
from data_io.store.rights.digests import EMAILS, PHONES, Remembered

TELLING = (*EMAILS, *PHONES, "code")
"""Fields of which a new value tells who somebody is."""
ASKED = ("name", "first_name", "last_name", *TELLING, "postcode", "street", "birthday")


class ErasedPerson(CrmError):
    """Somebody who was erased would be stored anew."""

    def __init__(self, when: str) -> None:
        super().__init__(
            f"Somebody with this e-mail address, phone or number was erased on {when}, so nothing was "
            "stored. If they came back of their own will, say so on the page “Personal data”; then try again."
        )


def refuse_erased(connection: Connection, parts: Sequence[Part]) -> None:
    """Raise ``ErasedPerson`` where customers are made or changed into somebody who was erased.

    A name alone means nobody here: whoever types it in knows that it is a namesake.
    """
    customers = [part for part in parts if part.entity is CUSTOMER and (part.count or part.cells)]
    if not customers:
        return
    remembered = Remembered.read(connection)
    if not remembered:
        return
    for said in _said(connection, customers):
        found = remembered.rows_of(said)
        if found.any():
            raise ErasedPerson(remembered.when.get(int(found[found > 0][0]), ""))


def _said(connection: Connection, parts: Iterable[Part]) -> Iterable[pd.DataFrame]:
    for part in parts:
        if part.count:
            yield pd.DataFrame({name: _texts(part.inserts[name]) for name in ASKED if name in part.inserts})
        for column in part.cells:
            if column.name in TELLING:
                yield _with_names(connection, column)


def _texts(values: pa.Array) -> pd.Series[Any]:
    return pd.Series(values.cast(pa.string()).to_pandas(), dtype="str")


def _with_names(connection: Connection, column: CellColumn) -> pd.DataFrame:
    """Give the new values of a field beside the names of whom they are of."""
    clause, parameters = among(connection, "id", column.ids.tolist())
    rows = run(connection, f"SELECT id, name FROM customer WHERE {clause}", parameters)
    names = {int(row[0]): row[1] for row in rows}
    ids = pd.Series(column.ids)
    return pd.DataFrame({"name": ids.map(names).astype("str"), column.name: _texts(column.after)})
