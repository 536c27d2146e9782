"""The money that came in, and what is still to come."""

from __future__ import annotations

from ui import lists, session

reader = session.current()
lists.show(reader, "payment", "Payments")
