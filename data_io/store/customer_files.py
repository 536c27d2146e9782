"""All that hangs on one customer."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection

from crm.access import Access
from crm.entities import ENTITIES, STORED
from crm.schema import Entity
from data_io.store.records import Asked, read_records


def read_customer_file(connection: Connection, customer: int, access: Access) -> dict[str, pd.DataFrame]:
    """Give the records that refer to a customer by entity, newest first; and ``customer`` itself.

    With payments, returns and complaints that name nobody but an order of theirs.
    """
    referring = [each for each in ENTITIES.values() if any(ref.name == "customer" for ref in each.references)]
    found = {"customer": read_records(connection, STORED["customer"], access, Asked([customer]))}
    for entity in referring:
        asked = Asked(where={"customer": customer}, order_by=entity.dated_by, descending=True)
        found[entity.name] = read_records(connection, entity, access, asked)
    orders = found["sale"]["order_number"].dropna().unique().tolist()
    for entity in referring if orders else ():
        if entity.name != "sale" and "order_number" in entity.by_name:
            nobodys = Asked(where={"customer": None, "order_number": orders})
            more = read_records(connection, entity, access, nobodys)
            found[entity.name] = _newest_first(found[entity.name], more, entity)
    return found


def _newest_first(records: pd.DataFrame, more: pd.DataFrame, entity: Entity) -> pd.DataFrame:
    """Put records of an entity together; as they are where there are no more."""
    if more.empty:
        return records
    both = pd.concat([records, more]) if len(records) else more
    return both.sort_values(entity.dated_by, ascending=False, kind="stable") if entity.dated_by else both
