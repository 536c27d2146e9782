"""Calls, e-mails, visits: every touch between you and a customer."""

from __future__ import annotations

from ui import lists, session

reader = session.current()
lists.show(reader, "interaction", "Calls and messages")
