"""The way out and the way back: ``python -m benchmarks.out_and_back``.

100,000 sales of the sample shop: taken out as the formatted workbook with drop-downs that everything is kept
in, against what pandas with openpyxl takes to write the same cells without any format; and their import taken
back in one step. CPU seconds of one run; of the first only the ratio means something elsewhere.
"""

from __future__ import annotations

import io
import tempfile
import time
from pathlib import Path
from typing import Final

import pandas as pd

from benchmarks.main_job import HEADINGS
from benchmarks.measure import line, measured
from crm.access import LOCAL_OWNER
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.outgoing.tables import write_table
from data_io.outgoing.workbook import write_workbook
from data_io.store import Store
from sample_data.make import make_shop

ROWS: Final = 100_000


def main() -> None:
    """Print all figures."""
    sales = make_shop(customers=5_000, sales_lines=ROWS)["sale"][list(HEADINGS)].rename(columns=HEADINGS)
    with tempfile.TemporaryDirectory() as made, Store.open(f"sqlite:///{Path(made) / 'shop.db'}") as store:
        path = Path(made) / "sales.xlsx"
        write_table(sales, path, title="Sales")
        _, receipt = bring_in([read_book(path, path.name)], store, LOCAL_OWNER)
        _written(store, sales)
        _undone(store, receipt.revision)


def _written(store: Store, sales: pd.DataFrame) -> None:
    """Compare our workbook of all sales with pandas' and openpyxl's."""
    target = io.BytesIO()
    with measured() as ours:
        write_workbook(store, LOCAL_OWNER, target, entities=["sale"])
    with measured() as theirs:
        sales.to_excel(io.BytesIO(), engine="openpyxl", index=False)
    columns = len(pd.read_excel(target, nrows=1, engine="calamine").columns)
    line(f"formatted workbook with drop-downs, {ROWS:,} x {columns}", f"{ours.seconds:.2f} s")
    line(f"pandas with openpyxl, {len(sales):,} x {len(sales.columns)}", f"{theirs.seconds:.2f} s")
    line("  share of that", f"{ours.seconds / theirs.seconds:.3f}", "at most 0.125")


def _undone(store: Store, revision: int) -> None:
    before = store.count("sale", LOCAL_OWNER)
    begun = time.monotonic()
    with measured() as cost:
        store.undo(revision, LOCAL_OWNER)
    line(f"the import of {before:,} rows taken back", f"{cost.seconds:.2f} s", "at most 5 s")
    line("  by the clock", f"{time.monotonic() - begun:.2f} s")
    line("  sales left", f"{store.count('sale', LOCAL_OWNER):,}", "0")


if __name__ == "__main__":
    main()
