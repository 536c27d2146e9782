"""The one table of pages.

It drives the navigation, the links between pages, the pictures of them, and their tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import streamlit as st

from crm.access import Access, Action

PAGES: Final = Path(__file__).parent.parent / "pages"
_OPEN: Final = "pages that open"
"""Where a session keeps the paths that its reader may open; nothing is kept where nobody knows who reads."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One page: its title, section of the menu, path in the address bar, icon, and file under ``pages``."""

    title: str
    section: str
    path: str
    icon: str
    file: str
    entities: tuple[str, ...] = ()
    """Records that are listed and mended here."""
    hidden: bool = False
    """Reached from another page, as a profile is from the list."""
    help: str = ""
    needs: Action = Action.READ
    """What somebody must be allowed to do for it to be shown; the page asks for the same."""

    def is_open_to(self, access: Access) -> bool:
        """Whether somebody is shown this page."""
        return access.may(self.needs) and access.opens(self.path)

    @property
    def address(self) -> str:
        """Where a browser finds it. Streamlit serves the first screen at the root, and nowhere else."""
        return "/" if self is SCREENS[0] else f"/{self.path}"


TODAY: Final = ""
"""The section without a heading: its pages stand in the menu by themselves."""

SCREENS: Final = (
    Screen("Today", TODAY, "overview", "wb_sunny", "today/overview.py"),
    Screen("All customers", "Customers", "customers", "group", "customers/list.py", ("customer",)),
    Screen("Customer", "Customers", "customer", "person", "customers/profile.py", hidden=True),
    Screen(
        "The same twice?", "Customers", "duplicates", "merge", "customers/duplicates.py", needs=Action.DELETE
    ),
    Screen("Orders", "Sales", "orders", "receipt_long", "sales/orders.py", ("sale",)),
    Screen("Payments", "Sales", "payments", "payments", "sales/payments.py", ("payment",)),
    Screen("Products", "Sales", "products", "inventory_2", "sales/products.py", ("product",)),
    Screen(
        "Opportunities", "Sales", "opportunities", "handshake", "sales/opportunities.py", ("opportunity",)
    ),
    Screen("Campaigns", "Sales", "campaigns", "campaign", "sales/campaigns.py", ("campaign", "message")),
    Screen("Complaints", "Service", "complaints", "report", "service/complaints.py", ("complaint",)),
    Screen("Returns", "Service", "returns", "assignment_return", "service/returns.py", ("return",)),
    Screen("Calls and messages", "Service", "contacts", "forum", "service/contacts.py", ("interaction",)),
    Screen("Feedback", "Service", "feedback", "reviews", "service/feedback.py", ("feedback",)),
    Screen("Tasks", "Service", "tasks", "task_alt", "service/tasks.py", ("task",)),
    Screen("Revenue", "Understand", "revenue", "monitoring", "understand/revenue.py"),
    Screen("What comes next", "Understand", "forecast", "trending_up", "understand/forecast.py"),
    Screen("What goes wrong", "Understand", "troubles", "report", "understand/troubles.py"),
    Screen("Who stays", "Understand", "who-stays", "loyalty", "understand/who_stays.py"),
    Screen("Who is worth what", "Understand", "worth", "diamond", "understand/worth.py"),
    Screen("Who owes", "Understand", "owed", "request_quote", "understand/owed.py"),
    Screen("Habits and seasons", "Understand", "habits", "calendar_month", "understand/habits.py"),
    Screen("Monthly report", "Understand", "report", "summarize", "understand/report.py"),
    Screen("Bring in", "Sheets", "bring-in", "upload_file", "sheets/bring_in.py", needs=Action.IMPORT),
    Screen("Take out", "Sheets", "take-out", "download", "sheets/take_out.py", needs=Action.EXPORT),
    Screen("History", "Sheets", "history", "history", "sheets/history.py"),
    Screen("Your business", "Settings", "business", "store", "settings/business.py", needs=Action.SETTINGS),
    Screen("Share", "Settings", "links", "share", "settings/links.py", needs=Action.PEOPLE),
    Screen(
        "Back-ups",
        "Settings",
        "back-ups",
        "settings_backup_restore",
        "settings/back_ups.py",
        needs=Action.COPIES,
    ),
    Screen(
        "Personal data",
        "Settings",
        "personal-data",
        "shield_person",
        "settings/privacy.py",
        needs=Action.ERASE,
    ),
    Screen("People", "Settings", "people", "badge", "settings/people.py", needs=Action.PEOPLE),
    Screen("My account", "Settings", "account", "account_circle", "settings/account.py", hidden=True),
)


def screen(path: str) -> Screen:
    """Find a screen by its path in the address bar; KeyError where there is none."""
    return {entry.path: entry for entry in SCREENS}[path]


def screen_of(entity: str) -> Screen:
    """Find the screen where records of an entity are listed; KeyError where there is none."""
    return {name: entry for entry in SCREENS for name in entry.entities}[entity]


def addresses() -> frozenset[str]:
    """Give every address that the program answers with a page."""
    return frozenset(entry.address for entry in SCREENS)


def page(path: str) -> st.Page:
    """Make Streamlit's page of a screen, for ``st.page_link`` and the like."""
    entry = screen(path)
    return st.Page(
        PAGES / entry.file,
        title=entry.title,
        icon="",  # a Material icon would also become the tab's picture, which browsers fetch from Google
        url_path=entry.path,
        default=entry is SCREENS[0],
        visibility="hidden" if entry.hidden else "visible",
        help=entry.help or None,
    )


def navigation(
    access: Access | None = None, closed: Callable[[Screen, Access], None] | None = None
) -> dict[str, list[st.Page]]:
    """Give the pages by section that somebody may open, in the order of the menu.

    A guest's first page is at the root too, whichever it is; the rest of the program is not there for guests.
    To others ``closed`` says at the addresses of the rest that it is not for their role, outside the menu.
    None: it is not known who reads, and each page says so by itself.
    """
    open_ = [entry for entry in SCREENS if access is None or entry.is_open_to(access)]
    st.session_state[_OPEN] = frozenset(entry.path for entry in open_)
    sections: dict[str, list[st.Page]] = {}
    if open_ and open_[0] is not SCREENS[0]:
        first = open_[0]
        root = st.Page(
            lambda: go(first.path), title=first.title, url_path="start", default=True, visibility="hidden"
        )
        sections[TODAY] = [root]
    for entry in open_:
        sections.setdefault(entry.section, []).append(page(entry.path))
    if access is not None and not access.is_guest and closed is not None:
        rest = [_closed_page(entry, access, closed) for entry in SCREENS if entry not in open_]
        sections.setdefault(TODAY, []).extend(rest)
    return sections


def _closed_page(entry: Screen, access: Access, closed: Callable[[Screen, Access], None]) -> st.Page:
    """Make what stands at the address of a screen in its place; nothing of its file is run."""
    return st.Page(lambda: closed(entry, access), title=entry.title, url_path=entry.path, visibility="hidden")


def opens(path: str) -> bool:
    """Whether the reader of this session may open a screen."""
    allowed: frozenset[str] | None = st.session_state.get(_OPEN)
    return allowed is None or path in allowed


def go(path: str, params: Mapping[str, str | int] | None = None) -> None:
    """Go on to another screen in the same session, as ``go("customer", {"id": 12})``.

    It does not come back, but where the reader may not open that screen: then nothing happens.
    """
    if opens(path):
        st.switch_page(page(path), query_params={name: str(value) for name, value in (params or {}).items()})


def link(
    path: str, label: str, params: Mapping[str, str | int] | None = None, icon: str | None = None
) -> None:
    """Draw a link to another screen that keeps the session; ``label`` is Markdown.

    Where the reader may not open that screen, only the words are drawn.
    """
    if not opens(path):
        st.markdown(label)
        return
    query = {name: str(value) for name, value in (params or {}).items()}
    st.page_link(page(path), label=label, icon=icon, query_params=query or None)
