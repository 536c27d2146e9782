"""Write the table of roles in ``docs/people.md`` from the one that the program goes by (``crm/access.py``).

``python -m docs.make_roles`` writes it; with ``--check`` it only says whether the file is up to date (exit 1
if it is not).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from crm.access import PERMISSIONS, Action, Role
from crm.entities import ENTITIES

PEOPLE: Final = Path(__file__).resolve().parent / "people.md"
BEGIN: Final = "<!-- the table of roles, by python -m docs.make_roles -->"
END: Final = "<!-- end of the table -->"
OF_RECORDS: Final = frozenset({Action.READ, Action.CREATE, Action.UPDATE, Action.DELETE})
WORDS: Final = {
    Action.READ: "see records and figures",
    Action.CREATE: "add records",
    Action.UPDATE: "change records",
    Action.DELETE: "delete and merge records",
    Action.IMPORT: "bring in sheets",
    Action.EXPORT: "take data out: workbooks, lists, PDFs",
    Action.UNDO: "take back what others did",
    Action.UNDO_OWN: "take back what they did themselves",
    Action.SETTINGS: "change the settings of the business",
    Action.PEOPLE: "let people in, end them, make links for guests",
    Action.AUDIT: "read who did what",
    Action.ERASE: "give out and erase what is known of a person",
    Action.COPIES: "make back-ups and put them back",
}


def table() -> str:
    """The table: a line an action, a column a role."""
    lines = ["| may | " + " | ".join(role.value for role in Role) + " |", "|---|" + "---|" * len(Role)]
    for action in Action:
        cells = (_cell(action, PERMISSIONS[role].get(action, frozenset())) for role in Role)
        lines.append(f"| {WORDS[action]} | {' | '.join(cells)} |")
    return "\n".join(lines)


def page(text: str) -> str:
    """The document with the table as it is now."""
    between = re.compile(f"{re.escape(BEGIN)}\n.*?{re.escape(END)}", re.DOTALL)
    return between.sub(lambda _: f"{BEGIN}\n{table()}\n{END}", text)


def main(arguments: Sequence[str]) -> int:
    """Write the table, or check it."""
    present = PEOPLE.read_text(encoding="utf-8")
    if "--check" in arguments:
        return int(page(present) != present)
    PEOPLE.write_text(page(present), encoding="utf-8")
    return 0


def _cell(action: Action, entities: Collection[str]) -> str:
    """Say yes, or of which records."""
    records = [ENTITIES[name].plural.lower() for name in ENTITIES if name in entities]
    if action in OF_RECORDS and 0 < len(records) < len(ENTITIES):
        return ", ".join(records)
    return "yes" if entities else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
