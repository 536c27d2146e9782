"""The running program with a sheet that was brought in before it started: not by hand in each file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crm.access import LOCAL_OWNER
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.store import Store
from tests.e2e.program import running


@contextmanager
def running_with(folder: Path, name: str, text: str) -> Iterator[str]:
    """Run the program with what a text file of this name holds; ``folder`` is for database and log."""
    with Store.open(f"sqlite:///{folder / 'regulars.db'}") as store:
        bring_in([read_book(text.encode(), name)], store, LOCAL_OWNER)
    with running(folder) as address:
        yield address
