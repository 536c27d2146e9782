"""Everything that is sold."""

from __future__ import annotations

from ui import lists, session

reader = session.current()
lists.show(reader, "product", "Products", understand=("troubles", "Which of them are probably defective"))
