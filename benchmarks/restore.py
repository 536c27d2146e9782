"""How long a back-up and its restore take at 500,000 sales on both engines, and that all is the same after.

``python -m benchmarks.restore [ROWS]``. The business is destroyed in between: every customer is deleted and
the amount of every sale lost, past the store.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Store
from data_io.store.copies.contents import TableContents, contents_of
from data_io.store.copies.names import Reason
from data_io.store.copies.restoring import same_contents
from data_io.store.copies.shelf import Shelf
from data_io.store.engines import run
from tests.databases import started_server

ROWS: Final = 500_000
MOST_SECONDS: Final = 60
PASSWORD: Final = "as long as one likes"  # noqa: S105 - of a benchmark


def fill(store: Store, rows: int) -> None:
    """Make sales of 20,000 customers, with all that a shop's export has, and a tenth of them edited later."""
    random = np.random.default_rng(7)
    people = max(1, rows // 25)
    customers = pd.DataFrame(
        {
            "name": [f"Customer {number} Müller" for number in range(people)],
            "email": [f"customer.{number}@shop.example" for number in range(people)],
            "city": random.choice(["Bath", "Köln", "Nîmes", "Łódź"], people),
        },
        dtype=object,
    )
    days = pd.Timestamp("2020-01-01") + pd.to_timedelta(random.integers(0, 2_000, rows), unit="D")
    sales = pd.DataFrame(
        {
            "order_number": [f"A{number // 3}" for number in range(rows)],
            "line": np.arange(rows) % 3 + 1,
            "sold_at": days.strftime("%Y-%m-%d"),
            "customer": -random.integers(1, people + 1, rows),
            "quantity": random.integers(1, 9, rows) / 2,
            "unit_price": random.integers(1_000, 900_000, rows),
            "amount": random.integers(1_000, 9_000_000, rows),
            "cost": random.integers(500, 800_000, rows),
            "payment_method": random.choice(["cash", "card", "bank_transfer"], rows),
            "sales_channel": random.choice(["shop", "online", "market"], rows),
        }
    )
    parts = (EntityChanges("customer", customers), EntityChanges("sale", sales))
    store.apply(ChangeSet(Source.IMPORT, "made", parts), LOCAL_OWNER)
    amounts = sales["amount"].head(rows // 10)
    edited = pd.DataFrame(
        {"id": np.arange(1, len(amounts) + 1), "field": "amount", "before": amounts, "after": amounts + 1}
    )
    store.apply(ChangeSet(Source.EDIT, "edited", (EntityChanges("sale", updates=edited),)), LOCAL_OWNER)


def contents(store: Store) -> dict[str, TableContents]:
    """Give what each table holds."""
    with store._open.database.reading() as connection:  # noqa: SLF001 - read past the store, as it lies
        return contents_of(connection)


def destroy(store: Store) -> None:
    """Delete and spoil past the store; as many rows stay that the copy of the present takes its time too."""
    with store._open.database.writing() as connection:  # noqa: SLF001 - past the store
        run(connection, "DELETE FROM customer")
        run(connection, "UPDATE sale SET amount=NULL")


@contextmanager
def timed(what: str) -> Iterator[list[float]]:
    """Print how long a block takes, and the CPU of this process for it; the seconds are given."""
    taken: list[float] = []
    start, work = time.perf_counter(), time.process_time()
    yield taken
    taken.append(time.perf_counter() - start)
    print(f"  {what:<46} {taken[0]:7.1f} s, CPU {time.process_time() - work:5.1f} s", flush=True)


def measure(url: str, folder: Path, rows: int, password: str | None) -> bool:
    """Fill, copy, destroy, restore, compare; whether all is the same and quick enough."""
    shelf = Shelf(folder / "backups", password=password)
    with Store.open(url) as store:
        with timed("making the business"):
            fill(store, rows)
        before = contents(store)
        database = store._open.database  # noqa: SLF001 - as the store itself hands it on
        with timed("back-up before an import"):
            shelf.make(database, Reason.BEFORE_IMPORT, thorough=False)
        store.copies.keep_in(shelf)
        with timed("back-up, every value compared"):
            made = store.copies.make(LOCAL_OWNER)
        destroy(store)
        with timed("restore, the present state kept first") as taken:
            store.copies.restore(made, LOCAL_OWNER)
        after = contents(store)
        same = same_contents(before, after)
        held = sum(each.rows for each in after.values())
        print(f"  {held:,} rows in {len(after)} tables, {made.stat().st_size / 1e6:.0f} MB")
        for name in ("customer", "sale", "change_cell"):
            one, other = before[name], after[name]
            print(
                f"    {name:<12} {one.rows:>9,} = {other.rows:>9,}   {one.digest[:16]} = {other.digest[:16]}"
            )
        print(f"  equal by counts and hashes: {same}; check: {store.check() or 'sound'}")
        return same and taken[0] <= MOST_SECONDS


def main() -> None:
    """Measure on both engines; exit 1 where anything differs or takes too long."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    good = []
    with tempfile.TemporaryDirectory() as made:
        for name, password in (("plain", None), ("sealed", PASSWORD)):
            print(f"SQLite, {name}, {rows:,} sales")
            folder = Path(made) / name
            good.append(measure(f"sqlite:///{folder / 'shop.db'}", folder, rows, password))
        with started_server() as server, server.empty() as url:
            print(f"PostgreSQL, plain, {rows:,} sales")
            good.append(measure(url, Path(made) / "server", rows, None))
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
