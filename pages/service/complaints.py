"""What annoyed customers, and what became of it."""

from __future__ import annotations

from ui import lists, session
from ui.row_actions import RowAction

reader = session.current()
lists.show(
    reader,
    "complaint",
    "Complaints",
    understand=("troubles", "How often, of what, and how they were settled"),
    groups={"Open": "open", "Past promise": "late", "All": {}},
    actions=(
        RowAction(
            "Resolved",
            lambda who: {"status": "resolved", "resolved_at": lists.now(who)},
            "task_alt",
        ),
    ),
)
