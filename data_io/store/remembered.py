"""What the store remembers besides records: how sheets were matched, and the rates of other currencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from sqlalchemy import Connection

from crm.clock import utc_now
from data_io.store.engines import run


def keep_matching(connection: Connection, signature: str, content: Mapping[str, Any], by: str) -> None:
    """Remember how a sheet with these headings was matched; the latest counts."""
    sql = """
        INSERT INTO remembered (signature, content, "by", at) VALUES (?, ?, ?, ?)
        ON CONFLICT (signature) DO UPDATE SET content=excluded.content, "by"=excluded."by", at=excluded.at"""
    text = orjson.dumps(dict(content), option=orjson.OPT_NON_STR_KEYS).decode()
    run(connection, sql, (signature, text, by, utc_now().isoformat(timespec="seconds")))


def matching(connection: Connection, signature: str) -> dict[str, Any] | None:
    """Give how a sheet with these headings was matched, or None."""
    found = run(connection, "SELECT content FROM remembered WHERE signature=?", (signature,))
    if not found:
        return None
    content: dict[str, Any] = orjson.loads(found[0][0])
    return content


def keep_rate(connection: Connection, currency: str, worth: float) -> None:
    """Keep what one unit of a currency is worth in the business's."""
    sql = """
        INSERT INTO rate (currency, rate) VALUES (?, ?)
        ON CONFLICT (currency) DO UPDATE SET rate=excluded.rate"""
    run(connection, sql, (currency, float(worth)))


def rates(connection: Connection) -> dict[str, float]:
    """Give what one unit of each currency is worth that was asked for."""
    return {
        str(currency): float(worth) for currency, worth in run(connection, "SELECT currency, rate FROM rate")
    }
