"""Looking into the journal: some entries, newest first, as whoever may audit sees them."""

# ruff: noqa: S608 - our own names of columns and clauses

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection

from data_io.store.columns import from_json
from data_io.store.engines import among, run

ENTRIES: Final = ("seq", "at", "who", "what", "revision", "about")


@dataclass(frozen=True)
class Sought:
    """Which entries: of some people, of some kinds, from a moment (UTC) to before another. None: all."""

    who: Collection[str] | None = None
    what: Collection[str] | None = None
    since: datetime | None = None
    until: datetime | None = None


ALL: Final = Sought()


def read_entries(connection: Connection, sought: Sought, *, limit: int, offset: int) -> pd.DataFrame:
    """Give entries, newest first.

    Columns: seq, at (UTC), who, what, revision (Int64), about (dict; None where it was erased).
    """
    where, parameters = _where(connection, sought)
    sql = f"""
        SELECT journal.seq, at, who, what, revision, value
        FROM journal LEFT JOIN journal_value ON journal_value.seq = journal.seq
        {where} ORDER BY journal.seq DESC LIMIT {int(limit)} OFFSET {int(offset)}"""
    entries = pd.DataFrame(run(connection, sql, parameters), columns=list(ENTRIES), dtype=object)
    return entries.assign(
        seq=entries["seq"].astype("int64"),
        at=pd.to_datetime(entries["at"], format="ISO8601", utc=True),
        revision=entries["revision"].astype("Int64"),
        about=pd.Series(from_json(entries["about"].tolist()), index=entries.index, dtype=object),
    )


def count_entries(connection: Connection, sought: Sought) -> int:
    """Say how many entries there are."""
    where, parameters = _where(connection, sought)
    return int(run(connection, f"SELECT count(*) FROM journal {where}", parameters)[0][0])


def read_people(connection: Connection) -> list[str]:
    """Name all who stand in the journal, in order."""
    return [str(row[0]) for row in run(connection, "SELECT DISTINCT who FROM journal ORDER BY who")]


def _where(connection: Connection, sought: Sought) -> tuple[str, tuple[Any, ...]]:
    clauses: list[str] = []
    parameters: list[Any] = []
    for name, values in (("who", sought.who), ("what", sought.what)):
        if values is not None:
            clause, more = among(connection, name, [str(each) for each in values])
            clauses.append(clause)
            parameters += more
    for sign, moment in ((">=", sought.since), ("<", sought.until)):
        if moment is not None:
            clauses.append(f"at {sign} ?")
            parameters.append(moment.astimezone(UTC).isoformat(timespec="microseconds"))
    return (f"WHERE {' AND '.join(clauses)}" if clauses else ""), tuple(parameters)
