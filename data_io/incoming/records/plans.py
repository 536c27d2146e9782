"""What the owner chooses for an import, and what an import would do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from data_io.changes import ChangeSet
from data_io.incoming.recognition.matching import SheetMatch
from data_io.incoming.records.known import Ids, Mask, Status
from data_io.incoming.records.rows import Rows, no_issues
from data_io.incoming.sheets import Sheet
from data_io.incoming.values.parsing import Hints

SheetKey = tuple[str, str]
"""A sheet: name of its file, its own name."""
Cell = tuple[int, str]
"""A cell of a record: the record's number, field path."""


class Unknown(StrEnum):
    """What becomes of records that rows name but nobody knows."""

    MAKE = "make"
    LEAVE = "leave"
    HAND_BACK = "hand back"


class Gone(StrEnum):
    """What becomes of rows whose record was deleted after their workbook was taken out."""

    HAND_BACK = "hand back"
    LEAVE = "leave"
    BRING_BACK = "bring back"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the owner chose: whether to create and update records; matches and hints by (file, sheet).

    known_by: the fields by which records of a sheet are known, by sheet, or by entity for all of its sheets;
    none: as it comes. unknown: by entity, what becomes of such as are named but not known. program_wins:
    whether the program's value stays in a cell that was changed there and in the sheet; otherwise: the cells
    of which the contrary holds. gone: by sheet, see ``Gone``; "" stands for all others. delete: the entities
    of which the records are deleted that were taken out of their workbook.
    """

    create: bool = True
    update: bool = True
    matches: Mapping[SheetKey, SheetMatch] = field(default_factory=dict)
    hints: Mapping[SheetKey, Mapping[int, Hints]] = field(default_factory=dict)
    known_by: Mapping[SheetKey | str, tuple[str, ...]] = field(default_factory=dict)
    unknown: Mapping[str, Unknown] = field(default_factory=dict)
    program_wins: bool = False
    otherwise: frozenset[Cell] = frozenset()
    gone: Mapping[SheetKey | str, Gone] = field(default_factory=dict)
    delete: frozenset[str] = frozenset()

    def for_unknown(self, entity: str) -> Unknown:
        """Give what becomes of records of an entity that nobody knows."""
        return self.unknown.get(entity, Unknown.MAKE)


@dataclass
class SheetPlan:
    """What would become of one sheet.

    statuses: one ``Status`` a row that counts (uint8). issues: see ``rows.Rows``. sums: file, stored and
    rejected sums by field path, in currency units. per_entity: records made and changed, by entity. records:
    the record that each row became (above zero: a stored one, below: one of the inserts, 0: none). back: the
    rows of sales that were taken back, whose records are returns. hints: with which its columns were read.
    found: as what it would be taken without memory, None where that was not asked. own_book: it is of a
    workbook that the program made itself. known_by: by which fields its records are known (none: as it
    comes). unknown: by entity what rows call records of it that nobody knows, each once. nobody: by entity
    what rows say that name none of it, and how many rows do (see ``nobody``). misspelt:
    by entity the unknown names that look like known ones, and which. conflicts: cells
    changed here and in the program, see ``untouched.Touched``. gone: how many rows
    are of records deleted meanwhile. returning: those of them that come back, as
    they went. held: which records the last sheet of this
    layout told of, as ranges. vanished: those of which the last sheet of
    this layout told and this one, plainly a full list too, does not.
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
    known_by: tuple[str, ...] = ()
    unknown: dict[str, list[str]] = field(default_factory=dict)
    nobody: dict[str, dict[str, int]] = field(default_factory=dict)
    misspelt: dict[str, dict[str, str]] = field(default_factory=dict)
    conflicts: pd.DataFrame = field(default_factory=pd.DataFrame)
    gone: int = 0
    returning: pd.DataFrame = field(default_factory=pd.DataFrame)
    held: str = ""
    vanished: Ids = field(default_factory=lambda: np.empty(0, dtype="int64"))
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
        places = self.rows.positions[positions]
        if self.sheet.rows is None:
            return np.asarray(places + self.sheet.first_row, dtype="int64")
        return np.asarray(self.sheet.rows.to_numpy()[places], dtype="int64")


@dataclass(frozen=True, slots=True)
class Missing:
    """Records of an entity that a workbook held when it was taken out, and that are not in it any more.

    ids: those that can be deleted. changed: those that were changed in the program since, and are kept.
    """

    entity: str
    ids: Ids
    changed: Ids


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do: sheet by sheet for people, and the one change set for the store.

    missing: what was taken out of workbooks of the program's own.
    """

    sheets: tuple[SheetPlan, ...]
    changes: ChangeSet
    missing: tuple[Missing, ...] = ()
