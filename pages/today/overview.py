"""The day at a glance; on the first day, the two ways to begin."""

from __future__ import annotations

from ui import session, welcome

reader = session.current()
welcome.show()
