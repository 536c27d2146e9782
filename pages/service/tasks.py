"""What is to be done, and for whom."""

from __future__ import annotations

from ui import lists, session
from ui.row_actions import RowAction

reader = session.current()
lists.show(
    reader,
    "task",
    "Tasks",
    groups={"To do": {"done_at": None}, "All": {}},
    actions=(RowAction("Done", lambda who: {"done_at": lists.now(who)}, "task_alt", lists.tasks_again),),
)
