"""What the owner chooses for an import, and what an import would do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from data_io.changes import ChangeSet
from data_io.incoming.known import Ids, Mask, Status
from data_io.incoming.matching import SheetMatch
from data_io.incoming.parsing import Hints
from data_io.incoming.rows import Rows, no_issues
from data_io.incoming.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Choices:
    """What the owner chose: whether to create and update records; matches and hints by (file, sheet)."""

    create: bool = True
    update: bool = True
    matches: Mapping[tuple[str, str], SheetMatch] = field(default_factory=dict)
    hints: Mapping[tuple[str, str], Mapping[int, Hints]] = field(default_factory=dict)


@dataclass
class SheetPlan:
    """What would become of one sheet.

    statuses: one ``Status`` a row that counts (uint8). issues: see ``rows.Rows``. sums: file, stored and
    rejected sums by field path, in currency units. per_entity: records made and changed, by entity. records:
    the record that each row became (above zero: a stored one, below: one of the inserts, 0: none). back: the
    rows of sales that were taken back, whose records are returns. hints: with which its columns were read.
    found: as what it would be taken without memory, None where that was not asked. own_book: it is of a
    workbook that the program made itself.
    """

    file: str
    sheet: Sheet
    match: SheetMatch
    rows: Rows
    statuses: np.ndarray[Any, np.dtype[np.uint8]]
    issues: pd.DataFrame = field(default_factory=no_issues)
    sums: dict[str, dict[str, float]] = field(default_factory=dict)
    per_entity: dict[str, dict[str, int]] = field(default_factory=dict)
    hints: Mapping[int, Hints] = field(default_factory=dict)
    found: SheetMatch | None = None
    own_book: bool = False
    records: Ids = field(init=False)
    back: Mask = field(init=False)

    def __post_init__(self) -> None:
        self.records = np.zeros(self.rows.count, dtype="int64")
        self.back = np.zeros(self.rows.count, dtype=bool)

    @property
    def rows_read(self) -> int:
        """Rows of the sheet that hold something."""
        return self.rows.count + self.rows.skipped

    def note(self, found: pd.DataFrame) -> None:
        """Add issues."""
        self.issues = pd.concat([self.issues, found], ignore_index=True)

    def count(self, status: Status) -> int:
        """How many rows have that status; totals and repeated headings count as skipped."""
        return int((self.statuses == status).sum()) + (self.rows.skipped if status is Status.SKIPPED else 0)

    def row_numbers(self, positions: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.int64]]:
        """Give the spreadsheet's row numbers of rows that count."""
        return np.asarray(self.rows.positions[positions] + self.sheet.first_row, dtype="int64")


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do: sheet by sheet for people, and the one change set for the store."""

    sheets: tuple[SheetPlan, ...]
    changes: ChangeSet
