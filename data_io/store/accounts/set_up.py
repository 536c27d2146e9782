"""The set-up code: who reads the console of a program without an owner may become its owner.

Each program makes one when it starts and keeps its digest in the database, so that behind a load balancer the
page of any process takes the code that any of them has printed. It goes with the program that made it; what
one that was killed leaves behind is worth nothing without its console, and only the newest are kept.
"""

from __future__ import annotations

import hmac
from typing import Final

from sqlalchemy import Connection

from data_io.store.accounts.tokens import digest, new_written_code, now_text, read_written_code
from data_io.store.engines import is_sqlite, run

MOST: Final = 16
"""As many programs may wait for their owner at once; a SQLite database has one program."""


def make(connection: Connection) -> str:
    """Make a code and give it."""
    code = new_written_code()
    most = 0 if is_sqlite(connection) else MOST - 1
    kept = "SELECT code FROM set_up_code ORDER BY made_at DESC LIMIT ?"
    run(connection, f"DELETE FROM set_up_code WHERE code NOT IN ({kept})", (most,))  # noqa: S608 - our own words
    run(connection, "INSERT INTO set_up_code (code, made_at) VALUES (?, ?)", (digest(code), now_text()))
    return code


def drop(connection: Connection, code: str | None = None) -> None:
    """Forget a code, or all of them."""
    if code is None:
        run(connection, "DELETE FROM set_up_code")
    else:
        run(connection, "DELETE FROM set_up_code WHERE code=?", (digest(code),))


def is_right(connection: Connection, typed: str) -> bool:
    """Whether it is one of the codes that were printed; takes the same time whatever was typed."""
    given = digest(read_written_code(typed))
    kept = run(connection, "SELECT code FROM set_up_code")
    return any([hmac.compare_digest(given, str(row[0])) for row in kept])  # noqa: C419 - all are compared
