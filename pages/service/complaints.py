"""What annoyed customers, and what became of it."""

from __future__ import annotations

from ui import lists, session
from ui.editor import RowAction

reader = session.current()
lists.show(
    reader,
    "complaint",
    "Complaints",
    groups={"Open": "open", "Past promise": "late", "All": {}},
    actions=(
        RowAction(
            "Resolved",
            "resolved",
            lambda who: {"status": "resolved", "resolved_at": lists.now(who)},
            "task_alt",
        ),
    ),
)
