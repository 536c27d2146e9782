"""By what a workbook that the program made itself is known again, by whoever writes and whoever reads it."""

from __future__ import annotations

from typing import Final

MARKS_SHEET: Final = "_regulars"
"""The very hidden sheet that says what the others hold: rows of key and value."""
ID: Final = "ID"
"""The heading of a record's number."""
LONG_TEXT_MARK: Final = "[Too long for one cell: "
"""How a cell begins whose text stands on a sheet of its own; the import leaves such a cell as it was."""
STORE_MARK: Final = "store"
"""The key of the mark that says whose numbers the records have: the identity of a store."""
SHEET_MARK: Final = "sheet:"
"""How the key begins of the mark that says what a sheet holds; its name follows."""
HELD_MARK: Final = "held:"
"""How the key begins of the mark that says which records of an entity a workbook was given."""
