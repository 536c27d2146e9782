"""Files made to do harm, and good ones with something broken in them, end in rows or in a clear sentence."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from benchmarks.hostile import bring_in_alone
from benchmarks.hostile_files import BOMBS, good_files, mutants

SLOW = {
    "zeros.xlsx", "nested.xlsx", "columns.xlsx", "columns.csv", "page.xls", "cards.vcf", "card.vcf",
    "dense_rows.xlsx",
    "million_columns.csv", "open_quote.csv", "one_line_of_cells.csv", "quotes.csv", "merges.xlsx",
    "nesting.xlsx",
}  # fmt: skip
"""These take seconds; ``benchmarks.hostile`` runs them all."""


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in [["Name", "E-mail", "Since"], *([f"Ann {n}", f"a{n}@example.org", n] for n in range(30))]:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


GOOD = good_files(Path("none of the real ones"), Path("nor of the shop")) | {"customers.xlsx": _workbook()}
MUTANTS = dict(mutants(GOOD, 25, seed=3))


@pytest.mark.parametrize("make", [pytest.param(BOMBS[name], id=name) for name in sorted(set(BOMBS) - SLOW)])
def test_bombs_do_no_harm(make: Callable[[], bytes], request: pytest.FixtureRequest) -> None:
    outcome = bring_in_alone(make(), request.node.callspec.id)
    assert not outcome.is_fault, outcome


@pytest.mark.parametrize("name", MUTANTS)
def test_broken_files_do_no_harm(name: str) -> None:
    outcome = bring_in_alone(MUTANTS[name], name)
    assert not outcome.is_fault, outcome
