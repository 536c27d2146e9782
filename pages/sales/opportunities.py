"""Sales that may come."""

from __future__ import annotations

from ui import lists, session
from ui.row_actions import RowAction

OPEN = ["new", "qualified", "proposal", "negotiation"]

reader = session.current()
lists.show(
    reader,
    "opportunity",
    "Opportunities",
    groups={"Open": {"stage": OPEN}, "Expected before today": "late", "Won": {"stage": "won"}, "All": {}},
    actions=(
        RowAction("Won", lambda who: {"stage": "won", "closed_on": lists.now(who)[:10]}, "celebration"),
        RowAction("Lost", lambda who: {"stage": "lost", "closed_on": lists.now(who)[:10]}, "close"),
    ),
)
