"""What analyses of customers start from: the sales as arrays, who bought when, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.insights.lines import SaleLines
from crm.insights.memory import Memory
from crm.insights.overview import day_to_look_back_from
from crm.insights.returns import returned_lines
from crm.insights.rhythm import PurchaseDays, purchase_days
from ui import cards, messages
from ui.outlook import Outlook, frame, once
from ui.session import Session

_MEMORY: Final = Memory()
"""Of the last look at the sales, whoever's: an edit leaves most of it as it was."""


@dataclass(frozen=True)
class Past:
    """All sales, the days on which each customer bought, what came back, the day to look back from."""

    lines: SaleLines
    days: PurchaseDays
    returned: pd.DataFrame
    as_of: date

    @property
    def buyers(self) -> int:
        """How many customers have bought up to ``as_of`` or later."""
        return len(self.days.starts)


def past(reader: Session, outlook: Outlook) -> Past:
    """Prepare the sales, once for each revision, reader and day; who came when is remembered for longer."""

    def work() -> Past:
        memory = _MEMORY if reader.narrowing is None else Memory()
        lines = SaleLines(frame(reader, "sale"), frame(reader, "product"), memory)
        return Past(
            lines,
            lines.of_visits("purchase days", lambda: purchase_days(lines)),
            returned_lines(frame(reader, "return"), lines),
            day_to_look_back_from(lines, outlook.today),
        )

    return once(reader, "past", outlook.today, work)


def need_buyers(reader: Session, outlook: Outlook, title: str, tells: str, icon: str) -> None:
    """Open the page with an invitation, and stop there, where nobody has bought yet.

    ``tells``: what the page will tell, as ``who comes again``.
    """
    if past(reader, outlook).buyers:
        return
    cards.open_page(title, f"This page tells {tells}, as soon as somebody has bought.")
    messages.show_empty(
        "No customer has bought yet",
        "Sales that name their customer come with your sheets.",
        "bring-in",
        "Bring in your sheets",
        icon,
    )
    st.stop()


def looks_back(found: Past, outlook: Outlook) -> str:
    """Say where the sheets end, if that is long ago; Markdown."""
    if found.as_of >= outlook.today:
        return ""
    on = wording.plain(f"{wording.day(found.as_of)} {found.as_of.year}")
    return f"Your sheets end on {on}; all of this looks back from there."
