"""What somebody is told who opens a page, by its address or an old link, that is not for their role."""

from __future__ import annotations

from crm.access import Access, Denied
from ui import cards, menu, session
from ui.menu import Screen
from ui.words import bold

TITLE = "This page is not for your role"


def show(screen: Screen, access: Access) -> None:
    """Say so, with the way on; nothing of the page is run. The journal is told what was refused."""
    session.note_denial(Denied(access, screen.needs))
    role = "guest" if access.role is None else access.role.value
    cards.open_page(
        TITLE, f"{bold(screen.title)} is closed to you as {role}. Ask the owner if you need to work there."
    )
    menu.link(menu.SCREENS[0].path, menu.SCREENS[0].title, icon=":material/arrow_back:")
