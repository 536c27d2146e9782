"""Every order, line by line."""

from __future__ import annotations

from ui import lists, session

reader = session.current()
lists.show(reader, "sale", "Orders")
