"""Which pages a link for guests may hold."""

from __future__ import annotations

from typing import Final

from ui.menu import SCREENS, Screen

FIGURES: Final = frozenset(
    {
        "overview", "orders", "payments", "products", "returns", "feedback",
        "revenue", "forecast", "troubles", "who-stays", "worth", "owed", "habits", "report",
    }
)  # fmt: skip
"""Figures and lists: what they show of people stays hidden, unless the link says otherwise."""
PEOPLE: Final = frozenset({"customers", "customer", "opportunities", "complaints", "contacts"})
"""Pages about people, and lists whose words name them: only where the link shows personal data."""
NARROWED: Final = frozenset({"revenue", "forecast", "troubles", "who-stays", "worth", "habits"})
"""Pages whose figures can be about a part of the business (``ui.focus``): others have no place for filters.

All that is in none of these (settings, sheets, history, duplicates, tasks, campaigns) is for nobody outside.
"""


def shareable(*, personal: bool, filtered: bool) -> list[Screen]:
    """Give the pages that a link may hold, in the order of the menu."""
    allowed = FIGURES | PEOPLE if personal else FIGURES
    return [entry for entry in SCREENS if entry.path in (allowed & NARROWED if filtered else allowed)]
