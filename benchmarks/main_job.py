"""The main job, measured: ``python -m benchmarks.main_job``.

Sales of the sample shop, 12 columns. All figures are CPU seconds of one run on one machine; only the ratios
mean something elsewhere. The start of the program and of its reading child (measured on a sheet of one row)
is taken off.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import fastexcel
import numpy as np
import pandas as pd

from benchmarks.large_shop import fill_store
from benchmarks.measure import cpu_seconds, line, measured, peak_memory, typical
from crm.access import LOCAL_OWNER
from crm.insights.customer import customer_figures, customer_frames
from crm.insights.habits import buying_months
from crm.insights.lines import SaleLines
from crm.insights.memory import Memory
from crm.insights.overview import overview
from crm.insights.timeline import timeline
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.outgoing.tables import write_table
from data_io.store import Store
from sample_data.make import make_shop

HEADINGS = {
    "order_number": "Order number", "line": "Line", "sold_at": "Date", "customer": "Customer",
    "product": "Product", "quantity": "Quantity", "unit_price": "Unit price", "discount": "Discount",
    "amount": "Amount",
    "payment_method": "Paid by", "sales_channel": "Sales channel", "salesperson": "Salesperson",
}  # fmt: skip
TODAY = date(2026, 11, 20)
MEMORY = Memory()
READ = ("sale", "return", "complaint", "customer", "product")


def main() -> None:
    """Print all figures."""
    gc.collect()
    gc.freeze()  # as the program does at its start: what was imported is never garbage
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _whole_import(folder)
        _growth(folder)
        _large_shop(folder)


def _whole_import(folder: Path) -> None:
    print("The whole import of 100,000 x 12, from the file to durable rows to first figures")
    path = _workbook(folder, 100_000)
    tiny = _workbook(folder, 2_000, rows=1)
    start = typical(lambda: read_book(tiny, tiny.name), 3)
    ours = typical(lambda: _import_and_look(folder, path), 3) - start
    reading = typical(
        lambda: fastexcel.read_excel(str(path)).load_sheet(0, schema_sample_rows=None).to_arrow(), 3
    )
    with measured() as naive:
        pd.read_excel(path, engine="openpyxl")
    line("the import", f"{ours:.2f} s", f"(start of the reading child taken off: {start:.2f} s)")
    line("reading alone, fastexcel", f"{reading:.2f} s")
    line("  times that", f"{ours / reading:.2f}", "at most 3")
    line("reading alone, pandas with openpyxl", f"{naive.seconds:.2f} s")
    line("  share of that", f"{ours / naive.seconds:.3f}", "at most 0.2")


def _growth(folder: Path) -> None:
    print("\nGrowth: one import a process, into an empty database")
    first = None
    for count in (10_000, 100_000, 1_000_000):
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.main_job", "--one", str(_workbook(folder, count))],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        cost = json.loads(told.stdout)
        per_row = cost["seconds"] / count * 1e6
        first = first or per_row
        line(
            f"{count:,} rows",
            f"{cost['seconds']:.2f} s",
            f"{per_row:.1f} µs a row; {per_row / first:.2f} of the first",
        )
        line(
            "  peak memory an imported row",
            f"{cost['memory'] / count / 1024:.2f} KiB",
            f"in all {cost['memory'] / 2**20:.0f} MiB",
        )


def one_import(path: Path) -> None:
    """Import one file in this process, warmed up before, and print its cost as JSON."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        tiny = _workbook(folder, 2_000, rows=1)
        _import_and_look(folder, tiny)
        with measured() as start:
            read_book(tiny, tiny.name)
        before = peak_memory()
        begun = cpu_seconds()
        _import_and_look(folder, path)
        print(
            json.dumps({"seconds": cpu_seconds() - begun - start.seconds, "memory": peak_memory() - before})
        )


def _large_shop(folder: Path) -> None:
    print("\n50,000 customers, 1,000,000 sales lines")
    shop = make_shop(customers=50_000, sales_lines=1_000_000)
    with Store.open(f"sqlite:///{folder / 'large.db'}") as store:
        fill_store(store, shop, ("customer", "product", "sale", "return", "complaint", "payment"))
        customers = store.load("customer", LOCAL_OWNER)
        some = iter(np.random.default_rng(1).choice(customers.index.to_numpy(), 200).tolist())
        names = iter(customers["name"].astype("str").sample(200, random_state=1).tolist())
        line(
            "one customer's whole file",
            _ms(typical(lambda: store.customer_file(next(some), LOCAL_OWNER), 50)),
            "at most 20 ms",
        )
        line(
            "one search by name",
            _ms(typical(lambda: store.search(next(names)[:9], LOCAL_OWNER), 50)),
            "at most 20 ms",
        )
        numbers = iter(shop["sale"]["order_number"].sample(200, random_state=1).tolist())
        line(
            "one search by order number",
            _ms(typical(lambda: store.search(next(numbers), LOCAL_OWNER), 50)),
            "at most 20 ms",
        )
        opened = (store.customer_file(int(each), LOCAL_OWNER) for each in customers.index[::250])
        products = store.load("product", LOCAL_OWNER)
        line("  and its figures, timeline, habits", _ms(typical(lambda: _know(next(opened), products), 50)))
        _look(store)
        for what, edit in _edits(store).items():
            cost = _after(edit, lambda: _look(store))
            line(f"an overview's figures after {what}", _ms(cost), "at most 150 ms")


def _know(file: Mapping[str, pd.DataFrame], products: pd.DataFrame) -> None:
    """Work out all that a customer's profile shows."""
    frames = customer_frames(file)
    customer_figures(frames, products, today=TODAY)
    timeline(frames, products)
    buying_months(SaleLines(frames["sale"], products), products)


def _edits(store: Store) -> dict[str, Callable[[], None]]:
    """Give calls that change one thing each time, by what they change."""
    ids = iter(range(500_000, 600_000))

    def change(field: str, after: Callable[[Any], Any]) -> None:
        record = next(ids)
        before = store.records("sale", LOCAL_OWNER, ids=[record])[field].iloc[0]
        cells = {"id": [record], "field": [field], "before": [before], "after": [after(before)]}
        part = EntityChanges("sale", updates=pd.DataFrame(cells))
        store.apply(ChangeSet(Source.EDIT, "benchmark", (part,)), LOCAL_OWNER)

    def sell() -> None:
        sale = {"customer": [7], "product": [3], "quantity": [1.0], "amount": [50_000]}
        said = {"order_number": [f"N-{next(ids)}"], "sold_at": [TODAY.isoformat()]}
        part = EntityChanges("sale", inserts=pd.DataFrame(sale | said, dtype=object))
        store.apply(ChangeSet(Source.EDIT, "benchmark", (part,)), LOCAL_OWNER)

    return {
        "a new sale": sell,
        "a changed amount": lambda: change("amount", lambda amount: amount + 10_000),
        "a changed customer": lambda: change("customer", lambda customer: customer % 50_000 + 1),
        "a changed day (lines no longer in order)": lambda: change("sold_at", lambda _: "2025-12-24"),
    }


def _after(edit: Callable[[], None], run: Callable[[], object], times: int = 9) -> float:
    costs = []
    for _ in range(times):
        edit()
        with measured() as cost:
            run()
        costs.append(cost.seconds)
    return float(np.median(costs))


def _look(store: Store) -> object:
    sales, returns, complaints, customers, products = (store.load(name, LOCAL_OWNER) for name in READ)
    payments, tasks = store.load("payment", LOCAL_OWNER), store.load("task", LOCAL_OWNER)
    return overview(
        sales, returns, complaints, customers, products,
        payments=payments, tasks=tasks, today=TODAY, memory=MEMORY,
    )  # fmt: skip


def _import_and_look(folder: Path, path: Path) -> None:
    """Import a file into a database of its own, and look at the overview."""
    with (
        tempfile.TemporaryDirectory(dir=folder) as made,
        Store.open(f"sqlite:///{Path(made) / 'shop.db'}") as store,
    ):
        bring_in([read_book(path, path.name)], store, LOCAL_OWNER)
        _look(store)


def _workbook(folder: Path, lines: int, rows: int | None = None) -> Path:
    """Write the sales of a shop with that many lines (the first ``rows`` of them) as a workbook."""
    path = folder / f"sales-{lines}-{rows or 'all'}.xlsx"
    if not path.exists():
        shop = make_shop(customers=max(100, min(50_000, lines // 20)), sales_lines=lines)
        write_table(
            shop["sale"][list(HEADINGS)].rename(columns=HEADINGS).head(rows or lines), path, title="Sales"
        )
    return path


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one_import(Path(sys.argv[2]))
    else:
        main()
